import { ButtonLink } from "../../components/Button.tsx";
import type { Site } from "../../server/site.ts";
import { isBookable } from "../../workshops/workshop.ts";
import { BookingFrame } from "../BookingFrame.tsx";
import type { Party } from "./party.ts";
import { teamFormPath } from "./team-form-path.ts";

type Over = "taken" | "gone" | "passed" | "lapsed" | "started" | "called-off" | "ended" | "newer";

export type PartyOfferOverPageProps = {
  site: Site;
  party: Party;
  over: Over;
  /** The page of the team, where this link may still lead there. */
  partyPath: string | null;
};

/** An offer to a team that has been answered, or can no longer be: what happened, and the way on. */
export function PartyOfferOverPage({ site, party, over, partyPath }: PartyOfferOverPageProps) {
  const { workshop } = party;
  const { title, text } = words[over];
  const again = isBookable(workshop) && (over === "passed" || over === "lapsed" || over === "ended");
  return (
    <BookingFrame site={site} title={title} workshop={workshop}>
      <p>{text}</p>
      {partyPath && (
        <p class="buttons">
          <ButtonLink href={partyPath}>See your team</ButtonLink>
        </p>
      )}
      {again && (
        <p>
          Would you still like to come? <a href={teamFormPath(workshop.slug)}>Book for a team again</a>.
        </p>
      )}
      {!partyPath && !again && (
        <p>
          <a href="/workshops/">See the other workshops</a>
        </p>
      )}
    </BookingFrame>
  );
}

const words: Record<Over, { title: string; text: string }> = {
  taken: {
    title: "The places are yours",
    text: "Everyone in your team has been emailed all they need: the days, what they need for their calendars, and a link to their own booking.",
  },
  gone: {
    title: "The places have gone",
    text: "Somebody else who was waiting was quicker, and there is no room for all of you now. Your team is still on the waiting list. If there is room again before the workshop starts, we email you.",
  },
  passed: {
    title: "You have passed the places on",
    text: "Thank you for telling us: they go to the next in line. Your team is no longer on the waiting list, and we have emailed everyone to say so.",
  },
  lapsed: {
    title: "This offer has run out",
    text: "We held the places for as long as we could and did not hear from you, so they go to the next in line. Your team is no longer on the waiting list.",
  },
  started: {
    title: "The workshop has begun",
    text: "Places on it can no longer be taken here. We are sorry that it did not work out this time.",
  },
  "called-off": {
    title: "This workshop is cancelled",
    text: "It will not take place, so there are no places to take. We are sorry. Where there is room on another date, each of your team has an email about it.",
  },
  newer: {
    title: "There is a newer email",
    text: "This link belongs to earlier places. There is room again since, and a newer email from us has its link. Please use that one.",
  },
  ended: {
    title: "Nobody in your team waits any more",
    text: "Everyone has cancelled or has a place already, so there is nothing to take.",
  },
};
