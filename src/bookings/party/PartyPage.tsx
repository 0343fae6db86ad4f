import { ButtonLink } from "../../components/Button.tsx";
import { SummaryList } from "../../components/SummaryList.tsx";
import { formatMoment } from "../../components/dates.ts";
import type { Site } from "../../server/site.ts";
import { BookingFrame, TeamEmail } from "../BookingFrame.tsx";
import { referenceRow } from "../Reference.tsx";
import { WorkshopFacts } from "../WorkshopFacts.tsx";
import type { Party } from "./party.ts";
import { isHeldUp, isTooLarge, oneHoldsUpAll, peopleWho, standingOf, tooLargeFor } from "./party-words.ts";

export type PartyPageProps = {
  site: Site;
  party: Party;
  now: Date;
  /** Where the places offered to all of them can be taken; null where there is no such offer. */
  offerPath: string | null;
};

/** A team, for whoever booked it: who and where each stands, never what anybody needs. It prints as a list. */
export function PartyPage({ site, party, now, offerPath }: PartyPageProps) {
  const { workshop, reference, manager, people } = party;
  return (
    <BookingFrame site={site} title="Your team" workshop={workshop}>
      {workshop.status === "cancelled" && <p>This workshop is cancelled and will not take place.</p>}
      {offerPath && <OfferWaiting party={party} path={offerPath} />}
      <h2>Where everyone stands</h2>
      <p>{summary(party)}</p>
      <SummaryList
        rows={people.map((member) => ({ label: member.name, value: standingOf(member, party) }))}
      />
      <p class="soft">As of {formatMoment(now)}.</p>
      <WorkshopFacts
        workshop={workshop}
        first={[{ label: "Booked by", value: manager.name }, referenceRow(reference)]}
      />
      {!workshop.ended && <Help site={site} party={party} />}
    </BookingFrame>
  );
}

function OfferWaiting({ party: { offer, people }, path }: { party: Party; path: string }) {
  const many = people.filter(({ status }) => status === "offered" || status === "waiting").length;
  const room = many === 1 ? "There is a place" : `There are ${many} places`;
  return (
    <>
      <p>
        {offer?.firstCome
          ? `${room} now for all who wait. Everyone on the waiting list has been told, and the first to take them has them.`
          : `${room} held for all who wait${offer ? `, until ${formatMoment(offer.until)}` : ""}.`}
      </p>
      <p class="buttons">
        <ButtonLink href={path}>Take the places, or pass them on</ButtonLink>
      </p>
    </>
  );
}

function summary({ people }: Party): string {
  const count = (...statuses: string[]) => people.filter(({ status }) => statuses.includes(status)).length;
  const elsewhere = (...statuses: string[]) =>
    people.filter((member) => member.elsewhere && statuses.includes(member.elsewhere.status)).length;
  const parts: [count: number, one: string, several: string][] = [
    [count("confirmed"), "has a place", "have a place"],
    [count("held", "offered"), "has a place held", "have a place held"],
    [count("waiting"), "waits", "wait"],
    [elsewhere("confirmed"), "has a place on another date", "have a place on another date"],
    [elsewhere("held", "offered"), "is held a place on another date", "are held a place on another date"],
    [elsewhere("waiting"), "waits for another date", "wait for another date"],
  ];
  const words = parts.filter(([number]) => number > 0).map((part) => peopleWho(...part));
  if (words.length === 0) return "Nobody in your team has a place, or waits for one, any more.";
  return `${new Intl.ListFormat("en-GB", { type: "conjunction" }).format(words)}.`;
}

function Help({ site, party }: { site: Site; party: Party }) {
  const { together, people } = party;
  const waits = people.some(({ status }) => status === "waiting");
  return (
    <>
      {isTooLarge(party) && <p>{tooLargeFor(party.workshop.capacity)}</p>}
      {waits && together && !isTooLarge(party) && (
        <p>
          Your team comes together: whoever waits does so until there is room for all of them. We then hold
          the places and email you, and you decide for everyone. People who came after you may be offered
          places before that.
        </p>
      )}
      {isHeldUp(party) && <p>{oneHoldsUpAll}</p>}
      {people.some(({ answersElsewhereFirst }) => answersElsewhereFirst) && (
        <p>
          Somebody in your team has been offered a place on another workshop, and has to answer that first.
          Until then {together ? "your team is" : "they are"} offered no place here. Please ask everyone who
          waits to look at their emails.
        </p>
      )}
      <h2>When something changes</h2>
      <p>
        Each of them can cancel, hand over or change their own place with the link in their own email.
        Somebody has lost it? They can <a href="/my-bookings">ask for it again</a>.
      </p>
      <p>
        What people need, such as step-free access or food, is never shown here. Something else? Write to{" "}
        <TeamEmail site={site} />.
      </p>
    </>
  );
}
