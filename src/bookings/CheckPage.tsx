import { Button } from "../components/Button.tsx";
import { Form, HiddenFields } from "../components/Form.tsx";
import { SummaryList } from "../components/SummaryList.tsx";
import type { Site } from "../server/site.ts";
import type { Workshop } from "../workshops/workshop.ts";
import { BookingFrame } from "./BookingFrame.tsx";
import { FullNotice } from "./FullNotice.tsx";
import { detailFields, type DetailField, type Details } from "./schema.ts";
import { WorkshopFacts } from "./WorkshopFacts.tsx";

export type CheckPageProps = {
  site: Site;
  workshop: Workshop;
  details: Details;
  /** The booking counts when the link in an email is pressed. */
  mustPress: boolean;
  /** Fresh for every check page: a second press of the button is known by it. */
  idempotencyKey: string;
};

const labels: Record<DetailField, string> = {
  name: "Full name",
  email: "Email address",
  organisation: "Organisation",
  role: "Your role",
  team: "Your team",
  needs: "Access and dietary needs",
};

/** The second step: the answers once more. To change one posts them back, so none ever stands in an address. */
export function CheckPage({ site, workshop, details, mustPress, idempotencyKey }: CheckPageProps) {
  const full = workshop.status === "full";
  const action = `/book/${workshop.slug}`;
  return (
    <BookingFrame site={site} title="Check your answers" workshop={workshop}>
      {full && <FullNotice workshop={workshop} />}
      <Form action={action}>
        <HiddenFields values={{ ...details, key: idempotencyKey }} />
        <SummaryList
          rows={detailFields.map((field) => ({
            label: labels[field],
            value: <span class="as-typed">{details[field] || "Not given"}</span>,
            change: (
              <Button kind="link" name="step" value="change" action={`${action}#${field}`}>
                Change<span class="hidden-words"> {labels[field].toLowerCase()}</span>
              </Button>
            ),
          }))}
        />
        <p>Is the email address right? Everything about your place goes there.</p>
        {mustPress && (
          <p>
            It is not from a partner that we know, so we email a link to it, and{" "}
            {full ? "keep your number in line" : "hold the place"} for up to 24 hours. It is yours when you
            press the button behind that link.
          </p>
        )}
        <div class="buttons">
          <Button name="step" value="book">
            {full ? "Join the waiting list" : "Book my place"}
          </Button>
        </div>
      </Form>
      <WorkshopFacts workshop={workshop} />
    </BookingFrame>
  );
}
