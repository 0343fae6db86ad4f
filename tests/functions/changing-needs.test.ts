import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fieldsOf, person, words } from "./booking-site.ts";
import { ada, openChangingSite, type ChangingSite } from "./changing-site.ts";

let site: ChangingSite;
let slug: string;

beforeAll(async () => {
  site = await openChangingSite();
});

beforeEach(async () => {
  slug = await site.begin();
});

afterAll(() => site.close());

describe("Saying what one needs", () => {
  it("keeps it where no page and no email shows it, and replaces or deletes it", async () => {
    const link = await site.booked({ ...ada, needs: "" });
    expect(await words(await site.get(`${link}/needs`))).toContain(
      "By writing here you agree that we keep this and use it for this workshop.",
    );
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
    expect(await words(await site.get(`${link}/needs?saved`))).toContain(
      "We keep nothing about what you need",
    );
    expect(site.subjectsTo(ada.email)).toEqual(["Your place is booked"]);
    expect(site.services.logged.join("\n")).not.toContain("hearing");
  });

  it("with nothing written asks for it, and with a mistake keeps what was written", async () => {
    const link = await site.booked();
    const empty = await site.post(`${link}/needs`, { needs: " \n ", step: "save" });
    expect(empty.status).toBe(422);
    expect(await words(empty)).toContain("Write what you need");
    const wrong = await site.post(`${link}/needs`, { needs: "See https://prize.example", step: "save" });
    expect(wrong.status).toBe(422);
    expect(fieldsOf(await wrong.text())).toMatchObject({ needs: "See https://prize.example" });
  });

  it("can be deleted after the end, and no longer be told", async () => {
    const link = await site.booked();
    await site.setClock("2026-10-06T15:00:00Z");
    expect(await words(await site.get(link))).toContain("Delete what you told us you need");
    const page = await site.get(`${link}/needs`);
    const html = await page.clone().text();
    expect(await words(page)).toContain("Your workshop is over, so there is nothing more to tell us");
    expect(html).not.toContain("<textarea");
    const told = await site.post(`${link}/needs`, { needs: "A ramp", step: "save" });
    expect(told.status).toBe(409);
    expect(await words(told)).toContain("The workshop has taken place");
    expect((await site.post(`${link}/needs`, { needs: "", step: "delete" })).status).toBe(303);
    expect(await words(await site.get(`${link}/needs?saved`))).toContain(
      "We keep nothing about what you need",
    );
    const left = await words(await site.get(`${link}/needs`));
    expect(left).toContain("We keep nothing about what you need");
    expect(left).not.toContain("Delete what I told you");
    expect(await (await site.get(link)).text()).not.toContain(`href="${link}/needs"`);
  });

  it("stays possible for who makes up a missed day in another group, until that day is over", async () => {
    const link = await site.booked({ ...ada, needs: "" });
    const there = await site.newWorkshop({
      course: slug,
      days: [{ date: "2026-10-20", starts: "09:30", ends: "16:00" }],
    });
    await site.exec(
      `insert into app.make_ups (booking_id, missed_day, workshop_id, day, agreed_at)
       select b.id, 1, there.id, 1, app.clock() from app.bookings b
       join app.workshops w on w.id = b.workshop_id and w.slug = $1
       join app.workshops there on there.slug = $2`,
      [slug, there],
    );
    await site.setClock("2026-10-20T14:59:59Z");
    expect(await words(await site.get(link))).toContain("Tell us what you need");
    expect(await (await site.get(`${link}/needs`)).text()).toContain("<textarea");
    expect((await site.post(`${link}/needs`, { needs: "A ramp", step: "save" })).status).toBe(303);
    await site.setClock("2026-10-20T15:00:00Z");
    expect(await (await site.get(`${link}/needs`)).text()).not.toContain("<textarea");
  });

  it("is possible in line as well", async () => {
    await site.booked(person("Bo"));
    await site.booked(person("Cy"));
    const link = await site.booked({ ...ada, needs: "" });
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
