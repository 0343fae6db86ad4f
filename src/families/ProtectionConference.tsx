/** The meeting that a family does not choose: what it decides, and how to be heard in it. */
export function ProtectionConference({ place }: { place: string }) {
  return (
    <>
      <p>
        This is another kind of meeting, and not one that a family chooses. It is held when there are serious
        worries about a child. The family and the people who work with it come together. The meeting decides
        whether the child needs a <strong>child protection plan</strong>: a written plan of what must change,
        who will do what, and by when.
      </p>
      <p>
        You have a say in it all the same. In 2018 {place} changed how these meetings are led. People sit in a
        circle without tables, and whoever leads turns to the family first. Ask your worker how it is done
        today, who will be there, and whom you can bring. Does somebody who may come hurt or frighten you? Say
        so before the day.
      </p>
    </>
  );
}
