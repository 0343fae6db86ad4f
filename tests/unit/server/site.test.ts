import { describe, expect, it } from "vitest";
import { readSite, site, siteAt } from "../../../src/server/site.ts";

describe("the facts about the site", () => {
  it("are those of the data file, at the address that serves them", () => {
    expect(siteAt("https://restorative.test")).toEqual({ ...site, url: "https://restorative.test" });
  });

  it("name the file and the field that is wrong", () => {
    const wrong = { ...site, emails: { ...site.emails, team: { value: "", example: true } } };
    expect(() => readSite(wrong)).toThrow(/^_data\/site\.json, emails\.team\.value: /);
  });

  it("lead with 999", () => {
    expect(site.helplines[0]).toMatchObject({ number: "999", href: "tel:999" });
  });

  it("show each number as it is dialled, with what to press afterwards apart from it", () => {
    for (const { number, href } of site.helplines) expect(`tel:${number.replaceAll(" ", "")}`).toBe(href);
  });
});
