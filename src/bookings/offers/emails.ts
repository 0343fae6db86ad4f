import { formatMoment } from "../../components/dates.ts";
import type { Block } from "../../server/mail/email.ts";
import type { EmailTemplates } from "../../server/mail/outbox.ts";
import { isBookable } from "../../workshops/workshop.ts";
import type { Booking } from "../booking.ts";
import {
  askNeeds,
  bookingTemplate as template,
  button,
  close,
  facts,
  hello,
  otherDates,
  placeEmail,
  sentence,
  titleAndDays,
  type BookingTools,
} from "../email-parts.ts";
import { lapsedAfterCallOff } from "../booking-words.ts";
import { venueFacts } from "../organising/venue.ts";
import { offerPath } from "./offer-link.ts";

/** The emails about a place that came free for someone who waited. */
export const offerEmails: EmailTemplates = {
  offered: template((booking, tools) => ({
    subject: `A place is held for you: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      ...whyOffered(booking),
      ...(booking.together ? decidedForYou(booking, tools) : yoursToTake(booking, tools)),
      facts(booking),
      ...venueFacts(booking),
      ...close(tools),
    ],
  })),

  "last-places": template((booking, tools) => ({
    subject: `A place is free for whoever takes it first: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      sentence(
        "A place has come free. The workshop begins soon, so we have told everyone who waits, and the first to take it has it.",
      ),
      ...takeOrPass(booking, tools, "Take the place, or leave the waiting list"),
      facts(booking),
      ...venueFacts(booking),
      sentence("If somebody else is quicker, you stay in line until the workshop starts."),
      ...close(tools),
    ],
  })),

  promoted: template((booking, tools) =>
    placeEmail(booking, tools, {
      subject: "You now have a place",
      why: [sentence("The place is yours. We look forward to meeting you.")],
      more: booking.bookedBy ? [askNeeds] : [],
    }),
  ),

  "offer-lapsed": template((booking, tools) => ({
    subject: `The offer has run out: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      sentence(
        booking.together
          ? "Places were held for your group, and nobody took them in time. They go to whoever is next, and you are no longer on the waiting list."
          : booking.followsCancelledWorkshop
            ? lapsedAfterCallOff
            : "We held a place for you and did not hear from you in time. It goes to whoever is next, and you are no longer on the waiting list.",
      ),
      facts(booking),
      ...(booking.followsCancelledWorkshop
        ? bookAgain(booking, tools, "Still want to come?")
        : joinAgain(booking, tools)),
      ...close(tools),
    ],
  })),

  "offer-passed": template((booking, tools) => ({
    subject: `Passed on: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      sentence(
        booking.together
          ? "The places that were held for your group have been passed on. They go to whoever is next, and you are no longer on the waiting list."
          : booking.followsCancelledWorkshop
            ? "You passed the place on. Thank you for telling us: it goes to someone else."
            : "You passed the place on. Thank you for telling us: it goes to whoever is next. You are no longer on the waiting list.",
      ),
      facts(booking),
      ...bookAgain(booking, tools, "Changed your mind?"),
      ...close(tools),
    ],
  })),
};

function joinAgain({ workshop }: Booking, tools: BookingTools): Block[] {
  if (!isBookable(workshop)) return otherDates(tools);
  return [
    sentence("Still want to come? One link takes you back to the line, at its end."),
    button("Join the line again", `${tools.siteUrl}/book/${workshop.slug}`),
  ];
}

function bookAgain({ workshop }: Booking, tools: BookingTools, question: string): Block[] {
  if (!isBookable(workshop)) return otherDates(tools);
  return [
    sentence(`${question} You can book again for as long as booking is open.`),
    button("See whether there is a place", `${tools.siteUrl}/book/${workshop.slug}`),
  ];
}

function whyOffered({ followsCancelledWorkshop, together }: Booking): Block[] {
  if (followsCancelledWorkshop) {
    return [
      sentence(
        "The workshop that you had signed up for is cancelled, and we are sorry. So that you lose nothing, we hold a place for you on another date of the same course.",
      ),
    ];
  }
  return [
    sentence(
      together
        ? "There is room for all of your group."
        : "A place has come free, and you are next in line. We hold it for you.",
    ),
  ];
}

function yoursToTake(booking: Booking, tools: BookingTools): Block[] {
  return [
    ...takeOrPass(booking, tools, "Take the place, or pass it on"),
    sentence(
      booking.followsCancelledWorkshop
        ? "Until then nobody else can have it. If you pass it on or do nothing, it goes to someone else."
        : "Until then nobody else can have it. If you pass it on or do nothing, it goes to the next person, and you leave the waiting list.",
    ),
    sentence("Do you wait for another workshop too? You have one offer at a time, so answer this one first."),
  ];
}

function takeOrPass(booking: Booking, tools: BookingTools, words: string): Block[] {
  const { offer } = booking;
  const path = offerPath(tools.links, booking);
  if (!offer || !path) return [];
  return [
    ...(offer.firstCome ? [] : [sentence(`It is yours if you take it by ${formatMoment(offer.until)}.`)]),
    button(words, `${tools.siteUrl}${path}`),
  ];
}

/** What a colleague of a team that comes together reads while places are held for all of them. */
export function decidedForYou({ offer }: Booking, { bookingUrl }: BookingTools): Block[] {
  const until = offer ? ` until ${formatMoment(offer.until)}` : "";
  return [
    sentence(
      `The places are held${until}. Whoever booked for your group has the link, and decides for all of you. We write again as soon as that is done.`,
    ),
    button("See your place in line", bookingUrl),
  ];
}
