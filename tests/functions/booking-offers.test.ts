import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { callOffWorkshop } from "../../src/bookings/organising/organise.ts";
import { emailTemplates } from "../../src/email-templates.ts";
import { sendPending } from "../../src/server/mail/outbox.ts";
import { testNow } from "../support/services.ts";
import { openBookingSite, person, words, type BookingSite } from "./booking-site.ts";

let site: BookingSite;
let slug: string;
let workshops = 0;

// New people for each test: whoever has an offer to answer on one workshop gets no second one on another.
let [ada, grace, mary] = [person("Ada"), person("Grace"), person("Mary")];
const lapsed = "2026-09-03T09:00:01Z";
const lastDay = "2026-10-05T09:00:00Z";

beforeAll(async () => {
  site = await openBookingSite();
});

beforeEach(async () => {
  await site.setClock(testNow);
  await site.exec("delete from app.emails");
  site.services.sent.length = 0;
  slug = `workshop-${++workshops}`;
  [ada, grace, mary] = [person(`Ada${workshops}`), person(`Grace${workshops}`), person(`Mary${workshops}`)];
  await site.addWorkshop(slug, { capacity: 1, closes_at: "2026-10-06T08:00:00Z" });
});

afterAll(() => site.close());

async function bookAll(...people: (typeof ada)[]): Promise<void> {
  for (const who of people) expect((await site.book(slug, who)).status).toBe(303);
}

/** Ada has the place, Grace and Mary wait, Ada cancels: Grace has the offer, behind the returned link. */
async function offered(at: string | Date = testNow): Promise<string> {
  await bookAll(ada, grace, mary);
  const link = site.linkTo(ada.email);
  await site.setClock(at);
  await site.post(link, { step: "cancel" });
  return site.linkTo(grace.email, "/offer/");
}

async function everything() {
  const bookings = await site.exec("select * from app.bookings order by id");
  const emails = await site.exec("select * from app.emails order by id");
  const audit = await site.exec("select count(*) from app.audit");
  return { bookings, emails, audit };
}

const placesLeft = async () => {
  const [row] = await site.exec(
    "select (card ->> 'places_left')::int as left from app.workshop_cards where slug = $1",
    [slug],
  );
  return row?.left;
};

describe("An offered place", () => {
  it("is announced with the link, and until when", async () => {
    await offered();
    const email = site.services.sent.filter(({ to }) => to === grace.email).at(-1)?.email;
    expect(email?.subject).toBe("A place is held for you: Key principles, 6 October 2026");
    expect(JSON.stringify(email)).toContain(
      "It is yours if you take it by Thursday 3 September 2026 at 10am.",
    );
    expect(site.subjectsTo(mary.email)).toEqual(["You are on the waiting list"]);
  });

  it("shows two buttons, and opening the link changes nothing", async () => {
    const link = await offered();
    const before = await everything();
    const response = await site.get(link);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-robots-tag")).toBe("noindex");
    const text = await words(response);
    expect(text).toContain("A place is held for you");
    expect(text).toContain("by Thursday 3 September 2026 at 10am");
    expect(text).toContain("Take the place");
    expect(text).toContain("Pass it on");
    expect(text).toContain(`Held for ${grace.name}`);
    await site.send(new Request(`https://restorative.test${link}`, { method: "HEAD" }));
    expect((await site.post(link, { step: "something" })).status).toBe(303);
    expect(await everything()).toEqual(before);
  });

  it("keeps from any other: both pages say which comes first", async () => {
    const other = `${slug}-too`;
    await site.addWorkshop(other, { capacity: 1 });
    const eva = person(`Eva${slug}`);
    await site.book(other, eva);
    await site.book(other, grace);
    const inOtherLine = site.linkTo(grace.email);
    const evas = site.linkTo(eva.email);
    await offered();
    await site.post(evas, { step: "cancel" });
    const page = await words(await site.get(inOtherLine));
    expect(page).toContain("You are first in line. You have been offered a place on another workshop.");
    expect(JSON.stringify(site.services.sent.filter(({ to }) => to === grace.email).at(-1)?.email)).toContain(
      "answer this one first",
    );
    await site.post(site.linkTo(grace.email, "/offer/"), { step: "pass" });
    expect(await words(await site.get(inOtherLine))).not.toContain("another workshop");
  });

  it("is never a passer-by's", async () => {
    await offered();
    expect(await placesLeft()).toBe(0);
    const walt = person("Walt");
    await bookAll(walt);
    expect(site.subjectsTo(walt.email)).toEqual(["You are on the waiting list"]);
  });

  it("is had by taking it, once, however often the button is pressed", async () => {
    const link = await offered();
    const presses = await Promise.all([1, 2, 3].map(() => site.post(link, { step: "take" })));
    for (const response of presses) {
      expect(response.status).toBe(303);
      expect(response.headers.get("location")).toBe(link);
    }
    const page = await site.get(link);
    expect(page.status).toBe(200);
    const html = await page.clone().text();
    expect(await words(page)).toContain("The place is yours");
    expect(site.subjectsTo(grace.email)).toEqual([
      "You are on the waiting list",
      "A place is held for you",
      "You now have a place",
    ]);
    expect(site.services.sent.at(-1)?.email.attachments).toHaveLength(1);
    const booking = /href="(\/booking\/[^"]+)"/.exec(html)?.[1] ?? "";
    expect(await words(await site.get(booking))).toContain("You have a place.");
    // Too late for second thoughts by this link: passing on what is had already changes nothing.
    const before = await everything();
    await site.post(link, { step: "pass" });
    expect(await everything()).toEqual(before);
  });

  it("goes to the next at once when it is passed on, and whoever passed it can join again", async () => {
    const link = await offered();
    expect((await site.post(link, { step: "pass" })).status).toBe(303);
    const page = await site.get(link);
    expect(page.status).toBe(200);
    expect(await page.clone().text()).toContain(`href="/book/${slug}"`);
    const text = await words(page);
    expect(text).toContain("You passed this place on");
    expect(text).toContain("You are no longer on the waiting list.");
    expect(site.subjectsTo(grace.email).at(-1)).toBe("Passed on");
    expect(site.subjectsTo(mary.email).at(-1)).toBe("A place is held for you");
    const before = await everything();
    for (const step of ["pass", "take"]) expect((await site.post(link, { step })).status).toBe(303);
    expect(await everything()).toEqual(before);
    await bookAll(grace);
    expect(site.subjectsTo(grace.email).at(-1)).toBe("You are on the waiting list");
  });

  it("runs out by the clock alone; the sweep only tells, and tells once", async () => {
    const link = await offered();
    await site.setClock(lapsed);
    const before = await everything();
    const page = await site.get(link);
    expect(page.status).toBe(410);
    expect(await page.clone().text()).toContain(`href="/book/${slug}"`);
    const text = await words(page);
    expect(text).toContain("This offer has run out");
    expect(text).toContain("Join the waiting list again");
    expect(await everything()).toEqual(before);

    await site.sweep();
    await site.sweep();
    expect(site.subjectsTo(grace.email).slice(-2)).toEqual([
      "A place is held for you",
      "The offer has run out",
    ]);
    expect(site.subjectsTo(mary.email)).toEqual(["You are on the waiting list", "A place is held for you"]);
    expect((await site.get(link)).status).toBe(410);
  });

  it("pressed too late is not had, and goes to the next in the same moment", async () => {
    const link = await offered();
    await site.setClock(lapsed);
    expect((await site.post(link, { step: "take" })).status).toBe(303);
    expect(await words(await site.get(link))).toContain("This offer has run out");
    expect(site.subjectsTo(mary.email).at(-1)).toBe("A place is held for you");
  });

  it("that was taken and cancelled later blocks nobody", async () => {
    const link = await offered();
    await site.post(link, { step: "take" });
    await site.post(site.linkTo(grace.email), { step: "cancel" });
    expect(site.subjectsTo(mary.email).at(-1)).toBe("A place is held for you");
    const page = await site.get(link);
    expect(page.status).toBe(410);
    expect(await words(page)).toContain("This booking is cancelled");
  });

  it("is pointed at by the booking's own link, until it is over", async () => {
    const link = await offered();
    const message = site.services.sent.find(
      ({ to, email }) => to === grace.email && email.subject.startsWith("You are on"),
    );
    const urls = message?.email.blocks.flatMap((block) => (block.kind === "button" ? [block.url] : [])) ?? [];
    const booking = new URL(urls.find((url) => url.includes("/booking/")) ?? "").pathname;
    expect(await (await site.get(booking)).text()).toContain(`href="${link}"`);
    await site.setClock(lapsed);
    const after = await site.get(booking);
    expect(await after.clone().text()).not.toContain("/offer/");
    expect(await words(after)).toContain("This offer has run out");
  });

  it("on a workshop that is called off is no place any more", async () => {
    const link = await offered();
    await site.exec("update app.workshops set cancelled_at = app.clock() where slug = $1", [slug]);
    const page = await site.get(link);
    expect(page.status).toBe(410);
    expect(await words(page)).toContain("This workshop is cancelled");
  });
});

describe("An offer on another date, where the workshop was called off", () => {
  it("speaks of no waiting list, and lets who does not answer hear of the next date", async () => {
    await site.addWorkshop(`${slug}-later`, {
      course: slug,
      days: [{ date: "2026-11-10", starts: "09:30", ends: "16:00" }],
    });
    await site.exec("update app.workshops set course = $1 where slug = $1", [slug]);
    await bookAll(ada);
    await callOffWorkshop(site.services, slug);
    await sendPending(site.services, emailTemplates);
    const link = site.linkTo(ada.email, "/offer/");
    expect(site.subjectsTo(ada.email).at(-1)).toBe("A place is held for you");
    const open = await words(await site.get(link));
    expect(open).toContain("The workshop that you had signed up for is cancelled.");
    expect(open).not.toMatch(/waiting list|next in line|next person/);

    await site.setClock(lapsed);
    await site.sweep();
    const over = await words(await site.get(link));
    expect(over).toContain("we write to you as soon as the course has a new one");
    expect(over).not.toContain("waiting list");
    expect(site.subjectsTo(ada.email).at(-1)).toBe("The offer has run out");
    await site.addWorkshop(`${slug}-new`, {
      course: slug,
      days: [{ date: "2026-12-10", starts: "09:30", ends: "16:00" }],
    });
    await sendPending(site.services, emailTemplates);
    expect(site.services.sent.at(-1)?.to).toBe(ada.email);
  });
});

describe("In the last 24 hours", () => {
  it("everyone who waits hears of a free place, and the first has it", async () => {
    const graces = await offered(lastDay);
    const marys = site.linkTo(mary.email, "/offer/");
    expect(site.subjectsTo(grace.email).at(-1)).toBe("A place is free for whoever takes it first");
    const text = await words(await site.get(graces));
    expect(text).toContain("A place is free");
    expect(text).toContain("The first to take it has it.");
    expect(text).toContain("Leave the waiting list");

    await site.post(marys, { step: "take" });
    expect(await words(await site.get(marys))).toContain("The place is yours");
    expect((await site.post(graces, { step: "take" })).status).toBe(303);
    const gone = await site.get(graces);
    expect(gone.status).toBe(200);
    const left = await words(gone);
    expect(left).toContain("The place has gone");
    expect(left).toContain("you are first in line");
  });

  it("a place that is free once more is told again, and either link takes it", async () => {
    const graces = await offered(lastDay);
    const marys = site.linkTo(mary.email, "/offer/");
    await site.post(marys, { step: "take" });
    await site.post(site.linkTo(mary.email), { step: "cancel" });
    expect(site.subjectsTo(grace.email).slice(-2)).toEqual([
      "A place is free for whoever takes it first",
      "A place is free for whoever takes it first",
    ]);
    expect((await site.post(graces, { step: "take" })).status).toBe(303);
    expect(await words(await site.get(site.linkTo(grace.email)))).toContain("You have a place.");
  });

  it("it can be taken until the workshop starts, and not after", async () => {
    const link = await offered(lastDay);
    await site.setClock("2026-10-06T08:30:00Z");
    const page = await site.get(link);
    expect(page.status).toBe(410);
    expect(await words(page)).toContain("The workshop has begun");
    await site.post(link, { step: "take" });
    expect(await words(await site.get(link))).toContain("The workshop has begun");
  });
});

describe("The link to an offer", () => {
  it.each([
    ["cut short", (token: string) => token.slice(0, -1)],
    [
      "changed in one letter",
      (token: string) => `${token.slice(0, 30)}${token[30] === "A" ? "B" : "A"}${token.slice(31)}`,
    ],
    ["made up", () => "A".repeat(76)],
    ["with a NUL", (token: string) => `${token}%00`],
  ])("is a page not found when it is %s", async (_how, spoil) => {
    const token = (await offered()).split("/").at(-1) ?? "";
    const before = await everything();
    expect((await site.get(`/offer/${spoil(token)}`)).status).toBe(404);
    expect((await site.post(`/offer/${spoil(token)}`, { step: "take" })).status).toBe(404);
    expect(await everything()).toEqual(before);
  });

  it("is no link to the booking, nor the other way round", async () => {
    await bookAll(ada);
    const booking = site.linkTo(ada.email).split("/").at(-1);
    await bookAll(grace);
    await site.post(`/booking/${booking}`, { step: "cancel" });
    const token = site.linkTo(grace.email, "/offer/").split("/").at(-1);
    expect((await site.get(`/booking/${token}`)).status).toBe(404);
    expect((await site.get(`/offer/${booking}`)).status).toBe(404);
  });

  it.each([
    ["a foreign origin", { step: "take" }, { origin: "https://elsewhere.example" }, 403],
    ["another content type", { step: "take" }, { contentType: "text/plain" }, 415],
    ["a field that was not asked for", { step: "take", all: "yes" }, {}, 400],
  ])("refuses a press from %s", async (_what, fields, options, status) => {
    const link = await offered();
    const before = await everything();
    expect((await site.post(link, fields as Record<string, string>, options)).status).toBe(status);
    expect(await everything()).toEqual(before);
  });

  it.each(["offered", "taken", "passed"])(
    "that was sent to an earlier email names nobody and takes nothing, once the place is %s",
    async (then) => {
      const old = await offered();
      const [row] = await site.exec(
        "select b.id from app.bookings b join app.people p on p.id = b.person_id where p.email = $1",
        [grace.email],
      );
      const { database } = site.services;
      const newEmail = `new-${grace.email}`;
      await database.call("ask_email_change", {
        request: { booking_id: row?.id, link_version: 1, email: newEmail, client: "c", limits: {} },
      });
      const [change] = await site.exec("select id from app.email_changes where booking_id = $1", [row?.id]);
      await database.call("confirm_email_change", { id: change?.id });
      await site.exec("update app.attendee_details set name = 'New Holder' where booking_id = $1", [row?.id]);
      await sendPending(site.services, emailTemplates);
      const ownPage = await (await site.get(site.linkTo(newEmail))).text();
      const newest = /href="(\/offer\/[^"]+)"/.exec(ownPage)?.[1] ?? "";
      if (then !== "offered") await site.post(newest, { step: then === "taken" ? "take" : "pass" });

      const before = await everything();
      for (const step of ["take", "pass", "other"]) {
        const response = await site.post(old, { step });
        expect([response.status, response.headers.get("location")]).toEqual([303, old]);
      }
      expect(await everything()).toEqual(before);
      const page = await site.get(old);
      expect(page.status).toBe(410);
      const html = await page.clone().text();
      expect(await words(page)).toContain("Another link counts now");
      for (const own of ["New Holder", grace.email, "RD-", "/booking/", 'name="step"'])
        expect(html).not.toContain(own);
      const mine = await site.get(newest);
      expect(mine.status).toBe(200);
      if (then === "taken") expect(await mine.text()).toContain('href="/booking/');
    },
  );

  it("stays out of the log", async () => {
    const link = await offered();
    await site.post(link, { step: "take" });
    expect(site.services.logged.join("\n")).not.toContain(link.split("/").at(-1));
  });
});

describe("The sweep", () => {
  it("logs how much it did, and names nobody", async () => {
    await offered();
    await site.setClock(lapsed);
    site.services.logged.length = 0;
    expect((await site.sweep()).status).toBe(204);
    const line = site.services.logged.find((logged) => logged.includes("sweep-workshops"));
    const logged = JSON.parse(line ?? "{}") as { workshops: number };
    expect(logged).toMatchObject({ event: "sweep-workshops", more: false });
    expect(logged.workshops).toBeGreaterThan(0);
    expect(site.services.logged.join("\n")).not.toMatch(/grace|Grace/);
  });

  it("begins no batch once its time is over, and says that there is more", async () => {
    const { database } = site.services;
    let calls = 0;
    site.services.database = {
      call: async (name, args) => {
        if (name !== "sweep_workshops") return database.call(name, args);
        calls += 1;
        await site.setClock(new Date(testNow.getTime() + calls * 6000));
        return { workshops: 100, reminders: 0, more: true };
      },
    };
    await site.sweep();
    site.services.database = database;
    expect(calls).toBe(4);
    const line = site.services.logged.find((logged) => logged.includes('"workshops":400'));
    expect(line).toContain('"more":true');
  });
});

describe("Who has a place", () => {
  it("finds how to join behind the link and in the email, and nobody else does", async () => {
    await site.exec(
      `update app.workshops set joining = 'Bring a pen.' || chr(10) || 'Ring the bell.',
         online_link = 'https://meet.example/room' where slug = $1`,
      [slug],
    );
    await bookAll(ada, grace);
    const email = JSON.stringify(site.services.sent.find(({ to }) => to === ada.email)?.email);
    for (const secret of ["Bring a pen.", "Ring the bell.", "https://meet.example/room"]) {
      expect(email).toContain(secret);
      expect(await (await site.get(site.linkTo(ada.email))).text()).toContain(secret);
      expect(JSON.stringify(site.services.sent.find(({ to }) => to === grace.email))).not.toContain(secret);
      expect(await (await site.get(site.linkTo(grace.email))).text()).not.toContain(secret);
      expect(await (await site.get(`/book/${slug}`)).text()).not.toContain(secret);
    }
  });
});
