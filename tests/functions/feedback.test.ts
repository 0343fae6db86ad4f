import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { formPost, testNow } from "../support/services.ts";
import { openFeedbackSite, type FeedbackSite } from "./feedback-site.ts";

let site: FeedbackSite;
beforeAll(async () => void (site = await openFeedbackSite()));
beforeEach(() => site.empty());
afterAll(() => site.close());

const someId = "0b0f6f3e-5a3c-4c68-9c6a-0d4b9f8f7a11";

describe("Saying whether a page is useful", () => {
  it.each(["yes", "no", "problem"])(
    "keeps “%s” and thanks, with a way back and room for a word",
    async (answer) => {
      const thanks = await site.answer(answer);
      expect(await site.kept()).toEqual([{ page: "/approach/", answer, words: "" }]);
      const page = await (await site.get(thanks)).text();
      expect(page).toContain("<h1>Thank you</h1>");
      expect(page).toContain('<a href="/approach/">Back to the page</a>');
      expect(page).toContain('<textarea id="words"');
    },
  );

  it("of a confirmation leads on to the workshops: each reader had a page of their own", async () => {
    const page = await (await site.get(await site.answer("yes", "/booked/"))).text();
    expect(page).toContain('<a href="/workshops/">See the workshops</a>');
    expect(page).not.toContain('href="/booked/"');
    expect(await site.kept()).toMatchObject([{ page: "/booked/" }]);
  });

  it("of the page that stands where none is leads on to the search", async () => {
    const page = await (await site.get(await site.answer("problem", "/404/"))).text();
    expect(page).toContain('<a href="/search/">Search this site</a>');
    expect(page).not.toContain('href="/404/"');
  });

  it("keeps nothing that tells who it was", async () => {
    expect((await site.columns()).map(({ name }) => name)).toEqual(["answer", "at", "id", "page", "words"]);
  });

  it("says beside the box that it is no place to report a concern, and where to ring", async () => {
    const page = await (await site.get(await site.answer())).text();
    expect(page.slice(page.indexOf("<textarea"))).toMatch(
      /do not report a worry.*href="\/worried-about-a-child\/"/s,
    );
  });

  it("keeps words beside the answer, and says so", async () => {
    const thanks = await site.answer("problem");
    const response = await site.words(thanks, "The second link is broken.\n\nPlease mend it");
    expect(response.status).toBe(303);
    const next = response.headers.get("location") ?? "";
    expect(next).toBe("/feedback?page=%2Fapproach%2F");
    expect(await (await site.get(next)).text()).toContain("<h1>We have what you wrote</h1>");
    expect(await site.kept()).toMatchObject([{ words: "The second link is broken.\n\nPlease mend it" }]);
  });

  it("takes words once: a second press is welcome, other words are not", async () => {
    const thanks = await site.answer("no");
    await site.words(thanks, "Too long");
    expect((await site.words(thanks, "Too long")).status).toBe(303);
    expect((await site.words(thanks, "Something else")).status).toBe(410);
    expect(await site.kept()).toMatchObject([{ words: "Too long" }]);
  });

  it("takes no words a day later, nor for an answer that is not there", async () => {
    const thanks = await site.answer();
    await site.setClock(new Date(testNow.getTime() + 24 * 3_600_000));
    expect((await site.words(thanks, "Late")).status).toBe(410);
    expect((await site.words(`/feedback?page=/&id=${someId}`, "Nobody's")).status).toBe(410);
  });

  it("sends whoever opens the address by itself to where we can be told things", async () => {
    for (const path of ["/feedback", "/feedback?page=//evil.example", "/feedback?page=/&id=1"]) {
      expect((await site.get(path)).headers.get("location")).toBe("/contact/");
    }
  });

  it("is limited, and says when to try again", async () => {
    site.services.limits = { emailPerHour: 5, clientPerHour: 2 };
    await site.answer();
    await site.answer();
    const third = await site.post("/feedback", { page: "/", answer: "no" });
    expect(third.status).toBe(429);
    expect(Number(third.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await site.kept()).toHaveLength(2);
  });
});

describe("What cannot be right", () => {
  it("asks again when the answer is none of the three", async () => {
    const response = await site.post("/feedback", { page: "/approach/", answer: "perhaps" });
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toContain("<title>Error: ");
    expect(page).toContain('href="#answer"');
    expect(page).toContain('id="answer"');
    expect(await site.kept()).toEqual([]);
  });

  it.each([
    ["nothing", " \n ", "Write a few words, or go back to the page"],
    ["1,001 characters", "a".repeat(1001), "Shorten what you wrote to 1000 characters or fewer"],
    ["a control character", "Bell\u0007", "hidden characters"],
    ["a formula", "=1+1", "Take the = off the start of what you wrote"],
  ])(
    "%s in the box comes back with words on what to do, and what was typed",
    async (_what, typed, message) => {
      const response = await site.words(await site.answer(), typed);
      const page = await response.text();
      expect(response.status).toBe(422);
      expect(page).toContain("<title>Error: ");
      expect(page).toContain('href="#words"');
      expect(page.split(message)).toHaveLength(3);
      expect(page).toContain('name="id"');
      expect(await site.kept()).toMatchObject([{ words: "" }]);
    },
  );

  it("shows typed markup as text", async () => {
    const response = await site.words(await site.answer(), "</textarea><script>alert(1)</script>");
    expect(await response.text()).not.toContain("<script>alert(1)");
  });

  const right = { page: "/approach/", answer: "yes" };
  const refused: [what: string, status: number, request: () => Request][] = [
    ["another site's page", 400, () => formPost("/feedback", { ...right, page: "https://evil.example/" })],
    ["a page with two slashes", 400, () => formPost("/feedback", { ...right, page: "//evil.example/" })],
    ["no page", 400, () => formPost("/feedback", { answer: "yes" })],
    ["an id that is none", 400, () => formPost("/feedback/words", { page: "/", id: "1", words: "Hello" })],
    ["an unknown field", 400, () => formPost("/feedback", { ...right, admin: "yes" })],
    ["a field twice", 400, () => formPost("/feedback", [...Object.entries(right), ["answer", "no"]])],
    ["a NUL", 400, () => formPost("/feedback/words", { page: "/", id: someId, words: "a\0b" })],
    ["a body over 64 KB", 413, () => formPost("/feedback", { ...right, page: "a".repeat(70_000) })],
    ["another content type", 415, () => formPost("/feedback", right, { contentType: "text/plain" })],
    ["a foreign origin", 403, () => formPost("/feedback", right, { origin: "https://evil.example" })],
    ["no origin", 403, () => formPost("/feedback", right, { origin: null })],
  ];
  it.each(refused)("%s is refused with a plain page, and nothing is kept", async (_what, status, request) => {
    const response = await site.send(request());
    expect(response.status).toBe(status);
    expect(await response.text()).toMatch(/<h1>/);
    expect(await site.kept()).toEqual([]);
  });

  it("a filled trap is thanked, and nothing is kept", async () => {
    const thanks = await site.answer();
    const id = new URL(thanks, "https://site.test").searchParams.get("id") ?? "";
    await site.post("/feedback/words", { page: "/", id, words: "Buy", website: "https://spam.example" });
    expect(await site.kept()).toMatchObject([{ words: "" }]);
  });
});
