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
export function ReceiptPage({ site, receipt }: { site: Site; receipt: Receipt }) {
  const { status, reference, workshop } = receipt;
  const ahead = status !== "cancelled" && !workshop.ended;
  const good = ahead && !receipt.heldUntil;
  return (
    <BookingFrame site={site} title={title(receipt)} workshop={workshop} useful={receiptPages}>
      <Notice kind={good ? "done" : "note"} title={<YourReference reference={reference} />}>
        <p>{summary(receipt)}</p>
      </Notice>
      <WorkshopFacts
        workshop={workshop}
        mine={status === "confirmed" || (status === "held" ? "kept" : false)}
      />
      <ReceiptEnd site={site} next={ahead && <WhatNext receipt={receipt} />} />
    </BookingFrame>
  );
}

function title({ status, heldUntil, endedAs, workshop }: Receipt): string {
  if (workshop.ended && status !== "cancelled") return "This workshop has taken place";
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
  if (workshop.ended && status !== "cancelled") {
    return status === "confirmed"
      ? "You had a place on it."
      : "There was no place for you this time. We are sorry.";
  }
  switch (status) {
    case "held":
      return `We hold a place for you${until(heldUntil)}. It is yours once you have pressed the button behind the link in our email.`;
    case "waiting":
      return heldUntil
        ? `We hold your place in line${until(heldUntil)}. It counts once you have pressed the button behind the link in our email.`
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
