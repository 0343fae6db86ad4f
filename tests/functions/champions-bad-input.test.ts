import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { formPost } from "../support/services.ts";
import { openChampionsSite, sam, type ChampionsSite } from "./champions-site.ts";

let site: ChampionsSite;
beforeAll(async () => void (site = await openChampionsSite()));
beforeEach(() => site.empty());
afterAll(() => site.close());

const nothing = { people: 0, champions: 0, emails: 0, limits: 0 };

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
