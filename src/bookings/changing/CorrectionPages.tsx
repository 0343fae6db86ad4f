import { Button } from "../../components/Button.tsx";
import { errorOf, type FieldError } from "../../components/ErrorSummary.tsx";
import { Form, HiddenFields, SpamTrap } from "../../components/Form.tsx";
import { NotForConcerns } from "../../components/NotForConcerns.tsx";
import { Notice } from "../../components/Notice.tsx";
import { SummaryList } from "../../components/SummaryList.tsx";
import { TextField } from "../../components/TextField.tsx";
import type { Site } from "../../server/site.ts";
import type { Booking } from "../booking.ts";
import { BookingFrame, TeamEmail } from "../BookingFrame.tsx";
import { BackToBooking } from "./BackToBooking.tsx";
import type { Correction } from "./schema.ts";

type About = { site: Site; booking: Booking; token: string };
type Filled = {
  values: Readonly<Record<string, string>>;
  errors: readonly FieldError[];
  asked: boolean;
};

/** A name to correct, and a new email. The email that is kept is not shown, because links get forwarded. */
export function CorrectionPage({ site, booking, token, values, errors, asked }: About & Filled) {
  return (
    <BookingFrame
      site={site}
      title="Correct your name or your email"
      workshop={booking.workshop}
      errors={errors}
    >
      {asked && <Asked site={site} />}
      <Form action={`/booking/${token}/details`}>
        <TextField
          name="name"
          label="Full name"
          hint="As it should stand on the list of people who come."
          value={values["name"]}
          error={errorOf(errors, "name")}
          autocomplete="name"
          spellcheck={false}
        />
        <TextField
          name="email"
          label="New email address"
          hint="Leave this empty to keep the one we have. We do not show that one here, since links get forwarded."
          value={values["email"]}
          error={errorOf(errors, "email")}
          type="email"
          autocomplete="email"
          optional
        />
        <SpamTrap />
        <NotForConcerns />
        <div class="buttons">
          <Button name="step" value="check">
            Continue
          </Button>
        </div>
      </Form>
      <p>
        Somebody else is coming instead of you?{" "}
        <a href={`/booking/${token}/hand-over`}>Give your place to a colleague</a> instead.
      </p>
      <BackToBooking token={token} />
    </BookingFrame>
  );
}

function Asked({ site }: { site: Site }) {
  return (
    <Notice kind="done" title="Look in the inbox of the new email address">
      <p>
        If you have just asked for it, a link is on its way there. It works for 15 minutes, and the new
        address counts when you press the button behind it. Until then everything stays as it was.
      </p>
      <p>
        No email after ten minutes? Look in the junk folder, check the address and ask again below, or write
        to <TeamEmail site={site} />.
      </p>
    </Notice>
  );
}

/** Asks once more, and says what will happen. */
export function CheckCorrectionPage({
  site,
  booking,
  token,
  correction,
}: About & { correction: Correction }) {
  const action = `/booking/${token}/details`;
  const newName = correction.name !== booking.person.name;
  const newEmail = correction.email !== "";
  const change = (field: string, words: string) => (
    <Button kind="link" name="step" value="change" action={`${action}#${field}`}>
      Change<span class="hidden-words"> {words}</span>
    </Button>
  );
  return (
    <BookingFrame site={site} title="Check what you changed" workshop={booking.workshop}>
      <Form action={action}>
        <HiddenFields values={correction} />
        <SummaryList
          rows={[
            {
              label: newName ? "New name" : "Name, as before",
              value: correction.name,
              change: change("name", "the name"),
            },
            ...(newEmail
              ? [
                  {
                    label: "New email address",
                    value: correction.email,
                    change: change("email", "the email address"),
                  },
                ]
              : []),
          ]}
        />
        <ul>
          {newName && <li>The name changes at once, and we email you to confirm it.</li>}
          {newEmail && (
            <li>
              We send a link to the new address. It works for 15 minutes, and the address counts when you
              press the button behind it.
            </li>
          )}
          {newEmail && (
            <li>
              Then links in our earlier emails stop working. We email both addresses: the new one gets all it
              needs, and the old one is told that it has been replaced. Both emails help with the calendar.
            </li>
          )}
        </ul>
        <div class="buttons">
          <Button name="step" value="save">
            {newEmail ? "Send the link" : "Save the name"}
          </Button>
        </div>
      </Form>
      <BackToBooking token={token}>No, leave it as it is</BackToBooking>
    </BookingFrame>
  );
}
