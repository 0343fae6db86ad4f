import { describe, expect, it } from "vitest";
import { registerEmails } from "../../../src/bookings/register/emails.ts";
import { createLinks } from "../../../src/server/links.ts";
import { siteAt } from "../../../src/server/site.ts";
import { booking } from "./example.ts";

const siteUrl = "https://restorative.test";
const tools = {
  site: siteAt(siteUrl),
  siteUrl,
  links: createLinks("a secret of thirty-two letters or more"),
  now: new Date("2026-10-20T09:00:00Z"),
};
const day = {
  missed_day: 1,
  cancelled: false,
  title: "Three-day programme",
  venue: "Ward House",
  slug: "three-days-november",
  date: "2026-11-11",
  starts: "09:30",
  ends: "16:30",
  directions: "Through the gate",
  step_free: "yes",
  catering: "",
  joining: { text: "Bring a pen", online_link: "" },
};

function write(kind: string, cancelled: boolean, carriesFiles: boolean) {
  const context = { ...booking, make_ups: [{ ...day, cancelled }] };
  const email = registerEmails[kind]?.(context, { ...tools, carriesFiles });
  if (!email) throw new Error(`No template for ${kind}`);
  return { text: JSON.stringify(email.blocks), files: email.attachments?.length ?? 0 };
}

describe("The emails about a day to make up", () => {
  it.each([
    ["make-up", false, "comes an entry for your calendar"],
    ["make-up-cancelled", true, "takes the day out of your calendar"],
  ])("%s brings the entry where files can come along, and says so", (kind, cancelled, said) => {
    const { text, files } = write(kind, cancelled, true);
    expect(files).toBe(1);
    expect(text).toContain(said);
  });

  it.each([
    ["make-up", false, "Please put the day in your calendar."],
    ["make-up-cancelled", true, "please take it out yourself"],
  ])("%s says what to do by hand where they cannot, and promises no entry", (kind, cancelled, said) => {
    const { text, files } = write(kind, cancelled, false);
    expect(files).toBe(0);
    expect(text).toContain(said);
    expect(text).not.toContain("email comes an entry");
    expect(text).not.toContain("email also takes");
  });
});

describe("Several days to make up", () => {
  it("come as files of their own, to be opened one by one", () => {
    const context = { ...booking, make_ups: [day, { ...day, missed_day: 2, date: "2026-11-12" }] };
    const email = registerEmails["make-up"]?.(context, { ...tools, carriesFiles: true });
    expect(email?.attachments).toHaveLength(2);
    expect(JSON.stringify(email?.blocks)).toContain("come 2 calendar files. Open each of them");
  });
});

describe("The reminders of a day to make up", () => {
  const remind = (kind: string, now: string, days: object[] = [day]) => {
    const email = registerEmails[kind]?.(
      { ...booking, make_ups: days },
      { ...tools, now: new Date(now), carriesFiles: true },
    );
    if (!email) throw new Error(`No template for ${kind}`);
    return { subject: email.subject, text: JSON.stringify(email.blocks) };
  };

  it.each([
    ["make-up-week", "2026-11-04T09:30:00Z", "Coming up: "],
    ["make-up-day", "2026-11-10T09:30:00Z", "Tomorrow: "],
    ["make-up-day", "2026-11-11T00:30:00Z", "Today: "],
  ])("%s of %s says when, where, how to get there, what to bring and whom to tell", (kind, now, said) => {
    const { subject, text } = remind(kind, now);
    expect(subject).toMatch(new RegExp(`^${said}`));
    for (const part of [
      "11 November 2026",
      "Ward House",
      "Through the gate",
      "Bring a pen",
      "If you cannot come",
    ])
      expect(text).toContain(part);
  });

  it("leave out days that are past, called off, or not meant", () => {
    const days = [
      { ...day, missed_day: 2, date: "2026-12-09", venue: "Later House" },
      { ...day, missed_day: 3, date: "2026-11-11", cancelled: true, venue: "Off House" },
      { ...day, missed_day: 4, date: "2026-11-01", venue: "Past House" },
      day,
    ];
    const { text } = remind("make-up-day", "2026-11-10T09:30:00Z", days);
    expect(text).toContain("Ward House");
    expect(text).not.toMatch(/Later House|Off House|Past House/);
    expect(remind("make-up-week", "2026-11-04T09:30:00Z", days).text).not.toMatch(/Off House|Past House/);
  });
});
