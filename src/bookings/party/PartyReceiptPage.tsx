import { Notice } from "../../components/Notice.tsx";
import type { Site } from "../../server/site.ts";
import type { PartyCounts, Receipt } from "../booking.ts";
import { isBookable, type Workshop } from "../../workshops/workshop.ts";
import { BookingFrame, receiptPages } from "../BookingFrame.tsx";
import { ReceiptEnd } from "../ReceiptEnd.tsx";
import { YourReference } from "../Reference.tsx";
import { WorkshopFacts } from "../WorkshopFacts.tsx";
import { peopleWho } from "./party-words.ts";

export type PartyReceiptPageProps = { site: Site; receipt: Omit<Receipt, "party">; party: PartyCounts };

/** The confirmation for a team: how many stand where. It may stand on a shared screen, so it names nobody. */
export function PartyReceiptPage({ site, receipt: { reference, workshop }, party }: PartyReceiptPageProps) {
  // Nobody has a place any more on what is over.
  const lines = workshop.ended ? [] : standings(party);
  const ahead = lines.length > 0;
  return (
    <BookingFrame site={site} title={title(party, workshop)} workshop={workshop} useful={receiptPages}>
      <Notice kind={ahead ? "done" : "note"} title={<YourReference reference={reference} />}>
        {ahead ? (
          <ul>
            {lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        ) : (
          <p>
            {workshop.ended ? "Nothing is to come of it any more." : "It holds no place any more."}
            {isBookable(workshop) && " If you would like to come after all, you can book again."}
          </p>
        )}
      </Notice>
      <WorkshopFacts workshop={workshop} />
      <ReceiptEnd site={site} next={ahead && <Next party={party} />} />
    </BookingFrame>
  );
}

function title({ confirmed, held, offered, waiting }: PartyCounts, { status, ended }: Workshop): string {
  if (status === "cancelled") return "This workshop is cancelled";
  if (ended) return "This workshop has taken place";
  const total = confirmed + held + offered + waiting;
  if (total === 0) return "This booking is cancelled";
  if (waiting === total) return "Your team is on the waiting list";
  return confirmed === total ? "Your team is booked" : "We have your team’s booking";
}

function standings({ together, confirmed, held, offered, waiting }: PartyCounts): string[] {
  const lines: [number, string, string][] = [
    [confirmed, "has a place", "have a place"],
    [
      held,
      "has a place held, until they press the button in their email",
      "have a place held, until they press the button in their email",
    ],
    [offered, "has a place on offer", "have a place on offer"],
    together
      ? [waiting, "waits for a place", "wait for places together"]
      : [waiting, "waits for a place", "wait for a place"],
  ];
  return lines.filter(([count]) => count > 0).map((line) => `${peopleWho(...line)}.`);
}

function Next({ party: { together, waiting, unpressed } }: { party: PartyCounts }) {
  return (
    <ol>
      <li>
        <strong>In a few minutes</strong> you get an email with a link that shows where everyone stands. Each
        of the others gets an email and a link of their own.
      </li>
      {unpressed > 0 && (
        <li>
          <strong>{unpressed === 1 ? "One of them" : `${unpressed} of them`}</strong> must open the link in
          that email and press one button within 24 hours, since their email is not from a partner that we
          know. What nobody presses goes to someone else.
        </li>
      )}
      {waiting > 0 &&
        (together ? (
          <li>
            <strong>When there is room for all who wait,</strong> we hold the places and email you. You take
            them for everyone, or pass them on. Until then people who come after you may be offered places.
          </li>
        ) : (
          <li>
            <strong>When a place comes free</strong> and it is the turn of one of them, we hold it and email
            them. They have up to 48 hours to take it.
          </li>
        ))}
      <li>
        <strong>If somebody cannot come,</strong> they cancel or hand over with the link in their own email.
      </li>
    </ol>
  );
}
