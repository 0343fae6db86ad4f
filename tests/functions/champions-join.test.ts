import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import handler from "../../functions/champions-join.ts";
import { provideServices } from "../../src/server/services.ts";
import { answeringDatabase, formPost, testContext, testServices } from "../support/services.ts";
import { openChampionsSite, sam, type ChampionsSite } from "./champions-site.ts";

let site: ChampionsSite;
beforeAll(async () => void (site = await openChampionsSite()));
beforeEach(() => site.empty());
afterAll(() => site.close());

const nothing = { people: 0, champions: 0, emails: 0, limits: 0 };

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

describe("What cannot be right", () => {
  const long = "a".repeat(10_000);
  const wrong: [field: keyof typeof sam, what: string, typed: string, message: string][] = [
    ["name", "nothing", "", "Enter your full name"],
    ["name", "a name of 10,000 letters", long, "Shorten your name to 100 characters or fewer"],
    ["name", "a web address", "See www.example.org", "Take the web address out of your name"],
    ["name", "HTML", "<b>Sam</b>", "signs out of your name"],
    ["name", "a formula", "=SUM(A1)", "Take the = off the start of your name"],
    ["name", "a control character", "Sam\u0007", "with no tabs or hidden characters"],
    ["email", "nothing", "", "Enter your email address"],
    ["email", "no email", "sam", "Enter an email address in the right form"],
    ["email", "a line break", "sam@dudley.example\nBcc: x@y.example", "on one line"],
    ["email", "two emails", "sam@dudley.example, x@y.example", "Enter an email address in the right form"],
    ["organisation", "nothing", " ", "Enter your organisation"],
    ["organisation", "HTML", "<script>alert(1)</script>", "signs out of your organisation"],
    ["organisation", "a formula", "@cmd", "Take the @ off the start of your organisation"],
    ["setting", "nothing", "", "Choose where you work"],
    ["setting", "a choice that is not there", "space", "Choose where you work"],
    ["why", "nothing", " \n ", "Tell us why you want to be a champion"],
    ["why", "10,000 letters", long, "Shorten what you wrote to 1000 characters or fewer"],
    ["why", "HTML", "Because <img src=x>", "signs out of what you wrote"],
    ["why", "a formula", "=1+1", "Take the = off the start of what you wrote"],
    ["why", "a control character", "Because\u0001", "hidden characters"],
    ["listed", "something else than a tick", "maybe", "Tick the box or leave it empty"],
  ];

  it.each(wrong)("%s: %s comes back with words on what to do", async (field, _what, typed, message) => {
    const response = await site.join({ [field]: typed });
    const page = (await response.text()).replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    expect(response.status).toBe(422);
    expect(page).toContain("<title>Error: ");
    expect(page).toContain(`href="#${field}"`);
    expect(page.split(message).length - 1).toBeGreaterThanOrEqual(field === "listed" ? 1 : 2);
    expect(await site.stored()).toEqual(nothing);
  });

  it("keeps everything that was typed when the form comes back", async () => {
    const page = await (await site.join({ email: "sam" })).text();
    expect(page).toContain('value="Sam Begum"');
    expect(page).toContain('value="sam"');
    expect(page).toContain(sam.why);
    expect(page).toMatch(/value="early-years" checked/);
    expect(page).toMatch(/name="listed" value="yes" checked/);
  });

  it("shows typed markup as text", async () => {
    const page = await (await site.join({ why: "</textarea><script>alert(1)</script>" })).text();
    expect(page).not.toContain("<script>alert(1)");
  });

  const refused: [what: string, status: number, request: () => Request][] = [
    ["a body over 64 KB", 413, () => formPost("/champions/join", { ...sam, why: "a".repeat(70_000) })],
    ["another content type", 415, () => formPost("/champions/join", sam, { contentType: "text/plain" })],
    ["no content type", 415, () => formPost("/champions/join", sam, { contentType: null })],
    ["no origin", 403, () => formPost("/champions/join", sam, { origin: null })],
    ['the origin "null"', 403, () => formPost("/champions/join", sam, { origin: "null" })],
    ["a foreign origin", 403, () => formPost("/champions/join", sam, { origin: "https://evil.example" })],
    ["an unknown field", 400, () => formPost("/champions/join", { ...sam, admin: "yes" })],
    ["a field twice", 400, () => formPost("/champions/join", [...Object.entries(sam), ["name", "B"]])],
    ["a NUL", 400, () => formPost("/champions/join", { ...sam, why: "a\0b" })],
  ];

  it.each(refused)(
    "%s is refused with a plain page, and nothing is stored",
    async (_what, status, request) => {
      const response = await site.send(request());
      expect(response.status).toBe(status);
      expect(await response.text()).toMatch(/<h1>/);
      expect(await site.stored()).toEqual(nothing);
    },
  );

  it("a method that is not there is refused", async () => {
    const response = await site.send(
      new Request("https://restorative.test/champions/join", { method: "PUT" }),
    );
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD, POST");
  });

  it("a filled spam trap stores nothing", async () => {
    const response = await site.post("/champions/join", { ...sam, website: "https://spam.example" });
    expect(response.status).toBe(200);
    expect(await site.stored()).toEqual(nothing);
  });
});
