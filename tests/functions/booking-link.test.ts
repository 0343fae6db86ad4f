import ICAL from "ical.js";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testNow } from "../support/services.ts";
import { ada, openBookingSite, person, words, type BookingSite } from "./booking-site.ts";

let site: BookingSite;
let slug: string;
let workshops = 0;

const grace = person("Grace");

beforeAll(async () => {
  site = await openBookingSite();
});

beforeEach(async () => {
  await site.setClock(testNow);
  slug = `workshop-${++workshops}`;
  await site.addWorkshop(slug, {
    capacity: 1,
    days: ["2026-10-06", "2026-10-07"].map((date) => ({ date, starts: "09:30", ends: "16:00" })),
  });
});

afterAll(() => site.close());

async function linkOf(details = ada): Promise<string> {
  expect((await site.book(slug, details)).status).toBe(303);
  return site.linkTo(details.email);
}

/** Everything that a page could change. */
async function everything() {
  const bookings = await site.exec("select * from app.bookings order by id");
  const emails = await site.exec("select * from app.emails order by id");
  const audit = await site.exec("select count(*) from app.audit");
  return { bookings, emails, audit };
}

describe("The link to a booking", () => {
  it("shows the place, its days and one button", async () => {
    const link = await linkOf();
    const before = await everything();
    const response = await site.get(link);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const html = await response.clone().text();
    expect(html).toContain('class="seat mine"');
    expect(html.match(/<form[^>]*method="post"/g)).toHaveLength(1);
    for (const typed of [ada.email, ada.organisation, ada.role, ada.team]) expect(html).not.toContain(typed);
    const text = await words(response);
    expect(text).toContain("Booked for Ada Okafor");
    expect(text).toContain("Tuesday 6 October 2026, 9:30am to 4pm");
    expect(text).toContain("Ward House");
    expect(text).toContain("Cancel my place");
    expect(html).toContain(`href="${link}/1.ics"`);
    expect(html).toContain(`href="${link}/2.ics"`);
    await site.send(new Request(`https://restorative.test${link}`, { method: "HEAD" }));
    expect(await everything()).toEqual(before);
  });

  it("shows who waits where they stand, and no calendar entry", async () => {
    await linkOf(grace);
    const response = await site.get(await linkOf());
    const html = await response.clone().text();
    expect(html).not.toContain(".ics");
    const text = await words(response);
    expect(text).toContain("You are first in line.");
    expect(text).toContain("Leave the waiting list");
  });

  it.each([
    ["cut short", (token: string) => token.slice(0, -1)],
    [
      "changed in one letter",
      (token: string) => `${token.slice(0, 30)}${token[30] === "A" ? "B" : "A"}${token.slice(31)}`,
    ],
    ["made up", () => "A".repeat(76)],
    ["empty in the middle", () => "%20"],
    ["with a NUL", (token: string) => `${token}%00`],
    ["very long", () => "A".repeat(5000)],
  ])("is a page not found when it is %s", async (_how, spoil) => {
    const token = (await linkOf()).split("/").at(-1) ?? "";
    const before = await everything();
    for (const response of [
      await site.get(`/booking/${spoil(token)}`),
      await site.get(`/booking/${spoil(token)}/1.ics`),
      await site.post(`/booking/${spoil(token)}`, { step: "cancel" }),
    ]) {
      expect(response.status).toBe(404);
      expect(await words(response)).toContain("Page not found");
    }
    expect(await everything()).toEqual(before);
  });

  it("is a page not found when it was made for something else, or for nobody", async () => {
    const [row] = await site.exec("select id from app.bookings limit 1");
    const expiresAt = new Date("2027-01-01");
    const sign = (link: { id: string; purpose: "booking" | "champion-leave"; version: number }) =>
      `/booking/${site.services.links.sign({ ...link, expiresAt })}`;
    const pages = new Set<string>();
    for (const path of [
      sign({ id: String(row?.id), purpose: "champion-leave", version: 1 }),
      sign({ id: String(row?.id), purpose: "booking", version: 2 }),
      sign({ id: crypto.randomUUID(), purpose: "booking", version: 1 }),
    ]) {
      for (const response of [await site.get(path), await site.post(path, { step: "cancel" })]) {
        expect(response.status).toBe(404);
        pages.add(await response.text());
      }
    }
    // One page for all: nothing is learnt of whether there ever was such a booking. It says where to turn.
    expect(pages.size).toBe(1);
    expect([...pages][0]).toContain('href="/my-bookings"');
  });

  it("works until 30 days after the last day, and then says what to do", async () => {
    const link = await linkOf();
    await site.setClock("2026-11-06T14:59:00Z");
    expect((await site.get(link)).status).toBe(200);
    await site.setClock("2026-11-06T15:01:00Z");
    for (const response of [await site.get(link), await site.post(link, { step: "cancel" })]) {
      expect(response.status).toBe(410);
      expect(await words(response)).toContain("This link has run out");
    }
    expect((await site.get(`${link}/1.ics`)).status).toBe(410);
  });

  it("no longer works once its version is raised", async () => {
    const link = await linkOf();
    await site.exec(`update app.bookings set link_version = link_version + 1`);
    expect((await site.get(link)).status).toBe(404);
    expect((await site.post(link, { step: "cancel" })).status).toBe(404);
  });

  it.each(["PUT", "DELETE"])("does not know %s", async (method) => {
    const link = await linkOf();
    const response = await site.send(new Request(`https://restorative.test${link}`, { method }));
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD, POST");
  });
});

describe("Cancelling", () => {
  it("asks first, and changes nothing by asking", async () => {
    const link = await linkOf();
    const before = await everything();
    for (const fields of [{ step: "ask" }, {}] as Record<string, string>[]) {
      const response = await site.post(link, fields);
      expect(response.status).toBe(200);
      const text = await words(response);
      expect(text).toContain("Cancel your place?");
      expect(text).toContain("Yes, cancel my place");
      expect(text).toContain("No, keep my place");
    }
    expect(await everything()).toEqual(before);
  });

  it("offers the place to the first in line at once, who is told by email", async () => {
    const link = await linkOf();
    const waiting = await linkOf(grace);
    const response = await site.post(link, { step: "cancel" });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(link);
    const text = await words(await site.get(link));
    expect(text).toContain("This booking is cancelled");
    expect(text).not.toContain("Cancel my place");
    const offered = await site.get(waiting);
    expect(await offered.clone().text()).toContain(`href="${site.linkTo(grace.email, "/offer/")}"`);
    expect(await words(offered)).toContain("It is yours if you take it by Thursday 3 September 2026 at 10am");
    const subjects = site.services.sent.slice(-2).map(({ to, email }) => `${to}: ${email.subject}`);
    expect(subjects.sort()).toEqual([
      "ada@dudley.example: Cancelled: Key principles, 6 and 7 October 2026",
      "grace@dudley.example: A place is held for you: Key principles, 6 and 7 October 2026",
    ]);
  });

  it("twice is the same as once", async () => {
    const link = await linkOf();
    await site.post(link, { step: "cancel" });
    const before = await everything();
    const response = await site.post(link, { step: "cancel" });
    expect(response.status).toBe(303);
    expect(await everything()).toEqual(before);
  });

  it("of a place in line leaves the line", async () => {
    await linkOf(grace);
    const link = await linkOf();
    expect(await words(await site.post(link, { step: "ask" }))).toContain("Leave the waiting list?");
    await site.post(link, { step: "cancel" });
    expect(await words(await site.get(link))).toContain("This booking is cancelled");
    expect(site.services.sent.at(-1)?.email.attachments).toEqual([]);
  });

  it("is too late once the workshop has begun", async () => {
    const link = await linkOf();
    await site.setClock("2026-10-06T08:30:00Z");
    const before = await everything();
    expect(await words(await site.get(link))).toContain("cannot be cancelled here");
    for (const step of ["ask", "cancel"]) {
      const response = await site.post(link, { step });
      expect(response.status).toBe(409);
      expect(await words(response)).toContain("The workshop has begun");
    }
    expect(await everything()).toEqual(before);
  });

  it("lets the same person book again, as a new booking", async () => {
    const link = await linkOf();
    await site.post(link, { step: "cancel" });
    expect(await linkOf()).not.toBe(link);
  });

  it.each([
    ["a foreign origin", { step: "cancel" }, { origin: "https://elsewhere.example" }, 403],
    ["no origin", { step: "cancel" }, { origin: null }, 403],
    ["another content type", { step: "cancel" }, { contentType: "text/plain" }, 415],
    ["a field that was not asked for", { step: "cancel", all: "yes" }, {}, 400],
  ])("from %s is refused", async (_what, fields, options, status) => {
    const link = await linkOf();
    const before = await everything();
    expect((await site.post(link, fields as Record<string, string>, options)).status).toBe(status);
    expect(await everything()).toEqual(before);
  });
});

describe("A day's calendar file", () => {
  const read = async (path: string) => {
    const response = await site.get(path);
    expect(response.status).toBe(200);
    const calendar = new ICAL.Component(ICAL.parse(await response.text()));
    const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent") ?? undefined);
    return { response, method: calendar.getFirstPropertyValue("method"), event };
  };

  it("puts the day in, and after cancelling takes the same entry out", async () => {
    const link = await linkOf();
    const booked = await read(`${link}/2.ics`);
    expect(booked.response.headers.get("content-type")).toBe("text/calendar; charset=utf-8; method=PUBLISH");
    expect(booked.response.headers.get("content-disposition")).toBe(
      `attachment; filename="${slug}-day-2.ics"`,
    );
    expect(booked.method).toBe("PUBLISH");
    expect(booked.event.component.getFirstPropertyValue("status")).toBe("CONFIRMED");
    expect(booked.event.summary).toBe("Key principles, day 2 of 2");
    expect(booked.event.startDate.toString()).toBe("2026-10-07T09:30:00");

    await site.post(link, { step: "cancel" });
    const cancelled = await read(`${link}/2.ics`);
    expect(cancelled.method).toBe("PUBLISH");
    expect(cancelled.event.component.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(cancelled.event.uid).toBe(booked.event.uid);
    expect(cancelled.event.sequence).toBeGreaterThan(booked.event.sequence);
  });

  it("is the entry that the email brought, but for the email address that the page does not show either", async () => {
    const link = await linkOf();
    const { event } = await read(`${link}/1.ics`);
    const [emailed] = site.services.sent.findLast(({ to }) => to === ada.email)?.email.attachments ?? [];
    const text = await (await site.get(`${link}/1.ics`)).text();
    expect(emailed?.content).toContain(`UID:${event.uid}`);
    expect(emailed?.content).toContain(`SEQUENCE:${event.sequence}`);
    expect(emailed?.content).toContain(ada.email);
    expect(text.replace(/\r\n /g, "")).not.toContain(ada.email);
    expect(text).not.toContain("ATTENDEE");
  });

  it("holds no link that could cancel the place, since calendars are shared", async () => {
    const link = await linkOf();
    const text = await (await site.get(`${link}/1.ics`)).text();
    expect(text.replace(/\r\n /g, "")).not.toContain(link.split("/").at(-1));
  });

  it.each(["0", "3", "01", "1.5", "x", "%00"])(
    "of a day that is not there (%s) is a page not found",
    async (day) => {
      expect((await site.get(`${await linkOf()}/${day}.ics`)).status).toBe(404);
    },
  );

  it("does not exist for who waits", async () => {
    await linkOf(grace);
    expect((await site.get(`${await linkOf()}/1.ics`)).status).toBe(404);
  });

  it("cannot be posted to", async () => {
    expect((await site.post(`${await linkOf()}/1.ics`, {})).status).toBe(405);
  });
});
