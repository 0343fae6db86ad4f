import { formatDays } from "../components/dates.ts";
import { LivePlaces, PlacesRing, PlacesWords, shownWhen } from "./Places.tsx";
import type { Workshop } from "./workshop.ts";

export type WorkshopCardProps = { workshop: Workshop; checkedAt: string; heading?: "h2" | "h3" };

/** A workshop to come, in a list: what, when, where, its ring of seats and the way to a place. */
export function WorkshopCard({ workshop, checkedAt, heading: Heading = "h3" }: WorkshopCardProps) {
  const when = formatDays(workshop.days.map((day) => day.date));
  const which = `: ${workshop.title}, ${when}`;
  return (
    <LivePlaces workshop={workshop} class="card workshop-card">
      <div class="workshop-card-words">
        <Heading>
          <a href={`/workshops/${workshop.slug}/`}>{workshop.title}</a>
        </Heading>
        <p class="soft">
          {when}
          <br />
          {workshop.venue}
        </p>
      </div>
      <PlacesRing workshop={workshop} />
      <PlacesWords workshop={workshop} checkedAt={checkedAt} />
      <p class="workshop-card-action" data-pagefind-ignore>
        <a href={`/book/${workshop.slug}`} {...shownWhen(workshop, "open")}>
          Book a place<span class="hidden-words">{which}</span>
        </a>
        <a href={`/book/${workshop.slug}`} {...shownWhen(workshop, "full")}>
          Join the waiting list<span class="hidden-words">{which}</span>
        </a>
      </p>
    </LivePlaces>
  );
}

/** Cards side by side, in the order given. */
export function WorkshopCards(props: {
  workshops: readonly Workshop[];
  checkedAt: string;
  heading?: "h2" | "h3";
}) {
  return (
    <ul class="cards workshop-cards">
      {props.workshops.map((workshop) => (
        <li>
          <WorkshopCard {...props} workshop={workshop} />
        </li>
      ))}
    </ul>
  );
}
