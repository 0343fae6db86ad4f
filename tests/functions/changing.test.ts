import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testNow } from "../support/services.ts";
import { fieldsOf, openBookingSite, person, words, type BookingSite } from "./booking-site.ts";

let site: BookingSite;
let slug: string;
let workshops = 0;

const ada = person("Ada");
const grace = person("Grace");
const colleague = {
  name: grace.name,
  email: grace.email,
  organisation: "A school",
  role: "Teacher",
  team: "",
};

beforeAll(async () => {
  site = await openBookingSite();
});

beforeEach(async () => {
  await site.setClock(testNow);
  site.services.sent.length = 0;
  slug = await newWorkshop();
});

afterAll(() => site.close());

/** Each on a course of its own, unless told otherwise. */
async function newWorkshop(changes: Record<string, unknown> = {}): Promise<string> {
  const name = `workshop-${++workshops}`;
  await site.addWorkshop(name, { course: name, ...changes });
  return name;
}

/** Books and returns the path of the booking. */
async function booked(who = ada, where = slug): Promise<string> {
  expect((await site.book(where, who)).status).toBe(303);
  return site.linkTo(who.email);
}

/** Everything that a page could change. */
async function everything() {
  const tables = ["bookings", "attendee_details", "access_needs", "email_changes", "emails"];
  const rows = await Promise.all(tables.map((table) => site.exec(`select * from app.${table} order by 1`)));
  return [...rows, await site.exec("select count(*) from app.audit")];
}

const pages = ["hand-over", "move", "details", "needs"] as const;

describe("Every page for changing a booking", () => {
  it.each(pages)("%s changes nothing by being opened, and is kept by nobody", async (page) => {
    const link = await booked();
    const before = await everything();
    const response = await site.get(`${link}/${page}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-robots-tag")).toBe("noindex");
    const html = await response.text();
    for (const typed of [ada.email, ada.organisation, ada.role, ada.team, "No nuts"]) {
      expect(html).not.toContain(typed);
    }
    expect(await everything()).toEqual(before);
  });

  it.each(pages)("%s by a wrong link is a page not found", async (page) => {
    const link = await booked();
    await site.exec("update app.bookings set link_version = link_version + 1");
    const before = await everything();
    for (const wrong of [link, `/booking/${"A".repeat(76)}`]) {
      expect((await site.get(`${wrong}/${page}`)).status).toBe(404);
      expect((await site.post(`${wrong}/${page}`, { step: "save" })).status).toBe(404);
    }
    expect(await everything()).toEqual(before);
  });

  it.each(pages)("%s by a link that has run out says what to do", async (page) => {
    const link = await booked();
    await site.setClock("2026-11-06T16:01:00Z");
    for (const response of [await site.get(`${link}/${page}`), await site.post(`${link}/${page}`, {})]) {
      expect(response.status).toBe(410);
      expect(await words(response)).toContain("This link has run out");
    }
  });

  it.each(pages)("%s of a booking that has ended leads to its own page", async (page) => {
    const link = await booked();
    await site.post(link, { step: "cancel" });
    for (const response of [await site.get(`${link}/${page}`), await site.post(`${link}/${page}`, {})]) {
      expect(response.status).toBe(303);
      expect(response.headers.get("location")).toBe(link);
    }
  });

  it.each([
    ["hand-over", "2026-10-06T08:30:00Z", "The workshop has begun"],
    ["move", "2026-10-06T08:30:00Z", "The workshop has begun"],
    ["details", "2026-10-06T15:00:00Z", "The workshop has taken place"],
  ])("%s is too late at %s", async (page, moment, title) => {
    const link = await booked();
    await site.setClock(new Date(new Date(moment).getTime() - 1000));
    expect((await site.get(`${link}/${page}`)).status).toBe(200);
    await site.setClock(moment);
    for (const response of [await site.get(`${link}/${page}`), await site.post(`${link}/${page}`, {})]) {
      expect(response.status).toBe(409);
      expect(await words(response)).toContain(title);
    }
  });

  it.each(["hand-over", "move"])("%s is only for who has a place", async (page) => {
    await booked(person("Bo"));
    await booked(person("Cy"));
    const link = await booked();
    const response = await site.get(`${link}/${page}`);
    expect(response.status).toBe(409);
    expect(await words(response)).toContain("You do not have a place yet");
  });

  it.each(pages)("%s takes no form from elsewhere", async (page) => {
    const link = await booked();
    const before = await everything();
    const options = { origin: "https://elsewhere.example" };
    expect((await site.post(`${link}/${page}`, { step: "save" }, options)).status).toBe(403);
    expect((await site.post(`${link}/${page}`, { admin: "yes" })).status).toBe(400);
    expect(await everything()).toEqual(before);
  });
});

describe("Handing a place over", () => {
  it("asks who gets it, shows the answers, and only then does it", async () => {
    const link = await booked();
    const before = await everything();
    const check = await site.post(`${link}/hand-over`, { ...colleague, step: "check" });
    expect(check.status).toBe(200);
    const html = await check.clone().text();
    expect(await words(check)).toContain("Hand your place over?");
    expect(html).toContain(colleague.email);
    expect(await everything()).toEqual(before);

    site.services.sent.length = 0;
    const done = await site.post(`${link}/hand-over`, { ...fieldsOf(html), step: "save" });
    expect(done.status).toBe(303);
    expect(done.headers.get("location")).toBe(link);
    expect(await words(await site.get(link))).toContain("This place has been handed over");
    expect(site.subjectsTo(ada.email)).toEqual(["Handed over"]);
    expect(site.subjectsTo(grace.email)).toEqual(["A colleague has given you their place"]);
    const theirs = await words(await site.get(site.linkTo(grace.email)));
    expect(theirs).toContain("You have a place.");
    expect(theirs).toContain("Booked for Grace");
  });

  it("tells the colleague whose place it is, and repeats nothing else that was typed", async () => {
    const link = await booked();
    await site.post(`${link}/hand-over`, { ...colleague, step: "save" });
    const text = JSON.stringify(site.services.sent.at(-1)?.email.blocks);
    expect(text).toContain("Ada cannot come to this workshop and has given the place to you");
    for (const typed of [ada.email, ada.organisation, colleague.email, colleague.organisation]) {
      expect(text).not.toContain(typed);
    }
  });

  it("keeps all that was typed where something is wrong, and says what", async () => {
    const link = await booked();
    const typed = { ...colleague, email: "grace", role: "", step: "check" };
    const response = await site.post(`${link}/hand-over`, typed);
    expect(response.status).toBe(422);
    const html = await response.clone().text();
    expect(html).toContain("<title>Error: ");
    expect(fieldsOf(html)).toMatchObject({
      name: "Grace",
      email: "grace",
      organisation: "A school",
      role: "",
    });
    const text = await words(response);
    expect(text).toContain("Enter an email address in the right form, like name@example.org");
    expect(text).toContain("Enter your colleague's role, for example social worker");
  });

  it("goes back to the form with everything that was typed", async () => {
    const link = await booked();
    const response = await site.post(`${link}/hand-over`, { ...colleague, step: "change" });
    expect(response.status).toBe(200);
    expect(fieldsOf(await response.text())).toMatchObject(colleague);
  });

  it("to oneself is a mistake in the form", async () => {
    const link = await booked();
    const before = await everything();
    const response = await site.post(`${link}/hand-over`, { ...colleague, email: ada.email, step: "save" });
    expect(response.status).toBe(422);
    expect(await words(response)).toContain("Enter an email address that is not yours");
    expect(await everything()).toEqual(before);
  });

  it("to who has a place already keeps it, and says no more than booking does", async () => {
    const link = await booked();
    await booked(grace);
    const response = await site.post(`${link}/hand-over`, { ...colleague, step: "save" });
    expect(response.status).toBe(409);
    const text = await words(response);
    expect(text).toContain("Your place is still yours");
    expect(text).not.toMatch(/Grace|waiting list|RD-/);
    expect(await words(await site.get(link))).toContain("You have a place.");
    expect(site.subjectsTo(grace.email)).toEqual(["Your place is booked", "Your details for"]);
  });

  it("pressed twice is the same as once", async () => {
    const link = await booked();
    await site.post(`${link}/hand-over`, { ...colleague, step: "save" });
    const before = await everything();
    const again = await site.post(`${link}/hand-over`, { ...colleague, step: "save" });
    expect(again.status).toBe(303);
    expect(again.headers.get("location")).toBe(link);
    expect(await everything()).toEqual(before);
  });

  it("waits after too many tries, with everything kept", async () => {
    const link = await booked();
    const { limits } = site.services;
    site.services.limits = { emailPerHour: 0, clientPerHour: 1000 };
    const response = await site.post(`${link}/hand-over`, { ...colleague, step: "save" });
    site.services.limits = limits;
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(fieldsOf(await response.text())).toMatchObject(colleague);
    expect(await words(await site.get(link))).toContain("You have a place.");
  });
});

describe("Moving to another date", () => {
  const later = { days: [{ date: "2026-11-10", starts: "09:30", ends: "16:00" }] };

  it("offers what the course has, asks once more, and leads to the new booking", async () => {
    const link = await booked();
    const there = await newWorkshop({ course: slug, ...later });
    const full = await newWorkshop({ course: slug, capacity: 1, ...later });
    await booked(person("Bo"), full);
    const choice = await site.get(`${link}/move`);
    const html = await choice.clone().text();
    expect(html).toContain(`value="${there}"`);
    expect(html).not.toContain(`value="${full}"`);
    expect(html).toContain(`href="/book/${full}"`);
    const before = await everything();
    const check = await words(await site.post(`${link}/move`, { workshop: there, step: "check" }));
    expect(check).toContain("From 6 October 2026, Ward House");
    expect(check).toContain("To 10 November 2026, Ward House");
    expect(await everything()).toEqual(before);

    site.services.sent.length = 0;
    const done = await site.post(`${link}/move`, { workshop: there, step: "move" });
    expect(done.status).toBe(303);
    const path = done.headers.get("location") ?? "";
    expect(path).not.toBe(link);
    const text = await words(await site.get(path));
    expect(text).toContain("You have a place.");
    expect(text).toContain("Tuesday 10 November 2026");
    expect(await words(await site.get(link))).toContain("You have moved to another date");
    expect(site.subjectsTo(ada.email).sort()).toEqual(["You have moved from", "You have moved to"]);
  });

  it("asks again where nothing was chosen", async () => {
    const link = await booked();
    await newWorkshop({ course: slug, ...later });
    const response = await site.post(`${link}/move`, { step: "check" });
    expect(response.status).toBe(422);
    expect(await words(response)).toContain("Choose the date that you would like");
  });

  it.each([
    ["has filled up", async (there: string) => void (await booked(person("Dee"), there))],
    [
      "has been called off",
      (there: string) =>
        site.exec("update app.workshops set cancelled_at = app.clock() where slug = $1", [there]),
    ],
  ])("to one that %s meanwhile keeps the old place, and says so", async (_what, happens) => {
    const link = await booked();
    const there = await newWorkshop({ course: slug, capacity: 1, ...later });
    await newWorkshop({ course: slug, ...later });
    await site.post(`${link}/move`, { workshop: there, step: "check" });
    await happens(there);
    const response = await site.post(`${link}/move`, { workshop: there, step: "move" });
    expect(response.status).toBe(409);
    expect(await words(response)).toContain("Your place is still yours");
    expect(await words(await site.get(link))).toContain("You have a place.");
  });

  it("to a workshop of another course, or to none, cannot be asked for", async () => {
    const link = await booked();
    const other = await newWorkshop(later);
    for (const workshop of [other, "nowhere", slug, "a'b"]) {
      const response = await site.post(`${link}/move`, { workshop, step: "move" });
      expect(response.status).toBe(409);
    }
    expect(await words(await site.get(link))).toContain("You have a place.");
  });

  it("says when there is no other date", async () => {
    const link = await booked();
    const text = await words(await site.get(`${link}/move`));
    expect(text).toContain("No other date of this course has a free place just now");
  });
});

describe("Correcting a name", () => {
  it("asks once more, counts at once and is emailed", async () => {
    const link = await booked();
    const before = await everything();
    const check = await site.post(`${link}/details`, { name: "Ada Okafor", email: "", step: "check" });
    expect(await words(check)).toContain("New name Ada Okafor");
    expect(await everything()).toEqual(before);
    const done = await site.post(`${link}/details`, { name: "Ada Okafor", email: "", step: "save" });
    expect(done.headers.get("location")).toBe(link);
    expect(await words(await site.get(link))).toContain("Booked for Ada Okafor");
    expect(site.subjectsTo(ada.email).at(-1)).toBe("Your name is corrected");
  });

  it("with nothing changed says so, and with a mistake keeps what was typed", async () => {
    const link = await booked();
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
    const link = await booked();
    const path = await asked(link);
    expect(path).toMatch(/^\/booking\/email\/[\w-]{76}$/);
    expect(await words(await site.get(`${link}/details?asked`))).toContain(
      "Look in the inbox of the new email",
    );
    expect(JSON.stringify(site.services.sent.at(-1)?.email)).not.toMatch(/Ada|RD-|ada/);
    const before = await everything();
    const page = await site.get(path);
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(await words(page)).not.toMatch(/Ada|RD-/);
    expect(await everything()).toEqual(before);
    expect(await words(await site.get(link))).toContain("You have a place.");
  });

  it("counts when the button is pressed: the old link dies, both addresses are told, a new link leads on", async () => {
    const link = await booked();
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
    const link = await booked();
    const path = await asked(link);
    await site.post(path, {});
    const before = await everything();
    expect(await words(await site.get(path))).toContain("This address is in use");
    expect((await site.post(path, {})).headers.get("location")).toBe(path);
    expect(await everything()).toEqual(before);
  });

  it("answers the same whoever the address belongs to; its holder alone is told more", async () => {
    const link = await booked();
    await booked(grace);
    const path = await asked(link, grace.email);
    const response = await site.post(path, {});
    expect(response.status).toBe(409);
    expect(await words(response)).toContain("Nothing has changed");
    expect(await words(await site.get(link))).toContain("You have a place.");
  });

  it("waits for its holder to answer another offer, and then works by the same link", async () => {
    const offered = async (who: typeof ada, where: string) => {
      const holders = [person(`Bo-${where}`), person(`Cy-${where}`)];
      const [first] = [await booked(holders[0], where), await booked(holders[1], where)];
      const link = await booked(who, where);
      await site.post(first, { step: "cancel" });
      return link;
    };
    await offered(grace, await newWorkshop());
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
    const link = await booked();
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
    const holder = await booked(person("Bo"));
    await booked(person("Cy"));
    const link = await booked();
    await site.post(holder, { step: "cancel" });
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
    const link = await booked();
    const path = await asked(link);
    await site.post(link, { step: "cancel" });
    const response = await site.post(path, {});
    expect(response.status).toBe(410);
    expect(await words(response)).toContain("The booking has ended");
  });

  it("with a link made for something else is a page not found", async () => {
    const link = await booked();
    const token = link.split("/").at(-1) ?? "";
    expect((await site.get(`/booking/email/${token}`)).status).toBe(404);
    expect((await site.post(`/booking/email/${token}`, {})).status).toBe(404);
    const other = (await asked(link)).split("/").at(-1) ?? "";
    expect((await site.get(`/booking/${other}`)).status).toBe(404);
  });
});

describe("Saying what one needs", () => {
  it("keeps it where no page and no email shows it, and replaces or deletes it", async () => {
    const link = await booked({ ...ada, needs: "" });
    const done = await site.post(`${link}/needs`, { needs: "A hearing loop", step: "save" });
    expect(done.headers.get("location")).toBe(`${link}/needs?saved`);
    const saved = await site.get(`${link}/needs?saved`);
    const html = await saved.clone().text();
    expect(await words(saved)).toContain("Thank you, we have it");
    expect(html).not.toContain("hearing loop");
    expect(
      await site.exec(
        "select needs from app.access_needs n join app.bookings b on b.id = n.booking_id join app.workshops w on w.id = b.workshop_id where w.slug = $1",
        [slug],
      ),
    ).toEqual([{ needs: "A hearing loop" }]);
    await site.post(`${link}/needs`, { needs: "", step: "delete" });
    expect(await words(await site.get(`${link}/needs?saved`))).toContain("It is deleted");
    expect(site.subjectsTo(ada.email)).toEqual(["Your place is booked"]);
    expect(site.services.logged.join("\n")).not.toContain("hearing");
  });

  it("with nothing written asks for it, and with a mistake keeps what was written", async () => {
    const link = await booked();
    const empty = await site.post(`${link}/needs`, { needs: " \n ", step: "save" });
    expect(empty.status).toBe(422);
    expect(await words(empty)).toContain("Write what you need");
    const wrong = await site.post(`${link}/needs`, { needs: "See https://prize.example", step: "save" });
    expect(wrong.status).toBe(422);
    expect(fieldsOf(await wrong.text())).toMatchObject({ needs: "See https://prize.example" });
  });

  it("can be deleted after the end, and no longer be told", async () => {
    const link = await booked();
    await site.setClock("2026-10-06T15:00:00Z");
    expect(await (await site.get(link)).text()).toContain(`href="${link}/needs"`);
    const told = await site.post(`${link}/needs`, { needs: "A ramp", step: "save" });
    expect(told.status).toBe(409);
    expect(await words(told)).toContain("The workshop has taken place");
    expect((await site.post(`${link}/needs`, { needs: "", step: "delete" })).status).toBe(303);
    expect(await words(await site.get(`${link}/needs?saved`))).toContain("It is deleted");
    expect(await (await site.get(link)).text()).not.toContain(`href="${link}/needs"`);
  });

  it("is possible in line as well", async () => {
    await booked(person("Bo"));
    await booked(person("Cy"));
    const link = await booked({ ...ada, needs: "" });
    const html = await (await site.get(link)).text();
    expect(html).toContain(`href="${link}/needs"`);
    expect(html).toContain(`href="${link}/details"`);
    expect(html).not.toContain(`href="${link}/hand-over"`);
    expect((await site.post(`${link}/needs`, { needs: "No nuts", step: "save" })).status).toBe(303);
    expect((await site.post(`${link}/details`, { name: "Ada Okafor", email: "", step: "save" })).status).toBe(
      303,
    );
    const email = site.services.sent.at(-1)?.email;
    expect(email?.attachments).toEqual([]);
  });
});
