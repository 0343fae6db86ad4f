import { expect, it } from "vitest";
import { findTitles } from "../../../assets/js/search/find-titles.js";

const page = (url: string, title: string, more: object = {}) => ({ url, title, ...more });
const pages = [
  page("/workshops/circles-and-statements/", "Circles and statements", { kind: "workshop" }),
  page("/tools/circles/", "Circles", {
    kind: "tool",
    audiences: ["managers"],
    words: "talking piece, check-in",
  }),
  page("/stories/a-log/", "A log in the children’s homes", { kind: "story", words: "circle of chairs" }),
  page("/glossary/", "The circle of words", { kind: "help", audiences: ["families"] }),
];
const short = { toc: "The circle" };
const found = (asked: string, filters: object = {}) =>
  findTitles(asked, { pages, short }, filters).map((each: { url: string }) => each.url);

it("finds the titles that begin with the letters first, then those that have them, then everyday words", () => {
  expect(found("ci")).toEqual([
    "/tools/circles/",
    "/workshops/circles-and-statements/",
    "/glossary/",
    "/stories/a-log/",
  ]);
});

it("wants every word, in any order, however it is written", () => {
  expect(found("statements CIRC")).toEqual(["/workshops/circles-and-statements/"]);
  expect(found("childrens home")).toEqual(["/stories/a-log/"]);
  expect(found("check in")).toEqual(["/tools/circles/"]);
  expect(found("circles unicorn")).toEqual([]);
});

it("takes the first letters of an abbreviation for what it stands for", () => {
  expect(found("to")[0]).toBe("/glossary/");
  expect(found("TOC")[0]).toBe("/glossary/");
});

it("keeps to the kind and the readers that were chosen", () => {
  expect(found("circ", { kind: "tool" })).toEqual(["/tools/circles/"]);
  expect(found("circ", { audience: "families" })).toEqual(["/glossary/"]);
});

it("finds nothing for nothing", () => {
  expect(found("  – ")).toEqual([]);
});
