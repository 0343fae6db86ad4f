import type { ComponentChildren } from "preact";
import { ErrorSummary, type FieldError } from "../components/ErrorSummary.tsx";
import { PageHead } from "../components/PageHead.tsx";
import { PeopleCircle } from "../components/PeopleCircle.tsx";
import { Page } from "../layouts/Page.tsx";
import type { Site } from "../server/site.ts";
import type { Workshop } from "../workshops/workshop.ts";

export type BookingFrameProps = {
  site: Site;
  title: string;
  workshop?: Workshop | undefined;
  errors?: readonly FieldError[] | undefined;
  /** Under which name the page asks whether it is useful, where it does. */
  useful?: string;
  children: ComponentChildren;
};

/** What every page of the booking journey has: its heading, the workshop it is about, and what to correct. */
export function BookingFrame({ site, title, workshop, errors = [], useful, children }: BookingFrameProps) {
  const pageTitle = workshop ? `${title}: ${workshop.title}` : title;
  return (
    <Page
      site={site}
      title={pageTitle}
      section="workshops"
      error={errors.length > 0}
      useful={useful}
      styles={["forms", "bookings"]}
      scripts={["press-once"]}
    >
      {workshop?.isSample && (
        <p class="sample">
          <strong>Sample dates.</strong> This workshop is made up, so that you can try out booking.
        </p>
      )}
      <ErrorSummary errors={errors} />
      <PageHead title={title} lead={workshop?.title} />
      <div class="prose booking">
        {children}
        <PeopleCircle circle="workshop" />
      </div>
    </Page>
  );
}

/** The confirmations as one page, whose every reference is somebody's own. */
export const receiptPages = "/booked/";

/** Where to turn when something is not as it should be. An address that is still an example says so. */
export function TeamEmail({ site }: { site: Site }) {
  const { value, example } = site.emails.team;
  return (
    <>
      <a href={`mailto:${value}`}>{value}</a>
      {example && " (an example, not a real address yet)"}
    </>
  );
}
