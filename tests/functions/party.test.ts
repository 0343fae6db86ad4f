import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testNow } from "../support/services.ts";
import { fieldsOf, openBookingSite, person, words, type BookingSite } from "./booking-site.ts";

let site: BookingSite;
let slug: string;
let workshops = 0;
let [ada, bo, cy] = [person("Ada"), person("Bo"), person("Cy")];
let maya = { name: "Maya Manager", email: "maya@dudley.example" };

beforeAll(async () => {
  site = await openBookingSite();
});

beforeEach(async () => {
  await site.setClock(testNow);
  await site.exec("delete from app.emails");
  await site.exec("delete from app.limits");
  site.services.sent.length = 0;
  slug = `team-${++workshops}`;
  [ada, bo, cy] = [person(`Ada${workshops}`), person(`Bo${workshops}`), person(`Cy${workshops}`)];
  maya = { name: "Maya Manager", email: `maya${workshops}@dudley.example` };
  await site.addWorkshop(slug, { capacity: 3, closes_at: "2026-10-06T08:00:00Z" });
});

afterAll(() => site.close());

const list = (...people: { name: string; email: string }[]) =>
  people.map(({ name, email }) => `${name}, ${email}`).join("\n");

/** What a manager types, whole and right; a test changes what it is about. */
const typed = (changes: Record<string, string> = {}) => ({
  name: maya.name,
  email: maya.email,
  organisation: "Thorns Primary School",
  team: "Year 5",
  people: list(ada, bo),
  together: "together",
  ...changes,
});

const form = () => `/book/${slug}/team`;
const check = (changes?: Record<string, string>) => site.post(form(), { ...typed(changes), step: "check" });

/** Presses the last button of the check page; gives back where that leads. */
async function bookTeam(changes: Record<string, string> = {}): Promise<string> {
  const response = await site.post(form(), {
    ...typed(changes),
    key: crypto.randomUUID(),
    step: "book",
  });
  expect(response.status).toBe(303);
  return response.headers.get("location") ?? "";
}

const linesOf = (html: string) =>
  [...html.matchAll(/<a href="#people">([^<]*)<\/a>/g)].map(([, text]) => text);

describe("The form for a team", () => {
  it("asks who books, who comes, and what happens with too few places", async () => {
    const response = await site.get(form());
    expect(response.status).toBe(200);
    const text = await words(response);
    for (const part of ["Book for a team", "Your full name", "The people who come", "As many as fit"]) {
      expect(text).toContain(part);
    }
    expect(text).toContain("Please do not report a worry about a child here.");
    expect(text).toContain("people who come after you are offered places first");
  });

  it("says before and after that one link not pressed holds up a team that stays together", async () => {
    const warning = "One colleague who has not keeps all of you from being offered any";
    const mixed = list(ada, bo, cy, { name: "Dee Stranger", email: `dee${workshops}@stranger.example` });
    expect(await words(await check({ people: list(ada, bo, cy) }))).not.toContain(warning);
    expect(await words(await check({ people: mixed, together: "split" }))).not.toContain(warning);
    expect(await words(await check({ people: mixed }))).toContain(warning);
    await bookTeam({ people: mixed });
    const email = site.services.sent.filter(({ to }) => to === maya.email).at(-1);
    expect(JSON.stringify(email)).toContain(warning);
    const page = site.linkTo(maya.email, "/party/");
    expect(await words(await site.get(page))).toContain(warning);
    await site.exec("update app.bookings set held_until = null where held_until is not null");
    expect(await words(await site.get(page))).not.toContain(warning);
  });

  it("is linked from the form for one", async () => {
    expect(await (await site.get(`/book/${slug}`)).text()).toContain(`href="${form()}"`);
  });

  it("says line by line what is wrong, twice, and keeps all that was typed", async () => {
    const people = `${ada.name}, ${ada.email}, Teacher\n\nBo without email\nCy <cy@dudley>\nAda again\t${ada.email.toUpperCase()}`;
    const response = await check({ people });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain("<title>Error: ");
    expect(fieldsOf(html)).toEqual({
      ...typed({ people }),
      // The reading takes the last of the radios; which one is checked is looked at below.
      together: "split",
      website: "",
    });
    expect(html).toMatch(/value="together" checked|checked[^>]* value="together"/);
    expect(linesOf(html)).toEqual([
      expect.stringMatching(/^Line 3: Enter a name and an email address/),
      expect.stringMatching(/^Line 4: Enter an email address in the right form/),
      "Line 5: This email address stands on line 1 already",
    ]);
    const beside = /<ul class="wrong[^"]*" id="people-error">([\s\S]*?)<\/ul>/.exec(html)?.[1] ?? "";
    expect(beside.match(/Line \d/g)).toEqual(["Line 3", "Line 4", "Line 5"]);
    expect(/<textarea[^>]*>/.exec(html)?.[0]).toContain('aria-describedby="people-hint people-error"');
  });

  it("asks for what is missing, in the order of the page", async () => {
    const html = await (await check({ name: "", people: " ", together: "" })).text();
    const fields = [...html.matchAll(/<li><a href="#(\w+)">/g)].map(([, field]) => field);
    expect(fields).toEqual(["name", "people", "together"]);
  });

  it("takes twelve people and no more", async () => {
    const crowd = Array.from({ length: 13 }, (_, number) => `Person, p${number}@dudley.example`);
    expect((await check({ people: crowd.slice(1).join("\n") })).status).toBe(200);
    const response = await check({ people: crowd.join("\n") });
    expect(response.status).toBe(422);
    expect(linesOf(await response.text())).toEqual([expect.stringContaining("up to 12 people")]);
  });

  it("stores nothing before the last button is pressed", async () => {
    const before = await site.stored();
    await check();
    expect(await site.stored()).toEqual(before);
  });

  it("is not there for a workshop that takes no bookings, or that nobody knows", async () => {
    await site.exec("update app.workshops set closes_at = app.clock() where slug = $1", [slug]);
    expect(await words(await site.get(form()))).toContain("Booking has closed");
    expect((await site.post(form(), { ...typed(), key: crypto.randomUUID(), step: "book" })).status).toBe(
      409,
    );
    expect((await site.get("/book/no-such-workshop/team")).status).toBe(404);
  });
});

describe("The page to check", () => {
  it("lists everyone with what happens now: who gets a place and who waits", async () => {
    await site.book(slug, cy);
    const people = `${list(ada)}, Teacher\nStranger, stranger@post.example\n${list(bo)}`;
    const response = await check({ people, together: "split" });
    const text = await words(response);
    expect(text).toContain(
      "2 places are free now, for 3 people. The first on your list get them, and 1 person waits.",
    );
    expect(text).toContain(`${ada.name} ${ada.email}, Teacher Has a place `);
    expect(text).toContain("Has a place held, and has 24 hours to press the button");
    expect(text).toContain(`${bo.email} Waits for a place`);
    expect(text).toContain("Book 2 places, and wait for 1 more");
  });

  it("says what waiting together means where there is no room for all", async () => {
    await site.book(slug, cy);
    const text = await words(await check({ people: list(ada, bo, person("Dee")) }));
    expect(text).toContain("all of you wait until there is room for everyone");
    expect(text).toContain("People who come after you may be offered places before that");
    expect(text.match(/Waits with the others/g)).toHaveLength(3);
    expect(text).toContain("Join the waiting list");
  });

  it("leads back to the form with everything in it", async () => {
    const html = await (await check()).text();
    const back = await site.post(form(), { ...fieldsOf(html), step: "change" });
    expect(back.status).toBe(200);
    expect(fieldsOf(await back.text())).toMatchObject({ people: list(ada, bo), name: maya.name });
  });
});

describe("Booking for a team", () => {
  it("gives places to all, and a confirmation that counts and names nobody", async () => {
    const path = await bookTeam();
    expect(path).toMatch(/^\/booked\/RT-/);
    const response = await site.get(path);
    const html = await response.clone().text();
    for (const secret of [maya.name, maya.email, ada.name, ada.email, "/party/"]) {
      expect(html).not.toContain(secret);
    }
    const text = await words(response);
    expect(text).toContain("Your team is booked");
    expect(text).toContain("2 people have a place.");
  });

  it("emails each of them their own link, and the manager one for all", async () => {
    await bookTeam();
    expect(site.services.sent.map(({ to }) => to).sort()).toEqual([ada.email, bo.email, maya.email].sort());
    expect(site.subjectsTo(maya.email)).toEqual(["Your team is booked"]);
    expect(site.subjectsTo(ada.email)).toEqual(["Your place is booked"]);
    const links = [ada, bo].map(({ email }) => site.linkTo(email));
    expect(new Set(links).size).toBe(2);
    const toAda = JSON.stringify(site.services.sent.find(({ to }) => to === ada.email)?.email);
    expect(toAda).toContain(`${maya.name} has booked this workshop for you`);
    expect(toAda).toContain("/privacy/");
    expect(toAda).not.toContain(bo.name);
    const toMaya = JSON.stringify(site.services.sent.find(({ to }) => to === maya.email)?.email);
    for (const theirs of [ada.name, ada.email, "/booking/"]) expect(toMaya).not.toContain(theirs);
  });

  it("holds places for colleagues from elsewhere until each presses their own link", async () => {
    const stranger = person(`Sam${workshops}`, "post.example");
    const path = await bookTeam({ people: list(ada, stranger) });
    expect(await words(await site.get(path))).toContain("One of them must open the link in that email");
    expect(site.subjectsTo(stranger.email)).toEqual(["Press one button to keep your place"]);
    await site.post(site.linkTo(stranger.email), { step: "confirm" });
    expect(await words(await site.get(path))).toContain("2 people have a place.");
  });

  it("is done once, however often the button is pressed", async () => {
    const key = crypto.randomUUID();
    const press = () => site.post(form(), { ...typed(), key, step: "book" });
    const answers = await Promise.all([press(), press()]);
    const places = [...answers, await press()].map((response) => response.headers.get("location"));
    expect(new Set(places).size).toBe(1);
    expect(site.services.sent).toHaveLength(3);
  });

  it("gives the newer answers back where one form is sent with two", async () => {
    const key = crypto.randomUUID();
    expect((await site.post(form(), { ...typed(), key, step: "book" })).status).toBe(303);
    const response = await site.post(form(), { ...typed({ people: list(cy) }), key, step: "book" });
    expect(response.status).toBe(409);
    const html = await response.text();
    expect(html).toContain("sent once before, with other answers");
    expect(fieldsOf(html)).toMatchObject({ people: list(cy) });
  });

  it("names the lines of those who are booked there already, and books nobody", async () => {
    await site.book(slug, bo);
    const before = await site.stored();
    const people = `\n${list(ada)}\n\n${list(bo)}`;
    const response = await site.post(form(), {
      ...typed({ people }),
      key: crypto.randomUUID(),
      step: "book",
    });
    expect(response.status).toBe(409);
    const html = await response.text();
    expect(linesOf(html)).toEqual([
      "Line 4: This email address is booked on this workshop already: take the line out",
    ]);
    expect(fieldsOf(html)).toMatchObject({ people, name: maya.name });
    expect(await site.stored()).toMatchObject({ people: before?.["people"], bookings: before?.["bookings"] });
  });

  it("asks to wait after too many tries, and keeps the answers", async () => {
    site.services.limits = { emailPerHour: 1, clientPerHour: 1000 };
    await bookTeam();
    const response = await site.post(form(), {
      ...typed({ people: list(cy) }),
      key: crypto.randomUUID(),
      step: "book",
    });
    site.services.limits = { emailPerHour: 1000, clientPerHour: 1000 };
    expect(response.status).toBe(429);
    const html = await response.text();
    expect(html).toContain(`action="${form()}"`);
    const again = await site.post(form(), { ...fieldsOf(html), step: "book" });
    expect(again.status).toBe(303);
  });
});

describe("The page of a team", () => {
  it("shows who and where, and never what anybody needs", async () => {
    await site.book(slug, cy);
    await bookTeam({ people: list(ada, bo, person(`Dee${workshops}`)), together: "split" });
    await site.exec(
      `insert into app.access_needs (booking_id, person_id, needs, changed_at)
       select b.id, b.person_id, 'a hearing loop', b.created_at from app.bookings b
       where b.party_id is not null and b.state = 'confirmed'`,
    );
    const response = await site.get(site.linkTo(maya.email, "/party/"));
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-robots-tag")).toBe("noindex");
    const html = await response.clone().text();
    expect(html).not.toContain("hearing loop");
    expect(html).not.toContain(ada.email);
    const text = await words(response);
    expect(text).toContain(`${ada.name} Has a place`);
    expect(text).toContain(`Dee${workshops} On the waiting list, number 1`);
    expect(text).toContain("2 people have a place and 1 person waits.");
    expect(text).toContain("Tuesday 6 October 2026");
    expect(text).toContain("Ward House");
  });

  it("follows what each of them does", async () => {
    const stranger = person(`Sam${workshops}`, "post.example");
    await bookTeam({ people: list(ada, stranger) });
    const link = site.linkTo(maya.email, "/party/");
    expect(await words(await site.get(link))).toContain(
      "A place is held until Wednesday 2 September 2026 at 10am",
    );
    await site.post(site.linkTo(ada.email), { step: "cancel" });
    await site.setClock("2026-09-02T09:00:01Z");
    const text = await words(await site.get(link));
    expect(text).toContain(`${ada.name} Cancelled`);
    expect(text).toContain("The link in their email was not pressed in time");
    expect(text).toContain("Nobody in your team has a place");
  });

  it("opens with its own link only, until 30 days after the workshop", async () => {
    await bookTeam();
    const link = site.linkTo(maya.email, "/party/");
    const theirs = site.linkTo(ada.email).replace("/booking/", "/party/");
    expect((await site.get(theirs)).status).toBe(404);
    expect((await site.get(link.replace("/party/", "/booking/"))).status).toBe(404);
    expect((await site.get(`${link.slice(0, -1)}x`)).status).toBe(404);
    await site.setClock("2026-11-06T00:00:00Z");
    expect((await site.get(link)).status).toBe(410);
  });

  it("is gone with its manager, while everyone keeps their place", async () => {
    await bookTeam();
    const link = site.linkTo(maya.email, "/party/");
    await site.exec("delete from app.people where email = $1", [maya.email]);
    expect((await site.get(link)).status).toBe(404);
    expect(await words(await site.get(site.linkTo(ada.email)))).toContain("You have a place.");
  });
});

describe("Places offered to a team", () => {
  /** Cy has one place and two of the crowd the others; Ada and Bo wait together until `free` of them cancel. */
  async function offered(free = 2): Promise<string> {
    const crowd = [cy, person(`Dee${workshops}`), person(`Eli${workshops}`)];
    for (const who of crowd) expect((await site.book(slug, who)).status).toBe(303);
    await bookTeam();
    for (const who of crowd.slice(0, free)) await site.post(site.linkTo(who.email), { step: "cancel" });
    return free === 2 ? site.linkTo(maya.email, "/offer/") : "";
  }

  it("wait for room for all of them", async () => {
    await offered(1);
    expect(site.subjectsTo(maya.email)).toEqual(["Your team is on the waiting list"]);
    const page = await words(await site.get(site.linkTo(maya.email, "/party/")));
    expect(page).toContain("Your team comes together");
    expect(page).toContain("People who came after you may be offered places before that");
  });

  it("are announced to the manager with the one link, to the others without one", async () => {
    await offered();
    expect(site.subjectsTo(maya.email)).toEqual([
      "Your team is on the waiting list",
      "There is room for your team",
    ]);
    const toAda = site.services.sent.filter(({ to }) => to === ada.email).at(-1);
    expect(JSON.stringify(toAda?.email)).not.toContain("/offer/");
    expect(JSON.stringify(toAda?.email)).toContain("decides for all of you");
    const party = await site.get(site.linkTo(maya.email, "/offer/"));
    expect(await words(party)).toContain("if you take them by Thursday 3 September 2026 at 10am");
  });

  it("change nothing when the link is only opened", async () => {
    const link = await offered();
    const before = await site.exec("select id, version, state from app.bookings order by id");
    const text = await words(await site.get(link));
    expect(text).toContain("Take both places");
    expect(text).toContain(`For ${ada.name} and ${bo.name}`);
    expect(await site.exec("select id, version, state from app.bookings order by id")).toEqual(before);
  });

  it("are taken for all with one press, and everyone is told", async () => {
    const link = await offered();
    const response = await site.post(link, { step: "take" });
    expect(response.headers.get("location")).toBe(link);
    expect(await words(await site.get(link))).toContain("The places are yours");
    for (const { email } of [ada, bo]) expect(site.subjectsTo(email).at(-1)).toBe("You now have a place");
    await site.post(link, { step: "pass" });
    expect(await words(await site.get(site.linkTo(ada.email)))).toContain("You have a place.");
  });

  it("are passed on for all with one press", async () => {
    const link = await offered();
    await site.post(link, { step: "pass" });
    expect(await words(await site.get(link))).toContain("You have passed the places on");
    expect(site.subjectsTo(maya.email).at(-1)).toBe("Passed on");
    for (const { email } of [ada, bo]) expect(site.subjectsTo(email).at(-1)).toBe("Passed on");
  });

  it("lapse when nobody answers, which everyone hears of", async () => {
    const link = await offered();
    await site.setClock("2026-09-03T09:00:01Z");
    const late = await site.get(link);
    expect(late.status).toBe(410);
    expect(await words(late)).toContain("This offer has run out");
    await site.sweep();
    expect(site.subjectsTo(maya.email).at(-1)).toBe("The offer has run out");
    expect(site.subjectsTo(bo.email).at(-1)).toBe("The offer has run out");
  });

  it("may be gone in the last hours, and the team stays in line", async () => {
    await offered(1);
    await site.setClock("2026-10-05T09:00:00Z");
    await site.post(site.linkTo(`dee${workshops}@dudley.example`), { step: "cancel" });
    const link = site.linkTo(maya.email, "/offer/");
    expect(await words(await site.get(link))).toContain("the first to take the places has them");
    await site.exec("update app.workshops set capacity = 2 where slug = $1", [slug]);
    await site.post(link, { step: "take" });
    expect(await words(await site.get(link))).toContain("The places have gone");
  });

  it("have a link that leads nowhere for anything else", async () => {
    const link = await offered();
    expect((await site.get(link.replace("/offer/", "/party/"))).status).toBe(404);
    expect((await site.get(`${link.slice(0, -2)}xx`)).status).toBe(404);
    expect((await site.post(`${link.slice(0, -2)}xx`, { step: "take" })).status).toBe(404);
  });
});
