import { describe, expect, test } from "vitest";
import { checkCourses, courses, findCourse } from "../../../src/facts/courses.ts";
import { checkSources, findSources, sources } from "../../../src/facts/sources.ts";

describe("courses", () => {
  const [course] = courses;

  test("cover the five things that are taught", () => {
    expect(courses.map((each) => each.slug)).toEqual([
      "key-principles",
      "why-relationships-matter",
      "why-communication-matters",
      "affective-statements-and-circles",
      "three-day-programme",
    ]);
    expect(findCourse("three-day-programme")?.days).toBe(3);
    expect(findCourse("nothing")).toBeUndefined();
  });

  test.each([
    [
      "a time that is not one",
      { starts: "9.30" },
      "item 1, starts: expected a time on the 24-hour clock, such as 09:30",
    ],
    ["an end before the start", { ends: "08:00" }, "item 1, ends: expected a time after the start"],
    ["no title", { title: " " }, "item 1, title: expected some words"],
    ["half a day", { days: 0.5 }, "item 1, days: expected a whole number of days"],
    ["nothing to say", { about: [] }, "item 1, about: expected at least one paragraph"],
  ])("fail with file and field for %s", (_case, changes, expected) => {
    expect(() => checkCourses([{ ...course, ...changes }])).toThrow(`_data/courses.json: ${expected}`);
  });

  test("fail where a slug stands twice", () => {
    expect(() => checkCourses([course, course])).toThrow(
      "expected each slug once, found key-principles twice",
    );
  });
});

describe("sources", () => {
  const [source] = sources;

  test("are found by the ids a page names, in its order", () => {
    const found = findSources(["portsmouth-strategy", "dudley-briefing"], "page.md");
    expect(found.map((each) => each.id)).toEqual(["portsmouth-strategy", "dudley-briefing"]);
  });

  test("fail with the page’s name for an id that is not there", () => {
    expect(() => findSources(["nowhere"], "page.md")).toThrow(
      "page.md: sources: expected an id of _data/sources.json",
    );
  });

  test("fail with file and field for a wrong entry", () => {
    expect(() => checkSources([{ ...source, title: "" }])).toThrow(
      "_data/sources.json: item 1, title: expected some words",
    );
    expect(() => checkSources([{ ...source, url: "javascript:alert(1)" }])).toThrow(
      "item 1, url: expected an https address",
    );
    expect(() => checkSources([source, source])).toThrow("expected each id once");
    expect(() => checkSources("none")).toThrow("_data/sources.json: the whole file: ");
  });
});
