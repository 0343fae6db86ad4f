import { PageHead } from "../components/PageHead.tsx";
import type { PageSite } from "../layouts/Page.tsx";
import { ReadingPage, type Reading } from "../layouts/ReadingPage.tsx";
import { Days } from "../components/Days.tsx";
import { FollowCalendar } from "../components/FollowCalendar.tsx";
import { training } from "../facts/training.ts";
import { CheckedAt } from "./CheckedAt.tsx";
import { HearOfDates } from "./HearOfDates.tsx";
import { SampleBanner } from "./SampleBanner.tsx";
import { allWorkshops } from "./site-address.ts";
import { WorkshopCards } from "./WorkshopCard.tsx";
import type { Workshop } from "./workshop.ts";

/** What a course is about, as the pages of workshops tell it. */
export type CourseWords = {
  slug: string;
  title: string;
  summary: string;
  about: readonly string[];
  /** What to know before one books. */
  booking?: string | undefined;
  days: number;
};

export type WorkshopListProps = {
  site: PageSite & { emails: { team: { value: string } } };
  workshops: readonly Workshop[];
  courses: readonly CourseWords[];
  checkedAt: string;
  reading: Reading;
};

/** All workshops to come with their rings, what each course is about, and the way to those that have been. */
export function WorkshopList({ site, workshops, courses, checkedAt, reading }: WorkshopListProps) {
  const upcoming = workshops.filter((workshop) => !workshop.ended);
  return (
    <ReadingPage
      site={site}
      path="/workshops/"
      reading={reading}
      styles={["workshop-cards", "workshops"]}
      scripts={upcoming.length > 0 ? ["places"] : []}
      head={
        <>
          <SampleBanner workshops={upcoming} />
          <PageHead {...reading} />
        </>
      }
    >
      {upcoming.length > 0 ? (
        <Upcoming workshops={upcoming} checkedAt={checkedAt} />
      ) : (
        <NoneUpcoming email={site.emails.team.value} />
      )}
      <Courses courses={courses} workshops={upcoming} />
      <section class="workshop-after" aria-labelledby="keep-up">
        <h2 id="keep-up">Keep the dates in sight</h2>
        <FollowCalendar url={allWorkshops(site)} add="Add the calendar of workshops to my own">
          , or follow <a href="/feeds/workshops.xml">the feed</a> in a feed reader. Both bring you new dates
          by themselves.
        </FollowCalendar>
        <p>
          Have you booked already? <a href="/my-bookings">Find your bookings</a>, also when you have lost the
          email.
        </p>
        <h2>Where it began</h2>
        <p>
          {training.began} <a href="/programme/">See the plan</a>.
        </p>
      </section>
    </ReadingPage>
  );
}

function Upcoming({ workshops, checkedAt }: { workshops: readonly Workshop[]; checkedAt: string }) {
  return (
    <section aria-labelledby="upcoming">
      <h2 id="upcoming">Dates to come</h2>
      <p class="soft">Each ring is a room. A filled seat is taken; an open one is yours if you want it.</p>
      <WorkshopCards workshops={workshops} checkedAt={checkedAt} />
      <CheckedAt checkedAt={checkedAt} />
    </section>
  );
}

function NoneUpcoming({ email }: { email: string }) {
  return (
    <section class="workshop-none" aria-labelledby="upcoming">
      <h2 id="upcoming">No dates are set just now</h2>
      <p>
        New dates appear on this page as soon as there are any. Below, each course has a link to leave your
        email: you then hear of a new date first.
      </p>
      <p>
        Is your team waiting for one? Tell us which course at <a href={`mailto:${email}`}>{email}</a>.
      </p>
    </section>
  );
}

function Courses({ courses, workshops }: Pick<WorkshopListProps, "courses" | "workshops">) {
  return (
    <section class="courses" aria-labelledby="courses">
      <h2 id="courses">What each course is about</h2>
      <p class="soft">{training.courses}</p>
      {courses.map((course) => (
        <article class="course" id={course.slug}>
          <div>
            <h3>{course.title}</h3>
            <p class="soft">{course.days === 1 ? "One day" : `${course.days} days`}</p>
          </div>
          <div>
            <p>
              <strong>{course.summary}</strong>
            </p>
            {course.about.map((paragraph) => (
              <p>{paragraph}</p>
            ))}
            {course.booking && <p>{course.booking}</p>}
            <CourseDates
              course={course}
              workshops={workshops.filter((workshop) => workshop.course === course.slug)}
            />
          </div>
        </article>
      ))}
    </section>
  );
}

function CourseDates({ course, workshops }: { course: CourseWords; workshops: readonly Workshop[] }) {
  return (
    <>
      {workshops.length === 0 ? (
        <p class="soft">No date is set yet.</p>
      ) : (
        <ul class="course-dates">
          {workshops.map((workshop) => (
            <li>
              <a href={`/workshops/${workshop.slug}/`}>
                <Days dates={workshop.days.map((day) => day.date)} />
              </a>
              , {workshop.venue}
            </li>
          ))}
        </ul>
      )}
      {!workshops.some(({ status }) => status === "open") && <HearOfDates course={course} />}
    </>
  );
}
