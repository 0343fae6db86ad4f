import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { changingEmails } from "../../../src/bookings/changing/emails.ts";
import { createLinks } from "../../../src/server/links.ts";
import type { Email } from "../../../src/server/mail/email.ts";
import { renderHtml } from "../../../src/server/mail/render-html.tsx";
import { renderNotify } from "../../../src/server/mail/render-notify.ts";
import { renderText } from "../../../src/server/mail/render-text.ts";
import { siteAt } from "../../../src/server/site.ts";
import { booking as example, person } from "./example.ts";

const siteUrl = "https://restorative.test";
const links = createLinks("a secret of thirty-two letters or more");
const now = new Date("2026-09-01T09:00:00Z");
const site = siteAt(siteUrl);

const makeUp = {
  missed_day: 1,
  cancelled: false,
  title: "Three-day programme",
  venue: "Another House",
  slug: "three-days-november",
  ...{ date: "2026-11-04", starts: "09:30", ends: "16:30" },
  ...{ directions: "", step_free: null, catering: "", joining: null },
};
const booking = { ...example, handed_by: null as string | null, make_ups: [] as object[], version: 3 };
const waiting = { ...booking, status: "waiting", position: 3, had_place: false };
const over = (how: string) => ({ ...booking, status: "cancelled", ended_as: how });
const change = {
  id: "7c3f8a52-54b0-4f5e-9a43-1f6f0a6c7d33",
  person: { email: "new@dudley.example" },
  booking,
};

const cases = [
  { kind: "handed-over", context: over("handed-over") },
  { kind: "handed-to-you", context: booking },
  { kind: "moved-away", context: over("moved") },
  { kind: "moved-here", context: booking },
  { kind: "details-changed", context: booking },
  { kind: "details-changed", context: waiting },
  { kind: "email-changed", context: booking },
  { kind: "email-changed", context: waiting },
  { kind: "email-left", context: booking },
  { kind: "email-left", context: waiting },
];

function write(kind: string, context: unknown, carriesFiles = true): Email {
  const template = changingEmails[kind];
  if (!template) throw new Error(`No template for ${kind}`);
  return template(context, { links, site, siteUrl, carriesFiles, now });
}

function buttons(email: Email): string[] {
  return email.blocks.flatMap((block) => (block.kind === "button" ? [block.url] : []));
}

function entries(email: Email) {
  return (email.attachments ?? []).map(({ content }) => {
    const calendar = new ICAL.Component(ICAL.parse(content));
    const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent") ?? undefined);
    return { method: calendar.getFirstPropertyValue("method"), uid: event.uid, sequence: event.sequence };
  });
}

describe("every email about a change", () => {
  it.each(cases)("$kind ($context.status) says what, when, where and which", ({ kind, context }) => {
    const email = write(kind, context);
    const text = renderText(email);
    expect(email.subject).toContain("Three-day programme, 7 and 8 October 2026");
    expect(text).toMatch(/^Hello Ada Okafor,\n/);
    expect(text).toContain("Day 2: Thursday 8 October 2026, 9:30am to 4:30pm");
    expect(text).toContain("Reference: RD-7KXM9QPT");
    expect(text).toContain("ring 999");
    expect(buttons(email)).toContain(`${siteUrl}/worried-about-a-child/`);
  });

  it.each(cases)("$kind ($context.status) repeats nothing else that was typed", ({ kind, context }) => {
    const email = write(kind, context);
    for (const rendered of [renderText(email), renderHtml(email, site), renderNotify(email)]) {
      for (const typed of [person.email, person.organisation, person.role, person.team]) {
        expect(rendered).not.toContain(typed);
      }
    }
  });

  it.each([
    ["handed-over", over("handed-over"), "CANCEL"],
    ["moved-away", over("moved"), "CANCEL"],
    ["email-left", booking, "CANCEL"],
    ["handed-to-you", booking, "REQUEST"],
    ["moved-here", booking, "REQUEST"],
    ["details-changed", booking, "REQUEST"],
    ["email-changed", booking, "REQUEST"],
  ])("%s brings the calendar up to date, a file for each day", (kind, context, method) => {
    const files = entries(write(kind, context));
    expect(files.map((file) => file.method)).toEqual([method, method]);
    expect(new Set(files.map(({ uid }) => uid)).size).toBe(2);
  });

  it.each(["details-changed", "email-changed", "email-left"])("%s has no files for who waits", (kind) => {
    expect(entries(write(kind, waiting))).toEqual([]);
  });

  it.each(["handed-over", "moved-away", "email-left"])("%s says what to do where no file travels", (kind) => {
    expect(write(kind, over("moved"), false).attachments).toEqual([]);
    expect(renderText(write(kind, over("moved"), false))).toContain("please take them out yourself");
  });
});

describe("a place that was handed over", () => {
  it("comes with the name of whoever gave it, while that person is known", () => {
    const given = renderText(write("handed-to-you", { ...booking, handed_by: "Grace Lim" }));
    expect(given).toContain("Grace Lim cannot come to this workshop and has given the place to you");
    expect(renderText(write("handed-to-you", booking))).toContain("A colleague cannot come");
  });

  it("comes with all that one has to know to join", () => {
    const joining = { text: "Bring a pen.", online_link: "https://meet.example/room" };
    for (const kind of ["handed-to-you", "moved-here", "email-changed"]) {
      const email = write(kind, { ...booking, joining });
      expect(renderText(email)).toContain("Bring a pen.");
      expect(buttons(email)).toContain("https://meet.example/room");
    }
  });
});

describe("a new email", () => {
  it("is asked for by a link that works for a quarter of an hour from now, and names nobody", () => {
    const email = write("confirm-email", change);
    const text = renderText(email);
    expect(text).not.toMatch(/Ada|RD-|@dudley\.example/);
    expect(text).toContain("Day 1: Wednesday 7 October 2026");
    expect(text).toContain("until Tuesday 1 September 2026 at 10:15am");
    const url = buttons(email)[0] ?? "";
    expect(url).toMatch(/^https:\/\/restorative\.test\/booking\/email\//);
    const token = url.split("/").at(-1) ?? "";
    const against = { purpose: "email-change", version: 1 } as const;
    expect(links.verify(token, { ...against, now: new Date("2026-09-01T09:14:59Z") })).toBe("valid");
    expect(links.verify(token, { ...against, now: new Date("2026-09-01T09:15:00Z") })).toBe("expired");
  });

  it("leaves the old one with no way into the booking", () => {
    for (const carriesFiles of [true, false]) {
      const email = write("email-left", booking, carriesFiles);
      expect(buttons(email).filter((url) => url.includes("/booking/"))).toEqual([]);
    }
  });

  it("has the newer entries: what takes them out of the old calendar is older, and newer than what is there", () => {
    const put = entries(write("email-changed", booking));
    const out = entries(write("email-left", booking));
    expect(out.map(({ uid }) => uid)).toEqual(put.map(({ uid }) => uid));
    expect(put.map(({ sequence }) => sequence)).toEqual([3, 3]);
    expect(out.map(({ sequence }) => sequence)).toEqual([2, 2]);
  });

  it("takes along the days that make up for missed ones", () => {
    const context = { ...booking, make_ups: [makeUp, { ...makeUp, missed_day: 2, cancelled: true }] };
    const put = entries(write("email-changed", context)).at(-1);
    const out = entries(write("email-left", context)).at(-1);
    expect(put).toMatchObject({ method: "REQUEST", uid: expect.stringContaining("-make-up1@") });
    expect(out).toEqual({ method: "CANCEL", uid: put?.uid, sequence: 2 });
    expect(entries(write("email-changed", context))).toHaveLength(3);
  });

  it("says to who is offered a place where to take it", () => {
    const offer = { number: 2, until: "2026-09-03T09:00:00+00:00", first_come: false };
    const offered = { ...booking, status: "offered", had_place: false, offer };
    expect(renderText(write("email-changed", offered))).toContain("A place is on offer to you");
  });
});
