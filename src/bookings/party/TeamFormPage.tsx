import { Button } from "../../components/Button.tsx";
import { errorOf, type FieldError } from "../../components/ErrorSummary.tsx";
import { Form, SpamTrap } from "../../components/Form.tsx";
import { Radios } from "../../components/Radios.tsx";
import { TextArea } from "../../components/TextArea.tsx";
import { TextField } from "../../components/TextField.tsx";
import type { Site } from "../../server/site.ts";
import type { Workshop } from "../../workshops/workshop.ts";
import { BookingFrame } from "../BookingFrame.tsx";
import { SentBefore } from "../DetailsPage.tsx";
import { FullNotice } from "../FullNotice.tsx";
import { WorkshopFacts } from "../WorkshopFacts.tsx";
import { mostPeople } from "./people-lines.ts";
import { teamFormPath } from "./team-form-path.ts";

type Asked = { values: Readonly<Record<string, string>>; errors: readonly FieldError[] };

export type TeamFormPageProps = Partial<Asked> & {
  site: Site;
  workshop: Workshop;
  /** The answers came back because this form had been sent before with other ones. */
  sentBefore?: boolean;
};

/** The first step of booking for a team: who books, who comes, and what happens if there are too few places. */
export function TeamFormPage({ site, workshop, values = {}, errors = [], sentBefore }: TeamFormPageProps) {
  const full = workshop.status === "full";
  const title = full ? "Join the waiting list as a team" : "Book for a team";
  return (
    <BookingFrame site={site} title={title} workshop={workshop} errors={errors}>
      {sentBefore && <SentBefore />}
      {full && <FullNotice workshop={workshop} team />}
      <WorkshopFacts workshop={workshop} />
      <p>
        Book for up to {mostPeople} people in one go. Each of them gets their own email and their own link.
        Only you are coming? <a href={`/book/${workshop.slug}`}>Book one place</a>.
      </p>
      <Form action={teamFormPath(workshop.slug)}>
        <h2>About you</h2>
        <AboutYou values={values} errors={errors} />
        <h2>Your team</h2>
        <WhoComes values={values} errors={errors} />
        <SpamTrap />
        <p>
          We use these details to run this workshop and to write to each person about it, so please tell your
          colleagues that you have booked for them. <a href="/privacy/">How we look after the details</a>, and{" "}
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

function AboutYou({ values, errors }: Asked) {
  const field = (name: string) => ({ name, value: values[name], error: errorOf(errors, name) });
  return (
    <>
      <TextField {...field("name")} label="Your full name" autocomplete="name" spellcheck={false} />
      <TextField
        {...field("email")}
        label="Your email address"
        hint="We send you one link that shows where everyone stands. You need not come yourself."
        type="email"
        autocomplete="email"
      />
      <TextField
        {...field("organisation")}
        label="Organisation"
        hint="For example the council, a school or a charity."
        autocomplete="organization"
      />
      <TextField {...field("team")} label="Team" hint="Where in the organisation you work." optional />
    </>
  );
}

function WhoComes({ values, errors }: Asked) {
  const lines = errors.filter(({ field }) => field === "people").map(({ message }) => message);
  return (
    <>
      <TextArea
        name="people"
        label="The people who come"
        hint="One person on each line: name, email address and, if you like, role. For example: Ada Okafor, ada@example.org, Teacher. You can paste them from a spreadsheet or an email. If you come too, put yourself on the list."
        value={values["people"]}
        error={lines.length > 0 ? lines : undefined}
        rows={8}
        spellcheck={false}
      />
      <Radios
        name="together"
        legend="If there are too few places for everyone"
        value={values["together"]}
        error={errorOf(errors, "together")}
        choices={[
          {
            value: "together",
            label: "All together or not at all",
            hint: "You get places for everyone at once, or you all wait until there is room for everyone. People who come after you may be offered places before that, so it can be a long wait. A colleague who is asked to confirm their email and does not loses their own place only.",
          },
          {
            value: "split",
            label: "As many as fit",
            hint: "The first on your list get the places that are free. The others wait, each in their own right.",
          },
        ]}
      />
    </>
  );
}
