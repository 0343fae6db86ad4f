import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Purpose } from "../../src/server/links.ts";
import { person } from "../support/people.ts";
import { words } from "./booking-site.ts";
import { openMineSite, type MineSite } from "./mine-site.ts";

let site: MineSite;
beforeAll(async () => void (site = await openMineSite()));
beforeEach(async () => {
  await site.empty();
  await site.addWorkshop("one", { title: "Key principles" });
  await site.book("one", person(1), { needs: "A chair with arms" });
});
afterAll(() => site.close());

const ada = person(1);
const erasedNow = async () => (await site.exec("select * from app.people")).length === 0;

describe("What we hold", () => {
  it("is told in words, without what was said about needs", async () => {
    const response = await site.get(await site.linkFor("data"));
    const text = await words(response);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    for (const said of [ada.email, ada.name, ada.organisation, "Key principles", "Kept for 1 booking"])
      expect(text).toContain(said);
    expect(text).not.toContain("A chair with arms");
  });

  it("can be taken away whole, and then holds the needs as well", async () => {
    const response = await site.get(`${await site.linkFor("data")}/what-we-hold.json`);
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="what-we-hold.json"');
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    const copy = (await response.json()) as { person: object; bookings: object[] };
    expect(copy.person).toMatchObject({ email: ada.email });
    expect(copy.bookings).toMatchObject([
      { details: { name: ada.name, team: ada.team }, needs: { needs: "A chair with arms" } },
    ]);
  });

  it("works for 15 minutes, on every page that its link opens", async () => {
    const link = await site.linkFor("data");
    const paths = [link, `${link}/what-we-hold.json`, `${link}/erase`];
    await site.setClock("2026-09-01T09:14:59Z");
    for (const path of paths) expect((await site.get(path)).status).toBe(200);
    await site.setClock("2026-09-01T09:15:00Z");
    for (const path of paths) {
      const response = await site.get(path);
      expect(response.status).toBe(410);
      expect(await response.text()).toContain('href="/my-bookings?what=data"');
    }
    expect((await site.post(`${link}/erase`)).status).toBe(410);
    expect(await erasedNow()).toBe(false);
  });
});

describe("Links of another kind", () => {
  const purposes: Purpose[] = [
    "booking",
    "offer",
    "party",
    "party-offer",
    "calendar",
    "email-change",
    "interest",
    "champion-confirm",
    "champion-leave",
  ];

  it.each(purposes)("a link for %s opens none of these pages, though it is signed", async (purpose) => {
    const [row] = await site.exec("select id from app.people");
    const token = site.services.links.sign({
      id: String(row?.id),
      purpose,
      version: 1,
      expiresAt: new Date("2027-01-01"),
    });
    for (const path of ["", "/what-we-hold.json", "/erase"])
      expect((await site.get(`/my-bookings/${token}${path}`)).status).toBe(404);
    expect((await site.post(`/my-bookings/${token}/erase`)).status).toBe(404);
  });

  it("the link to all bookings shows nothing of what is held, and erases nobody", async () => {
    const link = await site.linkFor("bookings");
    expect((await site.get(`${link}/what-we-hold.json`)).status).toBe(404);
    expect((await site.get(`${link}/erase`)).status).toBe(404);
    expect((await site.post(`${link}/erase`)).status).toBe(404);
    expect(await erasedNow()).toBe(false);
  });

  it("the link to what is held opens no calendar, and a calendar's link no page", async () => {
    const data = (await site.linkFor("data")).split("/").at(-1) ?? "";
    expect((await site.get(`/calendar/${data}.ics`)).status).toBe(404);
  });

  it.each(["", "x".repeat(76), "sent-not", "..%2f"])("%j looks like no page at all", async (token) => {
    if (token) expect((await site.get(`/my-bookings/${token}`)).status).toBe(404);
    expect((await site.get(`/my-bookings/${token || "a"}/erase`)).status).toBe(404);
  });
});

describe("Stopping old links", () => {
  it("ends every link to all bookings, to what is held and to the calendar, but to no single booking", async () => {
    await site.sendEmails();
    const booking = site.linkTo(ada.email, "/booking/");
    const bookings = await site.linkFor("bookings");
    const page = await (await site.get(bookings)).text();
    const calendar = new URL(`https:${/href="webcal:([^"]+)"/.exec(page)?.[1]}`).pathname;
    const data = await site.linkFor("data");
    expect((await site.get(calendar)).status).toBe(200);
    const response = await site.post(data, { step: "renew" });
    expect(response.status).toBe(303);
    expect((await site.get(String(response.headers.get("location")))).status).toBe(200);
    for (const path of [bookings, data, `${data}/erase`, calendar])
      expect((await site.get(path)).status, path).toBe(404);
    expect((await site.get(booking)).status).toBe(200);
    expect((await site.get(await site.linkFor("bookings"))).status).toBe(200);
  });

  it("pressed twice, or once more after going back, says that it is done", async () => {
    const data = await site.linkFor("data");
    const presses = await Promise.all([1, 2].map(() => site.post(data, { step: "renew" })));
    for (const response of [...presses, await site.post(data, { step: "renew" })]) {
      expect(response.status).toBe(303);
      expect(response.headers.get("location")).toBe("/my-bookings/renewed");
    }
  });

  it("takes the link to what is held: the one to all bookings cannot do it", async () => {
    const bookings = await site.linkFor("bookings");
    expect((await site.post(bookings, { step: "renew" })).status).toBe(200);
    expect((await site.get(bookings)).status).toBe(200);
  });
});

describe("Erasing", () => {
  it("says first what goes, what stays and what is given up, and changes nothing", async () => {
    const response = await site.get(`${await site.linkFor("data")}/erase`);
    const text = await words(response);
    expect(response.status).toBe(200);
    for (const said of ["Key principles", "by hand", "The count", "cannot be undone"])
      expect(text).toContain(said);
    expect(await erasedNow()).toBe(false);
  });

  it("names a workshop that has begun, with the days that are left, before and after", async () => {
    await site.exec("delete from app.workshop_days");
    await site.exec(
      `insert into app.workshop_days (workshop_id, day, date, starts, ends)
       select id, n, date '2026-08-25' + (n - 1) * 21, '09:30', '16:00' from app.workshops, generate_series(1, 2) n`,
    );
    await site.exec(
      `update app.workshops set opens_at = '2026-07-01Z', closes_at = '2026-08-01Z',
         starts_at = '2026-08-25T08:30:00Z', ends_at = '2026-09-15T15:00:00Z'`,
    );
    const link = await site.linkFor("data");
    const before = await words(await site.get(`${link}/erase`));
    expect(before).toContain("Key principles: the days still to come, until Tuesday 15 September 2026");
    const response = await site.post(`${link}/erase`);
    const after = await words(await site.get(String(response.headers.get("location"))));
    expect(after).toContain("days to come are given up, also on a workshop that had begun");
    expect(await site.exec("select state, ended_as from app.bookings")).toEqual([
      { state: "cancelled", ended_as: "erased" },
    ]);
  });

  it("names the day that would be made up elsewhere", async () => {
    const { booking_id } = await site.book("one", person(3));
    await site.addWorkshop("host", { days: [{ date: "2026-11-10", starts: "09:30", ends: "16:00" }] });
    await site.exec(
      `insert into app.make_ups (booking_id, missed_day, workshop_id, day, agreed_at)
       select $1, 1, w.id, 1, app.clock() from app.workshops w where w.slug = 'host'`,
      [booking_id],
    );
    const link = await site.linkFor("data", person(3).email);
    expect(await words(await site.get(`${link}/erase`))).toContain(
      "Key principles: the day that you make up on Tuesday 10 November 2026",
    );
  });

  it("happens when the button is pressed, and the page that follows can be loaded again", async () => {
    const link = await site.linkFor("data");
    const before = site.services.sent.length;
    const response = await site.post(`${link}/erase`);
    expect(response.status).toBe(303);
    const next = String(response.headers.get("location"));
    for (let time = 0; time < 2; time += 1) expect((await site.get(next)).status).toBe(200);
    expect(await erasedNow()).toBe(true);
    expect(site.services.sent).toHaveLength(before);
    const [{ count = 0 } = {}] = await site.exec("select count(*)::int as count from app.bookings");
    expect(count).toBe(1);
  });

  it("ends every link that was ever sent", async () => {
    await site.sendEmails();
    const booking = site.linkTo(ada.email, "/booking/");
    const bookings = await site.linkFor("bookings");
    const data = await site.linkFor("data");
    await site.post(`${data}/erase`);
    for (const path of [booking, bookings, data, `${data}/erase`, `${data}/what-we-hold.json`])
      expect((await site.get(path)).status, path).toBe(404);
  });

  it("pressed twice, or once more after going back, says that it is done", async () => {
    const data = await site.linkFor("data");
    const presses = await Promise.all([1, 2].map(() => site.post(`${data}/erase`)));
    for (const response of [...presses, await site.post(`${data}/erase`)]) {
      expect(response.status).toBe(303);
      expect(response.headers.get("location")).toBe("/my-bookings/erased");
    }
    expect(await erasedNow()).toBe(true);
  });

  it("says nothing of the kind while somebody is still there", async () => {
    const data = await site.linkFor("data");
    await site.post(data, { step: "renew" });
    expect((await site.post(`${data}/erase`)).status).toBe(404);
    expect(await erasedNow()).toBe(false);
  });

  it("offers the place that was given up to whoever waits, at once", async () => {
    await site.exec("update app.workshops set capacity = 1");
    await site.book("one", person(2));
    await site.sendEmails();
    await site.post(`${await site.linkFor("data")}/erase`);
    expect(site.emailsTo(person(2).email).at(-1)?.subject).toMatch(/^A place is held for you/);
  });

  it("is refused without the site's own form", async () => {
    const link = await site.linkFor("data");
    expect((await site.post(`${link}/erase`, {}, { origin: "https://evil.example" })).status).toBe(403);
    expect(await erasedNow()).toBe(false);
  });
});
