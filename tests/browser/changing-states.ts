import type { Page } from "playwright-core";
import { arriveAt, book, openFromEmail, postForm, press } from "./booking-steps.ts";
import { askForEmail, askToHandOver, askToMove, follow, openEmailLink } from "./changing-steps.ts";
import type { State } from "./judge-states.ts";
import { colleague } from "./mine-steps.ts";
import { slugOf } from "./own-workshops.ts";

const pat = colleague("Pat Amin");
const quin = colleague("Quin Reyes");
const newPat = colleague("Pat Amin");

const own = (page: Page) => openFromEmail(page, pat, /^Your place is booked/);

/** Every page for handing over, moving and correcting a booking, in an order in which one leads to the next. */
export const changingStates: State[] = [
  [
    "the form for handing over",
    async (page) => {
      await book(page, "changing-states", quin);
      await book(page, "changing-states", pat);
      await own(page);
      await follow(page, "Give your place to a colleague", "Give your place to a colleague");
    },
    { phones: true },
  ],
  ["mistakes in the form for handing over", (page) => press(page, "Continue")],
  [
    "the question before handing over",
    async (page) => {
      await own(page);
      await askToHandOver(page, quin);
    },
  ],
  [
    "a colleague who has a place",
    async (page) => {
      await press(page, "Hand my place over");
      await arriveAt(page, "Your place is still yours");
    },
  ],
  [
    "the dates to move to",
    async (page) => {
      await own(page);
      await follow(page, "Move to another date", "Move to another date");
    },
  ],
  ["no date chosen", (page) => press(page, "Continue")],
  [
    "the question before moving",
    async (page) => {
      await own(page);
      await askToMove(page, "changing-there");
    },
    { phones: true },
  ],
  [
    "a date that has filled up meanwhile",
    async (page) => {
      await book(page, "changing-there", colleague("Rae Quick"));
      await own(page);
      await follow(page, "Move to another date", "Move to another date");
      const { pathname } = new URL(page.url());
      await postForm(page, pathname, { workshop: slugOf("changing-there"), step: "check" });
      await page.getByText("Your place is still yours").first().waitFor();
    },
  ],
  [
    "the form for a name and an email",
    async (page) => {
      await own(page);
      await follow(page, "Correct your name or your email", "Correct your name or your email");
    },
  ],
  ["nothing corrected", (page) => press(page, "Continue")],
  [
    "the question before correcting",
    async (page) => {
      await page.getByLabel("Full name").fill("Pat Amin-Cole");
      await page.getByLabel("New email address").fill(newPat.email);
      await press(page, "Continue");
      await arriveAt(page, "Check what you changed");
    },
  ],
  [
    "a link on its way to a new email",
    async (page) => {
      await own(page);
      await askForEmail(page, newPat.email);
    },
  ],
  [
    "the form for needs",
    async (page) => {
      await own(page);
      await follow(page, "Tell us what you need, or change it", "What you need");
    },
  ],
  [
    "needs that are kept",
    async (page) => {
      await page.getByLabel("Access and dietary needs").fill("Large print");
      await press(page, "Tell the team");
      await page.getByText("Thank you, we have it").waitFor();
    },
  ],
  ["a new email to confirm", (page) => openEmailLink(page, newPat), { phones: true }],
  [
    "a new email that is in use",
    async (page) => {
      await press(page, "Yes, use this address");
      await arriveAt(page, "Your booking");
      await openFromEmail(page, newPat, /^Shall we write to you here/);
      await arriveAt(page, "This address is in use");
    },
  ],
];
