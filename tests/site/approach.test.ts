import { beforeAll, describe, expect, test } from "vitest";
import { stages } from "../../src/approach/continuum.ts";
import { moments, wayIds, ways } from "../../src/approach/window.ts";
import { readBuilt } from "../support/built-pages.ts";
import { wordsOf } from "./words-of.ts";

let words = "";
let html = "";
beforeAll(async () => {
  html = await readBuilt("/approach/");
  words = wordsOf(html);
});

describe("the approach, as it is read without scripts", () => {
  test("says what it is, what it is not, and where children's safety stands", () => {
    for (const said of [
      "What it is",
      "What it is not",
      "There is a bottom line",
      "High support and high challenge",
    ])
      expect(words).toContain(said);
  });

  test("has every answer of the window, for every moment and way", () => {
    for (const moment of moments) {
      expect(words).toContain(moment.told);
      for (const way of wayIds) expect(words).toContain(moment[way]);
    }
    for (const way of ways) expect(words).toContain(way.gist);
  });

  test("marks the moments as its own examples", () => {
    expect(words).toContain("examples of our own");
  });

  test("lets the window's critics speak, and gives no date for its roots", () => {
    expect(words).toContain("Dorothy Vaandering argued in 2013");
    expect(words).toContain("no date for it");
  });

  test("has every stage of the continuum with when, who and its tool, and the caution beside them", () => {
    for (const stage of stages) {
      for (const said of [stage.title, stage.what, stage.when, stage.who, stage.prepare])
        expect(words).toContain(said);
      expect(html).toContain(`href="${stage.tool.href}"`);
    }
    expect(words).toContain(
      "Do not bring people together, or question somebody who was harmed, until a specialist has assessed the risk",
    );
  });

  test("has Portsmouth's ten principles", () => {
    const list = /<ol class="ten">(.*?)<\/ol>/s.exec(html)?.[1] ?? "";
    expect(list.match(/<li>/g)).toHaveLength(10);
    expect(words).toContain("Portsmouth’s children’s trust set out ten principles in 2016");
  });

  test("keeps what needs a script out of sight until it is there", () => {
    const live = html.match(/<[a-z]+\b[^>]*\sdata-live[^>]*>/g) ?? [];
    expect(live.length).toBeGreaterThan(3);
    expect(live.filter((tag) => !/\shidden\b/.test(tag))).toEqual([]);
  });
});
