import { describe, expect, it } from "vitest";
import { interestEmails } from "../../../src/interest/emails.ts";
import { createLinks } from "../../../src/server/links.ts";
import { renderText } from "../../../src/server/mail/render-text.ts";
import { siteAt } from "../../../src/server/site.ts";
import { booking } from "../bookings/example.ts";

const siteUrl = "https://restorative.example";

function textFor(now: string, changes: object): string {
  const workshop = { ...booking.workshop, ...changes };
  const context = {
    id: booking.id,
    course: workshop.course,
    person: { email: "ada@dudley.example" },
    workshop,
  };
  const tools = {
    links: createLinks("a secret that is long enough for a test of links"),
    site: siteAt(siteUrl),
    siteUrl,
    carriesFiles: true,
    now: new Date(now),
  };
  const email = interestEmails["interest-open"]?.(context, tools);
  return email ? renderText(email) : "";
}

describe("The email about a new date", () => {
  it("says when booking opens, and that nobody can book before", () => {
    const text = textFor("2026-07-31T12:00:00Z", { status: "closed" });
    expect(text).toContain("Booking opens on Saturday 1 August 2026");
    expect(text).toContain("before anybody can book");
  });

  it.each([
    ["open", "Booking is open."],
    ["full", "All its places are taken already. You can join the waiting list"],
    ["closed", "Booking has closed already"],
    ["cancelled", "It has been cancelled since"],
  ])("says what is true as it leaves: %s", (status, words) => {
    const text = textFor("2026-08-02T12:00:00Z", { status });
    expect(text).toContain(words);
    expect(text.includes("Booking is open")).toBe(status === "open");
    expect(text.includes("book a place")).toBe(status === "open");
  });
});
