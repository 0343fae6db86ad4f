import { Button } from "../../components/Button.tsx";
import { Form } from "../../components/Form.tsx";
import { formatMoment } from "../../components/dates.ts";
import type { Site } from "../../server/site.ts";
import type { Booking, Offer } from "../booking.ts";
import { BookingFrame } from "../BookingFrame.tsx";
import { referenceRow } from "../Reference.tsx";
import { WorkshopFacts } from "../WorkshopFacts.tsx";

export type OfferPageProps = { site: Site; booking: Booking; offer: Offer; token: string };

/** An offered place: what, when, until when, and two buttons. Opening it changes nothing. */
export function OfferPage({ site, booking, offer, token }: OfferPageProps) {
  const { workshop, person, reference } = booking;
  const until = formatMoment(offer.until);
  return (
    <BookingFrame
      site={site}
      title={offer.firstCome ? "A place is free" : "A place is held for you"}
      workshop={workshop}
    >
      <p>{why(booking, offer)}</p>
      <p>
        {offer.firstCome ? (
          "The first to take it has it."
        ) : (
          <>
            It is yours if you take it by <strong>{until}</strong>. Until then nobody else can have it.
          </>
        )}
      </p>
      <Form action={`/offer/${token}`}>
        <div class="buttons">
          <Button name="step" value="take">
            Take the place
          </Button>
          <Button kind="secondary" name="step" value="pass">
            {offer.firstCome ? "Leave the waiting list" : "Pass it on"}
          </Button>
        </div>
      </Form>
      <p>{otherwise(booking, offer)}</p>
      <WorkshopFacts
        workshop={workshop}
        mine={offer.firstCome ? false : "kept"}
        coming
        first={[
          { label: offer.firstCome ? "Waiting" : "Held for", value: person.name },
          referenceRow(reference),
        ]}
      />
    </BookingFrame>
  );
}

function why({ followsCancelledWorkshop }: Booking, { firstCome }: Offer): string {
  if (firstCome) {
    return "A place has come free within 24 hours of the start, so we have told everyone who waits.";
  }
  return followsCancelledWorkshop
    ? "The workshop that you had signed up for is cancelled. So that you lose nothing, we hold a place for you on this one."
    : "A place has come free, and you are next in line.";
}

function otherwise({ followsCancelledWorkshop }: Booking, { firstCome }: Offer): string {
  if (firstCome) {
    return "If you do nothing and somebody else takes it, you stay in line until the workshop starts.";
  }
  return followsCancelledWorkshop
    ? "If you pass it on, it goes to someone else at once. The same happens if you do nothing until the time is over. If you are then not booked on another date, we write to you when the course has a new one."
    : "If you pass it on, it goes to the next person at once, and you leave the waiting list. The same happens if you do nothing until the time is over.";
}
