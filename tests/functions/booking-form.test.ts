import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ada, fieldsOf, openBookingSite, words, type BookingSite } from "./booking-site.ts";

let site: BookingSite;

beforeAll(async () => {
  site = await openBookingSite();
  await site.addWorkshop("key-principles-october");
  await site.addWorkshop("three-days-november", {
    title: "Three-day programme",
    days: ["2026-11-03", "2026-11-04", "2026-11-05"].map((date) => ({
      date,
      starts: "09:30",
      ends: "16:30",
    })),
  });
  await site.addWorkshop("circles-full", { is_sample: true, sample_places_taken: 2, sample_waiting: 3 });
  await site.addWorkshop("too-early", { opens_at: "2026-09-20T08:00:00Z" });
  await site.addWorkshop("too-late", { days: [{ date: "2026-09-01", starts: "13:00", ends: "16:00" }] });
  await site.addWorkshop("long-gone", { days: [{ date: "2026-08-20", starts: "09:30", ends: "16:00" }] });
  await site.addWorkshop("called-off");
  await site.exec("update app.workshops set cancelled_at = app.clock() where slug = 'called-off'");
});

afterAll(() => site.close());

const page = "/book/key-principles-october";

describe("The form", () => {
  it("says what is true of the workshop now", async () => {
    const response = await site.get("/book/three-days-november");
    expect(response.status).toBe(200);
    const text = await words(response);
    expect(text).toContain("Book your place Three-day programme");
    expect(text).toContain("Tuesday 3 November 2026, 9:30am to 4:30pm");
    expect(text).toContain("Thursday 5 November 2026, 9:30am to 4:30pm");
    expect(text).toContain("Venue Ward House");
    expect(text).toContain("2 of 2 places left");
  });

  it("says beside the email whose booking counts at once, and what the others do", async () => {
    const text = await words(await site.get(page));
    expect(text).toContain(
      "With the work email of a partner that we know, such as the council, your booking",
    );
    expect(text).toContain("With any other, we hold it for 24 hours, until you press one button");
  });

  it("is kept by nobody and found by no search", async () => {
    const { headers } = await site.get(page);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-robots-tag")).toBe("noindex");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  it("says that a full workshop is full, and what waiting means", async () => {
    const response = await site.get("/book/circles-full");
    expect(response.status).toBe(200);
    const text = await words(response);
    expect(text).toContain("Join the waiting list");
    expect(text).toContain("All 2 places are taken, and 3 people are waiting");
    expect(text).toContain("Sample dates.");
    expect(text).not.toContain("something to correct");
  });

  it.each([
    ["too-late", 200, "Booking has closed", "It closed on Monday 31 August 2026 at midnight"],
    ["too-early", 200, "Booking is not open yet", "It opens on Sunday 20 September 2026 at 9am"],
    ["long-gone", 200, "This workshop has taken place", "can no longer be booked"],
    ["called-off", 410, "This workshop is cancelled", "It will not take place"],
  ])("of %s is a page that says why there is none", async (slug, status, title, because) => {
    const response = await site.get(`/book/${slug}`);
    expect(response.status).toBe(status);
    const text = await words(response);
    expect(text).toContain(title);
    expect(text).toContain(because);
    expect(text).not.toContain("Full name");
  });

  it.each(["no-such-workshop", "UPPER", "a%00b", "..%2Fbook", "%27%3B--", "x".repeat(2000)])(
    "of a slug that is not there (%#) is a page not found",
    async (slug) => {
      for (const response of [
        await site.get(`/book/${slug}`),
        await site.post(`/book/${slug}`, ada),
        await site.post(`/book/${slug}`, { ...ada, key: crypto.randomUUID() }),
      ]) {
        expect(response.status).toBe(404);
        expect(await words(response)).toContain("Page not found");
      }
    },
  );

  it("answers HEAD like GET, without the page", async () => {
    const response = await site.send(new Request(`https://restorative.test${page}`, { method: "HEAD" }));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("");
  });

  it.each(["PUT", "DELETE", "PATCH", "OPTIONS"])("does not know %s", async (method) => {
    const response = await site.send(new Request(`https://restorative.test${page}`, { method }));
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD, POST");
  });
});

describe("Details that can be used", () => {
  it("lead to the check page, with a fresh key and nothing stored", async () => {
    const before = await site.stored();
    const first = fieldsOf(await (await site.post(page, { ...ada, step: "check" })).text());
    const second = fieldsOf(await (await site.post(page, { ...ada, step: "check" })).text());
    expect(first).toEqual({ ...ada, key: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(second.key).not.toBe(first.key);
    expect(await site.stored()).toEqual(before);
  });

  it("are shown tidied, each with a button to change it", async () => {
    const response = await site.post(page, { ...ada, name: "  Ada   Okafor ", team: "" });
    expect(response.status).toBe(200);
    const text = await words(response);
    expect(text).toContain("Check your answers");
    expect(text).toContain("Full name Ada Okafor Change full name");
    expect(text).toContain("Your team Not given Change your team");
    expect(text).toContain("Book my place");
  });

  it("come back in the form when one is to be changed, and never stand in an address", async () => {
    const check = await (await site.post(page, { ...ada, step: "check" })).text();
    expect(check).not.toMatch(/(href|action)="[^"]*(Okafor|ada@|ada%40)/i);
    const response = await site.post(page, { ...fieldsOf(check), step: "change" });
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(fieldsOf(html)).toEqual({ ...ada, website: "" });
    expect(html).not.toContain("Error:");
  });

  it("show what somebody needs as it was typed, and say beforehand why we ask and what writing it means", async () => {
    const form = await words(await site.get(page));
    expect(form).toContain("Access and dietary needs (optional)");
    expect(form).toContain("Only the people who run this workshop see it, and we delete it 14 days after");
    expect(form).toContain("By writing here you agree that we keep this and use it for this workshop.");
    expect(form).toContain("Please do not report a worry about a child here.");
    const check = await site.post(page, ada);
    expect(await words(check)).toContain("No nuts, please. Large print. Change access and dietary needs");
    const none = await words(await site.post(page, { ...ada, needs: " \r\n " }));
    expect(none).toContain("Access and dietary needs Not given");
  });

  it("join a line where the workshop is full, and the button says so", async () => {
    expect(await words(await site.post("/book/circles-full", ada))).toContain("Join the waiting list");
  });

  it("for a workshop that is closed, open or not, are answered with why", async () => {
    const closed = await site.post("/book/too-late", ada);
    expect(closed.status).toBe(409);
    expect(await words(closed)).toContain("Nothing has been booked just now");
    expect((await site.post("/book/called-off", ada)).status).toBe(410);
  });
});

describe("Details that cannot be used", () => {
  let before: unknown;
  beforeEach(async () => {
    before = await site.stored();
  });

  it("come back with every value, what to correct, and the words beside the field", async () => {
    const typed = { ...ada, name: "", email: 'not "an" email', role: " Nurse " };
    const response = await site.post(page, { ...typed, step: "check" });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain("<title>Error: Book your place: Key principles");
    expect(fieldsOf(html)).toEqual({ ...typed, website: "" });
    expect(html).toMatch(/<div class="error-summary"[^>]*autofocus/);
    for (const [field, message] of [
      ["name", "Enter your full name"],
      ["email", "Enter an email address in the right form, like name@example.org"],
    ]) {
      expect(html).toContain(`<a href="#${field}">${message}</a>`);
      expect(html).toMatch(new RegExp(`id="${field}-error">.*?${message}`));
      expect(html).toMatch(new RegExp(`<input id="${field}"[^>]*aria-describedby="[^"]*${field}-error"`));
    }
    expect(await site.stored()).toEqual(before);
  });

  it("are asked for again when they are missing", async () => {
    const text = await words(await site.post(page, { step: "check" }));
    expect(text).toContain("Enter your full name");
    expect(text).toContain("Enter your email address");
    expect(text).toContain("Enter your organisation");
    expect(text).toContain("Enter your role");
  });

  const bad = {
    "10,000 characters": "a".repeat(10_000),
    HTML: '<script>alert("x")</script>',
    "a formula": '=HYPERLINK("x","y")',
    "a formula with plus": "+1+1",
    "a formula with minus": "-1+1",
    "a formula with at": "@SUM(A1)",
    "a control character": "Ada\u0007",
    "a line break": "Ada\r\nBcc: eve@dudley.example",
    "a web address": "See https://prize.example",
  };
  const fields = ["name", "email", "organisation", "role", "team", "needs"] as const;
  const cases = fields.flatMap((field) =>
    Object.entries(bad)
      // What somebody needs may take several lines.
      .filter(([what]) => field !== "needs" || what !== "a line break")
      .map(([what, value]) => ({ field, what, value })),
  );

  it.each(cases)(
    "with $what as $field are refused at both steps, and nothing is stored",
    async ({ field, value }) => {
      const steps: Record<string, string>[] = [{ step: "check" }, { step: "book", key: crypto.randomUUID() }];
      for (const step of steps) {
        const response = await site.post(page, { ...ada, [field]: value, ...step });
        expect(response.status).toBe(422);
        const html = await response.text();
        expect(html).toContain(`href="#${field}"`);
        expect(html).not.toContain("<script>alert");
        expect(fieldsOf(html)[field]).toBe(value.replace("\r\n", "\n"));
      }
      expect(await site.stored()).toEqual(before);
    },
  );

  it("with a line break in the email are refused", async () => {
    const email = "ada@dudley.example\r\nBcc: eve@dudley.example";
    expect((await site.post(page, { ...ada, email })).status).toBe(422);
    expect(await site.stored()).toEqual(before);
  });
});

describe("What is not our form", () => {
  let before: unknown;
  beforeEach(async () => {
    before = await site.stored();
  });

  const whole = { ...ada, key: crypto.randomUUID(), step: "book" };

  it.each([
    ["no origin", { origin: null }, 403],
    ["the origin null", { origin: "null" }, 403],
    ["a foreign origin", { origin: "https://elsewhere.example" }, 403],
    ["our origin without its s", { origin: "http://restorative.test" }, 403],
    ["JSON", { contentType: "application/json" }, 415],
    ["plain text", { contentType: "text/plain" }, 415],
    ["no content type", { contentType: null }, 415],
    ["a form with files", { contentType: "multipart/form-data; boundary=x" }, 415],
  ])("%s is refused with a plain page", async (_what, options, status) => {
    const response = await site.post(page, whole, options);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(await words(response)).toContain("Nothing was saved");
    expect(await site.stored()).toEqual(before);
  });

  it("over 64 KB is refused", async () => {
    const response = await site.post(page, { ...whole, name: "a".repeat(65_536) });
    expect(response.status).toBe(413);
    expect(await site.stored()).toEqual(before);
  });

  it.each([
    ["a field that was not asked for", { ...whole, admin: "yes" }, 400],
    ["a NUL", { ...whole, name: "Ada\0" }, 400],
    ["a step that is not there", { ...whole, step: "delete" }, 400],
    ["a key that is none", { ...whole, key: "1" }, 400],
    ["a last step without a key", { ...whole, key: "" }, 400],
  ])("%s is refused", async (_what, fields, status) => {
    const response = await site.post(page, fields);
    expect(response.status).toBe(status);
    expect(await response.text()).not.toMatch(/\bat .*\.ts:\d+/);
    expect(await site.stored()).toEqual(before);
  });

  it("the same field twice is refused", async () => {
    const response = await site.post(page, [...Object.entries(whole), ["name", "Eve Jones"]]);
    expect(response.status).toBe(400);
    expect(await site.stored()).toEqual(before);
  });

  it("a filled trap is thanked, and nothing is stored", async () => {
    const response = await site.post(page, { ...whole, website: "https://prize.example" });
    expect(response.status).toBe(200);
    expect(await site.stored()).toEqual(before);
  });
});

describe("A fault", () => {
  it("is a plain page with an id, and says that sending again is safe", async () => {
    const { database } = site.services;
    site.services.database = { call: () => Promise.reject(new Error("connection lost at db.ts:12")) };
    const response = await site.book("key-principles-october");
    site.services.database = database;
    expect(response.status).toBe(503);
    const text = await words(response);
    expect(text).toContain("the same form sent twice counts once");
    expect(text).not.toContain("connection lost");
    expect(site.services.logged.at(-1)).not.toContain(ada.email);
  });
});
