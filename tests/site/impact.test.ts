import { beforeAll, describe, expect, test } from "vitest";
import { impact } from "../../src/impact/impact.ts";
import { builtPages, readBuilt } from "../support/built-pages.ts";
import { wordsOf } from "./words-of.ts";

const read = async (url: string) => wordsOf(await readBuilt(url));

describe("impact", () => {
  let words = "";
  let html = "";
  beforeAll(async () => {
    html = await readBuilt("/impact/");
    words = wordsOf(html);
  });

  test("tells the eight voices by role", () => {
    for (const { role, said } of impact.voices) expect(words).toContain(`${role} ${said}`);
  });

  test("shows each set of figures as a chart and as a table", () => {
    for (const bars of [impact.leeds.bars, impact.trial]) {
      for (const { label, value } of bars) {
        expect(html).toMatch(new RegExp(`<dt>${label}</dt><dd>${value}%</dd>`));
        expect(html).toMatch(new RegExp(`<th scope="row">${label}</th><td>${value}%</td>`));
      }
    }
  });

  test("says what the longest bar stands for, and draws shares of all children against all of them", async () => {
    for (const url of ["/", "/impact/"])
      expect(await read(url)).toContain("The longest bar stands for 6.5%.");
    for (const url of ["/impact/", "/tools/family-group-conferences/"])
      expect(await readBuilt(url)).toContain('<rect class="bar-value" width="44.8"');
  });

  test("gives each disputed figure to its owner, with what it measures", () => {
    const rows = /<table class="whose-figures">.*?<\/table>/s.exec(html)?.[0].split("<tr>") ?? [];
    const row = (figure: string) =>
      rows.find((each) => each.includes(`<th scope="row">${figure}</th>`)) ?? "";
    expect(row("up to 50%")).toContain("Dudley’s briefing, 2018");
    expect(row("up to 50%")).toContain("rate of");
    expect(row("50%")).toContain("Dudley’s web page");
    expect(row("6.5% against 1.2%")).toContain("Leeds City Council");
    expect(row("6.5% against 1.2%")).toContain("caseload");
    expect(row("around 50%")).toContain("not a fall");
  });

  test("says how large the trial was, what it tested and what it did not", () => {
    for (const said of [
      "In 21 English councils, 1,511 families",
      "It tested being referred.",
      "not restorative practice as a whole",
    ])
      expect(words).toContain(said);
    expect(html).toContain('href="https://doi.org/10.1093/bjsw/bcae035"');
  });

  test("has Portsmouth's offer, six layers, schools and its plan to evaluate, with no result claimed", () => {
    const layers = /<ol class="ten">(.*?)<\/ol>/s.exec(html)?.[1];
    expect(layers?.match(/<li>/g)).toHaveLength(6);
    expect(words).toContain("Local Government Association");
    expect(words).toContain("do not hold its results");
  });

  test("says what is not known", () => {
    expect(words).toContain("What is not known");
  });
});

describe("the ambition", () => {
  let words = "";
  let html = "";
  beforeAll(async () => {
    html = await readBuilt("/ambition/");
    words = wordsOf(html);
  });

  test("names the child-friendly borough and its vision", () => {
    expect(words).toContain("child-friendly borough");
    expect(words).toContain("Forging a Future for all");
  });

  test("gives seven reasons, and marks those that the web page repeats", () => {
    const list = /<ol class="reasons">(.*?)<\/ol>/s.exec(html)?.[1] ?? "";
    expect(list.match(/<li>/g)).toHaveLength(7);
    expect(list.match(/Also on the web page/g)?.length).toBeGreaterThanOrEqual(4);
  });

  test("says what councils had tried before", () => {
    for (const way of [
      "Systemic Family Therapy",
      "Signs of Safety",
      "Family Partnership Model",
      "eight years",
    ])
      expect(words).toContain(way);
  });

  test("has provider, cost and neighbours in the open", () => {
    for (const said of ["Mark Finnis", "£80,000 to £90,000", "2018/19", "Walsall", "Wolverhampton"])
      expect(words).toContain(said);
  });
});

describe("partners", () => {
  test("finds each kind of partner, with what it means and where to start", async () => {
    const words = await read("/partners/");
    for (const partner of ["Schools", "Health", "Police", "Voluntary sector", "How to take part"])
      expect(words).toContain(partner);
    expect(words.match(/What it means for you\./g)).toHaveLength(4);
    expect(words.match(/Where to start\./g)).toHaveLength(4);
  });
});

describe("stories", () => {
  let stories: { url: string; html: string }[] = [];
  beforeAll(async () => {
    stories = (await builtPages()).filter(({ url }) => /^\/stories\/.+\/$/.test(url));
  });

  test("are all in the list, and lead from the page on impact", async () => {
    const list = await readBuilt("/stories/");
    const impactPage = await readBuilt("/impact/");
    expect(stories).toHaveLength(3);
    for (const { url } of stories) {
      expect(list).toContain(`href="${url}"`);
      expect(impactPage).toContain(`href="${url}"`);
    }
  });

  test("say that they were reported in 2018, and what the report leaves out", () => {
    for (const { html } of stories) {
      expect(wordsOf(html)).toContain("Reported in 2018");
      expect(wordsOf(html)).toContain("What the briefing leaves out");
    }
  });

  test("quote nobody", () => {
    for (const { html } of stories)
      expect(wordsOf(html).split("Where this comes from")[0]).not.toMatch(/[“”]/);
  });

  test("say honestly that sharing is not open yet", async () => {
    expect(await read("/stories/")).toContain("Sharing is not open yet");
  });
});
