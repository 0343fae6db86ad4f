import { describe, expect, it } from "vitest";
import { organisingEmails } from "../../../src/bookings/organising/emails.ts";
import { createLinks } from "../../../src/server/links.ts";
import { renderText } from "../../../src/server/mail/render-text.ts";
import { siteAt } from "../../../src/server/site.ts";
import { booking } from "./example.ts";

const siteUrl = "https://restorative.test";
const tools = {
  site: siteAt(siteUrl),
  siteUrl,
  links: createLinks("a secret of thirty-two letters or more"),
  carriesFiles: true,
  now: new Date("2026-09-01T09:00:00Z"),
};
const { title, venue, days, directions, step_free } = booking.workshop;
const now = { title, venue, days, directions, step_free };
const [first, second] = days as [(typeof days)[0], (typeof days)[0]];

function tell(was: object | null): string {
  const write = organisingEmails["workshop-changed"];
  if (!write) throw new Error("No template");
  return renderText(write({ ...booking, was }, tools)).replace(/\s+/g, " ");
}

/** What stands between the two sentences that are always there. */
function news(was: object | null): string {
  return /has changed\. (.*?) ?This is how it is now:/.exec(tell(was))?.[1] ?? "";
}

describe("The email about a change says what has changed", () => {
  it.each([
    ["another venue", { venue: "Mill House" }, "The venue was Mill House. It is now Ward House."],
    [
      "another title",
      { title: "Two days" },
      "It was called “Two days”. It is now called “Three-day programme”.",
    ],
    [
      "a day moved",
      { days: [first, { ...second, date: "2026-10-15" }] },
      "Day 2 was Thursday 15 October 2026, 9:30am to 4:30pm. It is now Thursday 8 October 2026, 9:30am to 4:30pm.",
    ],
    [
      "other hours",
      { days: [{ ...first, ends: "12:00" }, second] },
      "Day 1 was Wednesday 7 October 2026, 9:30am to midday. It is now Wednesday 7 October 2026, 9:30am to 4:30pm.",
    ],
    [
      "the middle one of three days dropped",
      {
        days: [first, { day: 2, date: "2026-10-09", starts: "17:00", ends: "18:00" }, { ...second, day: 3 }],
      },
      "Day 2, Friday 9 October 2026, 5pm to 6pm, no longer takes place.",
    ],
    ["a day added", { days: [first] }, "A day has been added: Thursday 8 October 2026, 9:30am to 4:30pm."],
    [
      "one day become two others",
      { days: [{ ...first, date: "2026-09-30" }] },
      "The day was Wednesday 30 September 2026, 9:30am to 4:30pm. It is now Wednesday 7 October 2026, 9:30am to 4:30pm. A day has been added: Thursday 8 October 2026, 9:30am to 4:30pm.",
    ],
    ["the way in", { step_free: "yes" }, "What we know about step-free access has changed."],
    ["the way there", { directions: "Bus 8" }, "How to get there has changed."],
  ])("%s", (_, was, said) => {
    expect(news({ ...now, ...was })).toBe(said);
  });

  it("and nothing more where they have heard it already", () => {
    expect(news(null)).toBe("");
    expect(tell(null)).toContain("Something about this workshop has changed. This is how it is now:");
  });
});
