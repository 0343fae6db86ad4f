import { inject } from "vitest";
import { arriveAt, book, press } from "./booking-steps.ts";
import type { State } from "./judge-states.ts";
import { askForLink, colleague, openMine } from "./mine-steps.ts";

const ola = colleague("Ola Quayle");
const interest = "/interest/key-principles";

/** Every page about what is one's own, and about hearing of a new date. */
export const mineStates: State[] = [
  [
    "the form of interest in a course",
    async (page) => {
      await page.goto(interest);
      await arriveAt(page, "Hear when there is a new date");
    },
  ],
  ["a mistake in the form of interest", (page) => press(page, "Tell me when there is a date")],
  [
    "interest that is noted",
    async (page) => {
      await page.getByLabel("Email address").fill(ola.email);
      await press(page, "Tell me when there is a date");
      await arriveAt(page, "We will tell you");
    },
  ],
  [
    "the form for what is one's own",
    async (page) => {
      await page.goto("/my-bookings");
      await arriveAt(page, "Find your bookings");
    },
  ],
  ["a mistake in the form for what is one's own", (page) => press(page, "Send me the link")],
  [
    "a link that was asked for",
    async (page) => {
      await book(page, "states", ola);
      await askForLink(page, ola.email, /^A link to all my bookings/);
    },
  ],
  [
    "all bookings",
    async (page) => {
      await openMine(page, ola.email, /^The link to your bookings/);
      await arriveAt(page, "Your bookings");
      await page.getByText("Nothing happens when I press it").click();
    },
    { phones: true },
  ],
  [
    "the question before taking an email off",
    async (page) => {
      await page.getByRole("link", { name: "Take my email off" }).click();
      await arriveAt(page, "Take your email off this list?");
    },
  ],
  [
    "an email that is off the list",
    async (page) => {
      await press(page, "Take my email off");
      await arriveAt(page, "Leaving this list");
    },
  ],
  [
    "what is held",
    async (page) => {
      await askForLink(page, ola.email, /^A link to what you hold/);
      await openMine(page, ola.email, /^The link to what we hold/);
      await arriveAt(page, "What we hold about you");
    },
    { phones: true },
  ],
  [
    "the question before erasing",
    async (page) => {
      await page.getByRole("link", { name: "Erase what you hold about me" }).click();
      await arriveAt(page, "Erase what we hold about you?");
    },
  ],
  [
    "erased",
    async (page) => {
      await press(page, "Yes, erase everything about me");
      await arriveAt(page, "Erasing what we hold about you");
    },
  ],
  [
    "links that are stopped",
    async (page) => {
      await page.goto("/my-bookings/renewed");
      await arriveAt(page, "Stopping old links");
    },
  ],
  [
    "a link to one's own that has run out",
    async (page) => {
      await page.goto(inject("oldLinks").expiredHeld);
      await arriveAt(page, "This link has run out");
    },
  ],
];
