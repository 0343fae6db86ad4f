import type { Page } from "playwright-core";
import { inject } from "vitest";
import {
  arriveAt,
  book,
  cancel,
  fillDetails,
  openFromEmail,
  openOffer,
  postForm,
  press,
  someone,
  stranger,
} from "./booking-steps.ts";
import { slugOf } from "./own-workshops.ts";
import type { State } from "./judge-states.ts";

const ada = someone("Ada Okafor");
const bo = someone("Bo Lindqvist");
const zia = stranger("Zia Novak");
const [dee, eli, fin] = [someone("Dee Okoro"), someone("Eli Brandt"), someone("Fin Adeyemi")];
const form = `/book/${slugOf("states")}`;
const fullForm = `/book/${slugOf("states-full")}`;

/** Every page that booking, waiting and cancelling can show, in an order in which one leads to the next. */
export const bookingStates: State[] = [
  ["the form", (page) => open(page, form, "Book your place")],
  ["mistakes in the form", (page) => press(page, "Continue")],
  ["the answers to check", (page) => check(page, form)],
  [
    "a place",
    async (page) => {
      await press(page, "Book my place");
      await arriveAt(page, "Your place is booked");
    },
  ],
  [
    "a place twice",
    async (page) => {
      await check(page, form);
      await press(page, "Book my place");
      await arriveAt(page, "Check your email");
    },
  ],
  [
    "one form sent with two answers",
    async (page) => {
      const key = await checkedKey(page);
      const { name, email, organisation, role, team } = bo;
      const answers = { name, email, organisation, role, team, key, step: "book" };
      await postForm(page, form, answers);
      await postForm(page, form, { ...answers, name: "Bob Lindqvist" });
      await page.getByText("Please look at your answers again").waitFor();
    },
  ],
  [
    "too many tries",
    async (page) => {
      for (let tries = 0; tries < 5; tries++) {
        await check(page, form);
        await press(page, "Book my place");
      }
      await arriveAt(page, "Please wait a little");
    },
  ],
  ["the form of a full workshop", (page) => open(page, fullForm, "Join the waiting list")],
  ["the answers to check for the waiting list", (page) => check(page, fullForm, bo)],
  [
    "a place in line",
    async (page) => {
      await press(page, "Join the waiting list");
      await arriveAt(page, "You are on the waiting list");
    },
  ],
  [
    "the booking of someone who waits",
    async (page) => {
      await openFromEmail(page, bo, /^You are on the waiting list/);
      await arriveAt(page, "Your place in line");
    },
  ],
  ["the question before leaving the line", (page) => press(page, "Leave the waiting list")],
  [
    "a booking",
    async (page) => {
      await openFromEmail(page, ada, /^Your place is booked/);
      await arriveAt(page, "Your booking");
    },
  ],
  ["the question before cancelling", (page) => press(page, "Cancel my place")],
  [
    "a cancelled booking",
    async (page) => {
      await press(page, "Yes, cancel my place");
      await arriveAt(page, "This booking is cancelled");
    },
  ],
  [
    "the receipt of a cancelled booking",
    async (page) => {
      const cy = someone("Cy Marsh");
      const reference = await book(page, "states", cy);
      await openFromEmail(page, cy, /^Your place is booked/);
      await press(page, "Cancel my place");
      await press(page, "Yes, cancel my place");
      await open(page, `/booked/${reference}`, "This booking is cancelled");
    },
  ],
  [
    "a place that is held until the button is pressed",
    async (page) => {
      await book(page, "states", zia);
      await arriveAt(page, "One more step: press the button in our email");
    },
  ],
  [
    "the button that makes a held place count",
    async (page) => {
      await openFromEmail(page, zia, /^Press one button/);
      await arriveAt(page, "Confirm your place");
    },
  ],
  [
    "a place in line that is held until the button is pressed",
    async (page) => {
      await book(page, "states-full", zia);
      await arriveAt(page, "One more step: press the button in our email");
    },
  ],
  [
    "a hold that ran out",
    (page) => open(page, inject("oldLinks").lapsedHoldOn, "This booking was not confirmed in time"),
  ],
  [
    "an offer",
    async (page) => {
      for (const who of [dee, eli, fin]) await book(page, "states-offer", who);
      await openFromEmail(page, dee, /^Your place is booked/);
      await cancel(page);
      await openOffer(page, eli);
    },
  ],
  [
    "the booking of someone who has an offer",
    async (page) => {
      await openFromEmail(page, eli, /^You are on the waiting list/);
      await arriveAt(page, "A place is held for you");
    },
  ],
  [
    "an offer that was passed on",
    async (page) => {
      await page.getByRole("link", { name: "Take the place, or pass it on" }).click();
      await press(page, "Pass it on");
      await arriveAt(page, "You passed this place on");
    },
  ],
  [
    "an offer that was taken",
    async (page) => {
      await openOffer(page, fin);
      await press(page, "Take the place");
      await arriveAt(page, "The place is yours");
    },
  ],
  ["an offer that ran out", (page) => open(page, inject("oldLinks").lapsedOfferOn, "This offer has run out")],
  ["a place for whoever is first", (page) => open(page, inject("oldLinks").firstCome, "A place is free")],
  [
    "a place that somebody else took first",
    async (page) => {
      await press(page, "Take the place");
      await arriveAt(page, "The place is yours");
      await open(page, inject("oldLinks").tooSlow, "The place has gone");
    },
  ],
  ["a booking on a workshop that has begun", (page) => open(page, old("begun"), "Your booking")],
  [
    "too late to cancel",
    async (page) => {
      await postForm(page, old("begun"), { step: "cancel" });
      await arriveAt(page, "The workshop has begun");
    },
  ],
  ["a booking on a workshop that was called off", (page) => open(page, old("calledOff"), "Your booking")],
  ["a link that has run out", (page) => open(page, old("expired"), "This link has run out")],
  ["a link that is wrong", (page) => open(page, "/booking/AffHVC_wrong", "Page not found")],
  ["a closed workshop", (page) => open(page, `/book/${slugOf("closed")}`, "Booking has closed")],
  ["not yet open", (page) => open(page, `/book/${slugOf("not-yet-open")}`, "Booking is not open yet")],
  ["called off", (page) => open(page, `/book/${slugOf("called-off")}`, "This workshop is cancelled")],
  [
    "something that cannot be read",
    async (page) => {
      await postForm(page, form, { unknown: "field" });
      await arriveAt(page, "We could not read what was sent");
    },
  ],
];

function old(link: "begun" | "calledOff" | "expired"): string {
  return inject("oldLinks")[link];
}

async function open(page: Page, path: string, heading: string): Promise<void> {
  await page.goto(path);
  await arriveAt(page, heading);
}

async function check(page: Page, path: string, who = ada): Promise<void> {
  await page.goto(path);
  await fillDetails(page, who);
  await press(page, "Continue");
  await arriveAt(page, "Check your answers");
}

async function checkedKey(page: Page): Promise<string> {
  await check(page, form, bo);
  return page.locator('input[name="key"]').inputValue();
}
