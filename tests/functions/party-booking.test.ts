import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { changeWorkshop } from "../../src/bookings/organising/organise.ts";
import { fieldsOf, words } from "./booking-site.ts";
import { list, openPartySite, type Manager, type PartySite, type Person } from "./party-site.ts";

let site: PartySite;
let slug: string;
let ada: Person, bo: Person, cy: Person, maya: Manager;

beforeAll(async () => {
  site = await openPartySite();
});

beforeEach(async () => {
  ({ slug, ada, bo, cy, maya } = await site.begin());
});

afterAll(() => site.close());

const linesOf = (html: string) =>
  [...html.matchAll(/<a href="#people">([^<]*)<\/a>/g)].map(([, text]) => text);

describe("The form for a team", () => {
  it("asks who books, who comes, and what happens with too few places", async () => {
    const response = await site.get(site.form());
    expect(response.status).toBe(200);
    const text = await words(response);
    for (const part of ["Book for a team", "Your full name", "The people who come", "As many as fit"]) {
      expect(text).toContain(part);
    }
    expect(text).toContain("Please do not report a worry about a child here.");
    expect(text).toContain("People who come after you may be offered places before that");
  });

  it("says before and after that one link not pressed holds up a team that stays together", async () => {
    const warning = "One colleague who has not keeps all of you from being offered any";
    await site.book(slug, site.person("Eve"));
    const mixed = list(ada, bo, site.person("Dee", "post.example"));
    expect(await words(await site.check({ people: list(ada, bo) }))).not.toContain(warning);
    expect(await words(await site.check({ people: mixed, together: "split" }))).not.toContain(warning);
    expect(await words(await site.check({ people: mixed }))).toContain(warning);
    await site.bookTeam({ people: mixed });
    const email = site.services.sent.filter(({ to }) => to === maya.email).at(-1);
    expect(JSON.stringify(email)).toContain(warning);
    const page = site.linkTo(maya.email, "/party/");
    expect(await words(await site.get(page))).toContain(warning);
    await site.exec("update app.bookings set held_until = null where held_until is not null");
    expect(await words(await site.get(page))).not.toContain(warning);
  });

  it("tells the manager who has to press a link first, and says a team is booked only when it is", async () => {
    await site.bookTeam({ people: list(ada, site.person("Dee", "post.example")) });
    expect(site.subjectsTo(maya.email)).toEqual(["A colleague has to confirm"]);
    const email = site.services.sent.filter(({ to }) => to === maya.email).at(-1);
    expect(JSON.stringify(email)).toContain("1 person has to press the button in their own email");
  });

  it("says on the team's page, too, when the room can no longer hold all who wait together", async () => {
    await site.book(slug, site.person("Eve"));
    await site.bookTeam({ people: list(ada, bo, cy) });
    const page = site.linkTo(maya.email, "/party/");
    const tooLarge = "cannot be offered its places";
    expect(await words(await site.get(page))).not.toContain(tooLarge);
    await changeWorkshop(site.services, slug, { capacity: 2 });
    expect(await words(await site.get(page))).toContain(`now has 2 places in all`);
    expect(await words(await site.get(page))).toContain(tooLarge);
  });

  it("is linked from the form for one", async () => {
    expect(await (await site.get(`/book/${slug}`)).text()).toContain(`href="${site.form()}"`);
  });

  it("says line by line what is wrong, twice, and keeps all that was typed", async () => {
    const people = `${ada.name}, ${ada.email}, Teacher\n\nBo without email\nCy <cy@dudley>\nAda again\t${ada.email.toUpperCase()}`;
    const response = await site.check({ people });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain("<title>Error: ");
    expect(fieldsOf(html)).toEqual({
      ...site.typed({ people }),
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
    const html = await (await site.check({ name: "", people: " ", together: "" })).text();
    const fields = [...html.matchAll(/<li><a href="#(\w+)">/g)].map(([, field]) => field);
    expect(fields).toEqual(["name", "people", "together"]);
  });

  it("takes twelve people and no more", async () => {
    const crowd = Array.from({ length: 13 }, (_, number) => `Person, p${number}@dudley.example`);
    expect((await site.check({ people: crowd.slice(1).join("\n"), together: "split" })).status).toBe(200);
    const response = await site.check({ people: crowd.join("\n") });
    expect(response.status).toBe(422);
    expect(linesOf(await response.text())).toEqual([expect.stringContaining("up to 12 people")]);
  });

  it("stores nothing before the last button is pressed", async () => {
    const before = await site.stored();
    await site.check();
    expect(await site.stored()).toEqual(before);
  });

  it("is not there for a workshop that takes no bookings, or that nobody knows", async () => {
    await site.exec("update app.workshops set closes_at = app.clock() where slug = $1", [slug]);
    expect(await words(await site.get(site.form()))).toContain("Booking has closed");
    expect(
      (await site.post(site.form(), { ...site.typed(), key: crypto.randomUUID(), step: "book" })).status,
    ).toBe(409);
    expect((await site.get("/book/no-such-workshop/team")).status).toBe(404);
  });
});

describe("The page to check", () => {
  it("lists everyone with what happens now: who gets a place and who waits", async () => {
    await site.book(slug, cy);
    const people = `${list(ada)}, Teacher\nStranger, stranger@post.example\n${list(bo)}`;
    const response = await site.check({ people, together: "split" });
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
    const text = await words(await site.check({ people: list(ada, bo, site.person("Dee")) }));
    expect(text).toContain("all of you wait until there is room for everyone");
    expect(text).toContain("People who come after you may be offered places before that");
    expect(text.match(/Waits with the others/g)).toHaveLength(3);
    expect(text).toContain("Join the waiting list");
  });

  it("leads back to the form with everything in it", async () => {
    const html = await (await site.check()).text();
    const back = await site.post(site.form(), { ...fieldsOf(html), step: "change" });
    expect(back.status).toBe(200);
    expect(fieldsOf(await back.text())).toMatchObject({ people: list(ada, bo), name: maya.name });
  });
});

describe("Booking for a team", () => {
  it("gives places to all, and a confirmation that counts and names nobody", async () => {
    const path = await site.bookTeam();
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
    await site.bookTeam();
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
    const stranger = site.person("Sam", "post.example");
    const path = await site.bookTeam({ people: list(ada, stranger) });
    expect(await words(await site.get(path))).toContain("One of them must open the link in that email");
    expect(site.subjectsTo(stranger.email)).toEqual(["Press one button to keep your place"]);
    await site.post(site.linkTo(stranger.email), { step: "confirm" });
    expect(await words(await site.get(path))).toContain("2 people have a place.");
  });

  it("is done once, however often the button is pressed", async () => {
    const key = crypto.randomUUID();
    const press = () => site.post(site.form(), { ...site.typed(), key, step: "book" });
    const answers = await Promise.all([press(), press()]);
    const places = [...answers, await press()].map((response) => response.headers.get("location"));
    expect(new Set(places).size).toBe(1);
    expect(site.services.sent).toHaveLength(3);
  });

  it("gives the newer answers back where one form is sent with two", async () => {
    const key = crypto.randomUUID();
    expect((await site.post(site.form(), { ...site.typed(), key, step: "book" })).status).toBe(303);
    const response = await site.post(site.form(), { ...site.typed({ people: list(cy) }), key, step: "book" });
    expect(response.status).toBe(409);
    const html = await response.text();
    expect(html).toContain("sent once before, with other answers");
    expect(fieldsOf(html)).toMatchObject({ people: list(cy) });
  });

  it("names the lines of those who are booked there already, and books nobody", async () => {
    await site.book(slug, bo);
    const before = await site.stored();
    const people = `\n${list(ada)}\n\n${list(bo)}`;
    const response = await site.post(site.form(), {
      ...site.typed({ people }),
      key: crypto.randomUUID(),
      step: "book",
    });
    expect(response.status).toBe(409);
    const html = await response.text();
    expect(linesOf(html)).toEqual([
      "Line 4: This email address has been used for this workshop before, and we have just sent the details to it: take the line out",
    ]);
    expect(site.subjectsTo(bo.email).at(-1)).toBe("Your details for");
    expect(fieldsOf(html)).toMatchObject({ people, name: maya.name });
    expect(await site.stored()).toMatchObject({ people: before?.["people"], bookings: before?.["bookings"] });
  });

  it("says beside the choice that the room never holds all of a large team, and keeps what was typed", async () => {
    const people = list(ada, bo, cy, site.person("Dee"));
    const asked = [
      await site.check({ people }),
      await site.post(site.form(), { ...site.typed({ people }), key: crypto.randomUUID(), step: "book" }),
    ];
    for (const response of asked) {
      expect(response.status).toBe(409);
      const html = await response.text();
      expect(html).toMatch(
        /<a href="#together">This workshop has 3 places in all, and your list has 4 people/,
      );
      expect(fieldsOf(html)).toMatchObject({ people, name: maya.name });
    }
    expect((await site.check({ people, together: "split" })).status).toBe(200);
  });

  it("asks to wait after too many tries, and keeps the answers", async () => {
    site.services.limits = { emailPerHour: 1000, clientPerHour: 2 };
    await site.bookTeam();
    const response = await site.post(site.form(), {
      ...site.typed({ people: list(cy) }),
      key: crypto.randomUUID(),
      step: "book",
    });
    site.services.limits = { emailPerHour: 1000, clientPerHour: 1000 };
    expect(response.status).toBe(429);
    const html = await response.text();
    expect(html).toContain(`action="${site.form()}"`);
    const again = await site.post(site.form(), { ...fieldsOf(html), step: "book" });
    expect(again.status).toBe(303);
  });
});
