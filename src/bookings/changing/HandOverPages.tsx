import { Button } from "../../components/Button.tsx";
import { errorOf, type FieldError } from "../../components/ErrorSummary.tsx";
import { Form, HiddenFields, SpamTrap } from "../../components/Form.tsx";
import { NotForConcerns } from "../../components/NotForConcerns.tsx";
import { SummaryList } from "../../components/SummaryList.tsx";
import { TextField } from "../../components/TextField.tsx";
import type { Site } from "../../server/site.ts";
import type { Booking } from "../booking.ts";
import { BookingFrame, TeamEmail } from "../BookingFrame.tsx";
import { WorkshopFacts } from "../WorkshopFacts.tsx";
import { BackToBooking } from "./BackToBooking.tsx";
import { colleagueFields, type Colleague } from "./schema.ts";

type About = { site: Site; booking: Booking; token: string };
type Filled = { values: Readonly<Record<string, string>>; errors: readonly FieldError[] };

/** Who gets the place, and what will happen. */
export function HandOverPage({ site, booking, token, values, errors }: About & Filled) {
  return (
    <BookingFrame
      site={site}
      title="Give your place to a colleague"
      workshop={booking.workshop}
      errors={errors}
    >
      <p>
        The place goes straight from you to your colleague. Nobody else can take it in between, not even
        someone who is waiting.
      </p>
      <ul>
        <li>We email both of you, with what you need to put your calendars right.</li>
        <li>{aboutNeeds(booking)}</li>
        <li>
          You cannot take the place back. Your colleague can give it back to you, and it comes back by itself
          if they are to confirm their email address and do not.
        </li>
      </ul>
      <WorkshopFacts
        workshop={booking.workshop}
        mine
        first={[{ label: "Booked for", value: booking.person.name }]}
      />
      <h2>Your colleague</h2>
      <Form action={`/booking/${token}/hand-over`}>
        <Questions values={values} errors={errors} />
        <SpamTrap />
        <NotForConcerns />
        <div class="buttons">
          <Button name="step" value="check">
            Continue
          </Button>
        </div>
      </Form>
      <BackToBooking token={token}>No, keep my place</BackToBooking>
    </BookingFrame>
  );
}

function aboutNeeds({ hasNeeds }: Booking): string {
  return hasNeeds
    ? "What you told us about access and dietary needs does not go along: we delete it. Your colleague can tell us what they need."
    : "Your colleague can tell us about access and dietary needs of their own.";
}

function Questions({ values, errors }: Filled) {
  const field = (name: string) => ({
    name,
    value: values[name],
    error: errorOf(errors, name),
    // A browser would offer the details of whoever sits before it.
    autocomplete: "off",
  });
  return (
    <>
      <TextField {...field("name")} label={labels.name} spellcheck={false} />
      <TextField
        {...field("email")}
        label={labels.email}
        hint="The place goes to whoever this address belongs to."
        type="email"
      />
      <TextField
        {...field("organisation")}
        label={labels.organisation}
        hint="For example the council, a school or a charity."
      />
      <TextField
        {...field("role")}
        label={labels.role}
        hint="For example social worker, teacher or family support worker."
      />
      <TextField {...field("team")} label={labels.team} optional />
    </>
  );
}

const labels: Record<(typeof colleagueFields)[number], string> = {
  name: "Colleague's full name",
  email: "Colleague's email address",
  organisation: "Colleague's organisation",
  role: "Colleague's role",
  team: "Colleague's team",
};

/** Asks once more before the place changes hands. */
export function CheckHandOverPage({
  site,
  booking,
  token,
  colleague,
  mustPress,
}: About & { colleague: Colleague; mustPress: boolean }) {
  const action = `/booking/${token}/hand-over`;
  return (
    <BookingFrame site={site} title="Hand your place over?" workshop={booking.workshop}>
      <Form action={action}>
        <HiddenFields values={colleague} />
        <SummaryList
          rows={colleagueFields.map((field) => ({
            label: labels[field],
            value: colleague[field] || "Not given",
            change: (
              <Button kind="link" name="step" value="change" action={`${action}#${field}`}>
                Change<span class="hidden-words"> {labels[field].replace("Colleague", "colleague")}</span>
              </Button>
            ),
          }))}
        />
        <p>
          Is the email address right?{" "}
          {mustPress
            ? "It is not from a partner that we know, so we email a link to it, and hold the place for up to 24 hours. It is theirs when they press the button behind that link. If nobody does, the place comes back to you and we email you, as long as the workshop has not begun."
            : "The place is theirs as soon as you press the button."}
        </p>
        <div class="buttons">
          <Button name="step" value="save">
            Hand my place over
          </Button>
        </div>
      </Form>
      <BackToBooking token={token}>No, keep my place</BackToBooking>
    </BookingFrame>
  );
}

/** Says no more than booking does: whoever typed the address may not be the person it belongs to. */
export function ColleagueBookedPage({ site, booking, token }: About) {
  return (
    <BookingFrame site={site} title="Your place is still yours" workshop={booking.workshop}>
      <p>
        Your colleague's email address has been used for this workshop before, so nothing has changed hands.
        We have just sent the details to that address: your colleague can look there.
      </p>
      <p>
        <a href={`/booking/${token}/hand-over`}>Give your place to somebody else</a>
      </p>
      <BackToBooking token={token} />
      <p>
        Is something not right? Write to <TeamEmail site={site} />.
      </p>
    </BookingFrame>
  );
}
