import { beforeAll, describe, expect, test } from "vitest";
import site from "../../_data/site.json" with { type: "json" };
import { findSources } from "../../src/facts/sources.ts";
import { blameRules } from "../../src/tools/blame-rules.ts";
import { questionSets } from "../../src/tools/question-sets.ts";
import { tools } from "../../src/tools/tool.ts";
import { readBuilt } from "../support/built-pages.ts";

const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");

describe.each(tools)("the page on $slug", (tool) => {
  let html = "";
  let main = "";

  beforeAll(async () => {
    html = await readBuilt(`/tools/${tool.slug}/`);
    main = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
  });

  const section = (id: string) => {
    const part = main.slice(main.indexOf(`aria-labelledby="${id}"`));
    return part.slice(0, part.indexOf("</section>"));
  };

  test("says what it is, when to use it and when not", () => {
    expect(main).toContain(`<h1>${tool.title}</h1>`);
    expect(section("what").match(/<p>/g)?.length).toBeGreaterThanOrEqual(tool.what.length);
    expect(section("when")).toContain(">When to use it<");
    expect(section("when")).toContain(">When not to<");
    expect(section("when").match(/<li>/g)).toHaveLength(tool.when.length + tool.whenNot.length);
  });

  test("says how, step by step", () => {
    const steps = section("how").match(/<ol class="steps">(.*)<\/ol>/s)?.[1];
    expect(steps?.match(/<h3>/g)).toHaveLength(tool.how.length);
    expect(words(section("how").split('<ol class="steps">')[0] ?? "")).toContain("our own suggestion");
  });

  test("marks its example as one", () => {
    expect(words(section("example"))).toContain("Example. Nobody in it is real.");
  });

  test("says whom to ask, and how to reach them", () => {
    expect(section("ask")).toContain('href="mailto:');
  });

  test("links to its standards and workshops", () => {
    for (const strand of tool.standards) expect(section("related")).toContain(`"/standards/${strand}/"`);
    for (const slug of tool.workshops) expect(section("related")).toContain(`"/workshops/#${slug}"`);
  });

  test("names its sources and when it was reviewed", () => {
    const foot = words(main.slice(main.indexOf('class="page-foot"')));
    for (const source of findSources(tool.sources, tool.slug)) expect(foot).toContain(source.title);
    expect(foot).toContain("Last reviewed on");
  });

  test(tool.caution ? "carries the caution on domestic abuse" : "needs no caution of its own", () => {
    const [, before] =
      /Do not ([^.]*) until a specialist has assessed the risk/.exec(words(section("what"))) ?? [];
    expect(before).toBe(tool.caution);
  });
});

test("the index leads to every tool, twice: by what you want, and from everyday to formal", async () => {
  const html = await readBuilt("/tools/");
  const list = html.slice(html.indexOf("<main"), html.indexOf('class="page-foot"'));
  for (const { slug } of tools) expect(list.match(new RegExp(`href="/tools/${slug}/"`, "g"))).toHaveLength(2);
});

test("family group conferences: six stages, each with who is there, and the trial with its limits", async () => {
  const html = await readBuilt("/tools/family-group-conferences/");
  expect(html.match(/In the room: /g)).toHaveLength(6);
  for (const fact of [
    "1,511",
    "21 English authorities",
    "36.2%",
    "44.8%",
    "did not test restorative practice",
  ])
    expect(words(html)).toContain(fact);
  expect(html).toContain(">My Family Network Meetings<");
});

test("four everyday steps: says that they are our own selection", async () => {
  expect(words(await readBuilt("/tools/four-everyday-steps/"))).toContain("our own selection");
});

test("every question is on the page before any script runs", async () => {
  const html = words((await readBuilt("/tools/affective-questions/")).replaceAll("&#39;", "'"));
  for (const question of questionSets.flatMap((set) => set.questions)) expect(html).toContain(question);
});

test("every set of questions says when to stop asking a child, and on paper whom to ring", async () => {
  const html = await readBuilt("/tools/affective-questions/");
  for (const { id } of questionSets) {
    const set = html.slice(html.indexOf(`aria-labelledby="${id}"`)).split("</section>")[0] ?? "";
    expect(words(set)).toContain(
      "If a child may be telling you that somebody hurts them: stop asking, listen, and",
    );
    expect(set).toContain('<a href="/worried-about-a-child/">ring today</a>');
    for (const { number } of site.helplines) expect(set.slice(set.indexOf("card-paper"))).toContain(number);
  }
});

test("every phrase that the blame warner looks for is on the page, with its advice", async () => {
  const html = await readBuilt("/tools/affective-statements/");
  for (const { phrases, advice } of blameRules) {
    expect(html).toContain(advice);
    for (const phrase of phrases) expect(html).toContain(phrase.replace("'", "’"));
  }
});
