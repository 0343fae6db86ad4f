import { Notice } from "../components/Notice.tsx";
import { formatMoment } from "../components/dates.ts";
import type { Site } from "../server/site.ts";
import { isBookable } from "../workshops/workshop.ts";
import type { Receipt } from "./booking.ts";
import { endingOf, placeInLine } from "./booking-words.ts";
import { BookingFrame, receiptPages } from "./BookingFrame.tsx";
import { ReceiptEnd } from "./ReceiptEnd.tsx";
import { YourReference } from "./Reference.tsx";
import { WhatNext } from "./WhatNext.tsx";
import { WorkshopFacts } from "./WorkshopFacts.tsx";

/** The confirmation: the reference and what happens next. It may stand on a shared screen, so it names nobody. */
export function ReceiptPage({ site, receipt, now }: { site: Site; receipt: Receipt; now: Date }) {
  const { status, reference, workshop } = receipt;
  const begun = now >= new Date(workshop.startsAt);
  const late = begun ? onceBegun(receipt) : null;
  const ahead = status !== "cancelled" && !begun;
  const good = status !== "cancelled" && !late && !receipt.heldUntil;
  return (
    <BookingFrame site={site} title={late?.title ?? title(receipt)} workshop={workshop} useful={receiptPages}>
      <Notice kind={good ? "done" : "note"} title={<YourReference reference={reference} />}>
        <p>{late?.summary ?? summary(receipt)}</p>
      </Notice>
      <WorkshopFacts
        workshop={workshop}
        mine={status === "confirmed" || (status === "held" ? "kept" : false)}
      />
      <ReceiptEnd site={site} next={ahead && <WhatNext receipt={receipt} />} />
    </BookingFrame>
  );
}

/** What is left to say where a workshop has begun without somebody, or is over; null where a place still is one. */
function onceBegun({ status, workshop }: Receipt): { title: string; summary: string } | null {
  if (status === "cancelled" || (status === "confirmed" && !workshop.ended)) return null;
  return {
    title: workshop.ended ? "This workshop has taken place" : "The workshop has begun",
    summary:
      status === "confirmed"
        ? "You had a place on it."
        : "There was no place for you this time. We are sorry.",
  };
}

function title({ status, heldUntil, endedAs, workshop }: Receipt): string {
  switch (status) {
    case "held":
      return "One more step: press the button in our email";
    case "waiting":
      return heldUntil ? "One more step: press the button in our email" : "You are on the waiting list";
    case "confirmed":
      return "Your place is booked";
    case "offered":
      return "A place is held for you";
    case "cancelled":
      return endingOf({ endedAs, handedBack: false, workshop }).title;
  }
}

function summary({ status, position, heldUntil, endedAs, workshop }: Receipt): string {
  switch (status) {
    case "held":
      return `We hold a place for you${until(heldUntil)}. It is yours once you have pressed the button behind the link in our email.`;
    case "waiting":
      return heldUntil
        ? `We keep your number in line${until(heldUntil)}. It counts once you have pressed the button behind the link in our email: until then you are offered no place, and one that comes free goes to others.`
        : placeInLine(position);
    case "offered":
      return "Our email to you says until when, and holds the link with which you take it or pass it on.";
    case "cancelled":
      return ended(endedAs, workshop);
    case "confirmed":
      return forAllDays(workshop.days.length);
  }
}

/** Where it is now that a place went elsewhere stands in an email: a reference shows nobody whose it is. */
function ended(endedAs: Receipt["endedAs"], workshop: Receipt["workshop"]): string {
  if (endedAs === "moved" || endedAs === "handed-over" || endedAs === "workshop-cancelled") {
    return "It holds no place any more. Our newest email about it says how things stand.";
  }
  return isBookable(workshop)
    ? "It holds no place. If you would like to come after all, you can book again."
    : "It holds no place any more.";
}

function until(moment: Date | null): string {
  return moment ? ` until ${formatMoment(moment)}` : "";
}

function forAllDays(days: number): string {
  if (days === 1) return "You have one place.";
  return days === 2 ? "You have one place, for both days." : `You have one place, for all ${days} days.`;
}
