import { Button } from "../../components/Button.tsx";
import { Form, HiddenFields } from "../../components/Form.tsx";
import { Radios } from "../../components/Radios.tsx";
import { SummaryList } from "../../components/SummaryList.tsx";
import { formatDays } from "../../components/dates.ts";
import type { Site } from "../../server/site.ts";
import type { Workshop } from "../../workshops/workshop.ts";
import type { Booking } from "../booking.ts";
import { BookingFrame, TeamEmail } from "../BookingFrame.tsx";
import { BackToBooking } from "./BackToBooking.tsx";
import type { MoveProblem } from "./move.ts";

type About = { site: Site; booking: Booking; token: string };

/** The other workshops of the course. The place is kept until another one is had. */
export function ChooseMovePage(
  props: About & { workshops: readonly Workshop[]; problem: MoveProblem | null },
) {
  const { site, booking, token, workshops, problem } = props;
  const open = workshops.filter(({ status }) => status === "open");
  const full = workshops.filter(({ status }) => status === "full");
  const message = problem && problems[problem];
  return (
    <BookingFrame
      site={site}
      title="Move to another date"
      workshop={booking.workshop}
      errors={message && open.length > 0 ? [{ field: "workshop", message }] : []}
    >
      {message && open.length === 0 && <p>{message}</p>}
      <p>
        You have a place on {daysOf(booking.workshop)}. You keep it until you have another one, so there is
        nothing to lose by looking.
      </p>
      {open.length > 0 && (
        <Form action={`/booking/${token}/move`}>
          <Radios
            name="workshop"
            legend="Which date would you like?"
            error={message ?? undefined}
            choices={open.map((workshop) => ({
              value: workshop.slug,
              label: daysOf(workshop),
              hint: `${workshop.venue}. ${placesLeft(workshop)}`,
            }))}
          />
          <div class="buttons">
            <Button name="step" value="check">
              Continue
            </Button>
          </div>
        </Form>
      )}
      {open.length === 0 && (
        <p>
          No other date of this course has a free place just now. Write to <TeamEmail site={site} /> if none
          of this works for you.
        </p>
      )}
      {full.length > 0 && <FullOnes workshops={full} />}
      <BackToBooking token={token}>Keep my place as it is</BackToBooking>
    </BookingFrame>
  );
}

const problems: Record<MoveProblem, string> = {
  "nothing-chosen": "Choose the date that you would like",
  "not-listed": "Choose one of these dates: the other one can no longer be booked. Your place is still yours",
  full: "Choose again: that date has just filled up. Your place is still yours",
  closed: "Choose again: booking for that date has closed. Your place is still yours",
  cancelled: "Choose again: that date has been called off. Your place is still yours",
  "already-there": "Choose another date: you have booked that one already. Your place is still yours",
  "other-course": "Choose another date: that one belongs to another course. Your place is still yours",
};

function FullOnes({ workshops }: { workshops: readonly Workshop[] }) {
  return (
    <>
      <h2>Full at the moment</h2>
      <p>
        You can wait for a place on one of these, and keep the place that you have. If one is offered to you,
        take it and then cancel here.
      </p>
      <ul>
        {workshops.map((workshop) => (
          <li>
            {daysOf(workshop)}, {workshop.venue}:{" "}
            <a href={`/book/${workshop.slug}`}>
              join the waiting list<span class="hidden-words"> for {daysOf(workshop)}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Asks once more, with both dates side by side. */
export function CheckMovePage({ site, booking, token, there }: About & { there: Workshop }) {
  const here = booking.workshop;
  return (
    <BookingFrame site={site} title="Move your place?" workshop={there}>
      <SummaryList
        rows={[
          { label: "From", value: `${daysOf(here)}, ${here.venue}` },
          { label: "To", value: `${daysOf(there)}, ${there.venue}` },
        ]}
      />
      <ul>
        <li>
          We give up your old place only when the new one is yours. If it has gone meanwhile, you keep the old
          one.
        </li>
        <li>We email you the new days, with what you need to put your calendar right.</li>
        {booking.hasNeeds && <li>What you told us about access and dietary needs moves with you.</li>}
        <li>You get a new reference, and a new link by email.</li>
      </ul>
      <Form action={`/booking/${token}/move`}>
        <HiddenFields values={{ workshop: there.slug }} />
        <div class="buttons">
          <Button name="step" value="move">
            Move my place
          </Button>
        </div>
      </Form>
      <p>
        <a href={`/booking/${token}/move`}>Choose another date</a>
      </p>
      <BackToBooking token={token}>No, keep my place</BackToBooking>
    </BookingFrame>
  );
}

function daysOf(workshop: Workshop): string {
  return formatDays(workshop.days.map((day) => day.date));
}

function placesLeft({ placesLeft: left }: Workshop): string {
  return left === 1 ? "1 place left." : `${left} places left.`;
}
