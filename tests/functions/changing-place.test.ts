import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fieldsOf, person, words } from "./booking-site.ts";
import { ada, grace, openChangingSite, type ChangingSite } from "./changing-site.ts";

let site: ChangingSite;
let slug: string;

beforeAll(async () => {
  site = await openChangingSite();
});

beforeEach(async () => {
  slug = await site.begin();
});

afterAll(() => site.close());

const colleague = {
  name: grace.name,
  email: grace.email,
  organisation: "A school",
  role: "Teacher",
  team: "",
};

describe("Handing a place over", () => {
  it("asks who gets it, shows the answers, and only then does it", async () => {
    const link = await site.booked();
    const before = await site.everything();
    const check = await site.post(`${link}/hand-over`, { ...colleague, step: "check" });
    expect(check.status).toBe(200);
    const html = await check.clone().text();
    expect(await words(check)).toContain("Hand your place over?");
    expect(html).toContain(colleague.email);
    expect(await site.everything()).toEqual(before);

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
    const link = await site.booked();
    await site.post(`${link}/hand-over`, { ...colleague, step: "save" });
    const text = JSON.stringify(site.services.sent.at(-1)?.email.blocks);
    expect(text).toContain("Ada cannot come to this workshop and has given the place to you");
    for (const typed of [ada.email, ada.organisation, colleague.email, colleague.organisation]) {
      expect(text).not.toContain(typed);
    }
  });

  it("says before and after that an unknown email has to be confirmed, or the place comes back", async () => {
    const link = await site.booked();
    const stranger = { ...colleague, email: "grace@mistyped.example" };
    const check = await site.post(`${link}/hand-over`, { ...stranger, step: "check" });
    const html = await check.clone().text();
    expect(await words(check)).toContain("If nobody does, the place comes back to you");
    site.services.sent.length = 0;
    await site.post(`${link}/hand-over`, { ...fieldsOf(html), step: "save" });
    expect(await words(await site.get(link))).toContain("We hold it for your colleague until");
    const told = (email: string) =>
      JSON.stringify(site.services.sent.filter(({ to }) => to === email).map((mail) => mail.email.blocks));
    expect(told(ada.email)).toContain("to press the button in our email");
    expect(told(stranger.email)).toContain("goes back to Ada");
    const theirs = site.linkTo(stranger.email);
    expect(await words(await site.get(theirs))).toContain("the place goes back to Ada");
    await site.post(theirs, { step: "confirm" });
    expect(await words(await site.get(link))).toContain("It belongs to a colleague now");
  });

  it("keeps all that was typed where something is wrong, and says what", async () => {
    const link = await site.booked();
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
    const link = await site.booked();
    const response = await site.post(`${link}/hand-over`, { ...colleague, step: "change" });
    expect(response.status).toBe(200);
    expect(fieldsOf(await response.text())).toMatchObject(colleague);
  });

  it("to oneself keeps it, and does not say whose the address is: the link may have been forwarded", async () => {
    const link = await site.booked();
    await site.booked(grace);
    const to = async (email: string) => {
      const response = await site.post(`${link}/hand-over`, { ...colleague, email, step: "save" });
      return [response.status, await words(response)];
    };
    expect(await to(ada.email)).toEqual(await to(grace.email));
    expect(await words(await site.get(link))).toContain("You have a place.");
  });

  it("to who has a place already keeps it, and says no more than booking does", async () => {
    const link = await site.booked();
    await site.booked(grace);
    const response = await site.post(`${link}/hand-over`, { ...colleague, step: "save" });
    expect(response.status).toBe(409);
    const text = await words(response);
    expect(text).toContain("Your place is still yours");
    expect(text).not.toMatch(/Grace|waiting list|RD-/);
    expect(await words(await site.get(link))).toContain("You have a place.");
    expect(site.subjectsTo(grace.email)).toEqual(["Your place is booked", "Your details for"]);
  });

  it("pressed twice is the same as once", async () => {
    const link = await site.booked();
    await site.post(`${link}/hand-over`, { ...colleague, step: "save" });
    const before = await site.everything();
    const again = await site.post(`${link}/hand-over`, { ...colleague, step: "save" });
    expect(again.status).toBe(303);
    expect(again.headers.get("location")).toBe(link);
    expect(await site.everything()).toEqual(before);
  });

  it("waits after too many tries, with everything kept", async () => {
    const link = await site.booked();
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
    const link = await site.booked();
    const there = await site.newWorkshop({ course: slug, ...later });
    const full = await site.newWorkshop({ course: slug, capacity: 1, ...later });
    await site.booked(person("Bo"), full);
    const choice = await site.get(`${link}/move`);
    const html = await choice.clone().text();
    expect(html).toContain(`value="${there}"`);
    expect(html).not.toContain(`value="${full}"`);
    expect(html).toContain(`href="/book/${full}"`);
    const before = await site.everything();
    const check = await words(await site.post(`${link}/move`, { workshop: there, step: "check" }));
    expect(check).toContain("From 6 October 2026, Ward House");
    expect(check).toContain("To 10 November 2026, Ward House");
    expect(await site.everything()).toEqual(before);

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
    const link = await site.booked();
    await site.newWorkshop({ course: slug, ...later });
    const response = await site.post(`${link}/move`, { step: "check" });
    expect(response.status).toBe(422);
    expect(await words(response)).toContain("Choose the date that you would like");
  });

  it.each([
    ["has filled up", async (there: string) => void (await site.booked(person("Dee"), there))],
    [
      "has been called off",
      (there: string) =>
        site.exec("update app.workshops set cancelled_at = app.clock() where slug = $1", [there]),
    ],
  ])("to one that %s meanwhile keeps the old place, and says so", async (_what, happens) => {
    const link = await site.booked();
    const there = await site.newWorkshop({ course: slug, capacity: 1, ...later });
    await site.newWorkshop({ course: slug, ...later });
    await site.post(`${link}/move`, { workshop: there, step: "check" });
    await happens(there);
    const response = await site.post(`${link}/move`, { workshop: there, step: "move" });
    expect(response.status).toBe(409);
    expect(await words(response)).toContain("Your place is still yours");
    expect(await words(await site.get(link))).toContain("You have a place.");
  });

  it("to a workshop of another course, or to none, cannot be asked for", async () => {
    const link = await site.booked();
    const other = await site.newWorkshop(later);
    for (const workshop of [other, "nowhere", slug, "a'b"]) {
      const response = await site.post(`${link}/move`, { workshop, step: "move" });
      expect(response.status).toBe(409);
    }
    expect(await words(await site.get(link))).toContain("You have a place.");
  });

  it("says when there is no other date", async () => {
    const link = await site.booked();
    const text = await words(await site.get(`${link}/move`));
    expect(text).toContain("No other date of this course has a free place just now");
  });
});
