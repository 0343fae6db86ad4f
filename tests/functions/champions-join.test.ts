import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import handler from "../../functions/champions-join.ts";
import { provideServices } from "../../src/server/services.ts";
import { answeringDatabase, formPost, testContext, testServices } from "../support/services.ts";
import { openChampionsSite, sam, type ChampionsSite } from "./champions-site.ts";

let site: ChampionsSite;
beforeAll(async () => void (site = await openChampionsSite()));
beforeEach(() => site.empty());
afterAll(() => site.close());

describe("The form for becoming a champion", () => {
  it("asks for six things, and leaves the consent to be listed unticked", async () => {
    const response = await site.get("/champions/join");
    const page = await response.text();
    expect(response.status).toBe(200);
    for (const field of Object.keys(sam)) expect(page).toContain(`name="${field}"`);
    expect(page).toMatch(/<input type="checkbox" id="listed"(?![^>]*checked)[^>]*>/);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-robots-tag")).toBe("noindex");
  });

  it("says beside the free text that it is no place to report a concern", async () => {
    const page = await (await site.get("/champions/join")).text();
    const field = page.slice(page.indexOf("<textarea"));
    expect(field.slice(0, 400)).toMatch(/do not report a worry.*href="\/worried-about-a-child\/"/s);
  });

  it("sends someone on to check their email, with nothing of theirs in the address", async () => {
    const response = await site.join();
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/champions/check-your-email/");
    expect(await site.champions()).toEqual([{ ...sam, listed: true, status: "pending" }]);
    expect(site.subjects(sam.email)).toEqual(["Confirm that you want to be a champion"]);
  });

  it("lists nobody who has not ticked the box", async () => {
    // A box that is not ticked is not sent at all.
    const sent = Object.entries(sam).filter(([name]) => name !== "listed");
    await site.post("/champions/join", sent);
    expect(await site.champions()).toMatchObject([{ listed: false }]);
  });

  it("repeats of what was typed only the name in the email", async () => {
    await site.join();
    const [message] = site.services.sent;
    const text = JSON.stringify(message?.email);
    expect(text).toContain("Sam Begum");
    expect(text).not.toContain("Netherton");
    expect(text).not.toContain("each other");
  });
});

describe("Joining twice", () => {
  const answerOf = async (response: Response) => ({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  });

  it("discloses nothing: each answer is the same, whatever is true of the email", async () => {
    const fresh = await answerOf(await site.join());
    const pending = await answerOf(await site.join({ name: "Someone Else" }));
    await site.post(site.linkTo("confirm", sam.email));
    const confirmed = await answerOf(await site.join({ name: "Someone Else" }));
    await site.post(site.linkTo("leave", sam.email));
    const left = await answerOf(await site.join());
    site.services.limits = { emailPerHour: 0, clientPerHour: 0 };
    const limited = await answerOf(await site.join());
    for (const other of [pending, confirmed, left, limited]) expect(other).toEqual(fresh);
  });

  it("takes the newer details while nobody has confirmed the older ones", async () => {
    await site.join();
    const older = site.linkTo("confirm", sam.email);
    await site.join({ organisation: "Dudley Council", email: "  SAM@dudley.example" });
    expect(await site.champions()).toMatchObject([{ organisation: "Dudley Council", status: "pending" }]);
    expect((await site.get(older)).status).toBe(404);
  });

  it("leaves a champion as they are, and tells only them", async () => {
    await site.join();
    await site.post(site.linkTo("confirm", sam.email));
    await site.join({ name: "A Stranger", organisation: "Elsewhere" });
    expect(await site.champions()).toMatchObject([
      { name: "Sam Begum", organisation: sam.organisation, status: "confirmed" },
    ]);
    expect(site.subjects(sam.email).at(-1)).toBe("You are a champion already");
    const newest = site.services.sent.at(-1);
    expect(JSON.stringify(newest?.email)).not.toContain("Stranger");
  });

  it("stops emailing one address after a few times in an hour", async () => {
    site.services.limits = { emailPerHour: 5, clientPerHour: 300 };
    for (let time = 0; time < 8; time += 1) await site.join();
    expect(site.services.sent).toHaveLength(5);
  });
});

describe("The work of joining", () => {
  it("begins after the answer, so that the answer takes the same time for everyone", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const database = answeringDatabase({
      join_champions: () => held.then(() => ({ outcome: "received" })),
      claim_emails: () => [],
    });
    provideServices(testServices({ database }));
    const context = testContext();
    const response = await handler(formPost("/champions/join", sam), context);
    expect(response.status).toBe(303);
    release();
    await context.afterwards();
    expect(database.calls.map((call) => call.name)).toEqual(["join_champions", "claim_emails"]);
  });

  it("that fails is written down without a word about the person", async () => {
    const services = testServices();
    provideServices(services);
    const context = testContext();
    const response = await handler(formPost("/champions/join", sam), context);
    await context.afterwards();
    expect(response.status).toBe(303);
    expect(services.logged.join()).toContain('"level":"fault"');
    expect(services.logged.join()).not.toContain("sam@");
  });
});
