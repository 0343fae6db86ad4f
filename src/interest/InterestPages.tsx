import type { ComponentChildren } from "preact";
import { BesideCircle } from "../components/BesideCircle.tsx";
import { Button } from "../components/Button.tsx";
import { ErrorSummary, errorOf, type FieldError } from "../components/ErrorSummary.tsx";
import { Form, SpamTrap } from "../components/Form.tsx";
import { PageHead } from "../components/PageHead.tsx";
import { TextField } from "../components/TextField.tsx";
import { Page, type PageSite } from "../layouts/Page.tsx";

type About = { site: PageSite; course: { slug: string; title: string } };

export type InterestPageProps = About & {
  values?: Readonly<Record<string, string>>;
  errors?: readonly FieldError[];
};

/** The form: one email, and what happens with it. */
export function InterestPage({ site, course, values = {}, errors = [] }: InterestPageProps) {
  return (
    <Frame site={site} title="Hear when there is a new date" lead={course.title} errors={errors}>
      <p>
        Leave your email address. As soon as a new date of this course is set, we email you. You hear of it
        first, often before booking opens. You get that one email and no other.
      </p>
      <Form action={`/interest/${course.slug}`}>
        <TextField
          name="email"
          value={values.email}
          error={errorOf(errors, "email")}
          label="Email address"
          hint="We write to it once."
          type="email"
          autocomplete="email"
        />
        <SpamTrap />
        <p>
          We delete your address 30 days after that email, or after two years without a date.{" "}
          <a href="/privacy/">How we look after it</a>.
        </p>
        <div class="buttons">
          <Button>Tell me when there is a date</Button>
        </div>
      </Form>
      <p>
        <a href="/workshops/">See the dates that are set</a>
      </p>
    </Frame>
  );
}

/** What everyone sees who has left an email, whatever was there before. */
export function NotedPage({ site, course }: About) {
  return (
    <Frame site={site} title="We will tell you" lead={course.title}>
      <p>
        When a new date of this course is set, an email comes to the address that you gave. It says when
        booking opens and has the link to it.
      </p>
      <p>
        Until then you hear nothing from us about it. Changed your mind?{" "}
        <a href="/my-bookings">Ask for the link to what is yours</a>, and take your email off there.
      </p>
      <p>
        <a href="/workshops/">See the dates that are set</a>
      </p>
    </Frame>
  );
}

/** Asks once more: an email program that opens the link must not press the button too. */
export function OffPage({ site, course, action }: About & { action: string }) {
  return (
    <Frame site={site} title="Take your email off this list?" lead={course.title}>
      <p>You then hear nothing of new dates of this course. Your bookings stay as they are.</p>
      <Form action={action}>
        <div class="buttons">
          <Button>Take my email off</Button>
        </div>
      </Form>
    </Frame>
  );
}

/** Where the press of the button leads. Its address holds no link, so it says nothing of any one email. */
export function TakenOffPage({ site, course }: About) {
  return (
    <Frame site={site} title="Leaving this list" lead={course.title}>
      <p>
        If you have just pressed the button, your email is off the list, and we write to you no more about new
        dates of this course. Not sure? <a href="/my-bookings">Ask for the link to what is yours</a>.
      </p>
      <p>
        <a href={`/interest/${course.slug}`}>Put it on again</a>
      </p>
    </Frame>
  );
}

/** The link was right once. */
export function OffExpiredPage({ site, course }: About) {
  return (
    <Frame site={site} title="This link has run out" lead={course.title}>
      <p>
        If we have written to you about a date, your email is off the list by now, and deleted. To be sure,{" "}
        <a href="/my-bookings">ask for the link to what is yours</a>.
      </p>
    </Frame>
  );
}

type FrameProps = {
  site: PageSite;
  title: string;
  lead: string;
  errors?: readonly FieldError[];
  children: ComponentChildren;
};

function Frame({ site, title, lead, errors = [], children }: FrameProps) {
  return (
    <Page
      site={site}
      title={`${title}: ${lead}`}
      section="workshops"
      error={errors.length > 0}
      styles={["forms"]}
      scripts={["press-once"]}
    >
      <ErrorSummary errors={errors} />
      <PageHead title={title} lead={lead} />
      <BesideCircle circle="workshop">{children}</BesideCircle>
    </Page>
  );
}
