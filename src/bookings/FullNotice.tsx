import { Notice } from "../components/Notice.tsx";
import type { Workshop } from "../workshops/workshop.ts";
import { allTaken } from "./WorkshopFacts.tsx";

/** A full workshop is not the reader's mistake: this says what happens to those who wait. */
export function FullNotice({ workshop }: { workshop: Workshop }) {
  return (
    <Notice title="This workshop is full, and you can wait for a place">
      <p>
        {allTaken(workshop)}
        {waitingNow(workshop.waiting)}. When someone cancels, their place goes at once to the first person in
        line, and we email that person. You can leave the list whenever you like.
      </p>
    </Notice>
  );
}

function waitingNow(waiting: number): string {
  if (waiting === 0) return ", and you would be first in line";
  return waiting === 1 ? ", and 1 person is waiting" : `, and ${waiting} people are waiting`;
}
