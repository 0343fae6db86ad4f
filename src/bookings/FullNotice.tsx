import { Notice } from "../components/Notice.tsx";
import type { Workshop } from "../workshops/workshop.ts";
import { allTaken } from "./WorkshopFacts.tsx";

/** A full workshop is not the reader's mistake: this says what happens to those who wait. */
export function FullNotice({ workshop, team = false }: { workshop: Workshop; team?: boolean }) {
  return (
    <Notice title="This workshop is full, and you can wait for a place">
      <p>
        {allTaken(workshop)}
        {waitingNow(workshop.waiting)}. When a place comes free, we hold it for the next in line and email
        them: they have up to 48 hours to take it, and fewer when the workshop is near.{" "}
        {team
          ? "A team that wants to stay together is passed over until there is room for all of it."
          : "In the last 24 hours, whoever takes a place first has it."}{" "}
        You can leave the list whenever you like.{" "}
        <a href="/workshops/how-booking-works/">How booking works</a>.
      </p>
    </Notice>
  );
}

function waitingNow(waiting: number): string {
  if (waiting === 0) return ", and you would be first in line";
  return waiting === 1 ? ", and 1 person is waiting" : `, and ${waiting} people are waiting`;
}
