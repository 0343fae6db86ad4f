import { Button } from "../components/Button.tsx";
import { Form, HiddenFields } from "../components/Form.tsx";
import type { Site } from "../server/site.ts";
import type { Workshop } from "../workshops/workshop.ts";
import { BookingFrame, TeamEmail } from "./BookingFrame.tsx";
import { BackToBooking } from "./changing/BackToBooking.tsx";

export type LimitedPageProps = {
  site: Site;
  workshop: Workshop;
  /** Where the answers go once more, and as which step. */
  action: string;
  step: "book" | "save";
  values: Readonly<Record<string, string>>;
  retryAfter: number;
  /** What was done and what was not. */
  outcome: string;
  /** The token of the booking that the way back leads to, where there is one. */
  backTo?: string;
};

/** Too many tries within the hour, or too many places held for emails that nobody has proven within the day. The answers wait on the page, so that nothing has to be typed again. */
export function LimitedPage(props: LimitedPageProps) {
  const { site, workshop, action, step, values, retryAfter, outcome, backTo } = props;
  return (
    <BookingFrame site={site} title="Please wait a little" workshop={workshop}>
      <p>
        Too many requests came in a short time: from your network, for this email address or for this booking.
        We pause after a while, to keep the places for people, and so that nobody is sent emails that they did
        not ask for.
      </p>
      <p>
        {outcome} What you typed is kept on this page: try again {inWords(retryAfter)}.
      </p>
      <Form action={action}>
        <HiddenFields values={values} />
        <div class="buttons">
          <Button name="step" value={step}>
            Try again
          </Button>
        </div>
      </Form>
      {backTo && <BackToBooking token={backTo} />}
      <p>
        In a hurry? Write to <TeamEmail site={site} />.
      </p>
    </BookingFrame>
  );
}

function inWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (minutes > 120) return `in ${Math.ceil(minutes / 60)} hours`;
  return minutes <= 1 ? "in a minute" : `in ${minutes} minutes`;
}
