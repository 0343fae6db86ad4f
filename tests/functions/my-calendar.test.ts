import ICAL from "ical.js";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { person } from "../support/people.ts";
import { testSite } from "../support/services.ts";
import { openMineSite, type MineSite } from "./mine-site.ts";

let site: MineSite;
beforeAll(async () => void (site = await openMineSite()));
beforeEach(() => site.empty());
afterAll(() => site.close());

const ada = person(1).email;

/** The address that the page of all bookings gives for a calendar program. */
async function calendarPath(): Promise<string> {
  const page = await (await site.get(await site.linkFor("bookings"))).text();
  const url = /href="webcal:([^"]+\.ics)"/.exec(page)?.[1];
  if (!url) throw new Error("The page gives no calendar");
  expect(page).toContain(`<code>${testSite}`);
  return new URL(`https:${url}`).pathname;
}

/** A calendar as a program that is not the writer's reads it. */
async function read(path: string) {
  const response = await site.get(path);
  expect(response.status).toBe(200);
  const calendar = new ICAL.Component(ICAL.parse(await response.text()));
  return {
    response,
    method: calendar.getFirstPropertyValue("method"),
    zones: calendar.getAllSubcomponents("vtimezone").map((zone) => zone.getFirstPropertyValue("tzid")),
    entries: calendar.getAllSubcomponents("vevent").map((component) => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid,
        sequence: event.sequence,
        summary: event.summary,
        location: event.location,
        starts: event.startDate.toString(),
        utc: event.startDate.toJSDate().toISOString(),
        status: component.getFirstPropertyValue("status"),
        stamp: String(component.getFirstPropertyValue("dtstamp")),
        text: component.toString(),
      };
    }),
  };
}

/** The entries of the invitations that were emailed to someone, as their calendar holds them. */
const invited = (email: string) =>
  site
    .emailsTo(email)
    .flatMap(({ attachments = [] }) => attachments)
    .map(({ content }) => {
      const component = new ICAL.Component(ICAL.parse(content)).getFirstSubcomponent("vevent");
      const event = new ICAL.Event(component ?? undefined);
      return { uid: event.uid, sequence: event.sequence };
    });

describe("The calendar of a person", () => {
  const threeDays = ["2026-10-23", "2026-10-24", "2026-10-26"].map((date) => ({
    date,
    starts: "09:30",
    ends: "16:00",
  }));

  it("has every day of every place, right across the change of the clocks", async () => {
    await site.addWorkshop("three", { title: "Three days", days: threeDays });
    await site.addWorkshop("full", { title: "Full", capacity: 1 });
    await site.book("three");
    await site.book("full", person(2));
    await site.book("full");
    const { method, zones, entries } = await read(await calendarPath());
    expect(method).toBe("PUBLISH");
    expect(zones).toEqual(["Europe/London"]);
    expect(entries.map(({ starts }) => starts)).toEqual([
      "2026-10-23T09:30:00",
      "2026-10-24T09:30:00",
      "2026-10-26T09:30:00",
    ]);
    expect(entries.map(({ utc }) => utc.slice(11, 16))).toEqual(["08:30", "08:30", "09:30"]);
    expect(entries.map(({ summary }) => summary)).toContain("Three days, day 2 of 3");
  });

  it("has the UIDs and sequences of the invitations, so that a day is one day in both", async () => {
    await site.addWorkshop("three", { days: threeDays });
    await site.book("three");
    await site.sendEmails();
    const { entries } = await read(await calendarPath());
    expect(entries.map(({ uid, sequence }) => ({ uid, sequence }))).toEqual(invited(ada));
  });

  it("shows a place that was given up as cancelled, in a newer version, and drops it after a month", async () => {
    await site.addWorkshop("far", { days: [{ ...threeDays[0], date: "2026-12-23" }] });
    await site.addWorkshop("other", { days: [{ ...threeDays[0], date: "2027-02-03" }] });
    const { booking_id } = await site.book("far");
    await site.book("other");
    const path = await calendarPath();
    const [before] = (await read(path)).entries;
    await site.services.database.call("cancel_booking", { booking_id, link_version: 1 });
    const [after] = (await read(path)).entries;
    expect([before?.status, after?.status]).toEqual(["CONFIRMED", "CANCELLED"]);
    expect(after?.uid).toBe(before?.uid);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Infinity);
    await site.setClock("2026-10-02T09:00:00Z");
    expect((await read(path)).entries).toHaveLength(1);
  });

  it("has the day on which a missed one is made up", async () => {
    await site.addWorkshop("three", { days: threeDays });
    await site.addWorkshop("host", {
      title: "Key principles",
      days: [{ ...threeDays[0], date: "2026-12-02" }],
    });
    const { booking_id } = await site.book("three");
    await site.exec(
      `insert into app.make_ups (booking_id, missed_day, workshop_id, day, agreed_at)
       select '${booking_id}', 2, w.id, 1, app.clock() from app.workshops w where w.slug = 'host'`,
    );
    const { entries } = await read(await calendarPath());
    expect(entries).toHaveLength(4);
    expect(entries.at(-1)).toMatchObject({
      starts: "2026-12-02T09:30:00",
      summary: "Key principles, to make up for day 2",
      status: "CONFIRMED",
    });
  });

  it("stays the same, to the letter, while nothing changes", async () => {
    await site.addWorkshop("three", { days: threeDays });
    await site.book("three");
    const path = await calendarPath();
    const before = await (await site.get(path)).text();
    await site.setClock("2026-09-05T12:00:00Z");
    expect(await (await site.get(path)).text()).toBe(before);
  });

  it("holds no link that could change anything, and no email", async () => {
    await site.addWorkshop("three", { days: threeDays });
    await site.book("three");
    const { entries } = await read(await calendarPath());
    for (const { text } of entries) {
      expect(text).not.toMatch(/\/booking\/|\/my-bookings\//);
      expect(text).not.toContain(ada);
    }
  });

  it("may be kept by the program that asked, and by nobody between", async () => {
    await site.addWorkshop("three", { days: threeDays });
    await site.book("three");
    const path = await calendarPath();
    const { response } = await read(path);
    expect(response.headers.get("cache-control")).toMatch(/^private, max-age=\d+$/);
    expect(response.headers.get("content-type")).toMatch(/^text\/calendar/);
    const head = await site.send(new Request(`${testSite}${path}`, { method: "HEAD" }));
    expect(head.status).toBe(200);
    expect(await head.text()).toBe("");
    expect((await site.send(new Request(`${testSite}${path}`, { method: "POST" }))).status).toBe(405);
  });

  it("works for two years, unless the links of the person are ended or the person is erased", async () => {
    await site.addWorkshop("three", { days: threeDays });
    await site.book("three");
    const path = await calendarPath();
    await site.setClock("2028-08-31T09:00:00Z");
    expect((await site.get(path)).status).toBe(200);
    await site.setClock("2028-09-02T09:00:00Z");
    expect((await site.get(path)).status).toBe(404);
    await site.setClock("2026-09-02T09:00:00Z");
    await site.exec("update app.people set link_version = 2");
    expect((await site.get(path)).status).toBe(404);
    await site.exec("update app.people set link_version = 1");
    expect((await site.get(path)).status).toBe(200);
    await site.post(`${await site.linkFor("data")}/erase`);
    expect((await site.get(path)).status).toBe(404);
  });

  it("opens with no other link, and its own opens nothing else", async () => {
    await site.addWorkshop("three", { days: threeDays });
    await site.book("three");
    const mine = (await site.linkFor("bookings")).split("/").at(-1) ?? "";
    expect((await site.get(`/calendar/${mine}.ics`)).status).toBe(404);
    const token = /\/calendar\/(.+)\.ics$/.exec(await calendarPath())?.[1] ?? "";
    expect((await site.get(`/my-bookings/${token}`)).status).toBe(404);
    expect((await site.get(`/booking/${token}`)).status).toBe(404);
  });
});
