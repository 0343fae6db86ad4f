import { describe, expect, it } from "vitest";
import { checkSections, parentsOf, placeOf } from "../../../src/facts/sections.ts";

const section = (pages: object[]) => [{ id: "tools", title: "Tools", pages }];

describe("The sections of the site", () => {
  it("say where a page stands, what comes before and after it, and what is related", () => {
    const place = placeOf("/standards/voices/");
    expect(place?.section.title).toBe("Standards");
    expect(place?.parents.map((page) => page.href)).toEqual(["/standards/"]);
    expect(place?.before?.href).toBe("/standards/");
    expect(place?.after?.href).toBe("/standards/networks/");
    expect(placeOf("/framework/")?.related.map((page) => page.title)).toContain("Practice standards");
  });

  it("know nothing of a page that belongs to none", () => {
    expect(placeOf("/privacy/")).toBeUndefined();
  });

  it.each([
    ["/standards/voices/", ["/", "/standards/"]],
    ["/privacy/", ["/"]],
    ["/workshops/key-principles-1/", ["/", "/workshops/"]],
  ])("say which pages stand above %s", (href, above) => {
    expect(parentsOf(href).map((page) => page.href)).toEqual(above);
  });

  it.each([
    ["an address without its slash", [{ href: "/tools", title: "Tools" }], "expected an address such as"],
    ["a page without a title", [{ href: "/tools/", title: " " }], "expected some words"],
    ["a page named twice", Array(2).fill({ href: "/tools/", title: "Tools" }), "found /tools/ twice"],
    [
      "a related page that is nowhere",
      [{ href: "/tools/", title: "Tools", related: ["/gone/"] }],
      "related to /tools/: expected a page of a section, found /gone/",
    ],
  ])("refuse %s, and name the file", (_, pages, words) => {
    expect(() => checkSections(section(pages))).toThrow("_data/sections.json");
    expect(() => checkSections(section(pages))).toThrow(words);
  });
});
