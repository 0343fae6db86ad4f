import { describe, expect, it } from "vitest";
import { checkPages, type CheckedPage } from "../../../src/eleventy/site-checks.ts";

const today = new Date("2026-11-21T12:00:00Z");
const foot = '<aside class="page-foot"><h2>Where this comes from</h2></aside>';

const check = (changes: Partial<CheckedPage>, exists = true) =>
  checkPages(
    [
      {
        file: "src/pages/circles.md",
        url: "/circles/",
        data: { reviewed: { last: "2026-11-21", next: "2027-05-21" }, kind: "tool", audiences: ["families"] },
        html: foot,
        ...changes,
      },
    ],
    today,
    () => exists,
  );

describe("A page that has what it must have", () => {
  it("passes without a word", () => {
    expect(check({})).toEqual({ faults: [], warnings: [] });
  });
});

describe("A page that lacks something is named by its file and field", () => {
  it("no source", () => {
    expect(check({ html: '<aside class="page-foot"></aside>' }).faults).toEqual([
      "src/pages/circles.md: sources: expected at least one id of _data/sources.json, found none (/circles/)",
    ]);
  });

  it("a kind that the search does not offer", () => {
    expect(check({ data: { kind: "essay" } }).faults).toEqual([
      "src/pages/circles.md: kind: expected one of guide, tool, standard, story, workshop, help, found essay",
    ]);
  });

  it("an audience that the search does not offer", () => {
    expect(check({ data: { audiences: ["families", "cats"] } }).faults).toEqual([
      "src/pages/circles.md: audiences: expected one of families, practitioners, managers, partners, found cats",
    ]);
  });

  it.each([
    ["src", '<img alt="" src="/assets/images/gone.png"/>', "/assets/images/gone.png"],
    [
      "og:image",
      '<meta property="og:image" content="https://a.example/gone.png"/>',
      "https://a.example/gone.png",
    ],
  ])("an image that is not there (%s)", (field, html, address) => {
    expect(check({ html: foot + html }, false).faults).toEqual([
      `src/pages/circles.md: ${field}: expected an image of the site, found ${address} (/circles/)`,
    ]);
  });

  it("a review date in the past is a warning: the page stays up", () => {
    const late = check({ data: { reviewed: { next: "2026-11-20" } } });
    expect(late.faults).toEqual([]);
    expect(late.warnings).toEqual([
      "src/pages/circles.md: reviewed, next: 2026-11-20 has passed; look whether the page still holds",
    ]);
    expect(check({ data: { reviewed: { next: "2026-11-21" } } }).warnings).toEqual([]);
  });

  it("pages that one file holds are reported once, under the file with the date", () => {
    const data = { reviewed: { next: "2026-11-20" }, reviewedIn: "_data/tools.json" };
    const page = { file: "src/pages/tools/tool.11ty.tsx", data, html: "" };
    const both = ["/tools/circles/", "/tools/profile-cards/"].map((url) => ({ ...page, url }));
    expect(checkPages(both, today, () => true).warnings).toEqual([
      "_data/tools.json: reviewed, next: 2026-11-20 has passed; look whether the page still holds",
    ]);
  });

  it("a page that is the site's own word needs no source", () => {
    expect(check({ url: "/contact/", html: '<aside class="page-foot"></aside>' }).faults).toEqual([]);
  });
});
