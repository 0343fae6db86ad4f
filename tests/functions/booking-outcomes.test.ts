import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ada, fieldsOf, openBookingSite, person, words, type BookingSite } from "./booking-site.ts";

let site: BookingSite;
let workshops = 0;

beforeAll(async () => {
  site = await openBookingSite();
});

afterAll(() => site.close());

/** A workshop of its own for each test, so that none disturbs another. */
async function workshop(about: Record<string, unknown> = {}): Promise<string> {
  const slug = `workshop-${++workshops}`;
  await site.addWorkshop(slug, about);
  return slug;
}

async function receiptOf(response: Response): Promise<string> {
  expect(response.status).toBe(303);
  const path = response.headers.get("location") ?? "";
  expect(path).toMatch(/^\/booked\/RD-[A-Z0-9]{8}$/);
  return path;
}

describe("A place", () => {
  it("is booked, and the confirmation names nobody", async () => {
    const slug = await workshop();
    const response = await site.book(slug);
    const path = await receiptOf(response);
    const receipt = await site.get(path);
    expect(receipt.status).toBe(200);
    const html = await receipt.clone().text();
    for (const typed of Object.values(ada)) expect(html).not.toContain(typed);
    expect(html).toContain('class="seat mine"');
    const text = await words(receipt);
    expect(text).toContain("Your place is booked");
    expect(text).toContain(`Your reference is ${path.split("/").at(-1)}`);
    expect(text).toContain("In a few minutes you get an email");
    expect(text).toContain("On Tuesday 6 October 2026 we start at 9:30am");
    expect(text).toContain("One of the filled seats is yours");
  });

  it("is booked once, however often the button is pressed", async () => {
    const slug = await workshop();
    const check = fieldsOf(await (await site.post(`/book/${slug}`, { ...ada, step: "check" })).text());
    const press = () => site.post(`/book/${slug}`, { ...check, step: "book" });
    const presses = await Promise.all([press(), press(), press()]);
    const again = await press();
    const places = new Set([...presses, again].map((response) => response.headers.get("location")));
    expect(places.size).toBe(1);
    expect(await bookingsOf(slug)).toEqual(["confirmed"]);
  });

  it("is not booked again by going back and sending the form once more", async () => {
    const slug = await workshop();
    await receiptOf(await site.book(slug));
    const response = await site.book(slug);
    expect(response.status).toBe(200);
    expect(await words(response)).toContain("Check your email");
    expect(await bookingsOf(slug)).toEqual(["confirmed"]);
  });

  it("is one a person, whatever the case and the spaces of the email", async () => {
    const slug = await workshop();
    await receiptOf(await site.book(slug));
    const response = await site.book(slug, { email: "  ADA@Dudley.Example " });
    expect(await words(response)).toContain("Check your email");
    expect(await bookingsOf(slug)).toEqual(["confirmed"]);
  });
});

describe("Whatever is typed", () => {
  const line = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.string({ unit: "binary", maxLength: 40 }),
  );
  const typed = fc.record({ name: line, organisation: line, role: line, team: line });

  it("is either refused by the form or taken by the database, and never a fault", async () => {
    const slug = await workshop({ capacity: 1000 });
    let taken = 0;
    const property = fc.asyncProperty(typed, fc.uuid(), async (answers, id) => {
      const details = { ...answers, name: `Ada ${answers.name}`, role: `Nurse ${answers.role}` };
      const response = await site.book(slug, { ...details, email: `${id}@dudley.example` });
      expect([303, 400, 422]).toContain(response.status);
      if (response.status === 303) taken += 1;
    });
    await fc.assert(property, { numRuns: 150 });
    expect((await bookingsOf(slug)).length).toBe(taken);
    expect(taken).toBeGreaterThan(0);
  });
});

describe("Someone who has booked already", () => {
  it.each(["a place", "a place in line"])(
    "is told nothing of %s but that an email is on its way",
    async (what) => {
      const slug = await workshop({ capacity: 1 });
      if (what === "a place in line") await site.book(slug, person("Grace"));
      const path = await receiptOf(await site.book(slug));
      const reference = path.split("/").at(-1) ?? "";

      const response = await site.book(slug, { name: "Somebody Else" });
      expect(response.status).toBe(200);
      const html = await response.text();
      for (const secret of [reference, "Okafor", ada.email, ada.team, "in line", "You have a place"]) {
        expect(html).not.toContain(secret);
      }
      const email = site.services.sent.at(-1);
      expect(email?.to).toBe(ada.email);
      expect(JSON.stringify(email?.email)).toContain(reference);
      expect(JSON.stringify(email?.email)).not.toContain("Somebody Else");
    },
  );

  it("gets one more email, not one for each reload of the answer", async () => {
    const slug = await workshop();
    await site.book(slug);
    const key = crypto.randomUUID();
    await site.book(slug, { key });
    const sent = site.services.sent.length;
    expect(await words(await site.book(slug, { key }))).toContain("Check your email");
    expect(site.services.sent.length).toBe(sent);
  });
});

describe("A full workshop", () => {
  it("takes people in line, and tells each where they stand", async () => {
    const slug = await workshop({ capacity: 1 });
    await site.book(slug, person("Grace"));
    const first = await site.get(await receiptOf(await site.book(slug, person("Mary"))));
    const second = await site.get(await receiptOf(await site.book(slug, person("Joan"))));
    expect(await words(first)).toContain("You are first in line.");
    const text = await words(second);
    expect(text).toContain("You are on the waiting list");
    expect(text).toContain("You are number 2 in line.");
    expect(text).toContain("it is your turn, we hold it and email a link to take it");
    expect(text).not.toContain("is yours.");
    expect(await bookingsOf(slug)).toEqual(["confirmed", "waiting", "waiting"]);
  });
});

describe("A workshop that closed while the form was filled in", () => {
  it("books nothing and says so", async () => {
    const slug = await workshop();
    await site.exec(`update app.workshops set closes_at = app.clock() where slug = '${slug}'`);
    const response = await site.book(slug);
    expect(response.status).toBe(409);
    expect(await words(response)).toContain("Booking has closed");
    expect(await bookingsOf(slug)).toEqual([]);
  });

  it("and one that was cancelled says that", async () => {
    const slug = await workshop();
    await site.exec(`update app.workshops set cancelled_at = app.clock() where slug = '${slug}'`);
    const response = await site.book(slug);
    expect(response.status).toBe(410);
    expect(await words(response)).toContain("This workshop is cancelled");
    expect(await bookingsOf(slug)).toEqual([]);
  });
});

describe("One key with other answers", () => {
  it("gives the form back with the newer answers, and books nothing more", async () => {
    const slug = await workshop();
    const key = crypto.randomUUID();
    await receiptOf(await site.book(slug, { key }));
    const response = await site.book(slug, { key, ...person("Grace") });
    expect(response.status).toBe(409);
    const html = await response.clone().text();
    expect(fieldsOf(html)).toEqual({ ...person("Grace"), website: "" });
    expect(await words(response)).toContain("sent once before, with other answers");
    expect(await bookingsOf(slug)).toEqual(["confirmed"]);
  });
});

describe("Too many tries", () => {
  it.each([
    ["one email", { emailPerHour: 2, clientPerHour: 1000 }, () => ({})],
    [
      "one network",
      { emailPerHour: 1000, clientPerHour: 2 },
      () => person(`Person${crypto.randomUUID().slice(0, 8)}`),
    ],
  ])("from %s are asked to wait, with the answers kept", async (_whose, limits, details) => {
    const slug = await workshop({ capacity: 20 });
    await site.exec("delete from app.limits");
    site.services.limits = limits;
    await site.book(slug, details());
    await site.book(slug, details());
    const before = await site.stored();
    const typed = { ...ada, ...details() };
    const response = await site.book(slug, typed);
    expect(response.status).toBe(429);
    const wait = Number(response.headers.get("retry-after"));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(7200);
    const html = await response.clone().text();
    expect(fieldsOf(html)).toMatchObject(typed);
    expect(await words(response)).toContain(`in ${Math.ceil(wait / 60)} minutes`);
    expect(await site.stored()).toEqual(before);

    site.services.limits = { emailPerHour: 1000, clientPerHour: 1000 };
    const retry = await site.post(`/book/${slug}`, { ...fieldsOf(html), step: "book" });
    expect([200, 303]).toContain(retry.status);
    await site.exec("delete from app.limits");
  });
});

describe("A confirmation", () => {
  it("is found however the reference is written", async () => {
    const path = await receiptOf(await site.book(await workshop()));
    expect((await site.get(path.toLowerCase().replace("/BOOKED", "/booked"))).status).toBe(200);
  });

  it.each(["RD-XXXXXXXX", "x", "a%00b", "%3Cscript%3E", "R".repeat(500)])(
    "with a reference that nobody has (%#) is a page not found",
    async (reference) => {
      const response = await site.get(`/booked/${reference}`);
      expect(response.status).toBe(404);
      expect(await words(response)).toContain("Page not found");
    },
  );

  it("asks whether it is useful, and never says which booking it was about", async () => {
    const path = await receiptOf(await site.book(await workshop()));
    const html = await (await site.get(path)).text();
    const form = /<form method="post" action="\/feedback">.*?<\/form>/s.exec(html)?.[0];
    expect(form).toContain('name="page" value="/booked/"');
    expect(form).not.toContain(path.split("/").at(-1));
  });

  it("cannot be posted to", async () => {
    expect((await site.post("/booked/RD-XXXXXXXX", {})).status).toBe(405);
  });
});

async function bookingsOf(slug: string): Promise<unknown[]> {
  const rows = await site.exec(
    `select b.state from app.bookings b join app.workshops w on w.id = b.workshop_id
     where w.slug = $1 order by b.state, b.waiting_number`,
    [slug],
  );
  return rows.map((row) => row.state);
}
