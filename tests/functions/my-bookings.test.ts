import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import ask from "../../functions/my-bookings.ts";
import { provideServices } from "../../src/server/services.ts";
import { person } from "../support/people.ts";
import { answeringDatabase, formPost, testContext, testServices } from "../support/services.ts";
import { words } from "./booking-site.ts";
import { openMineSite, type MineSite } from "./mine-site.ts";

let site: MineSite;
beforeAll(async () => void (site = await openMineSite()));
beforeEach(() => site.empty());
afterAll(() => site.close());

const ada = person(1).email;

const whole = async (response: Response) => ({
  status: response.status,
  headers: Object.fromEntries(response.headers),
  body: await response.text(),
});

describe("Asking for one's own", () => {
  it("asks for an email and for what to send, and nothing else", async () => {
    const page = await (await site.get("/my-bookings")).text();
    expect(
      page.match(/<input[^>]*name="[^"]*"/g)?.filter((input) => !/website|name="q"/.test(input)),
    ).toHaveLength(3);
    expect(page).toMatch(/value="bookings"[^>]*checked/);
    expect(await (await site.get("/my-bookings?what=data")).text()).toMatch(/value="data"[^>]*checked/);
  });

  it("discloses nothing: each answer is the same, whatever is true of the email", async () => {
    await site.addWorkshop("one");
    await site.book("one");
    const known = await whole(await site.ask(ada));
    const unknown = await whole(await site.ask("nobody@people.example"));
    const data = await whole(await site.ask(ada, "data"));
    site.services.limits = { emailPerHour: 0, clientPerHour: 0 };
    const limited = await whole(await site.ask(ada));
    expect(known.status).toBe(303);
    expect(known.headers.location).toBe("/my-bookings/sent");
    for (const other of [unknown, data, limited]) expect(other).toEqual(known);
    expect((await site.get("/my-bookings/sent")).status).toBe(200);
  });

  it("takes the same time for everyone: the work begins after the answer", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const database = answeringDatabase({
      ask_my_bookings: () => held.then(() => ({ outcome: "sent" })),
      claim_emails: () => [],
    });
    provideServices(testServices({ database }));
    const context = testContext();
    const response = await ask(formPost("/my-bookings", { email: ada, what: "bookings" }), context);
    expect(response.status).toBe(303);
    release();
    await context.afterwards();
    expect(database.calls.map(({ name }) => name)).toEqual(["ask_my_bookings", "claim_emails"]);
  });

  it("that fails behind the answer is written down without a word about the person", async () => {
    const services = testServices();
    provideServices(services);
    const context = testContext();
    const response = await ask(formPost("/my-bookings", { email: ada, what: "data" }), context);
    await context.afterwards();
    expect(response.status).toBe(303);
    expect(services.logged.join()).toContain('"level":"fault"');
    expect(services.logged.join()).not.toContain(ada);
  });

  it("sends nothing to an email that nobody booked with, and keeps nothing of it", async () => {
    await site.ask("nobody@people.example");
    await site.ask("nobody@people.example", "data");
    expect(site.services.sent).toEqual([]);
    expect(await site.exec("select * from app.people")).toEqual([]);
    expect(site.services.logged.join()).not.toContain("nobody@");
  });

  it("says what is wrong with an address, and keeps it", async () => {
    const response = await site.ask("ada");
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toContain("<title>Error: ");
    expect(page).toContain("Enter an email address in the right form");
    expect(page).toContain('value="ada"');
  });

  it("refuses what did not come from the form", async () => {
    expect((await site.ask(ada, "everything")).status).toBe(422);
    const fields = { email: ada, what: "bookings" };
    expect((await site.post("/my-bookings", { ...fields, admin: "yes" })).status).toBe(400);
    expect((await site.post("/my-bookings", fields, { origin: "https://evil.example" })).status).toBe(403);
    expect((await site.post("/my-bookings", { ...fields, website: "x" })).status).toBe(200);
    expect(site.services.sent).toEqual([]);
  });
});

describe("The page of all bookings", () => {
  it("lists what is to come first, then what is over, each with a link of its own", async () => {
    await site.addWorkshop("past", { title: "A past one", days: day("2026-09-04") });
    await site.addWorkshop("late", { title: "A late one", days: day("2026-12-01") });
    await site.addWorkshop("soon", { title: "A soon one", days: day("2026-10-01") });
    await site.addWorkshop("full", { title: "A full one", capacity: 1 });
    await site.book("full", person(2));
    for (const slug of ["past", "late", "soon", "full"]) await site.book(slug);
    await site.setClock("2026-09-10T09:00:00Z");
    const response = await site.get(await site.linkFor("bookings"));
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-robots-tag")).toBe("noindex");
    expect([...page.matchAll(/<h3>(A \w+ one)/g)].map(([, title]) => title)).toEqual([
      "A soon one",
      "A full one",
      "A late one",
      "A past one",
    ]);
    expect(page).toContain("You are first in line.");
    const links = [...page.matchAll(/href="(\/booking\/[^"]+)"/g)].map(([, link]) => String(link));
    expect(new Set(links).size).toBe(4);
    for (const link of links) expect((await site.get(link)).status).toBe(200);
  });

  it("shows nobody else's, and what nobody needs to know least of all", async () => {
    await site.addWorkshop("one");
    await site.book("one", person(1), { needs: "No nuts, please" });
    await site.book("one", person(2));
    const page = await (await site.get(await site.linkFor("bookings"))).text();
    expect(page).not.toContain(person(2).name);
    expect(page).not.toContain("nuts");
  });

  it("works for 24 hours, and then says how to get another link", async () => {
    await site.addWorkshop("one");
    await site.book("one");
    const link = await site.linkFor("bookings");
    await site.setClock("2026-09-02T08:59:59Z");
    expect((await site.get(link)).status).toBe(200);
    await site.setClock("2026-09-02T09:00:00Z");
    for (const response of [await site.get(link), await site.post(link, { step: "data" })]) {
      expect(response.status).toBe(410);
      expect(await response.text()).toContain('href="/my-bookings"');
    }
  });

  it("dies with the version of the person's links", async () => {
    await site.addWorkshop("one");
    await site.book("one");
    const link = await site.linkFor("bookings");
    await site.exec("update app.people set link_version = 2");
    expect((await site.get(link)).status).toBe(404);
    expect((await site.get(await site.linkFor("bookings"))).status).toBe(200);
  });

  it("sends the link to what is held by email, since whoever reads the page may not be who booked", async () => {
    await site.addWorkshop("one");
    await site.book("one");
    const link = await site.linkFor("bookings");
    const response = await site.post(link, { step: "data" });
    expect(response.headers.get("location")).toBe("/my-bookings/sent");
    expect(site.emailsTo(ada).at(-1)?.subject).toBe("The link to what we hold about you");
  });

  it("of someone who only waits to hear of a course says that there are no bookings", async () => {
    await site.post("/interest/key-principles", { email: ada });
    const page = await site.get(await site.linkFor("bookings"));
    const text = await words(page);
    expect(text).toContain("You have no booking for a workshop to come");
    expect(text).toContain("Courses you want to hear of");
  });
});

describe("The emails with links to one's own", () => {
  it("name nobody, since anyone can have asked for them", async () => {
    await site.addWorkshop("one");
    await site.book("one");
    await site.linkFor("bookings");
    await site.linkFor("data");
    for (const email of site.emailsTo(ada).slice(-2)) {
      expect(JSON.stringify(email)).not.toContain(person(1).name);
      expect(JSON.stringify(email)).toMatch(/there is nothing you need to do/);
    }
  });

  it("leave no link in a log or in the database", async () => {
    await site.addWorkshop("one");
    await site.book("one");
    const link = await site.linkFor("data");
    const token = link.split("/").at(-1) ?? "";
    await site.get(link);
    expect(site.services.logged.join()).not.toContain(token);
    const stored = await site.exec("select to_jsonb(e)::text as row from app.emails e");
    expect(JSON.stringify(stored)).not.toContain(token);
  });
});

function day(date: string) {
  return [{ date, starts: "09:30", ends: "16:00" }];
}
