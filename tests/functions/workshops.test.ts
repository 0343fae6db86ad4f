import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import workshopPage, { config } from "../../functions/workshop-page.ts";
import workshopsJson from "../../functions/workshops-json.ts";
import { provideServices } from "../../src/server/services.ts";
import { pageGet, testContext, testServices } from "../support/services.ts";
import { openWorkshopsSite } from "./workshops-site.ts";

let site: Awaited<ReturnType<typeof openWorkshopsSite>>;
beforeAll(async () => {
  site = await openWorkshopsSite();
  await site.addWorkshop("some-left", { sample_places_taken: 1 });
  await site.addWorkshop("all-taken", { sample_places_taken: 3, sample_waiting: 2, venue: "<Online>" });
  await site.addWorkshop("opens-later", { opens_at: "2026-09-20T08:00:00Z" });
  await site.addWorkshop("called-off", { days: [{ date: "2026-10-07", starts: "13:00", ends: "16:30" }] });
  await site.exec("update app.workshops set cancelled_at = app.clock() where slug = 'called-off'");
  await site.addWorkshop("long-ago", {
    is_sample: false,
    days: [{ date: "2018-07-22", starts: "00:00", ends: "23:59" }],
    opens_at: "2018-01-01T00:00:00Z",
    phase: 2,
    group_label: "Frontline Practitioner Group 1",
    printed_note: "The programme prints days but no times.",
  });
});
beforeEach(() => site.provide());
afterAll(() => site.close());

const show = (slug: string) => workshopPage(pageGet(`/workshops/${slug}`), testContext({ params: { slug } }));

const main = async (response: Response) =>
  /<main[^>]*>([\s\S]*)<\/main>/
    .exec(await response.text())?.[1]
    ?.replace(/<(\w+)[^>]* hidden[^>]*>[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

describe("The page of a workshop newer than the build", () => {
  it("gives way to a built page at the same address", () => {
    expect(config.preferStatic).toBe(true);
    expect(config.path).toBe("/workshops/:slug");
  });

  it("says what it is, when, where and how many places are left, and when that was counted", async () => {
    const response = await show("some-left");
    expect(response.status).toBe(200);
    const text = await main(response);
    expect(text).toContain("Tuesday 6 October 2026 , 9:30am to 4pm");
    expect(text).toContain("Ward House");
    expect(text).toContain("2 of 3 places left");
    expect(text).toContain("Book your place");
    expect(text).toContain("Places were checked at 10am on Tuesday 1 September 2026");
    expect(text).toContain("Sample dates.");
  });

  it("offers the waiting list where all places are taken", async () => {
    const response = await show("all-taken");
    const html = await response.clone().text();
    expect(await main(response)).toMatch(/Full\. All 3 places are taken\. On the waiting list: 2/);
    expect(html).toContain("&lt;Online>");
    expect(html).not.toContain("<Online>");
  });

  it("says when booking opens, or that the workshop is cancelled", async () => {
    expect(await main(await show("opens-later"))).toContain(
      "Booking opens on Sunday 20 September 2026 at 9am.",
    );
    expect(await main(await show("called-off"))).toContain("Cancelled. This workshop will not take place.");
  });

  it("shows of a cohort from the printed programme its days without times, and the note", async () => {
    const response = await show("long-ago");
    const html = await response.clone().text();
    const text = await main(response);
    expect(text).toContain("Sunday 22 July 2018");
    expect(text).not.toMatch(/midnight|11:59pm|places left|Book/);
    expect(text).toContain("The programme prints days but no times.");
    expect(html).not.toContain('<script type="module"');
    expect(html).not.toContain("seat-ring");
  });

  it("is not found where no workshop has the slug, whatever the slug is", async () => {
    for (const slug of ["nothing", "\0", "%00", "' or 1=1 --", "x".repeat(3000)]) {
      const response = await show(slug);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain("Page not found");
    }
  });
});

describe("/api/workshops.json", () => {
  const read = () => workshopsJson(pageGet("/api/workshops.json"), testContext());

  it("tells of workshops to come, in the words of the contract and no others", async () => {
    const response = await read();
    const { asOf, workshops } = (await response.json()) as { asOf: string; workshops: object[] };
    expect(asOf).toBe("2026-09-01T09:00:00.000Z");
    expect(workshops).toContainEqual({
      slug: "all-taken",
      title: "The key principles",
      days: [{ date: "2026-10-06", starts: "09:30", ends: "16:00" }],
      venue: "<Online>",
      capacity: 3,
      placesLeft: 0,
      waiting: 2,
      status: "full",
    });
    expect(workshops.map((workshop) => Object.keys(workshop).length)).toEqual([8, 8, 8, 8]);
    expect(workshops.map((workshop) => "status" in workshop && workshop.status).sort()).toEqual([
      "cancelled",
      "closed",
      "full",
      "open",
    ]);
  });

  it("may be kept by anyone, for seconds", async () => {
    const response = await read();
    expect(response.headers.get("cache-control")).toMatch(/^public, max-age=5\b/);
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
  });

  it("answers HEAD without a body, and refuses to be written to", async () => {
    const head = await workshopsJson(new Request("https://a.test/", { method: "HEAD" }), testContext());
    expect([head.status, await head.text()]).toEqual([200, ""]);
    const post = await workshopsJson(new Request("https://a.test/", { method: "POST" }), testContext());
    expect(post.status).toBe(405);
  });

  it("is a 503 that nobody keeps where the database does not answer", async () => {
    const services = testServices();
    provideServices(services);
    const response = await read();
    expect(response.status).toBe(503);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(Object.keys((await response.json()) as object)).toEqual(["status", "id"]);
  });

  it("treats a reply that it does not know as a fault", async () => {
    const call = async () => ({ as_of: "yesterday", workshops: [] });
    provideServices(testServices({ database: { call } }));
    expect((await read()).status).toBe(503);
  });
});
