import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { callOffWorkshop } from "../../src/bookings/organising/organise.ts";
import { words } from "./booking-site.ts";
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

describe("The page of a team", () => {
  it("shows who and where, and never what anybody needs", async () => {
    await site.book(slug, cy);
    const dee = site.person("Dee");
    await site.bookTeam({ people: list(ada, bo, dee), together: "split" });
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
    expect(text).toContain(`${dee.name} On the waiting list, number 1`);
    expect(text).toContain("2 people have a place and 1 person waits.");
    expect(text).toContain("Tuesday 6 October 2026");
    expect(text).toContain("Ward House");
  });

  it("follows what each of them does", async () => {
    const stranger = site.person("Sam", "post.example");
    await site.bookTeam({ people: list(ada, stranger) });
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

  it("is what the manager is led to when colleagues have not pressed in time", async () => {
    const strangers = [site.person("Sam", "post.example"), site.person("Tom", "post.example")];
    await site.bookTeam({ people: list(ada, ...strangers), together: "split" });
    await site.setClock("2026-09-02T09:00:01Z");
    await site.sweep();
    expect(site.subjectsTo(maya.email).at(-1)).toBe("2 of your colleagues did not confirm in time");
    const email = site.services.sent.filter(({ to }) => to === maya.email).at(-1)?.email;
    const text = JSON.stringify(email);
    expect(text).toContain("2 of your colleagues did not press the button in their emails in time.");
    for (const { name, email: address } of strangers) {
      expect(text).not.toContain(name);
      expect(text).not.toContain(address);
    }
    const page = await words(await site.get(site.linkTo(maya.email, "/party/")));
    expect(page).toContain("The link in their email was not pressed in time");
  });

  it("says who is held a place on another date after a workshop is called off", async () => {
    // A course of its own, so that no other test's cohorts are in the way.
    await site.exec("update app.workshops set course = slug where slug = $1", [slug]);
    await site.bookTeam();
    const link = site.linkTo(maya.email, "/party/");
    const days = [{ date: "2026-11-10", starts: "09:30", ends: "16:00" }];
    await site.addWorkshop(`${slug}-later`, { course: slug, days });
    await callOffWorkshop(site.services, slug);
    const text = await words(await site.get(link));
    expect(text).toContain(
      "The workshop is cancelled. A place on Tuesday 10 November 2026 is held for them until Thursday 3 September 2026 at 10am; the link is in their own email",
    );
    expect(text).toContain("2 people are held a place on another date.");
    expect(text).not.toContain("Nobody in your team");
  });

  it("opens with its own link only, until 30 days after the workshop", async () => {
    await site.bookTeam();
    const link = site.linkTo(maya.email, "/party/");
    const theirs = site.linkTo(ada.email).replace("/booking/", "/party/");
    expect((await site.get(theirs)).status).toBe(404);
    expect((await site.get(link.replace("/party/", "/booking/"))).status).toBe(404);
    expect((await site.get(`${link.slice(0, -1)}x`)).status).toBe(404);
    await site.setClock("2026-11-06T00:00:00Z");
    expect((await site.get(link)).status).toBe(410);
  });

  it("is gone with its manager, while everyone keeps their place", async () => {
    await site.bookTeam();
    const link = site.linkTo(maya.email, "/party/");
    await site.exec("delete from app.people where email = $1", [maya.email]);
    expect((await site.get(link)).status).toBe(404);
    expect(await words(await site.get(site.linkTo(ada.email)))).toContain("You have a place.");
  });
});

describe("Places offered to a team", () => {
  /** Cy has one place and two of the crowd the others; Ada and Bo wait together until `free` of them cancel. */
  async function offered(free = 2): Promise<string> {
    const crowd = [cy, site.person("Dee"), site.person("Eli")];
    for (const who of crowd) expect((await site.book(slug, who)).status).toBe(303);
    await site.bookTeam();
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

  it("wait for one of them who has another offer to answer, and the team's page says so", async () => {
    await site.addWorkshop(`${slug}-too`, { capacity: 1 });
    const eva = site.person("Eva");
    for (const who of [eva, ada]) await site.book(`${slug}-too`, who);
    const evas = site.linkTo(eva.email);
    await offered(1);
    const team = site.linkTo(maya.email, "/party/");
    expect(await words(await site.get(team))).not.toContain("another workshop");
    await site.post(evas, { step: "cancel" });
    expect(await words(await site.get(team))).toContain(
      "Somebody in your team has been offered a place on another workshop, and has to answer that first. Until then your team is offered no place here.",
    );
  });

  it("promise no turn in line to a colleague, since others can be first", async () => {
    await offered(1);
    const page = await words(await site.get(site.linkTo(ada.email)));
    expect(page).toContain("Others may be offered a place before that.");
    expect(page).not.toContain("it is your turn");
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

  it("are passed on, and nothing else is said, where one of the team got a place another way", async () => {
    await offered(1);
    const dee = site.linkTo(site.person("Dee").email);
    const { name, email, organisation, role, team } = ada;
    const colleague = { name, email, organisation, role, team };
    expect((await site.post(`${dee}/hand-over`, { ...colleague, step: "save" })).status).toBe(303);
    const link = site.linkTo(maya.email, "/offer/");
    await site.post(link, { step: "pass" });
    expect(await words(await site.get(link))).toContain("You have passed the places on");
    expect(await words(await site.get(site.linkTo(ada.email)))).toContain("You have a place.");
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
    await site.post(site.linkTo(site.person("Dee").email), { step: "cancel" });
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
