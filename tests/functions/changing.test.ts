import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { person, words } from "./booking-site.ts";
import { ada, openChangingSite, type ChangingSite } from "./changing-site.ts";

let site: ChangingSite;

beforeAll(async () => {
  site = await openChangingSite();
});

beforeEach(async () => {
  await site.begin();
});

afterAll(() => site.close());

const pages = ["hand-over", "move", "details", "needs"] as const;

describe("Every page for changing a booking", () => {
  it.each(pages)("%s changes nothing by being opened, and is kept by nobody", async (page) => {
    const link = await site.booked();
    const before = await site.everything();
    const response = await site.get(`${link}/${page}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-robots-tag")).toBe("noindex");
    const html = await response.text();
    for (const typed of [ada.email, ada.organisation, ada.role, ada.team, "No nuts"]) {
      expect(html).not.toContain(typed);
    }
    expect(await site.everything()).toEqual(before);
  });

  it.each(pages)("%s by a wrong link is a page not found", async (page) => {
    const link = await site.booked();
    await site.exec("update app.bookings set link_version = link_version + 1");
    const before = await site.everything();
    for (const wrong of [link, `/booking/${"A".repeat(76)}`]) {
      expect((await site.get(`${wrong}/${page}`)).status).toBe(404);
      expect((await site.post(`${wrong}/${page}`, { step: "save" })).status).toBe(404);
    }
    expect(await site.everything()).toEqual(before);
  });

  it.each(pages)("%s by a link that has run out says what to do", async (page) => {
    const link = await site.booked();
    await site.setClock("2026-11-06T16:01:00Z");
    for (const response of [await site.get(`${link}/${page}`), await site.post(`${link}/${page}`, {})]) {
      expect(response.status).toBe(410);
      expect(await words(response)).toContain("This link has run out");
    }
  });

  it.each(pages)("%s of a booking that has ended leads to its own page", async (page) => {
    const link = await site.booked();
    await site.post(link, { step: "cancel" });
    for (const response of [await site.get(`${link}/${page}`), await site.post(`${link}/${page}`, {})]) {
      expect(response.status).toBe(303);
      expect(response.headers.get("location")).toBe(link);
    }
  });

  it.each([
    ["hand-over", "2026-10-06T08:30:00Z", "The workshop has begun"],
    ["move", "2026-10-06T08:30:00Z", "The workshop has begun"],
    ["details", "2026-10-06T15:00:00Z", "The workshop has taken place"],
  ])("%s is too late at %s", async (page, moment, title) => {
    const link = await site.booked();
    await site.setClock(new Date(new Date(moment).getTime() - 1000));
    expect((await site.get(`${link}/${page}`)).status).toBe(200);
    await site.setClock(moment);
    for (const response of [await site.get(`${link}/${page}`), await site.post(`${link}/${page}`, {})]) {
      expect(response.status).toBe(409);
      expect(await words(response)).toContain(title);
    }
  });

  it.each(["hand-over", "move"])("%s is only for who has a place", async (page) => {
    await site.booked(person("Bo"));
    await site.booked(person("Cy"));
    const link = await site.booked();
    const response = await site.get(`${link}/${page}`);
    expect(response.status).toBe(409);
    expect(await words(response)).toContain("You do not have a place yet");
  });

  it.each(pages)("%s takes no form from elsewhere", async (page) => {
    const link = await site.booked();
    const before = await site.everything();
    const options = { origin: "https://elsewhere.example" };
    expect((await site.post(`${link}/${page}`, { step: "save" }, options)).status).toBe(403);
    expect((await site.post(`${link}/${page}`, { admin: "yes" })).status).toBe(400);
    expect(await site.everything()).toEqual(before);
  });
});
