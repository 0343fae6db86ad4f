import { Button } from "../../components/Button.tsx";
import { errorOf, type FieldError } from "../../components/ErrorSummary.tsx";
import { Form, SpamTrap } from "../../components/Form.tsx";
import { Radios } from "../../components/Radios.tsx";
import { TextField } from "../../components/TextField.tsx";
import type { Site } from "../../server/site.ts";
import { BookingFrame, TeamEmail } from "../BookingFrame.tsx";
import { choices } from "./ask-schema.ts";

export type AskPageProps = {
  site: Site;
  values?: Readonly<Record<string, string>>;
  errors?: readonly FieldError[];
};

/** The one form for a link to all bookings, or to what is held. */
export function AskPage({ site, values = {}, errors = [] }: AskPageProps) {
  const field = (name: string) => ({ name, value: values[name], error: errorOf(errors, name) });
  return (
    <BookingFrame site={site} title="Find your bookings" errors={errors}>
      <p>
        Lost the email about a booking? Want to know what we keep about you? We email you a link. You need no
        account and no password.
      </p>
      <Form action="/my-bookings">
        <TextField
          {...field("email")}
          label="Email address"
          hint="The one that you booked with, or joined with."
          type="email"
          autocomplete="email"
        />
        <Radios {...field("what")} legend="What should we send you?" choices={choices} />
        <SpamTrap />
        <div class="buttons">
          <Button>Send me the link</Button>
        </div>
      </Form>
      <p>
        Can you no longer read emails at that address? Write to <TeamEmail site={site} /> with your booking
        reference.
      </p>
    </BookingFrame>
  );
}

/** What everyone sees who has asked, whatever came of it. */
export function SentPage({ site }: { site: Site }) {
  return (
    <BookingFrame site={site} title="Check your email">
      <p class="lead">
        If there is something for that email address, a link is on its way to it. It should be there within a
        few minutes.
      </p>
      <p>We say the same to everyone, so that nobody can find out here who has booked and who has not.</p>
      <h2>No email?</h2>
      <ul>
        <li>Look in your junk folder.</li>
        <li>
          You may have booked with another address, for example the one at work.{" "}
          <a href="/my-bookings">Try another address</a>.
        </li>
        <li>We send at most five links an hour to one address.</li>
      </ul>
      <p>
        Still nothing? Write to <TeamEmail site={site} />.
      </p>
    </BookingFrame>
  );
}

/** The link was right once: this says how to get another. */
export function MineExpiredPage({ site, purpose }: { site: Site; purpose: "my-bookings" | "my-data" }) {
  const data = purpose === "my-data";
  return (
    <BookingFrame site={site} title="This link has run out">
      <p>
        {data
          ? "Links to what we hold about you work for 15 minutes, because emails get forwarded. Nothing has been changed."
          : "Links to all your bookings work for 24 hours. Your bookings are as they were."}
      </p>
      <p>
        <a href={data ? "/my-bookings?what=data" : "/my-bookings"}>Ask for a new link</a>
      </p>
    </BookingFrame>
  );
}
