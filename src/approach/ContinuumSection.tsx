import { AbuseCaution } from "../components/AbuseCaution.tsx";
import { Continuum } from "./Continuum.tsx";
import { continuumFrom } from "./continuum.ts";

/** The continuum from a word in the corridor to a formal conference, with what has to be known before the formal end. */
export function ContinuumSection() {
  return (
    <section aria-labelledby="from-a-word-to-a-conference">
      <h2 id="from-a-word-to-a-conference">From a word to a conference</h2>
      <p>
        Restorative practice runs from the everyday to the formal. That line is called <em>the continuum</em>.
        The further along you go, the more people take part, and the more preparing it takes. Most days you
        only need the start of it. Open a stage to see what it is.
      </p>
      <Continuum />
      <p>
        The informal end builds up a community. The formal end repairs harm. The same principles, and the same
        way of speaking, go all the way along.
      </p>
      <p class="soft">{continuumFrom}</p>
      <AbuseCaution before="bring people together, or question somebody who was harmed," />
    </section>
  );
}
