import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testNow } from "../support/services.ts";
import { openBookingSite, person, words, type BookingSite } from "./booking-site.ts";

let site: BookingSite;
let slug: string;
let workshops = 0;

// New people for each test: whoever has an offer to answer on one workshop gets no second one on another.
let [ada, vera, walt] = [person("Ada"), person("Vera"), person("Walt")];
const tomorrow = new Date(testNow.getTime() + 24 * 3_600_000 + 1);

beforeAll(async () => {
  site = await openBookingSite();
});

beforeEach(async () => {
  await site.setClock(testNow);
  await site.exec("delete from app.emails");
  site.services.sent.length = 0;
  slug = `workshop-${++workshops}`;
  ada = person(`Ada${workshops}`);
  vera = person(`Vera${workshops}`, "post.example");
  walt = person(`Walt${workshops}`, "post.example");
  await site.addWorkshop(slug, { capacity: 1 });
});

afterAll(() => site.close());

async function receipt(details: Partial<typeof ada>): Promise<string> {
  const response = await site.book(slug, details);
  expect(response.status).toBe(303);
  return words(await site.get(response.headers.get("location") ?? ""));
}

const statusOf = async (email: string) => {
  const [row] = await site.exec(
    `select b.state, b.ended_as from app.bookings b
     join app.people p on p.id = b.person_id join app.workshops w on w.id = b.workshop_id
     where p.email = $1 and w.slug = $2 order by b.created_at desc limit 1`,
    [email, slug],
  );
  return row?.ended_as ?? row?.state;
};

describe("A booking from the email of a known partner", () => {
  it("counts at once", async () => {
    expect(await receipt(ada)).toContain("Your place is booked");
    expect(await statusOf(ada.email)).toBe("confirmed");
  });
});

describe("A booking from any other email", () => {
  it("says before the last button that the place is only held at first", async () => {
    const warning =
      "It is not from a partner that we know, so we email a link to it, and hold the place for up to";
    expect(await words(await site.post(`/book/${slug}`, { ...ada, step: "check" }))).not.toContain(warning);
    expect(await words(await site.post(`/book/${slug}`, { ...vera, step: "check" }))).toContain(warning);
  });

  it("is held, and page and email say plainly until when and what to do", async () => {
    const text = await receipt(vera);
    expect(text).toContain("One more step: press the button in our email");
    expect(text).toContain("We hold a place for you until Wednesday 2 September 2026 at 10am.");
    expect(text).toContain("If nobody presses it in time, the place goes to someone else");
    expect(text).not.toContain(vera.name);
    expect(await statusOf(vera.email)).toBe("held");
    const [sent] = site.services.sent;
    expect(sent?.email.subject).toBe("Press one button to keep your place: Key principles, 6 October 2026");
    expect(JSON.stringify(sent?.email)).toContain("until Wednesday 2 September 2026 at 10am");
    expect(sent?.email.attachments ?? []).toEqual([]);
  });

  it("does not count by opening the link, however often, and counts when the button is pressed", async () => {
    await receipt(vera);
    const link = site.linkTo(vera.email);
    for (let visits = 0; visits < 3; visits++) {
      const text = await words(await site.get(link));
      expect(text).toContain("Confirm your place");
      expect(text).toContain("It is yours when you press the button.");
    }
    expect(await statusOf(vera.email)).toBe("held");

    const response = await site.post(link, { step: "confirm" });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(link);
    const after = await words(await site.get(link));
    expect(after).toContain("You have a place.");
    expect(after).not.toContain("Confirm my place");
    expect(await statusOf(vera.email)).toBe("confirmed");
    expect(site.subjectsTo(vera.email)).toEqual([
      "Press one button to keep your place",
      "Your place is booked",
    ]);
    expect(site.services.sent.at(-1)?.email.attachments).toHaveLength(1);
  });

  it("is confirmed once, however often the button is pressed", async () => {
    await receipt(vera);
    const link = site.linkTo(vera.email);
    const press = () => site.post(link, { step: "confirm" });
    await Promise.all([press(), press(), press()]);
    expect((await press()).status).toBe(303);
    expect(site.subjectsTo(vera.email)).toEqual([
      "Press one button to keep your place",
      "Your place is booked",
    ]);
  });

  it("keeps its place against everyone meanwhile", async () => {
    await receipt(vera);
    expect(await words(await site.get(`/book/${slug}`))).toContain("The one place is taken");
    expect(await receipt(ada)).toContain("You are first in line.");
  });

  it("goes to the next when nobody pressed in time, and both are told, once", async () => {
    await receipt(vera);
    const link = site.linkTo(vera.email);
    await receipt(ada);
    await site.setClock(tomorrow);
    // True at once for whoever looks, and before anything has run.
    expect(await words(await site.get(link))).toContain("This booking was not confirmed in time");
    expect(await statusOf(vera.email)).toBe("held");

    await site.sweep();
    await site.sweep();
    expect(await statusOf(vera.email)).toBe("unpressed");
    expect(site.subjectsTo(vera.email)).toEqual([
      "Press one button to keep your place",
      "Not confirmed in time",
    ]);
    expect(site.subjectsTo(ada.email)).toEqual(["You are on the waiting list", "A place is held for you"]);
  });

  it("pressed too late says so, and leads back to booking", async () => {
    await receipt(vera);
    const link = site.linkTo(vera.email);
    await site.setClock(tomorrow);
    expect((await site.post(link, { step: "confirm" })).status).toBe(303);
    const page = await site.get(link);
    expect(await page.clone().text()).toContain(`href="/book/${slug}"`);
    expect(await words(page)).toContain("See whether there is a place");
    expect(await statusOf(vera.email)).toBe("unpressed");
  });

  it("can be given up instead", async () => {
    await receipt(vera);
    const link = site.linkTo(vera.email);
    await site.post(link, { step: "cancel" });
    await site.post(link, { step: "confirm" });
    expect(await words(await site.get(link))).toContain("This booking is cancelled");
    expect(await statusOf(vera.email)).toBe("cancelled");
  });

  it("tried again sends the link again, and says nothing on the page", async () => {
    await receipt(vera);
    const again = await site.book(slug, vera);
    expect(again.status).toBe(200);
    expect(await words(again)).not.toContain("hold");
    expect(site.subjectsTo(vera.email)).toEqual(["Press one button to keep your place", "Your details for"]);
    await site.post(site.linkTo(vera.email), { step: "confirm" });
    expect(await statusOf(vera.email)).toBe("confirmed");
  });
});

describe("A place in line from any other email", () => {
  it("counts when the button is pressed, and is passed over until then", async () => {
    await receipt(ada);
    const adas = site.linkTo(ada.email);
    const text = await receipt(vera);
    expect(text).toContain("One more step: press the button in our email");
    expect(text).toContain(
      "We keep your number in line until Wednesday 2 September 2026 at 10am. It counts once you have pressed the button behind the link in our email: until then you are offered no place",
    );
    await receipt(walt);
    const link = site.linkTo(walt.email);
    expect(await words(await site.get(link))).toContain("Confirm my place in line");
    await site.post(link, { step: "confirm" });
    expect(await words(await site.get(link))).toContain("You are number 2 in line.");

    await site.post(adas, { step: "cancel" });
    expect(await statusOf(walt.email)).toBe("offered");
    expect(await statusOf(vera.email)).toBe("waiting");
    await site.setClock(tomorrow);
    await site.sweep();
    expect(await statusOf(vera.email)).toBe("unpressed");
  });
});

describe("What somebody needs", () => {
  it("reaches the database, and no email, log, page or address", async () => {
    await receipt(vera);
    const link = site.linkTo(vera.email);
    await site.post(link, { step: "confirm" });
    const stored = await site.exec(
      `select n.needs from app.access_needs n join app.bookings b on b.id = n.booking_id
       join app.workshops w on w.id = b.workshop_id where w.slug = $1`,
      [slug],
    );
    expect(stored).toEqual([{ needs: ada.needs }]);
    const everything = [
      ...site.services.logged,
      ...site.services.sent.map(({ email }) => JSON.stringify(email)),
      await (await site.get(link)).text(),
    ].join("\n");
    expect(everything).not.toMatch(/nuts|Large print/);
  });
});
