import { formatMoment } from "../components/dates.ts";
import { isRestCalledOff } from "../workshops/workshop.ts";
import type { Booking, Ending } from "./booking.ts";

/** Where somebody stands in line, as a sentence. */
export function placeInLine(position: number | null): string {
  return position === 1 ? "You are first in line." : `You are number ${position} in line.`;
}

/** What stands over the page of a booking. */
export function bookingTitle(booking: Booking): string {
  const { status, heldUntil, offer, started, workshop } = booking;
  if (status === "waiting" && started) {
    return workshop.ended ? "This workshop has taken place" : "The workshop has begun";
  }
  switch (status) {
    case "held":
      return "Confirm your place";
    case "confirmed":
      return "Your booking";
    case "waiting":
      if (heldUntil) return "Confirm your place in line";
      return offer ? "A place is free" : "Your place in line";
    case "offered":
      return "A place is held for you";
    case "cancelled":
      return endingOf(booking).title;
  }
}

/** How things stand with a booking, in a sentence or two. */
export function bookingSummary(booking: Booking): string {
  const { status, workshop, started, handedOnUntil } = booking;
  if (handedOnUntil) {
    return `We hold it for your colleague until ${formatMoment(handedOnUntil)}. It is theirs when they press the button in our email. If nobody does, it comes back to you and we email you, as long as the workshop has not begun.`;
  }
  if (status === "cancelled") return afterCallOff(booking) ?? endingOf(booking).summary;
  if (workshop.status === "cancelled" && !isRestCalledOff(workshop)) {
    return "This workshop is cancelled and will not take place.";
  }
  if (workshop.ended && status === "confirmed") return "This workshop has taken place.";
  if (workshop.ended) return "There was no place for you this time. We are sorry.";
  if (status === "confirmed") return "You have a place. We look forward to meeting you.";
  if (started) return "The workshop has begun, and there was no place for you this time. We are sorry.";
  return notYet(booking);
}

function notYet(booking: Booking): string {
  const { status, heldUntil, handedBy, offer, together, position, answersElsewhereFirst } = booking;
  if (heldUntil) {
    return status === "held"
      ? `We hold a place for you until ${formatMoment(heldUntil)}. It is yours when you press the button. If nobody presses it, the place goes ${handedBy ? `back to ${handedBy}` : "to someone else"}.`
      : `We keep your number in line until ${formatMoment(heldUntil)}. It counts when you press the button: until then you are offered no place, and one that comes free goes to others.`;
  }
  if (offer && together) {
    return `There is room for all of your group until ${formatMoment(offer.until)}. Whoever booked for you has an email with the link, and decides for everyone.`;
  }
  if (offer?.firstCome) {
    return "Everyone who waits has been told of it, and the first to take it has it.";
  }
  if (offer) {
    return `It is yours if you take it by ${formatMoment(offer.until)}. Until then nobody else can have it.`;
  }
  const first = answersElsewhereFirst ? ` ${answerElsewhere}` : "";
  return together
    ? `${placeInLine(position)}${first} Your group comes together, so you wait until there is room for all of you. Others may be offered a place before that.`
    : `${placeInLine(position)}${first}`;
}

const answerElsewhere =
  "You have been offered a place on another workshop. Please answer that first: take it or pass it on, and then we can offer you a place here.";

/** How a booking came to its end, as a title and a sentence or two. */
export function endingOf(booking: Pick<Booking, "endedAs" | "handedBack" | "workshop">): EndingWords {
  const { endedAs, handedBack, workshop } = booking;
  if (endedAs === "workshop-cancelled" && isRestCalledOff(workshop)) return restCalledOff;
  return handedBack ? cameBack : endings[endedAs ?? "cancelled"];
}

/** Who was held another date for a cancelled workshop, and did not answer: they were on no waiting list of it. */
export const lapsedAfterCallOff =
  "We held this place for you because the workshop that you had signed up for was cancelled, and we did not hear from you in time. It goes to someone else. If you are not booked on another date, we write to you as soon as the course has a new one.";

function afterCallOff({ endedAs, followsCancelledWorkshop }: Booking): string | null {
  if (!followsCancelledWorkshop) return null;
  if (endedAs === "lapsed") return lapsedAfterCallOff;
  return endedAs === "passed" ? "Thank you: it goes to someone else." : null;
}

type EndingWords = { title: string; summary: string };

const restCalledOff: EndingWords = {
  title: "The rest of this workshop is cancelled",
  summary:
    "The first part took place. What was still to come will not, and we are sorry. We have emailed you what that means for you, with a place on another date where there is one.",
};

const cameBack: EndingWords = {
  title: "This place came back to you",
  summary: "You had given it to a colleague. It came back to you: our newest email about it has the link.",
};

const endings: Record<Ending, EndingWords> = {
  cancelled: {
    title: "This booking is cancelled",
    summary: "Nothing is held for you on this workshop any more. We have emailed you to confirm it.",
  },
  passed: {
    title: "You passed this place on",
    summary: "Thank you: it goes to whoever is next. You are no longer on the waiting list.",
  },
  lapsed: {
    title: "This offer has run out",
    summary:
      "We held a place for you and did not hear from you in time, so it goes to whoever is next. You are no longer on the waiting list.",
  },
  unpressed: {
    title: "This booking was not confirmed in time",
    summary:
      "The button behind the link in our email was not pressed in time, so nothing is held for you any more. That happens easily: emails arrive late, or in the junk folder.",
  },
  "workshop-cancelled": {
    title: "This workshop is cancelled",
    summary:
      "It will not take place, and we are sorry. We have emailed you what that means for you, with a place on another date where there is one.",
  },
  moved: {
    title: "You have moved to another date",
    summary: "This place is given up. The email about your new place has the link to it.",
  },
  "handed-over": {
    title: "This place has been handed over",
    summary: "It belongs to a colleague now, who has an email with a link of their own.",
  },
  erased: {
    title: "This booking is erased",
    summary: "Nothing is held for you on this workshop any more.",
  },
};
