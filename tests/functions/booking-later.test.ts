import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { callOffWorkshop } from "../../src/bookings/organising/organise.ts";
import { openChangingSite, type ChangingSite } from "./changing-site.ts";
import { ada, person, words } from "./booking-site.ts";

// What the pages of a booking say once things are no longer as they were when the email was sent.

const ben = person("Ben");
const zoe = person("Zoe", "post.example");
const venue = { directions: "Bus 1 stops outside.", step_free: "no", catering: "Bring your own lunch." };
const beforeTheDay = "2026-10-05T20:00:00Z";
const onTheDay = "2026-10-06T10:00:00Z";
const afterTheDay = "2026-10-06T16:00:00Z";

let site: ChangingSite;
let slug: string;

beforeAll(async () => {
  site = await openChangingSite();
});
beforeEach(async () => {
  await site.begin();
  slug = await site.newWorkshop({ capacity: 1, ...venue });
});
afterAll(() => site.close());

const seen = async (path: string) => words(await site.get(path));

/** Books, and says where the confirmation is. */
async function receiptOf(who = ada): Promise<string> {
  return (await site.book(slug, who)).headers.get("location") ?? "";
}

async function handOver(link: string, colleague = zoe) {
  const { name, email, organisation, role } = colleague;
  const answers = { name, email, organisation, role, team: "", step: "save" };
  expect((await site.post(`${link}/hand-over`, answers)).status).toBe(303);
  return site.linkTo(email);
}

describe("What one has to know of the venue", () => {
  it.each(["a place", "an offer"])(
    "stands on the page of %s, with the way to the workshop's own",
    async (what) => {
      const adas = await site.booked(ada, slug);
      let page = adas;
      if (what === "an offer") {
        await site.booked(ben, slug);
        await site.post(adas, { step: "cancel", asked: "place" });
        page = site.linkTo(ben.email, "/offer/");
      }
      const response = await site.get(page);
      expect(await response.clone().text()).toContain(`href="/workshops/${slug}/"`);
      const text = await words(response);
      for (const fact of ["Bus 1 stops outside.", "only be reached by steps", "Bring your own lunch."]) {
        expect(text).toContain(fact);
      }
    },
  );
});

describe("A question that was asked before things changed", () => {
  it("about leaving the line is asked again of who has a place by now, and cancels nothing", async () => {
    const adas = await site.booked(ada, slug);
    const bea = person("Bea");
    const link = await site.booked(bea, slug);
    const asked = await site.post(link, { step: "ask" });
    expect(await asked.text()).toContain('name="asked" value="line"');
    await site.post(adas, { step: "cancel", asked: "place" });
    await site.post(site.linkTo(bea.email, "/offer/"), { step: "take" });

    const again = await site.post(link, { step: "cancel", asked: "line" });
    expect(again.status).toBe(409);
    expect(await words(again)).toMatch(/^Cancel your place\?.*You have got a place since/);
    expect(await seen(link)).toContain("You have a place.");
    expect((await site.post(link, { step: "cancel", asked: "place" })).status).toBe(303);
    expect(await seen(link)).toContain("This booking is cancelled");
  });
});

describe("A place that was handed over and not pressed", () => {
  it("is not said to go to the line, and the giver's old link says that it came back", async () => {
    const adas = await site.booked(ada, slug);
    await site.booked(ben, slug);
    const held = await handOver(adas);
    expect(await seen(held)).toContain("Tell us, and Ada Okafor has it back.");
    const asked = await words(await site.post(held, { step: "ask" }));
    expect(asked).toContain("The place goes back to Ada");
    expect(asked).not.toMatch(/first person in line|free for anyone/);

    await site.post(held, { step: "cancel", asked: "place" });
    const giver = await seen(adas);
    expect(giver).toContain("It came back to you");
    expect(giver).not.toMatch(/belongs to a colleague|Join the waiting list/);
    expect(site.subjectsTo(ada.email).at(-1)).toBe("Your place is yours again");
  });
});

describe("A booking that was cancelled after booking had closed", () => {
  it("promises no way back, on its page or on the confirmation", async () => {
    const receipt = await receiptOf();
    const link = site.linkTo(ada.email);
    await site.setClock(beforeTheDay);
    await site.post(link, { step: "cancel", asked: "place" });
    for (const path of [link, receipt]) {
      const text = await seen(path);
      expect(text).toContain("This booking is cancelled");
      expect(text).not.toMatch(/book again|Still want to come|whether there is a place/);
    }
  });
});

describe("The confirmation", () => {
  it("of a workshop that was called off says so, and counts no places", async () => {
    const receipt = await receiptOf();
    await callOffWorkshop(site.services, slug);
    const text = await seen(receipt);
    expect(text).toMatch(/^This workshop is cancelled/);
    expect(text).not.toMatch(/book again|places? left/);
    expect(await seen(site.linkTo(ada.email))).not.toMatch(/places? left/);
  });

  it("of a place that was handed over says so, and asks nobody to book again", async () => {
    const receipt = await receiptOf();
    await handOver(site.linkTo(ada.email));
    const text = await seen(receipt);
    expect(text).toMatch(/^This place has been handed over/);
    expect(text).not.toContain("book again");
  });

  it("names the page with the calendar that follows by itself", async () => {
    expect(await (await site.get(await receiptOf())).text()).toContain('href="/my-bookings"');
  });
});

describe("After the workshop", () => {
  it("who came is shown nothing that is only of use before it", async () => {
    const receipt = await receiptOf();
    const link = site.linkTo(ada.email);
    await site.exec("update app.workshops set joining = 'Bring a pen.' where slug = $1", [slug]);
    expect(await seen(link)).toContain("Before you come");
    await site.setClock(afterTheDay);
    const text = await seen(link);
    expect(text).toContain("This workshop has taken place");
    expect(text).not.toMatch(/Before you come|Put it in your calendar|has begun|How to get there|places/);
    expect(await seen(receipt)).toMatch(/^This workshop has taken place/);
  });

  it("who only waited is not told of a place in line, nor asked what they need once it has begun", async () => {
    await site.booked(ada, slug);
    const receipt = await receiptOf(ben);
    const link = site.linkTo(ben.email);
    await site.setClock(onTheDay);
    expect(await seen(receipt)).toMatch(/^The workshop has begun.*There was no place for you/);
    expect(await seen(receipt)).not.toContain("When a place comes free");
    const begun = await site.get(link);
    const said = await words(begun);
    expect(said).toMatch(/^The workshop has begun.*there was no place for you/);
    expect(said).not.toMatch(/Tell us what you need|Correct your name|How to get there/);
    expect(await seen(`${link}/needs`)).not.toContain("Tell the team");
    await site.setClock(afterTheDay);
    const over = await seen(link);
    expect(over).toMatch(/^This workshop has taken place.*There was no place for you/);
    expect(over).not.toMatch(/Your place in line|has begun|waiting/);
  });
});

describe("A link that has run out, or leads nowhere", () => {
  it("to a calendar file says so as the page of the booking does", async () => {
    const link = await site.booked(ada, slug);
    await site.setClock("2026-12-01T09:00:00Z");
    const expired = await site.get(`${link}/1.ics`);
    expect(expired.status).toBe(410);
    expect(await words(expired)).toContain("This link has run out");
    const wrong = await site.get("/booking/nonsense/1.ics");
    expect(wrong.status).toBe(404);
    expect(await words(wrong)).toContain("Ask for a link to all your bookings");
  });

  it("to a new email says what may have happened to it", async () => {
    const wrong = await site.get("/booking/email/nonsense");
    expect(wrong.status).toBe(404);
    expect(await words(wrong)).toContain("Make sure that all of the link was opened");
  });
});

describe("A page that follows a button, opened without it", () => {
  it("does not claim that something was deleted or sent", async () => {
    const link = await site.booked({ ...ben, needs: "" }, slug);
    expect(await seen(`${link}/needs?saved`)).not.toMatch(/deleted|Thank you/);
    expect(await seen(`${link}/needs?saved`)).toContain("We keep nothing about what you need");
    expect(await seen(`${link}/details?asked`)).toContain(
      "If you have just asked for it, a link is on its way",
    );
  });
});
