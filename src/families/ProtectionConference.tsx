import { familyFacts } from "./family-facts.ts";

/** The meeting that a family does not choose: what it decides, and how to be heard in it. */
export function ProtectionConference() {
  return (
    <>
      <p>
        This is another kind of meeting, and not one that a family chooses. It is held when there are serious
        worries about a child. The family and the people who work with it come together. The meeting decides
        whether the child needs a <strong>child protection plan</strong>: a written plan of what must change,
        who will do what, and by when.
      </p>
      <p>
        You have a say in it all the same. {familyFacts.protectionConferences} Ask your worker how it is done
        today, who will be there, and whom you can bring. Does somebody who may come hurt or frighten you? Say
        so before the day.
      </p>
    </>
  );
}
