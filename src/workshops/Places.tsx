import type { ComponentChildren } from "preact";
import { SeatRing } from "../components/SeatRing.tsx";
import { formatMoment } from "../components/dates.ts";
import type { Workshop } from "./workshop.ts";

/** What surrounds everything about one workshop that may change: `places.js` finds its start values here. */
export function LivePlaces(props: { workshop: Workshop; class?: string; children: ComponentChildren }) {
  const { slug, title, status, placesLeft, waiting } = props.workshop;
  return (
    <div
      class={props.class}
      x-data="places"
      data-slug={slug}
      data-title={title}
      data-status={status}
      data-left={placesLeft}
      data-waiting={waiting}
    >
      {props.children}
    </div>
  );
}

/** The ring of a workshop's seats as they are now. */
export function PlacesRing({ workshop, size }: { workshop: Workshop; size?: number }) {
  const taken = workshop.capacity - workshop.placesLeft;
  return <SeatRing capacity={workshop.capacity} taken={taken} {...(size && { size })} />;
}

/**
 * The places left, in words. All four wordings are there from the start and one of them shows, so that
 * the script changes numbers and visibility and has no words of its own.
 */
export function PlacesWords({ workshop, checkedAt }: { workshop: Workshop; checkedAt: string }) {
  const { capacity, placesLeft, waiting } = workshop;
  return (
    <div class="places-words" data-pagefind-ignore>
      <p {...shownWhen(workshop, "open")}>
        <strong x-text="left">{placesLeft}</strong> of {capacity} places left
      </p>
      <p {...shownWhen(workshop, "full")}>
        <strong>Full.</strong> All {capacity} places are taken. On the waiting list:{" "}
        <span x-text="waiting">{waiting}</span>
      </p>
      <p {...shownWhen(workshop, "closed")}>{closedWords(workshop, checkedAt)}</p>
      <p {...shownWhen(workshop, "cancelled")}>
        <strong>Cancelled.</strong> This workshop will not take place.
      </p>
    </div>
  );
}

/** Takes statuses; returns the attributes that show an element only while the workshop has one of them. */
export function shownWhen(workshop: Workshop, ...statuses: Workshop["status"][]) {
  return {
    hidden: !statuses.includes(workshop.status),
    "x-bind:hidden": statuses.map((status) => `status !== '${status}'`).join(" && "),
  };
}

function closedWords({ opensAt }: Workshop, checkedAt: string): string {
  if (new Date(opensAt) > new Date(checkedAt)) return `Booking opens on ${formatMoment(opensAt)}.`;
  return "Booking for this workshop has closed.";
}
