import ICAL from "ical.js";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import {
  admitAttendee,
  callOffWorkshop,
  changeJoining,
  changeWorkshop,
} from "../../src/bookings/organising/organise.ts";
import { bookingPath } from "../../src/bookings/booking-link.ts";
import { openMyCalendar } from "../../src/bookings/mine/my-calendar.ts";
import { calendarPath } from "../../src/bookings/mine/my-link.ts";
import { bookingStore } from "../../src/bookings/store.ts";
import { registerStore } from "../../src/bookings/register/store.ts";
import { sweepWorkshops } from "../../src/bookings/sweep.ts";
import { emailTemplates } from "../../src/email-templates.ts";
import { sendPending } from "../../src/server/mail/outbox.ts";
import { renderText } from "../../src/server/mail/render-text.ts";
import { listWorkshops } from "../../src/workshops/store.ts";
import { openBuildHook } from "../support/build-hook.ts";
import { testNow } from "../support/services.ts";
import { ada, openBookingSite, words, type BookingSite } from "./booking-site.ts";

const ben = { ...ada, name: "Ben Price", email: "ben@school.example" };
// The Thursday before Summer Time ends, and the Monday after.
const days = [
  { date: "2026-10-22", starts: "09:30", ends: "16:00" },
  { date: "2026-10-26", starts: "09:30", ends: "16:00" },
];

let site: BookingSite;
let workshops = 0;

beforeAll(async () => {
  site = await openBookingSite();
});
beforeEach(async () => {
  await site.setClock(testNow);
  await site.exec("delete from app.emails");
  site.services.sent.length = 0;
  site.services.logged.length = 0;
});
afterAll(() => site.close());

/** A workshop of two days with a course of its own, so that no other test's cohorts are in the way. */
async function newWorkshop(changes: Record<string, unknown> = {}): Promise<string> {
  const slug = `organised-${++workshops}`;
  await site.addWorkshop(slug, { course: slug, days, capacity: 1, ...changes });
  return slug;
}

async function bookingOf(slug: string, email = ada.email): Promise<string> {
  const [row] = await site.exec(
    `select b.id from app.bookings b join app.workshops w on w.id = b.workshop_id
     join app.people p on p.id = b.person_id where w.slug = $1 and p.email = $2`,
    [slug, email],
  );
  return String(row?.id);
}

/** Books a place for Ada, and one in line for Ben, whose email is of a known partner too. */
async function bookBoth(slug: string) {
  await site.book(slug);
  await site.services.database.call("book_place", {
    request: {
      slug,
      ...ben,
      key: crypto.randomUUID(),
      answers_hash: "ben",
      known_partner: true,
      limits: { email_per_hour: 1000, client_per_hour: 1000 },
    },
  });
  await send();
}

const send = () => sendPending(site.services, emailTemplates);

/** What Maya sends to book for a team, but for its people. */
const team = (slug: string) => ({
  slug,
  key: crypto.randomUUID(),
  answers_hash: "team",
  limits: { email_per_hour: 1000, client_per_hour: 1000 },
  manager: { name: "Maya Manager", email: "maya@school.example" },
  organisation: "School",
  team: "",
  together: false,
});

/** The emails that have left since the last time, to one person. */
async function newEmails(to: string) {
  await send();
  return site.services.sent
    .splice(0)
    .filter((message) => message.to === to)
    .map(({ email }) => email);
}

async function newEmail(to: string) {
  const [email, ...others] = await newEmails(to);
  if (!email || others.length > 0) throw new Error(`Expected one email to ${to}`);
  return email;
}

/** What an independent parser reads from the files of an email. */
function entries(email: Awaited<ReturnType<typeof newEmail>>) {
  return (email.attachments ?? []).map(({ content }) => {
    const calendar = new ICAL.Component(ICAL.parse(content));
    const zone = calendar.getFirstSubcomponent("vtimezone");
    const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent") ?? undefined);
    if (zone) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
    return {
      method: calendar.getFirstPropertyValue("method"),
      uid: event.uid,
      sequence: event.sequence,
      starts: event.startDate.toJSDate().toISOString(),
      zone: event.startDate.zone.tzid,
      location: event.location,
    };
  });
}

describe("Changing a workshop", () => {
  it("sends newer entries for the same days to who has a place, and words to who waits", async () => {
    const slug = await newWorkshop();
    await site.book(slug);
    const first = entries(await newEmail(ada.email));
    expect(first.map((entry) => [entry.method, entry.sequence, entry.starts, entry.zone])).toEqual([
      ["REQUEST", 1, "2026-10-22T08:30:00.000Z", "Europe/London"],
      ["REQUEST", 1, "2026-10-26T09:30:00.000Z", "Europe/London"],
    ]);
    await bookBoth(slug);
    site.services.sent.length = 0;

    const moved = days.map((day) => ({ ...day, starts: "10:00" }));
    expect(await changeWorkshop(site.services, slug, { days: moved, venue: "Queens Cross" })).toEqual({
      outcome: "changed",
      told: 2,
    });
    await send();
    const [toAda, toBen] = [ada, ben].map(({ email: to }) =>
      site.services.sent.find((message) => message.to === to),
    );
    const changed = entries(toAda?.email ?? { subject: "", blocks: [] });
    expect(changed.map((entry) => [entry.method, entry.sequence, entry.starts, entry.location])).toEqual([
      ["REQUEST", 2, "2026-10-22T09:00:00.000Z", "Queens Cross"],
      ["REQUEST", 2, "2026-10-26T10:00:00.000Z", "Queens Cross"],
    ]);
    expect(changed.map(({ uid }) => uid)).toEqual(first.map(({ uid }) => uid));
    expect(toAda && renderText(toAda.email)).toMatch(/10am to 4pm[\s\S]*Your place is kept/);
    expect(toBen?.email.attachments).toEqual([]);
    expect(toBen && renderText(toBen.email)).toContain("You are still on the waiting list.");
  });

  it("says what was, and what is now", async () => {
    const slug = await newWorkshop();
    await bookBoth(slug);
    site.services.sent.length = 0;
    await site.setClock("2026-09-02T09:00:00Z");
    const moved = [days[0], { ...days[1], date: "2026-10-28" }];
    await changeWorkshop(site.services, slug, { days: moved, venue: "Queens Cross" });
    for (const { email } of await send().then(() => site.services.sent)) {
      expect(renderText(email).replace(/\s+/g, " ")).toContain(
        "Day 2 was Monday 26 October 2026, 9:30am to 4pm. It is now Wednesday 28 October 2026, 9:30am to 4pm.",
      );
      expect(renderText(email)).toContain("It is now Queens Cross.");
    }
    expect(site.services.sent).toHaveLength(2);
  });

  it("gives who makes up a day there its link, on their own page and nowhere else", async () => {
    const slug = await newWorkshop();
    const host = await newWorkshop({ online_link: "https://meet.example/host", joining: "Bring a pen." });
    await site.book(slug);
    const email = await newEmail(ada.email);
    const button = email.blocks.flatMap((block) =>
      block.kind === "button" && block.url.includes("/booking/") ? [new URL(block.url).pathname] : [],
    )[0];
    expect(await words(await site.get(button ?? ""))).not.toContain("meet.example");
    await site.exec(
      `insert into app.make_ups (booking_id, missed_day, workshop_id, day, agreed_at)
       select $1, 1, w.id, 2, app.clock() from app.workshops w where w.slug = $2`,
      [await bookingOf(slug), host],
    );
    const page = await words(await site.get(button ?? ""));
    expect(page).toMatch(
      /The day that you make up.*Monday 26 October 2026.*Bring a pen.*meet\.example\/host/s,
    );
    expect(await words(await site.get(`/book/${host}`))).not.toContain("meet.example");
    await site.exec("update app.make_ups set cancelled_at = app.clock()");
    expect(await words(await site.get(button ?? ""))).not.toContain("meet.example");
  });

  it("takes a day that there is no longer out of calendars", async () => {
    const slug = await newWorkshop();
    await site.book(slug);
    const [, second] = entries(await newEmail(ada.email));
    await changeWorkshop(site.services, slug, { days: days.slice(0, 1) });
    const files = entries(await newEmail(ada.email));
    expect(files.map(({ method }) => method)).toEqual(["REQUEST", "CANCEL"]);
    expect(files[1]?.uid).toBe(second?.uid);
    expect(files[1]?.sequence).toBeGreaterThan(second?.sequence ?? Infinity);
  });

  it("leaves an offer standing, and links to it anew", async () => {
    const slug = await newWorkshop();
    await bookBoth(slug);
    await changeWorkshop(site.services, slug, { capacity: 2 });
    await send();
    site.services.sent.length = 0;
    await changeWorkshop(site.services, slug, { title: "Key principles, in full" });
    const email = await newEmail(ben.email);
    expect(renderText(email)).toContain("still holding a place for you");
    expect(email.blocks.some((block) => block.kind === "button" && block.url.includes("/offer/"))).toBe(true);
    expect(email.attachments).toEqual([]);
  });

  it("says field by field what cannot be, and then asks nothing of the database", async () => {
    const slug = await newWorkshop();
    const wrong = {
      venue: "",
      capacity: 0,
      days: [{ date: "2026-02-30", starts: "16:00", ends: "09:30" }],
      catering: "x".repeat(501),
    };
    const answer = await changeWorkshop(site.services, slug, wrong);
    if (answer.outcome !== "not-valid") throw new Error(answer.outcome);
    expect(answer.errors.map(({ field }) => field)).toEqual(
      expect.arrayContaining(["venue", "capacity", "days.0.date", "catering"]),
    );
    expect(await changeWorkshop(site.services, slug, { colour: "red" })).toMatchObject({
      outcome: "not-valid",
    });
    expect(site.services.logged).toEqual([]);
  });

  it("is dated in the list that the site's pages and feeds are built from, and so is calling it off", async () => {
    const slug = await newWorkshop();
    const changedAt = async () => {
      const listed = await listWorkshops(site.services.database);
      const at = listed.find((workshop) => workshop.slug === slug)?.changedAt;
      return at && new Date(at).toISOString();
    };
    expect(await changedAt()).toBeNull();
    await changeWorkshop(site.services, slug, { venue: "Queens Cross" });
    expect(await changedAt()).toBe(testNow.toISOString());
    await site.setClock("2026-09-02T09:00:00Z");
    await callOffWorkshop(site.services, slug);
    expect(await changedAt()).toBe("2026-09-02T09:00:00.000Z");
  });

  it("says how many places are taken, where there would be fewer", async () => {
    const slug = await newWorkshop({ capacity: 2 });
    await bookBoth(slug);
    expect(await changeWorkshop(site.services, slug, { capacity: 1 })).toEqual({
      outcome: "too-many-booked",
      taken: 2,
    });
  });
});

describe("Calling a workshop off", () => {
  it("takes it out of calendars, and holds a place on another date, which can be taken", async () => {
    const slug = await newWorkshop();
    await site.addWorkshop(`${slug}-later`, { course: slug, days: [{ ...days[0], date: "2026-11-10" }] });
    await site.book(slug);
    const put = entries(await newEmail(ada.email));
    expect(await callOffWorkshop(site.services, slug)).toEqual({
      outcome: "cancelled",
      told: 1,
      offered: 1,
      interested: 0,
    });
    const emails = await newEmails(ada.email);
    const off = emails.find(({ subject }) => subject.startsWith("This workshop will not take place"));
    const offered = emails.find(({ subject }) => subject.startsWith("A place is held for you"));
    const out = entries(off ?? { subject: "", blocks: [] });
    expect(out.map(({ method }) => method)).toEqual(["CANCEL", "CANCEL"]);
    expect(out.map(({ uid }) => uid)).toEqual(put.map(({ uid }) => uid));
    expect(out.every(({ sequence }, at) => sequence > (put[at]?.sequence ?? Infinity))).toBe(true);
    expect(offered && renderText(offered)).toContain("is cancelled, and we are sorry");

    const button = offered?.blocks.find((block) => block.kind === "button" && block.url.includes("/offer/"));
    const path = button && "url" in button ? new URL(button.url).pathname : "";
    expect((await site.post(path, { step: "take" })).status).toBe(303);
    const taken = entries(await newEmail(ada.email));
    expect(taken.map(({ method, starts }) => [method, starts])).toEqual([
      ["REQUEST", "2026-11-10T09:30:00.000Z"],
    ]);
    expect(put.map(({ uid }) => uid)).not.toContain(taken[0]?.uid);
  });

  it("after its first day is about what was left of it: in words, on the page and in both calendars", async () => {
    const slug = await newWorkshop({ capacity: 4 });
    await site.book(slug);
    const put = entries(await newEmail(ada.email));
    await site.services.database.call("book_party", {
      request: {
        ...team(slug),
        people: [{ name: ben.name, email: ben.email, role: "Teacher", known_partner: true }],
      },
    });
    await send();
    site.services.sent.length = 0;
    await site.setClock("2026-10-23T09:00:00Z");
    expect(await callOffWorkshop(site.services, slug)).toMatchObject({ told: 2 });
    await send();
    const emailTo = (to: string) => site.services.sent.find((message) => message.to === to)?.email;
    const off = emailTo(ada.email) ?? { subject: "", blocks: [] };
    expect(off.subject).toMatch(/^The rest of this workshop will not take place: .*, 26 October 2026$/);
    expect(renderText(off)).toContain("Day 2: Monday 26 October 2026");
    expect(renderText(off)).not.toContain("22 October");
    expect(entries(off).map(({ method, uid }) => [method, uid])).toEqual([["CANCEL", put[1]?.uid]]);
    const toManager = emailTo("maya@school.example") ?? { subject: "", blocks: [] };
    expect(toManager.subject).toMatch(/^The rest of your team's workshop .*, 26 October 2026$/);
    expect(renderText(toManager)).not.toContain("22 October");

    const bookingId = await bookingOf(slug);
    const [row] = await site.exec("select person_id from app.bookings where id = $1", [bookingId]);
    const calendar = await openMyCalendar(
      site.services,
      calendarPath(site.services.links, { id: String(row?.person_id), linkVersion: 1 }, testNow)
        .replace("/calendar/", "")
        .replace(".ics", ""),
    );
    const mine = (calendar ?? "").split("BEGIN:VEVENT").filter((event) => event.includes(bookingId));
    expect(mine.map((event) => event.includes("STATUS:CANCELLED"))).toEqual([false, true]);
    const booking = await bookingStore(site.services.database).show(bookingId);
    if (!booking) throw new Error("No booking");
    const page = await words(await site.get(bookingPath(site.services.links, booking)));
    expect(page).toContain("The rest of this workshop is cancelled");
    expect(page).not.toContain("It will not take place");
  });

  it("tells whoever booked for several, without a name of theirs", async () => {
    const slug = await newWorkshop({ capacity: 4 });
    await site.services.database.call("book_party", {
      request: {
        ...team(slug),
        people: [{ name: ben.name, email: ben.email, role: "Teacher", known_partner: true }],
      },
    });
    await send();
    await changeWorkshop(site.services, slug, { venue: "Elsewhere" });
    await send();
    site.services.sent.length = 0;
    await callOffWorkshop(site.services, slug);
    const text = renderText(await newEmail("maya@school.example"));
    expect(text).toContain("Hello Maya Manager,");
    expect(text).toContain("We have told each of your team.");
    expect(text).not.toContain(ben.name);
  });
});

describe("The pages of the site", () => {
  /** Whoever organises has a hook that answers so; gives back what it was asked. */
  async function withHook(status: number): Promise<{ asked: string[]; close: () => void }> {
    const hook = await openBuildHook(status);
    const { settings } = site.services;
    site.services.settings = { ...settings, buildHookUrl: hook.url };
    onTestFinished(() => {
      site.services.settings = settings;
      hook.close();
    });
    return hook;
  }

  it("are built anew when a workshop changes or is called off, and not when nothing has changed", async () => {
    const slug = await newWorkshop();
    const { asked } = await withHook(200);
    await changeWorkshop(site.services, slug, { capacity: 0 });
    await changeWorkshop(site.services, "nowhere", { capacity: 3 });
    await changeJoining(site.services, slug, { joining: "Ring the bell." });
    expect(asked).toEqual([]);
    await changeWorkshop(site.services, slug, { venue: "Queens Cross" });
    expect(asked).toHaveLength(1);
    await callOffWorkshop(site.services, slug);
    await callOffWorkshop(site.services, slug);
    expect(asked).toHaveLength(2);
    expect(site.services.logged.join()).not.toContain("secret-of-the-hook");
  });

  it.each([
    ["refuses", async () => void (await withHook(500)), "The build hook answered with 500"],
    ["is gone", async () => (await withHook(200)).close(), "fetch failed"],
  ])(
    "keep no change from being made where the hook %s, which the log tells",
    async (_what, goesWrong, told) => {
      const slug = await newWorkshop();
      await goesWrong();
      expect(await changeWorkshop(site.services, slug, { venue: "Queens Cross" })).toMatchObject({
        outcome: "changed",
      });
      expect(await callOffWorkshop(site.services, slug)).toMatchObject({ outcome: "cancelled" });
      const faults = site.services.logged.filter((line) => line.includes('"level":"fault"'));
      expect(faults).toHaveLength(2);
      expect(faults.join()).toContain(told);
    },
  );
});

describe("Joining instructions", () => {
  it("reach those with a place, with the link; nobody else is ever shown it", async () => {
    const slug = await newWorkshop();
    await bookBoth(slug);
    site.services.sent.length = 0;
    const onlineLink = "https://meet.example/room-7";
    expect(
      await changeJoining(site.services, slug, { joining: "Have a pen.\nBe early.", onlineLink }),
    ).toEqual({
      outcome: "changed",
      told: 1,
    });
    await send();
    const [only, ...others] = site.services.sent.splice(0);
    expect(others).toEqual([]);
    expect(only?.to).toBe(ada.email);
    const text = only ? renderText(only.email) : "";
    expect(text).toMatch(/Have a pen\.[\s\S]*Be early\.[\s\S]*https:\/\/meet\.example\/room-7/);
    const page = await words(await site.get(`/book/${slug}`));
    expect(page).not.toContain("meet.example");
    expect(site.services.logged.join()).not.toContain("meet.example");
    expect(await changeJoining(site.services, slug, { onlineLink: "http://meet.example" })).toMatchObject({
      outcome: "not-valid",
    });
  });
});

describe("Reminders", () => {
  const sweep = () => sweepWorkshops(site.services, new Date("2028-01-01"));

  it("say where, when, how to get there, what to bring and how to cancel", async () => {
    const slug = await newWorkshop({
      days: [
        { date: "2027-03-25", starts: "09:30", ends: "16:00" },
        { date: "2027-03-29", starts: "09:30", ends: "16:00" },
      ],
      directions: "Bus 8 to the gate.",
      step_free: "no",
      catering: "Soup.",
      joining: "Bring a photo of a place you like.",
    });
    await site.book(slug, { needs: "A quiet corner" });
    await newEmails(ada.email);
    await site.setClock("2027-03-18T09:30:00Z");
    expect(await sweep()).toMatchObject({ reminders: 1, more: false });
    const week = await newEmail(ada.email);
    expect(week.subject).toBe("Coming up: Key principles, 25 and 29 March 2027");
    await site.setClock("2027-03-24T09:30:00Z");
    await sweep();
    const day = await newEmail(ada.email);
    expect(day.subject).toBe("Tomorrow: Key principles, 25 and 29 March 2027");
    for (const email of [week, day]) {
      const text = renderText(email);
      for (const said of [
        "Thursday 25 March 2027, 9:30am to 4pm",
        "Venue: Ward House",
        "How to get there: Bus 8 to the gate.",
        "The venue can only be reached by steps.",
        "Food and drink: Soup.",
        "Bring a photo of a place you like.",
        "If you cannot come, please cancel",
      ]) {
        expect(text).toContain(said);
      }
      expect(text).not.toContain("quiet corner");
    }
  });

  it("of a later day that stands alone is about that day, and once the workshop has begun names whom to ask", async () => {
    const slug = await newWorkshop({
      days: ["2027-09-06", "2027-10-11"].map((date) => ({ date, starts: "09:30", ends: "16:00" })),
      directions: "Bus 8 to the gate.",
    });
    await site.book(slug);
    await newEmails(ada.email);
    await site.setClock("2027-10-10T10:00:00Z");
    await sweep();
    const email = await newEmail(ada.email);
    expect(email.subject).toBe("Tomorrow: Key principles, 11 October 2027");
    const text = renderText(email);
    expect(text).toContain("Tomorrow is day 2 of your workshop.");
    expect(text).toContain("Day 2: Monday 11 October 2027, 9:30am to 4pm");
    expect(text).toContain("How to get there: Bus 8 to the gate.");
    expect(text).not.toContain("6 September");
    expect(text).not.toContain("please cancel");
    expect(email.attachments ?? []).toEqual([]);
  });

  it("held up until the day itself says today", async () => {
    const slug = await newWorkshop({ days: [{ date: "2027-06-10", starts: "09:30", ends: "16:00" }] });
    await site.book(slug);
    await newEmails(ada.email);
    await site.setClock("2027-06-09T22:59:00Z");
    await sweep();
    await site.setClock("2027-06-09T23:01:00Z");
    expect((await newEmail(ada.email)).subject).toMatch(/^Today: /);
  });
});

describe("Letting somebody in", () => {
  it("is done with the same rules for what is typed, and answers with the reference", async () => {
    const slug = await newWorkshop();
    await site.book(slug);
    expect(await admitAttendee(site.services, slug, { ...ben, email: "no email" })).toMatchObject({
      outcome: "not-valid",
      errors: [{ field: "email" }],
    });
    expect(await admitAttendee(site.services, slug, ben)).toEqual({ outcome: "full" });
    const answer = await admitAttendee(site.services, slug, { ...ben, beyondCapacity: true });
    expect(answer).toMatchObject({ outcome: "admitted", extra: true });
    await newEmails(ada.email);
    expect(site.services.logged.join()).not.toContain("Price");
  });
});

describe("A day that is made up", () => {
  it("goes into the calendar, follows the host, and comes out again", async () => {
    const slug = await newWorkshop();
    const host = `${slug}-host`;
    await site.addWorkshop(host, { course: slug, days: [{ ...days[0], date: "2026-11-10" }] });
    await site.book(slug);
    await newEmails(ada.email);
    const bookingId = await bookingOf(slug);
    const registers = registerStore(site.services.database);
    await site.setClock("2026-10-22T12:00:00Z");
    expect(await registers.mark({ bookingId, day: 1 }, "absent")).toEqual({ outcome: "marked" });
    const missed = { bookingId, day: 1 };
    expect(await registers.arrangeMakeUp(missed, { slug: host, day: 1 })).toEqual({ outcome: "arranged" });
    const put = await newEmail(ada.email);
    expect(renderText(put)).toContain("Day: Tuesday 10 November 2026, 9:30am to 4pm");
    await changeWorkshop(site.services, host, { venue: "Queens Cross" });
    const moved = await newEmail(ada.email);
    expect(await registers.show(host, false)).toMatchObject({ guests: [{ name: ada.name, from: slug }] });
    expect(await registers.cancelMakeUp(missed)).toEqual({ outcome: "cancelled" });
    const out = await newEmail(ada.email);
    const all = [put, moved, out].flatMap(entries);
    expect(all.map(({ method }) => method)).toEqual(["REQUEST", "REQUEST", "CANCEL"]);
    expect(new Set(all.map(({ uid }) => uid)).size).toBe(1);
    expect(all.map(({ sequence }) => sequence)).toEqual([2, 3, 4]);
    expect(await registers.countPeople({ course: slug })).toMatchObject({ bookings: 1, peopleThere: 0 });
  });
});
