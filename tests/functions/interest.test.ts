import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import interest from "../../functions/interest.ts";
import { provideServices } from "../../src/server/services.ts";
import { answeringDatabase, formPost, testContext, testServices } from "../support/services.ts";
import { words } from "./booking-site.ts";
import { openMineSite, type MineSite } from "./mine-site.ts";

let site: MineSite;
beforeAll(async () => void (site = await openMineSite()));
beforeEach(() => site.empty());
afterAll(() => site.close());

const form = "/interest/key-principles";
const ada = "ada@dudley.example";
const leave = (email = ada) => site.post(form, { email });
const listed = () => site.exec("select course, told_at from app.interest order by created_at");

describe("Hearing of a course", () => {
  it("asks for an email and nothing else", async () => {
    const response = await site.get(form);
    const page = await response.text();
    expect(response.status).toBe(200);
    const inputs = page.match(/<input[^>]*name="([^"]*)"/g)?.filter((input) => !/website|"q"/.test(input));
    expect(inputs).toHaveLength(1);
    expect(page).toContain("The key principles");
  });

  it("answers the same to everyone, at once", async () => {
    const answer = async (response: Response) => ({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    });
    const fresh = await answer(await leave());
    const again = await answer(await leave());
    site.services.limits = { emailPerHour: 0, clientPerHour: 0 };
    const limited = await answer(await leave());
    expect(fresh.status).toBe(303);
    expect(fresh.headers.location).toBe(`${form}/noted`);
    for (const other of [again, limited]) expect(other).toEqual(fresh);
    expect(await listed()).toHaveLength(1);
    expect((await site.get(`${form}/noted`)).status).toBe(200);
  });

  it("begins its work after the answer", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const database = answeringDatabase({ note_interest: () => held.then(() => ({ outcome: "noted" })) });
    provideServices(testServices({ database }));
    const context = testContext({ params: { course: "key-principles" } });
    expect((await interest(formPost(form, { email: ada }), context)).status).toBe(303);
    release();
    await context.afterwards();
    expect(database.calls.map(({ name }) => name)).toEqual(["note_interest"]);
  });

  it("says what is wrong with an address, and keeps it", async () => {
    const response = await leave("ada");
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toContain("<title>Error: ");
    expect(page).toContain('value="ada"');
    expect(await listed()).toEqual([]);
  });

  it.each(["no-such-course", "KEY-PRINCIPLES", "%00"])("%s is no course, and no page", async (course) => {
    expect((await site.get(`/interest/${course}`)).status).toBe(404);
    expect((await site.post(`/interest/${course}`, { email: ada })).status).toBe(404);
    expect((await site.get(`/interest/${course}/noted`)).status).toBe(404);
  });
});

describe("When a date is set", () => {
  it("whoever asked hears of it once, with when booking opens and how to get off the list", async () => {
    await leave();
    await site.addWorkshop("new", { opens_at: "2026-09-10T08:00:00Z" });
    await site.addWorkshop("another");
    await site.sendEmails();
    const emails = site.emailsTo(ada);
    expect(emails.map(({ subject }) => subject)).toEqual(["A new date: Key principles, 6 October 2026"]);
    const text = JSON.stringify(emails[0]?.blocks);
    expect(text).toContain(
      "Booking opens on Thursday 10 September 2026 at 9am, so that you hear of it before anybody can book",
    );
    expect(text).toContain("/workshops/");
    expect(text).toContain(`${form}/off/`);
  });

  it("the link takes the email off when its button is pressed, and not when it is opened", async () => {
    await leave();
    await site.addWorkshop("new");
    await site.sendEmails();
    const link = site.linkTo(ada, `${form}/off/`);
    const page = await site.get(link);
    expect(page.status).toBe(200);
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(await listed()).toHaveLength(1);
    const response = await site.post(link);
    expect(response.status).toBe(303);
    const next = String(response.headers.get("location"));
    expect(await words(await site.get(next))).toMatch(
      /^Leaving this list .*If you have just pressed the button, your email is off/,
    );
    expect(await listed()).toEqual([]);
    expect((await site.post(link)).status).toBe(303);
  });

  it("the link works for 90 days", async () => {
    await leave();
    await site.addWorkshop("new");
    await site.sendEmails();
    const link = site.linkTo(ada, `${form}/off/`);
    await site.setClock("2026-11-30T08:59:59Z");
    expect((await site.get(link)).status).toBe(200);
    await site.setClock("2026-11-30T09:00:00Z");
    expect((await site.get(link)).status).toBe(410);
    expect((await site.post(link)).status).toBe(410);
  });

  it("a link of another kind takes nothing off", async () => {
    await leave();
    const [row] = await site.exec("select id, person_id from app.interest");
    for (const [purpose, id] of [
      ["my-data", row?.person_id],
      ["booking", row?.id],
    ] as const) {
      const token = site.services.links.sign({
        id: String(id),
        purpose,
        version: 1,
        expiresAt: new Date("2027-01-01"),
      });
      expect((await site.post(`${form}/off/${token}`)).status).toBe(404);
    }
    expect(await listed()).toHaveLength(1);
  });

  it("before any date is set, the page of what is one's own takes the email off", async () => {
    await leave();
    const page = await (await site.get(await site.linkFor("bookings", ada))).text();
    const off = /href="(\/interest\/[^"]+)"/.exec(page)?.[1] ?? "";
    expect((await site.post(off)).status).toBe(303);
    expect(await listed()).toEqual([]);
  });
});
