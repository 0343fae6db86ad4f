import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testNow } from "../support/services.ts";
import { fieldsOf, person, words } from "./booking-site.ts";
import { ada, grace, openChangingSite, type ChangingSite } from "./changing-site.ts";

let site: ChangingSite;
let slug: string;

beforeAll(async () => {
  site = await openChangingSite();
});

beforeEach(async () => {
  slug = await site.begin();
});

afterAll(() => site.close());

describe("Correcting a name", () => {
  it("asks once more, counts at once and is emailed", async () => {
    const link = await site.booked();
    const before = await site.everything();
    const check = await site.post(`${link}/details`, { name: "Ada Okafor", email: "", step: "check" });
    expect(await words(check)).toContain("New name Ada Okafor");
    expect(await site.everything()).toEqual(before);
    const done = await site.post(`${link}/details`, { name: "Ada Okafor", email: "", step: "save" });
    expect(done.headers.get("location")).toBe(link);
    expect(await words(await site.get(link))).toContain("Booked for Ada Okafor");
    expect(site.subjectsTo(ada.email).at(-1)).toBe("Your name is corrected");
    // A second press of the same button finds it saved.
    const emails = site.subjectsTo(ada.email);
    const again = await site.post(`${link}/details`, { name: "Ada Okafor", email: "", step: "save" });
    expect([again.status, again.headers.get("location")]).toEqual([303, link]);
    expect(site.subjectsTo(ada.email)).toEqual(emails);
  });

  it("with nothing changed says so, and with a mistake keeps what was typed", async () => {
    const link = await site.booked();
    const same = await site.post(`${link}/details`, { name: "Ada", email: " ", step: "check" });
    expect(same.status).toBe(422);
    expect(await words(same)).toContain("Change the name, or type a new email address");
    const wrong = await site.post(`${link}/details`, { name: "A <b>", email: "x@", step: "check" });
    expect(wrong.status).toBe(422);
    expect(fieldsOf(await wrong.text())).toMatchObject({ name: "A <b>", email: "x@" });
  });
});

describe("Correcting an email", () => {
  const newEmail = "ada.okafor@dudley.example";

  /** Asks for another email; returns the path that was sent to it. */
  async function asked(link: string, email = newEmail): Promise<string> {
    const response = await site.post(`${link}/details`, { name: "Ada", email, step: "save" });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(`${link}/details?asked`);
    return site.linkTo(email);
  }

  it("sends a link to the new one, which names nobody and changes nothing until it is pressed", async () => {
    const link = await site.booked();
    const path = await asked(link);
    expect(path).toMatch(/^\/booking\/email\/[\w-]{76}$/);
    expect(await words(await site.get(`${link}/details?asked`))).toContain(
      "Look in the inbox of the new email",
    );
    expect(JSON.stringify(site.services.sent.at(-1)?.email)).not.toMatch(/Ada|RD-|ada/);
    const before = await site.everything();
    const page = await site.get(path);
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(await words(page)).not.toMatch(/Ada|RD-/);
    expect(await site.everything()).toEqual(before);
    expect(await words(await site.get(link))).toContain("You have a place.");
  });

  it("counts when the button is pressed: the old link dies, both addresses are told, a new link leads on", async () => {
    const link = await site.booked();
    const path = await asked(link);
    site.services.sent.length = 0;
    const done = await site.post(path, {});
    expect(done.status).toBe(303);
    const now = done.headers.get("location") ?? "";
    expect(await words(await site.get(now))).toContain("You have a place.");
    expect((await site.get(link)).status).toBe(404);
    expect(site.subjectsTo(newEmail)).toEqual(["We now write to you here"]);
    expect(site.linkTo(newEmail)).toBe(now);
    expect(site.subjectsTo(ada.email)).toEqual(["We now write to another address"]);
    expect(() => site.linkTo(ada.email)).toThrow();
    const left = JSON.stringify(site.services.sent.find(({ to }) => to === ada.email)?.email);
    expect(left).not.toContain("/booking/");
    expect(left).not.toContain(newEmail);
  });

  it("can be loaded again afterwards, and gives no power any more", async () => {
    const link = await site.booked();
    const path = await asked(link);
    await site.post(path, {});
    const before = await site.everything();
    expect(await words(await site.get(path))).toContain("This address is in use");
    expect((await site.post(path, {})).headers.get("location")).toBe(path);
    expect(await site.everything()).toEqual(before);
  });

  it("answers the same whoever the address belongs to; its holder alone is told more", async () => {
    const link = await site.booked();
    await site.booked(grace);
    const path = await asked(link, grace.email);
    const response = await site.post(path, {});
    expect(response.status).toBe(409);
    expect(await words(response)).toContain("Nothing has changed");
    expect(await words(await site.get(link))).toContain("You have a place.");
  });

  it("waits for its holder to answer another offer, and then works by the same link", async () => {
    const offered = async (who: typeof ada, where: string) => {
      const holders = [person(`Bo-${where}`), person(`Cy-${where}`)];
      const [first] = [await site.booked(holders[0], where), await site.booked(holders[1], where)];
      const link = await site.booked(who, where);
      await site.post(first, { step: "cancel", asked: "place" });
      return link;
    };
    await offered(grace, await site.newWorkshop());
    const offer = site.linkTo(grace.email, "/offer/");
    const link = await offered(ada, slug);
    const path = await asked(link, grace.email);
    const response = await site.post(path, {});
    expect(response.status).toBe(409);
    expect(await words(response)).toContain("Answer your other offer first, then press the button again");
    expect(await words(await site.get(path))).toContain("Use this email address?");
    await site.post(offer, { step: "take" });
    expect((await site.post(path, {})).status).toBe(303);
  });

  it("runs out after a quarter of an hour, or when a newer link is asked for", async () => {
    const link = await site.booked();
    const first = await asked(link, "first@dudley.example");
    const second = await asked(link, "second@dudley.example");
    for (const response of [await site.get(first), await site.post(first, {})]) {
      expect(response.status).toBe(410);
      expect(await words(response)).toContain("only the newest one works");
    }
    await site.setClock(new Date(testNow.getTime() + 15 * 60_000));
    for (const response of [await site.get(second), await site.post(second, {})]) {
      expect(response.status).toBe(410);
    }
    expect(await words(await site.get(link))).toContain("You have a place.");
  });

  it("leaves an offer that went to the old one to the new one alone", async () => {
    const holder = await site.booked(person("Bo"));
    await site.booked(person("Cy"));
    const link = await site.booked();
    await site.post(holder, { step: "cancel", asked: "place" });
    const oldOffer = site.linkTo(ada.email, "/offer/");
    await site.post(await asked(link), {});
    await site.post(oldOffer, { step: "take" });
    expect((await site.get(oldOffer)).status).toBe(410);
    const now = await (await site.get(site.linkTo(newEmail))).text();
    const offer = /href="(\/offer\/[\w-]+)"/.exec(now)?.[1] ?? "";
    await site.post(offer, { step: "take" });
    expect(await words(await site.get(offer))).toContain("The place is yours");
    expect(await (await site.get(oldOffer)).text()).not.toContain("/booking/");
  });

  it("of a booking that has ended meanwhile is gone", async () => {
    const link = await site.booked();
    const path = await asked(link);
    await site.post(link, { step: "cancel", asked: "place" });
    const response = await site.post(path, {});
    expect(response.status).toBe(410);
    expect(await words(response)).toContain("The booking has ended");
  });

  it("with a link made for something else is a page not found", async () => {
    const link = await site.booked();
    const token = link.split("/").at(-1) ?? "";
    expect((await site.get(`/booking/email/${token}`)).status).toBe(404);
    expect((await site.post(`/booking/email/${token}`, {})).status).toBe(404);
    const other = (await asked(link)).split("/").at(-1) ?? "";
    expect((await site.get(`/booking/${other}`)).status).toBe(404);
  });
});

describe("Too many corrections within an hour", () => {
  let link: string;

  beforeEach(async () => {
    link = await site.booked();
    await site.exec("delete from app.limits");
    site.services.limits = { emailPerHour: 1, clientPerHour: 1000 };
  });

  afterEach(() => {
    site.services.limits = { emailPerHour: 1000, clientPerHour: 1000 };
  });

  it("of a name are stopped, with everything kept, and nobody is emailed", async () => {
    await site.post(`${link}/details`, { name: "Ada Once", email: "", step: "save" });
    const sent = site.services.sent.length;
    const response = await site.post(`${link}/details`, { name: "Ada Twice", email: "", step: "save" });
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(fieldsOf(await response.clone().text())).toMatchObject({ name: "Ada Twice" });
    expect(await words(response)).toContain("Nothing has changed, and we have sent nothing.");
    expect(site.services.sent).toHaveLength(sent);
  });

  it("of an email say what was saved all the same", async () => {
    await site.post(`${link}/details`, { name: "Ada", email: "first@dudley.example", step: "save" });
    const both = { name: "Ada Okafor", email: "second@dudley.example", step: "save" };
    const response = await site.post(`${link}/details`, both);
    expect(response.status).toBe(429);
    const text = await words(response);
    expect(text).toContain("The name is saved. The email address is as it was");
    expect(text).not.toContain("sent nothing");
    expect(site.subjectsTo(ada.email).at(-1)).toBe("Your name is corrected");
    expect(site.subjectsTo("second@dudley.example")).toEqual([]);
  });
});
