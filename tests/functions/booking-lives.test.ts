import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Mailer, SendResult } from "../../src/server/mail/mailer.ts";
import { site as facts } from "../../src/server/site.ts";
import { calendarOf, filesTo, type ReadFile } from "../support/calendar-reader.ts";
import { mailerThat } from "../support/services.ts";
import { openBookingSite, person, type BookingSite } from "./booking-site.ts";

// Each life of a booking as the calendars of those who have to do with it see it: from the files of the emails that
// were really sent, read by a program that did not write them.

let site: BookingSite;
let slug: string;
let workshops = 0;
let mailer: Mailer;

const ada = person("Ada");
const grace = person("Grace");

const day = (date: string) => ({ date, starts: "09:30", ends: "16:00" });

/** The days before and after the clocks change, and half past nine on each in UTC. */
const changes = [
  {
    clocks: "go forward",
    today: "2026-02-02T09:00:00Z",
    days: ["2026-03-28", "2026-03-29"],
    begins: ["2026-03-28T09:30:00.000Z", "2026-03-29T08:30:00.000Z"],
    ends: ["2026-03-28T16:00:00.000Z", "2026-03-29T15:00:00.000Z"],
  },
  {
    clocks: "go back",
    today: "2026-09-01T09:00:00Z",
    days: ["2026-10-24", "2026-10-25"],
    begins: ["2026-10-24T08:30:00.000Z", "2026-10-25T09:30:00.000Z"],
    ends: ["2026-10-24T15:00:00.000Z", "2026-10-25T16:00:00.000Z"],
  },
];

beforeAll(async () => {
  site = await openBookingSite();
  mailer = site.services.mailer;
});
beforeEach(() => {
  site.services.sent.length = 0;
});
afterEach(() => {
  site.services.mailer = mailer;
});
afterAll(() => site.close());

async function booked(who = ada, where = slug): Promise<string> {
  expect((await site.book(where, who)).status).toBe(303);
  return site.linkTo(who.email);
}

async function newWorkshop(days: string[], changes: Record<string, unknown> = {}): Promise<string> {
  const name = `life-${++workshops}`;
  await site.addWorkshop(name, {
    course: name,
    capacity: 2,
    opens_at: "2026-01-01T00:00:00Z",
    days: days.map(day),
    ...changes,
  });
  return name;
}

/** The organiser's own doings have no page yet: they call the database, and the schedule sends. */
async function organise(name: "change_workshop" | "cancel_workshop", request: object): Promise<void> {
  await site.services.database.call(name, { request });
  await site.sweep();
}

const files = (email: string) => filesTo(site.services.sent, email);

/** The files of one entry, in the order in which they were sent. */
function seriesOf(all: readonly ReadFile[]): ReadFile[][] {
  const series = new Map<string, ReadFile[]>();
  for (const file of all) series.set(file.uid, [...(series.get(file.uid) ?? []), file]);
  return [...series.values()];
}

/** What must be true of whatever anybody's calendar ever gets. */
function expectSound(email: string): void {
  for (const series of seriesOf(files(email))) {
    expect(series[0]?.method).toBe("REQUEST");
    for (const [place, file] of series.entries()) {
      const before = series[place - 1];
      if (before) {
        expect(file.sequence).toBeGreaterThan(before.sequence);
        expect(before.method).toBe("REQUEST");
      }
      expect(file.status).toBe(file.method === "CANCEL" ? "CANCELLED" : "CONFIRMED");
      expect(file.zone).toBe("Europe/London");
      expect(file.organiser).toBe(`mailto:${facts.emails.team.value}`);
      expect(file.attendee).toBe(`mailto:${email}`);
    }
  }
}

/** When the entries begin that someone's calendar shows in the end. */
const shown = (email: string) =>
  calendarOf(files(email))
    .map(({ begins }) => begins)
    .sort();

describe.each(changes)("when clocks $clocks: the calendar of who", ({ today, days, begins, ends }) => {
  const [first = "", second = ""] = begins;

  beforeEach(async () => {
    await site.setClock(today);
    slug = await newWorkshop(days);
  });

  it("books gets an entry for each day, at the right moment", async () => {
    await booked();
    expectSound(ada.email);
    expect(shown(ada.email)).toEqual(begins);
    expect(files(ada.email).map((file) => file.ends)).toEqual(ends);
    expect(new Set(files(ada.email).map(({ uid }) => uid)).size).toBe(2);
  });

  it("waits, is offered a place and takes it gets nothing before the place", async () => {
    const holder = await booked(person("Bo"));
    await booked(person("Cy"));
    const waiting = await booked();
    expect(files(ada.email)).toEqual([]);
    await site.post(holder, { step: "cancel", asked: "place" });
    expect(files(ada.email)).toEqual([]);
    await site.post(site.linkTo(ada.email, "/offer/"), { step: "take" });
    expectSound(ada.email);
    expect(shown(ada.email)).toEqual(begins);
    await site.post(waiting, { step: "cancel", asked: "place" });
    expectSound(ada.email);
    expect(shown(ada.email)).toEqual([]);
  });

  it("corrects a name shows it, in the entries that were there", async () => {
    const link = await booked();
    const before = files(ada.email).map(({ uid }) => uid);
    await site.post(`${link}/details`, { name: "Ada Okafor", email: "", step: "save" });
    expectSound(ada.email);
    const now = calendarOf(files(ada.email));
    expect(now.map(({ uid }) => uid)).toEqual(before);
    expect(now.map(({ attendeeName }) => attendeeName)).toEqual(["Ada Okafor", "Ada Okafor"]);
    expect(shown(ada.email)).toEqual(begins);
  });

  it("changes the email loses the entries in the old one and has them in the new", async () => {
    const link = await booked();
    const newEmail = "ada.okafor@dudley.example";
    await site.post(`${link}/details`, { name: "Ada", email: newEmail, step: "save" });
    await site.post(site.linkTo(newEmail), {});
    expectSound(ada.email);
    expectSound(newEmail);
    expect(shown(ada.email)).toEqual([]);
    expect(shown(newEmail)).toEqual(begins);
    expect(new Set([...files(ada.email), ...files(newEmail)].map(({ uid }) => uid)).size).toBe(2);
  });

  it("changes the email keeps the entries where both emails fill one calendar, in whatever order", async () => {
    const link = await booked();
    const newEmail = "ada.again@dudley.example";
    await site.post(`${link}/details`, { name: "Ada", email: newEmail, step: "save" });
    await site.post(site.linkTo(newEmail), {});
    const [mine, theirs] = [files(ada.email), files(newEmail)];
    for (const order of [
      [...mine, ...theirs],
      [...theirs, ...mine],
    ]) {
      expect(
        calendarOf(order)
          .map((entry) => entry.begins)
          .sort(),
      ).toEqual(begins);
    }
  });

  it("hands the place over loses the entries, and the colleague gets entries of their own", async () => {
    const link = await booked();
    const { name, email, organisation, role } = grace;
    await site.post(`${link}/hand-over`, { name, email, organisation, role, step: "save" });
    expectSound(ada.email);
    expectSound(grace.email);
    expect(shown(ada.email)).toEqual([]);
    expect(shown(grace.email)).toEqual(begins);
    const uids = new Set(files(ada.email).map(({ uid }) => uid));
    expect(files(grace.email).some(({ uid }) => uids.has(uid))).toBe(false);
  });

  it("moves to another date has the new days and not the old", async () => {
    const link = await booked();
    const there = await newWorkshop(["2026-12-01"], { course: slug });
    await site.post(`${link}/move`, { workshop: there, step: "move" });
    expectSound(ada.email);
    expect(shown(ada.email)).toEqual(["2026-12-01T09:30:00.000Z"]);
  });

  it("cancels loses all of it", async () => {
    const link = await booked();
    await site.post(link, { step: "cancel", asked: "place" });
    expectSound(ada.email);
    expect(shown(ada.email)).toEqual([]);
  });

  it("is told of another date has that one, in the entries that were there", async () => {
    await booked();
    const before = files(ada.email).map(({ uid }) => uid);
    const request = { slug, days: ["2026-12-08", "2026-12-09"].map(day), venue: "Another House" };
    await organise("change_workshop", request);
    expectSound(ada.email);
    const now = calendarOf(files(ada.email));
    expect(now.map(({ uid }) => uid)).toEqual(before);
    expect(now.map(({ location }) => location)).toEqual(["Another House", "Another House"]);
    expect(shown(ada.email)).toEqual(["2026-12-08T09:30:00.000Z", "2026-12-09T09:30:00.000Z"]);
  });

  it("is told that there is one day less loses that one, and gets it back when it returns", async () => {
    await booked();
    await organise("change_workshop", { slug, days: days.slice(0, 1).map(day) });
    expectSound(ada.email);
    expect(shown(ada.email)).toEqual([first]);
    await organise("change_workshop", { slug, days: days.map(day) });
    expect(shown(ada.email)).toEqual([first, second]);
  });

  it("is told that the workshop is cancelled loses all of it", async () => {
    await booked();
    await organise("cancel_workshop", { slug });
    expectSound(ada.email);
    expect(shown(ada.email)).toEqual([]);
  });

  it("lives through all of it ends with nothing", async () => {
    const link = await booked();
    await site.post(`${link}/details`, { name: "Ada Okafor", email: "", step: "save" });
    await organise("change_workshop", { slug, venue: "Another House" });
    const there = await newWorkshop(days, { course: slug });
    const moved = (await site.post(`${link}/move`, { workshop: there, step: "move" })).headers.get(
      "location",
    );
    await site.post(`${moved}/details`, { name: "Ada", email: "", step: "save" });
    expect(shown(ada.email)).toEqual(begins);
    await site.post(String(moved), { step: "cancel", asked: "place" });
    expectSound(ada.email);
    expect(shown(ada.email)).toEqual([]);
  });
});

describe("a calendar is right in the end", () => {
  const begins = ["2026-10-24T08:30:00.000Z", "2026-10-25T09:30:00.000Z"];

  beforeEach(async () => {
    await site.setClock("2026-09-01T09:00:00Z");
    slug = await newWorkshop(["2026-10-24", "2026-10-25"]);
  });

  /** The post office answers as told; what it takes is remembered, what it may have lost is not. */
  function answerWith(result: SendResult) {
    site.services.mailer = mailerThat(() => result);
  }
  async function openAgain() {
    site.services.mailer = mailer;
    await site.setClock("2026-09-01T12:00:00Z");
    await site.sweep();
  }

  it("when everything leaves late, after the place is cancelled", async () => {
    const link = await booked();
    answerWith({ result: "retry", reason: "down" });
    await site.post(`${link}/details`, { name: "Ada Okafor", email: "", step: "save" });
    await organise("change_workshop", { slug, venue: "Another House" });
    await site.post(link, { step: "cancel", asked: "place" });
    await openAgain();
    expect(site.subjectsTo(ada.email)).toEqual(["Your place is booked", "Cancelled"]);
    expectSound(ada.email);
    expect(shown(ada.email)).toEqual([]);
  });

  it("when nothing at all could be sent before it was cancelled: it is told so, and puts nothing in", async () => {
    answerWith({ result: "retry", reason: "down" });
    await site.book(slug, ada);
    const [row] = await site.exec(
      "select b.id from app.bookings b join app.workshops w on w.id = b.workshop_id where w.slug = $1",
      [slug],
    );
    await site.services.database.call("cancel_booking", { booking_id: row?.id, link_version: 1 });
    await openAgain();
    expect(site.subjectsTo(ada.email)).toEqual(["Cancelled"]);
    expect(files(ada.email)).toEqual([]);
  });

  it("when a new email was wanted while nothing could be sent, and the place then cancelled", async () => {
    const link = await booked();
    const newEmail = "ada.late@dudley.example";
    await site.post(`${link}/details`, { name: "Ada", email: newEmail, step: "save" });
    const path = site.linkTo(newEmail);
    answerWith({ result: "retry", reason: "down" });
    const now = (await site.post(path, {})).headers.get("location");
    await site.post(String(now), { step: "cancel", asked: "place" });
    await openAgain();
    expect(site.subjectsTo(newEmail)).toEqual([
      expect.stringMatching(/^Shall we write/) as string,
      "Cancelled",
    ]);
    for (const calendar of [files(ada.email), files(newEmail), [...files(newEmail), ...files(ada.email)]]) {
      expect(calendarOf(calendar)).toEqual([]);
    }
  });

  it("when the email that told of one day less was lost: the next one makes up for it", async () => {
    const link = await booked();
    answerWith({ result: "unknown", reason: "cut off" });
    await organise("change_workshop", { slug, days: [day("2026-10-24")] });
    site.services.mailer = mailer;
    expect(shown(ada.email)).toEqual(begins);
    await site.post(`${link}/details`, { name: "Ada Okafor", email: "", step: "save" });
    expect(shown(ada.email)).toEqual(begins.slice(0, 1));
    await site.post(link, { step: "cancel", asked: "place" });
    expect(shown(ada.email)).toEqual([]);
  });

  it("when the email that confirmed it was lost: cancelling still takes out what may be there", async () => {
    const link = await booked();
    const arrived = files(ada.email);
    answerWith({ result: "unknown", reason: "cut off" });
    await site.post(`${link}/details`, { name: "Ada Okafor", email: "", step: "save" });
    site.services.mailer = mailer;
    await site.post(link, { step: "cancel", asked: "place" });
    expect(arrived).toHaveLength(2);
    expect(shown(ada.email)).toEqual([]);
  });
});
