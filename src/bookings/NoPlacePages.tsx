import { ButtonLink } from "../components/Button.tsx";
import { formatMoment } from "../components/dates.ts";
import type { Site } from "../server/site.ts";
import type { Workshop } from "../workshops/workshop.ts";
import { BookingFrame, TeamEmail } from "./BookingFrame.tsx";

type About = { site: Site; workshop: Workshop };

/** Booking is over, or has not begun. */
export function ClosedPage({ site, workshop, now }: About & { now: Date }) {
  const { title, because } = whyClosed(workshop, now);
  return (
    <BookingFrame site={site} title={title} workshop={workshop}>
      <p>{because}</p>
      <p>
        Nothing has been booked just now. If you already had a place, or a place in line, you still have it.
      </p>
      <OtherWorkshops site={site} />
    </BookingFrame>
  );
}

/** The team has called the workshop off. */
export function CancelledPage({ site, workshop }: About) {
  return (
    <BookingFrame site={site} title="This workshop is cancelled" workshop={workshop}>
      <p>It will not take place, and nothing has been booked. We are sorry if you had planned to come.</p>
      <OtherWorkshops site={site} />
    </BookingFrame>
  );
}

/** Says only that an email is on its way: whoever typed the address may not be the person it belongs to. */
export function AlreadyBookedPage({ site, workshop }: About) {
  return (
    <BookingFrame site={site} title="Check your email" workshop={workshop}>
      <p>
        This email address has been used for this workshop before, so nothing new has been booked. We have
        just sent the details to it.
      </p>
      <p>
        No email after ten minutes? Look in your junk folder, then write to <TeamEmail site={site} />.
      </p>
    </BookingFrame>
  );
}

function whyClosed(workshop: Workshop, now: Date): { title: string; because: string } {
  if (workshop.ended) {
    return { title: "This workshop has taken place", because: "It is over, so it can no longer be booked." };
  }
  if (now < new Date(workshop.opensAt)) {
    return { title: "Booking is not open yet", because: `It opens on ${formatMoment(workshop.opensAt)}.` };
  }
  return {
    title: "Booking has closed",
    because: `It closed on ${formatMoment(workshop.closesAt)}, so that we know who is coming before the first day.`,
  };
}

function OtherWorkshops({ site }: { site: Site }) {
  return (
    <>
      <p class="buttons">
        <ButtonLink href="/workshops/">See the other workshops</ButtonLink>
      </p>
      <p>
        Is something not right? Write to <TeamEmail site={site} />.
      </p>
    </>
  );
}
