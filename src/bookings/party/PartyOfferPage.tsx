import { Button } from "../../components/Button.tsx";
import { Form } from "../../components/Form.tsx";
import { formatMoment } from "../../components/dates.ts";
import type { Site } from "../../server/site.ts";
import type { Offer } from "../booking.ts";
import { BookingFrame } from "../BookingFrame.tsx";
import { referenceRow } from "../Reference.tsx";
import { WorkshopFacts } from "../WorkshopFacts.tsx";
import type { Party } from "./party.ts";

export type PartyOfferPageProps = { site: Site; party: Party; offer: Offer; token: string };

/** Places offered to a whole team: for whom, until when, and two buttons. Opening it changes nothing. */
export function PartyOfferPage({ site, party, offer, token }: PartyOfferPageProps) {
  const { workshop, reference, people } = party;
  const names = people
    .filter(({ status }) => status === "offered" || status === "waiting")
    .map(({ name }) => name);
  const one = names.length === 1;
  return (
    <BookingFrame
      site={site}
      title={offer.firstCome ? "There is room for your team" : "Places are held for your team"}
      workshop={workshop}
    >
      <p>
        {offer.firstCome
          ? "There is room now for all of your team who wait. The workshop begins within 24 hours, so we have told everyone on the waiting list, and the first to take the places has them."
          : "There is room now for all of your team who wait."}
      </p>
      {!offer.firstCome && (
        <p>
          The {one ? "place is" : "places are"} theirs if you take {one ? "it" : "them"} by{" "}
          <strong>{formatMoment(offer.until)}</strong>. Until then nobody else can have {one ? "it" : "them"}.
        </p>
      )}
      <Form action={`/offer/${token}`}>
        <div class="buttons">
          <Button name="step" value="take">
            {takeAll(names.length)}
          </Button>
          <Button kind="secondary" name="step" value="pass">
            {offer.firstCome ? "Leave the waiting list" : one ? "Pass it on" : "Pass them on"}
          </Button>
        </div>
      </Form>
      <p>
        {offer.firstCome
          ? "If you do nothing and somebody else is quicker, your team stays in line until the workshop starts."
          : "If you pass, or do nothing until the time is over, the places go to the next in line and your team leaves the waiting list. Somebody cannot come? They can leave with the link in their own email, and the others keep theirs."}
      </p>
      <WorkshopFacts
        workshop={workshop}
        first={[{ label: "For", value: new Intl.ListFormat("en-GB").format(names) }, referenceRow(reference)]}
      />
    </BookingFrame>
  );
}

function takeAll(places: number): string {
  if (places === 1) return "Take the place";
  return places === 2 ? "Take both places" : `Take all ${places} places`;
}
