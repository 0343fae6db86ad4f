import { Notice } from "../components/Notice.tsx";
import { formatDay, formatTime } from "../components/dates.ts";
import type { Site } from "../server/site.ts";
import type { Workshop } from "../workshops/workshop.ts";
import type { Receipt } from "./booking.ts";
import { BookingFrame, TeamEmail } from "./BookingFrame.tsx";
import { WorkshopFacts } from "./WorkshopFacts.tsx";

/** The confirmation: the reference and what happens next. It may stand on a shared screen, so it names nobody. */
export function ReceiptPage({ site, receipt }: { site: Site; receipt: Receipt }) {
  const { status, reference, workshop } = receipt;
  const ahead = status !== "cancelled" && !workshop.ended;
  return (
    <BookingFrame site={site} title={titles[status]} workshop={workshop}>
      <Notice kind={status === "cancelled" ? "note" : "done"} title={`Your reference is ${reference}`}>
        <p>{summary(receipt)}</p>
      </Notice>
      <WorkshopFacts workshop={workshop} mine={status === "confirmed"} />
      {ahead && <h2>What happens next</h2>}
      {ahead && (status === "confirmed" ? <NextWithPlace workshop={workshop} /> : <NextInLine />)}
      {ahead && (
        <p>
          No email after ten minutes? Look in your junk folder, then write to <TeamEmail site={site} /> with
          your reference.
        </p>
      )}
      <p>
        <a href="/workshops/">See the other workshops</a>
      </p>
    </BookingFrame>
  );
}

const titles: Record<Receipt["status"], string> = {
  held: "A place is held for you",
  confirmed: "Your place is booked",
  waiting: "You are on the waiting list",
  offered: "A place is held for you",
  cancelled: "This booking is cancelled",
};

function summary({ status, position, workshop }: Receipt): string {
  if (status === "cancelled")
    return "It holds no place. If you would like to come after all, you can book again.";
  if (status === "waiting")
    return position === 1 ? "You are first in line." : `You are number ${position} in line.`;
  const days = workshop.days.length;
  if (days === 1) return "You have one place.";
  return days === 2 ? "You have one place, for both days." : `You have one place, for all ${days} days.`;
}

function NextWithPlace({ workshop }: { workshop: Workshop }) {
  const first = workshop.days[0];
  return (
    <ol>
      <li>
        <strong>In a few minutes</strong> you get an email with all of this, an entry for your calendar, and a
        link to cancel.
      </li>
      {first && (
        <li>
          <strong>On {formatDay(first.date)}</strong> we start at {formatTime(first.starts)}. The venue is{" "}
          {workshop.venue}.
        </li>
      )}
      <li>
        <strong>If you cannot come</strong>, cancel with the link in the email. Your place then goes to
        someone who is waiting for one.
      </li>
    </ol>
  );
}

function NextInLine() {
  return (
    <ol>
      <li>
        <strong>In a few minutes</strong> you get an email with all of this, and a link to leave the list.
      </li>
      <li>
        <strong>When someone cancels</strong>, the first person in line gets their place. If that is you, the
        place is yours at once and we email you to say so.
      </li>
      <li>
        <strong>If no place comes free</strong> before the workshop starts, you do not hear from us again
        about it.
      </li>
    </ol>
  );
}
