import { formatDay, formatTime } from "../components/dates.ts";
import type { Workshop } from "../workshops/workshop.ts";
import type { Receipt } from "./booking.ts";

/** What happens after the confirmation, step by step. */
export function WhatNext({ receipt: { status, heldUntil, workshop } }: { receipt: Receipt }) {
  if (heldUntil) return <NextToPress inLine={status === "waiting"} />;
  switch (status) {
    case "confirmed":
      return <NextWithPlace workshop={workshop} />;
    case "offered":
      return <NextWithOffer />;
    default:
      return <NextInLine />;
  }
}

function NextToPress({ inLine }: { inLine: boolean }) {
  return (
    <ol>
      <li>
        <strong>In a few minutes</strong> you get an email with a link. We ask because your email is not from
        a partner that we know, and made-up emails must not take people’s places.
      </li>
      <li>
        <strong>Open the link and press the button.</strong>{" "}
        {inLine ? "Then you are in line" : "Then your place is booked"}, and we email you all of it.
      </li>
      <li>
        <strong>If nobody presses it in time,</strong>{" "}
        {inLine ? "you leave the line" : "the place goes to someone else"}, and we email you to say so.
      </li>
    </ol>
  );
}

function NextWithPlace({ workshop }: { workshop: Workshop }) {
  const first = workshop.days[0];
  return (
    <ol>
      <li>
        <strong>In a few minutes</strong> you get an email with all of this, what you need for your calendar,
        and a link to change or cancel. To have your calendar follow by itself,{" "}
        <a href="/my-bookings">ask for the link to all your bookings</a>.
      </li>
      {first && (
        <li>
          <strong>On {formatDay(first.date)}</strong> we start at {formatTime(first.starts)}. The venue is{" "}
          {workshop.venue}.
        </li>
      )}
      <li>
        <strong>If you cannot come</strong>, cancel with the link in the email. Someone who is waiting is then
        offered your place.
      </li>
    </ol>
  );
}

function NextWithOffer() {
  return (
    <ol>
      <li>
        <strong>Take it or pass it on</strong> with the link in our newest email. It says until when.
      </li>
      <li>
        <strong>If you do nothing</strong>, the place goes to the next person in line.
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
        <strong>When a place comes free</strong> and it is your turn, we hold it and email a link to take it:
        to you, or to whoever booked if your group waits together. There are up to 48 hours to take it, and
        fewer when the workshop is near. In the last 24 hours, whoever takes a place first has it.
      </li>
      <li>
        <strong>If no place comes free</strong> before the workshop starts, you do not hear from us again
        about it.
      </li>
    </ol>
  );
}
