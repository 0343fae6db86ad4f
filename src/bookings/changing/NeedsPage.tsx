import { Button } from "../../components/Button.tsx";
import { errorOf, type FieldError } from "../../components/ErrorSummary.tsx";
import { Form, SpamTrap } from "../../components/Form.tsx";
import { Notice } from "../../components/Notice.tsx";
import type { Site } from "../../server/site.ts";
import type { Booking } from "../booking.ts";
import { BookingFrame } from "../BookingFrame.tsx";
import { NeedsField } from "../NeedsField.tsx";
import { BackToBooking } from "./BackToBooking.tsx";

type About = { site: Site; booking: Booking; token: string };

export type NeedsPageProps = About & {
  values: Readonly<Record<string, string>>;
  errors: readonly FieldError[];
  saved: boolean;
};

/** What somebody needs, to be written anew: what was kept is never shown, because links get forwarded. */
export function NeedsPage({ site, booking, token, values, errors, saved }: NeedsPageProps) {
  const { hasNeeds, workshop } = booking;
  return (
    <BookingFrame site={site} title="What you need" workshop={workshop} errors={errors}>
      {saved && (hasNeeds ? <Kept /> : <NothingKept />)}
      <p>Tell us what you need to take part. We never put it in an email.</p>
      {hasNeeds && !saved && (
        <p>
          You have told us something already. We do not show it here, since links get forwarded. What you
          write now takes its place.
        </p>
      )}
      <Form action={`/booking/${token}/needs`}>
        <NeedsField value={values["needs"]} error={errorOf(errors, "needs")} rows={4} />
        <SpamTrap />
        <div class="buttons">
          <Button name="step" value="save">
            {hasNeeds ? "Replace what I told you" : "Tell the team"}
          </Button>
          {hasNeeds && <DeleteButton />}
        </div>
      </Form>
      <BackToBooking token={token} />
    </BookingFrame>
  );
}

/** With no day to come nothing more is of use to the team; what was told can still be deleted before its time. */
export function NothingToTellPage({ site, booking, token }: About) {
  const { hasNeeds, status, workshop } = booking;
  const came = status === "confirmed";
  return (
    <BookingFrame site={site} title="What you need" workshop={workshop}>
      <p>
        {came ? "Your workshop is over" : "The workshop has begun, and you have no place on it"}, so there is
        nothing more to tell us.
      </p>
      {hasNeeds ? (
        <Form action={`/booking/${token}/needs`}>
          <p>
            {came ? "We delete what you told us 14 days after your last day." : "We delete what you told us."}{" "}
            You can also delete it now.
          </p>
          <div class="buttons">
            <DeleteButton />
          </div>
        </Form>
      ) : (
        <p>We keep nothing about what you need.</p>
      )}
      <BackToBooking token={token} />
    </BookingFrame>
  );
}

function DeleteButton() {
  return (
    <Button kind="secondary" name="step" value="delete">
      Delete what I told you
    </Button>
  );
}

// The address of this page can be kept and opened again, so both say what is so, and not what has just been done.

function Kept() {
  return (
    <Notice kind="done" title="Thank you, we have it">
      <p>
        The people who run the workshop will see it. It is not shown on this page. What you write below takes
        its place.
      </p>
    </Notice>
  );
}

function NothingKept() {
  return (
    <Notice kind="done" title="Nothing is kept">
      <p>We keep nothing about what you need.</p>
    </Notice>
  );
}
