import {
  arriveAt,
  book,
  cancel,
  openFromEmail,
  openOffer,
  press,
  someone,
  stranger,
} from "./booking-steps.ts";
import { slugOf } from "./own-workshops.ts";
import { allOrNone, asManyAsFit, checkTeam, fillTeam, lineOf, openFromManager } from "./party-steps.ts";
import type { State } from "./judge-states.ts";

const workshop = "team-states";
const [maya, otto, una] = [someone("Maya Manager"), someone("Otto Manager"), someone("Una Manager")];
const [gil, ada, bo] = [someone("Gil Parry"), someone("Ada Okafor"), someone("Bo Lindqvist")];
const [cy, dee, zia] = [someone("Cy Marsh"), someone("Dee Okoro"), stranger("Zia Novak")];
const together = { workshop, manager: maya, lines: [ada, bo].map(lineOf), choice: allOrNone } as const;

/** Every page that booking for a team can show, in an order in which one leads to the next. */
export const partyStates: State[] = [
  [
    "the form for a team",
    async (page) => {
      await page.goto(`/book/${slugOf(workshop)}/team`);
      await arriveAt(page, "Book for a team");
    },
    { phones: true },
  ],
  [
    "mistakes in the list of a team",
    async (page) => {
      const lines = ["Ada", `Bo <bo@>`, lineOf(cy), lineOf(cy)];
      await fillTeam(page, { workshop, manager: maya, lines });
      await press(page, "Continue");
    },
    { phones: true },
  ],
  [
    "a team to check that would have to wait",
    async (page) => {
      await book(page, workshop, gil);
      await checkTeam(page, together);
    },
  ],
  [
    "a team in line",
    async (page) => {
      await press(page, "Join the waiting list");
      await arriveAt(page, "Your team is on the waiting list");
    },
  ],
  [
    "the page of a team that waits",
    async (page) => {
      await openFromManager(page, maya, /^Your team is on the waiting list/, /\/party\//);
      await arriveAt(page, "Your team");
    },
  ],
  [
    "people of a team who are booked already",
    async (page) => {
      await checkTeam(page, { ...together, manager: otto });
      await press(page, "Join the waiting list");
      await page
        .getByText("Line 2: This email address has been used for this workshop before")
        .first()
        .waitFor();
    },
  ],
  [
    "places that are held for a team",
    async (page) => {
      await openFromEmail(page, gil, /^Your place is booked/);
      await cancel(page);
      await openFromManager(page, maya, /^There is room for your team/, /\/offer\//);
      await arriveAt(page, "Places are held for your team");
    },
    { phones: true },
  ],
  [
    "the page of a team that has an offer",
    async (page) => {
      await openFromManager(page, maya, /^Your team is on the waiting list/, /\/party\//);
      await page.getByRole("link", { name: "Take the places, or pass them on" }).waitFor();
    },
  ],
  [
    "places that a team has passed on",
    async (page) => {
      await page.getByRole("link", { name: "Take the places, or pass them on" }).click();
      await press(page, "Pass them on");
      await arriveAt(page, "You have passed the places on");
    },
  ],
  [
    "a team to check of which some would have to wait",
    async (page) => {
      const lines = [cy, zia, dee].map(lineOf);
      await checkTeam(page, { workshop, manager: otto, lines, choice: asManyAsFit });
    },
    { phones: true },
  ],
  [
    "a team of which some have places",
    async (page) => {
      await press(page, "Book 2 places, and wait for 1 more");
      await arriveAt(page, "We have your team’s booking");
    },
  ],
  [
    "the page of a team of which some have places",
    async (page) => {
      await openFromManager(page, otto, /ha(s|ve) to confirm/, /\/party\//);
      await arriveAt(page, "Your team");
    },
    { phones: true },
  ],
  [
    "places that a team has taken",
    async (page) => {
      await checkTeam(page, { ...together, manager: una });
      await press(page, "Join the waiting list");
      await openFromEmail(page, cy, /^Your place is booked/);
      await cancel(page);
      await openOffer(page, dee);
      await press(page, "Pass it on");
      await openFromEmail(page, zia, /^Press one button/);
      await cancel(page);
      await openFromManager(page, una, /^There is room for your team/, /\/offer\//);
      await press(page, "Take both places");
      await arriveAt(page, "The places are yours");
    },
  ],
];
