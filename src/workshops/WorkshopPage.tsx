import { Breadcrumbs } from "../components/Breadcrumbs.tsx";
import { ButtonLink } from "../components/Button.tsx";
import { Card } from "../components/Card.tsx";
import { FollowCalendar } from "../components/FollowCalendar.tsx";
import { SummaryList, type SummaryRow } from "../components/SummaryList.tsx";
import { Page, type PageSite } from "../layouts/Page.tsx";
import { parentsOf } from "../facts/sections.ts";
import { formatDay, formatDays, formatHours } from "../components/dates.ts";
import { eventData } from "./event-data.ts";
import { HearOfDates } from "./HearOfDates.tsx";
import { SampleBanner } from "./SampleBanner.tsx";
import { allWorkshops } from "./site-address.ts";
import { WorkshopRoom } from "./WorkshopRoom.tsx";
import type { CourseWords } from "./WorkshopList.tsx";
import { workshopTitle } from "./workshop-title.ts";
import { venueRows, type Workshop } from "./workshop.ts";

export type WorkshopPageProps = {
  site: PageSite;
  workshop: Workshop;
  /** What is taught; a course that is no longer in the facts has no words left. */
  course: CourseWords | undefined;
  checkedAt: string;
};

/** One workshop: what it is, when and where, and its room with the seats that are left. */
export function WorkshopPage({ site, workshop, course, checkedAt }: WorkshopPageProps) {
  const when = formatDays(workshop.days.map((day) => day.date));
  const past = workshop.ended;
  const path = `/workshops/${workshop.slug}/`;
  const description = `${course?.summary ?? workshop.title} ${when}, ${workshop.venue}.`;
  return (
    <Page
      site={site}
      title={workshopTitle(workshop)}
      description={description}
      path={path}
      section="workshops"
      styles={["workshops"]}
      scripts={past ? [] : ["places"]}
      finding={{
        kind: "workshop",
        audiences: ["practitioners", "managers", "partners"],
        words: "workshop dates, next workshop",
        past,
      }}
      about={eventData(workshop, site, description)}
    >
      <SampleBanner workshops={[workshop]} />
      <Breadcrumbs parents={parentsOf(path)} here={workshopTitle(workshop)} />
      <div class={past ? "workshop workshop-past" : "workshop"}>
        <div class="workshop-words">
          <h1 data-pagefind-meta={`title:${workshopTitle(workshop)}`}>{workshop.title}</h1>
          {course && <p class="lead">{course.summary}</p>}
          <SummaryList rows={facts(workshop)} />
        </div>
        {past ? (
          <PastNote workshop={workshop} course={course} />
        ) : (
          <WorkshopRoom workshop={workshop} course={course} checkedAt={checkedAt} />
        )}
        <div class="prose workshop-about">
          {course && (
            <>
              <h2>What it is about</h2>
              {course.about.map((paragraph) => (
                <p>{paragraph}</p>
              ))}
              {!past && course.booking && <p>{course.booking}</p>}
            </>
          )}
          {!past && workshop.status !== "cancelled" && <InYourCalendar site={site} />}
        </div>
      </div>
    </Page>
  );
}

function facts(workshop: Workshop): SummaryRow[] {
  return [
    { label: workshop.days.length === 1 ? "Day" : "Days", value: <Days workshop={workshop} /> },
    { label: "Venue", value: workshop.venue },
    ...(workshop.ended ? [] : beingThere(workshop)),
    { label: "Places", value: String(workshop.capacity) },
  ];
}

/** What helps to decide whether one can come, as far as somebody has said. Where it meets online stays with those who have a place. */
function beingThere(workshop: Workshop): SummaryRow[] {
  return [
    ...(workshop.isOnline
      ? [
          {
            label: "How to join",
            value: "The link comes with the joining instructions, to everyone with a place.",
          },
        ]
      : []),
    ...venueRows(workshop),
  ];
}

/** The days, with their times where they are known: the printed programme gave none. */
function Days({ workshop }: { workshop: Workshop }) {
  const timed = workshop.phase === null;
  return (
    <ul class="workshop-days">
      {workshop.days.map((day) => (
        <li>
          <time dateTime={day.date}>{formatDay(day.date)}</time>
          {timed && `, ${formatHours(day.starts, day.ends)}`}
        </li>
      ))}
    </ul>
  );
}

function PastNote({ workshop, course }: Pick<WorkshopPageProps, "workshop" | "course">) {
  return (
    <Card class="workshop-note">
      <h2>{workshop.status === "cancelled" ? "This workshop was cancelled" : "These dates have passed"}</h2>
      {workshop.printedNote && <p>{workshop.printedNote}</p>}
      {workshop.phase !== null && (
        <p>
          It was part of the <a href="/programme/">training programme</a>.
        </p>
      )}
      <p>
        <ButtonLink href="/workshops/">See the next workshops</ButtonLink>
      </p>
      {course && <HearOfDates course={course} />}
    </Card>
  );
}

function InYourCalendar({ site }: Pick<WorkshopPageProps, "site">) {
  return (
    <>
      <h2>In your calendar</h2>
      <p>
        When you book, our email brings a calendar file for each day. To see every workshop before you choose:
      </p>
      <FollowCalendar url={allWorkshops(site)} add="Add the calendar of workshops to my own">
        . It keeps itself up to date.
      </FollowCalendar>
    </>
  );
}
