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
