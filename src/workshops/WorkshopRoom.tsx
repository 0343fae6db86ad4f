import { ButtonLink } from "../components/Button.tsx";
import { CheckedAt } from "./CheckedAt.tsx";
import { HearOfDates } from "./HearOfDates.tsx";
import { LivePlaces, PlacesRing, PlacesWords, shownWhen } from "./Places.tsx";
import type { Workshop } from "./workshop.ts";

export type WorkshopRoomProps = {
  workshop: Workshop;
  course: { slug: string; title: string } | undefined;
  checkedAt: string;
};

/** The room, seen from above and grown large: its seats, how many are left, and the way to one. */
export function WorkshopRoom({ workshop, course, checkedAt }: WorkshopRoomProps) {
  return (
    <section class="workshop-room" aria-label="Places" data-pagefind-ignore>
      <LivePlaces workshop={workshop}>
        <PlacesRing workshop={workshop} size={288} />
        <PlacesWords workshop={workshop} checkedAt={checkedAt} />
        <div {...shownWhen(workshop, "open")}>
          <ButtonLink href={`/book/${workshop.slug}`}>Book your place</ButtonLink>
        </div>
        <div {...shownWhen(workshop, "full")}>
          <ButtonLink href={`/book/${workshop.slug}`}>Join the waiting list</ButtonLink>
          <p class="soft">When a place comes free, we hold it for the next in line and email them.</p>
        </div>
        <div {...shownWhen(workshop, "closed", "cancelled")}>
          <ButtonLink href="/workshops/" kind="secondary">
            See other dates
          </ButtonLink>
        </div>
        {course && (
          <div {...shownWhen(workshop, "full", "closed", "cancelled")}>
            <HearOfDates course={course} />
          </div>
        )}
      </LivePlaces>
      <CheckedAt checkedAt={checkedAt} />
    </section>
  );
}
