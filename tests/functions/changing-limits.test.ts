import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fieldsOf, openBookingSite, person, words, type BookingSite } from "./booking-site.ts";

let site: BookingSite;
const ada = person("Ada");

beforeAll(async () => {
  site = await openBookingSite();
});

afterAll(() => site.close());

/** Books alone, and returns the path of the details of the booking. */
async function details(slug: string): Promise<string> {
  await site.addWorkshop(slug, { course: slug });
  site.services.limits = { emailPerHour: 1000, clientPerHour: 1000 };
  expect((await site.book(slug, ada)).status).toBe(303);
  return `${site.linkTo(ada.email)}/details`;
}

describe("Too many corrections within an hour", () => {
  it("of a name are stopped, with everything kept, and nobody is emailed", async () => {
    const link = await details("names");
    site.services.limits = { emailPerHour: 1, clientPerHour: 1000 };
    await site.post(link, { name: "Ada Once", email: "", step: "save" });
    const sent = site.services.sent.length;
    const response = await site.post(link, { name: "Ada Twice", email: "", step: "save" });
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(fieldsOf(await response.clone().text())).toMatchObject({ name: "Ada Twice" });
    expect(await words(response)).toContain("Nothing has changed, and we have sent nothing.");
    expect(site.services.sent).toHaveLength(sent);
  });

  it("of an email say what was saved all the same", async () => {
    const link = await details("emails");
    site.services.limits = { emailPerHour: 1, clientPerHour: 1000 };
    await site.post(link, { name: "Ada", email: "first@dudley.example", step: "save" });
    const both = { name: "Ada Okafor", email: "second@dudley.example", step: "save" };
    const response = await site.post(link, both);
    expect(response.status).toBe(429);
    const text = await words(response);
    expect(text).toContain("The name is saved. The email address is as it was");
    expect(text).not.toContain("sent nothing");
    expect(site.subjectsTo(ada.email).at(-1)).toBe("Your name is corrected");
    expect(site.subjectsTo("second@dudley.example")).toEqual([]);
  });
});
