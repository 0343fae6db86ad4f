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
      {saved && (hasNeeds ? <Kept /> : <Deleted />)}
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

/** After the last day nothing more is of use to the team; what was told can still be deleted before its time. */
export function NothingToTellPage({ site, booking, token, deleted }: About & { deleted: boolean }) {
  const { hasNeeds, workshop } = booking;
  return (
    <BookingFrame site={site} title="What you need" workshop={workshop}>
      {deleted && <Deleted />}
      <p>Your workshop is over, so there is nothing more to tell us.</p>
      {hasNeeds && (
        <Form action={`/booking/${token}/needs`}>
          <p>We delete what you told us 14 days after your last day. You can also delete it now.</p>
          <div class="buttons">
            <DeleteButton />
          </div>
        </Form>
      )}
      {!hasNeeds && !deleted && <p>We keep nothing about what you need.</p>}
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

function Deleted() {
  return (
    <Notice kind="done" title="It is deleted">
      <p>We keep nothing about what you need.</p>
    </Notice>
  );
}
