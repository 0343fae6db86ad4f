import { WordList } from "../components/Words.tsx";
import { impact } from "./impact.ts";

/** What nobody has shown, said as plainly as the rest. */
export function NotKnown({ place }: { place: string }) {
  return (
    <section aria-labelledby="not-known">
      <h2 id="not-known">What is not known</h2>
      <WordList texts={impact.notKnown} />
      <p>
        Do you have evidence, from {place} or from elsewhere? <a href="/contact/">Tell the team</a>. We would
        rather put this page right than keep it pleasant.
      </p>
    </section>
  );
}
