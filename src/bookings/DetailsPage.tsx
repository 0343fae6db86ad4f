import { Button } from "../components/Button.tsx";
import { errorOf, type FieldError } from "../components/ErrorSummary.tsx";
import { Form, SpamTrap } from "../components/Form.tsx";
import { Notice } from "../components/Notice.tsx";
import { TextField } from "../components/TextField.tsx";
import type { Site } from "../server/site.ts";
import type { Workshop } from "../workshops/workshop.ts";
import { BookingFrame } from "./BookingFrame.tsx";
import { FullNotice } from "./FullNotice.tsx";
import { NeedsField } from "./NeedsField.tsx";
import { teamFormPath } from "./party/team-form-path.ts";
import { WorkshopFacts } from "./WorkshopFacts.tsx";

type Values = Readonly<Record<string, string>>;

export type DetailsPageProps = {
  site: Site;
  workshop: Workshop;
  values?: Values;
  errors?: readonly FieldError[];
  /** The answers came back because this form had been sent before with other ones. */
  sentBefore?: boolean;
};

/** The first step of booking: what is true of the workshop now, and the questions. */
export function DetailsPage({ site, workshop, values = {}, errors = [], sentBefore }: DetailsPageProps) {
  const full = workshop.status === "full";
  const title = full ? "Join the waiting list" : "Book your place";
  return (
    <BookingFrame site={site} title={title} workshop={workshop} errors={errors}>
      {sentBefore && <SentBefore />}
      {full && <FullNotice workshop={workshop} />}
      <WorkshopFacts workshop={workshop} />
      <p>
        Booking for several colleagues? <a href={teamFormPath(workshop.slug)}>Book for a team in one go</a>.
      </p>
      <h2>Your details</h2>
      <Form action={`/book/${workshop.slug}`}>
        <Questions values={values} errors={errors} />
        <SpamTrap />
        <p>
          We use your details to run this workshop and to write to you about it.{" "}
          <a href="/privacy/">How we look after them</a>. The rules are on one page:{" "}
          <a href="/workshops/how-booking-works/">how booking works</a>.
        </p>
        <div class="buttons">
          <Button name="step" value="check">
            Continue
          </Button>
        </div>
      </Form>
    </BookingFrame>
  );
}

function Questions({ values, errors }: { values: Values; errors: readonly FieldError[] }) {
  const field = (name: string) => ({ name, value: values[name], error: errorOf(errors, name) });
  return (
    <>
      <TextField
        {...field("name")}
        label="Full name"
        hint="As it should stand on the list of people who come."
        autocomplete="name"
        spellcheck={false}
      />
      <TextField
        {...field("email")}
        label="Email address"
        hint="We write to you here. With the work email of a partner that we know, such as the council, your booking counts at once. With any other, we hold it for 24 hours, until you press one button behind the link in our email."
        type="email"
        autocomplete="email"
      />
      <TextField
        {...field("organisation")}
        label="Organisation"
        hint="For example the council, a school or a charity."
        autocomplete="organization"
      />
      <TextField
        {...field("role")}
        label="Your role"
        hint="For example social worker, teacher or family support worker."
        autocomplete="organization-title"
      />
      <TextField {...field("team")} label="Your team" hint="Where in the organisation you work." optional />
      <NeedsField value={values["needs"]} error={errorOf(errors, "needs")} rows={3} optional />
    </>
  );
}

/** Says why the answers came back: the key of this form stands for other ones. */
export function SentBefore() {
  return (
    <Notice kind="warning" title="Please look at your answers again">
      <p>
        This form has been sent once before, with other answers, so we have not used these ones. Check them
        below and continue if they are right. If you have booked already, your email says so.
      </p>
    </Notice>
  );
}
