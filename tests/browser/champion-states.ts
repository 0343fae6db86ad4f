import type { Page } from "playwright-core";
import { inject } from "vitest";
import { emailTo, linkIn } from "../support/mailbox.ts";
import { arriveAt, press, someone } from "./booking-steps.ts";
import { askToJoin } from "./champion-steps.ts";
import type { State } from "./judge-states.ts";

const kit = someone("Kit Sandhu");

/** Every page that joining and leaving the champions can show. */
export const championStates: State[] = [
  [
    "the form for champions",
    async (page) => {
      await page.goto("/champions/join");
      await arriveAt(page, "Become a champion");
    },
  ],
  ["mistakes in the form for champions", (page) => press(page, "Send")],
  [
    "asked to become a champion",
    async (page) => {
      await askToJoin(page, kit);
      await arriveAt(page, "Check your email");
    },
  ],
  ["the question before becoming a champion", (page) => openFrom(page, /^Confirm/, "confirm")],
  [
    "a champion",
    async (page) => {
      await press(page, "Become a champion");
      await arriveAt(page, "You are a champion now");
    },
  ],
  ["a link that was used", (page) => openFrom(page, /^Confirm/, "confirm")],
  ["the question before leaving the champions", (page) => openFrom(page, /^You are now/, "leave")],
  [
    "no champion any more",
    async (page) => {
      await press(page, "Leave the champions");
      await arriveAt(page, "You have left the champions");
    },
  ],
  [
    "a link that is too old",
    async (page) => {
      await page.goto(inject("oldLinks").expiredConfirm);
      await arriveAt(page, "This link is too old");
    },
  ],
  [
    "a champion's link that is wrong",
    async (page) => {
      await page.goto("/champions/leave/AffHVC_wrong");
      await arriveAt(page, "This link does not work");
    },
  ],
];

async function openFrom(page: Page, subject: RegExp, action: "confirm" | "leave"): Promise<void> {
  const email = await emailTo(kit.email, subject);
  await page.goto(linkIn(email, new RegExp(`/champions/${action}/`)));
  await page.getByRole("heading", { level: 1 }).waitFor();
}
