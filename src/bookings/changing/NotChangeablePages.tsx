import { Button } from "../../components/Button.tsx";
import { Form, HiddenFields } from "../../components/Form.tsx";
import type { Site } from "../../server/site.ts";
import type { Booking } from "../booking.ts";
import { BookingFrame, TeamEmail } from "../BookingFrame.tsx";
import { BackToBooking } from "./BackToBooking.tsx";

type About = { site: Site; booking: Booking; token: string };

/** The workshop has begun, or is over. */
export function TooLatePage({ site, booking, token }: About) {
  const { workshop } = booking;
  return (
    <BookingFrame
      site={site}
      title={workshop.ended ? "The workshop has taken place" : "The workshop has begun"}
      workshop={workshop}
    >
      <p>
        This can no longer be changed here, and nothing has changed. If something is not right, write to{" "}
        <TeamEmail site={site} />.
      </p>
      <BackToBooking token={token} />
    </BookingFrame>
  );
}

/** Only a place can be handed over or moved. */
export function NoPlacePage({ site, booking, token }: About) {
  return (
    <BookingFrame site={site} title="You do not have a place yet" workshop={booking.workshop}>
      <p>
        Only a place can be given to a colleague or moved to another date. Your booking is not a place yet, so
        nothing has changed. See how it stands:
      </p>
      <BackToBooking token={token} />
    </BookingFrame>
  );
}

/** Too many tries within the hour. What was typed waits on the page, so that nothing has to be typed again. */
export function WaitPage(
  props: About & { action: string; values: Readonly<Record<string, string>>; retryAfter: number },
) {
  const { site, booking, token, action, values, retryAfter } = props;
  const minutes = Math.ceil(retryAfter / 60);
  return (
    <BookingFrame site={site} title="Please wait a little" workshop={booking.workshop}>
      <p>
        Too many requests came from your network, or for this email address, within an hour. We pause after a
        while, so that nobody is sent emails that they did not ask for.
      </p>
      <p>
        We have sent nothing. What you typed is kept on this page: try again{" "}
        {minutes <= 1 ? "in a minute" : `in ${minutes} minutes`}.
      </p>
      <Form action={`/booking/${token}/${action}`}>
        <HiddenFields values={values} />
        <div class="buttons">
          <Button name="step" value="save">
            Try again
          </Button>
        </div>
      </Form>
      <BackToBooking token={token} />
    </BookingFrame>
  );
}
