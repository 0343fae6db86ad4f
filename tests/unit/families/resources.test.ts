import { describe, expect, test } from "vitest";
import { checkResources, resources } from "../../../src/resources/resources.ts";

describe("resources", () => {
  const [resource] = resources;

  test("are the four that the framework names", () => {
    expect(resources.map((each) => each.id)).toEqual([
      "research-in-practice",
      "scie",
      "family-rights-group",
      "centre-for-professional-practice",
    ]);
  });

  test.each([
    ["an address that is not safe", { url: "http://example.org" }, "item 1, url: expected an https address"],
    ["nothing to use it for", { uses: [] }, "item 1, uses: expected at least one use"],
    ["no title", { title: " " }, "item 1, title: expected some words"],
  ])("fail with file and field for %s", (_case, changes, expected) => {
    expect(() => checkResources([{ ...resource, ...changes }])).toThrow(`_data/resources.json: ${expected}`);
  });

  test("fail where an id stands twice", () => {
    expect(() => checkResources([resource, resource])).toThrow("expected each id once");
  });
});
