import { beforeAll, describe, expect, test } from "vitest";
import site from "../../_data/site.json" with { type: "json" };
import { easyRead } from "../../src/families/easy-read.ts";
import { readBuilt } from "../support/built-pages.ts";

const main = async (url: string) => {
  const html = await readBuilt(url);
  return html.slice(html.indexOf("<main"), html.indexOf("</main>"));
};

const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");

describe("the page for families", () => {
  let html = "";
  beforeAll(async () => {
    html = await main("/families/");
  });

  test("answers what a worried parent asks", () => {
    const headings = [...html.matchAll(/<h2 id="([^"]+)"/g)].map(([, id]) => id);
    expect(headings).toEqual(
      expect.arrayContaining([
        "expect",
        "room",
        "meeting",
        "protection",
        "record",
        "disagree",
        "complain",
        "words",
      ]),
    );
  });

  test("leads to the Easy Read version and back", async () => {
    expect(html).toContain('href="/families/easy-read/"');
    expect(await main("/families/easy-read/")).toContain('href="/families/"');
  });

  test("shows an address for complaints that is still an example as one, and says by when they are answered", () => {
    expect(words(html)).toContain(
      `${site.complaints.value} ${site.complaints.example ? "(example)" : ""}`.trim(),
    );
    expect(words(html)).toContain("You will hear within 30 days that your complaint has arrived");
  });

  test("warns of a family meeting where somebody is afraid", () => {
    expect(words(html)).toContain("Tell your worker before a meeting is planned.");
  });

  test("leads from each word to its place in the glossary", async () => {
    const glossary = await readBuilt("/glossary/");
    const links = [...html.matchAll(/href="\/glossary\/#([^"]+)"/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(8);
    for (const id of links) expect(glossary).toContain(`id="${id}"`);
  });
});

test("the Easy Read page has a drawing to every line, and says each line", async () => {
  const html = await main("/families/easy-read/");
  const lines = easyRead.flatMap((section) => section.lines);
  expect(html.match(/class="easy-line"/g)).toHaveLength(lines.length + 6);
  expect(html.match(/<div class="easy-line"><svg class="picture"/g)).toHaveLength(lines.length + 6);
  for (const sentence of lines.flatMap((line) => line.words)) expect(words(html)).toContain(sentence);
});

describe("the page on worries", () => {
  test("has every number before the first heading, 999 first", async () => {
    const html = await main("/worried-about-a-child/");
    const top = html.slice(0, html.indexOf("<h2"));
    const rung = [...top.matchAll(/href="(tel:[^"]+)"/g)].map(([, number]) => number);
    expect(rung).toEqual(site.helplines.map((line) => line.href));
    expect(rung[0]).toBe("tel:999");
  });

  test("speaks to a child as well", async () => {
    expect(words(await main("/worried-about-a-child/"))).toContain(
      "it is not your fault. You can tell someone.",
    );
  });

  test("says how to reach 999 and children's services without speaking or hearing", async () => {
    const html = await main("/worried-about-a-child/");
    for (const way of ["999 BSL", "“register” to 999", "Relay UK", "press 55", site.withoutSpeaking.value])
      expect(words(html)).toContain(way);
  });
});

test.each(["/worried-about-a-child/", "/safety/"])("%s has a line for domestic abuse", async (url) => {
  expect(words(await main(url))).toContain(site.domesticAbuseLine.value);
});

test("every page that may put a reader at risk can be left at once", async () => {
  for (const url of [
    "/worried-about-a-child/",
    "/safety/",
    "/families/",
    "/families/easy-read/",
    "/stories/a-conference-without-a-table/",
    "/stories/families-who-come-prepared/",
  ]) {
    expect(await readBuilt(url)).toContain("Leave this page quickly");
  }
});

test("the safety page says what leaving cannot hide", async () => {
  const text = words(await main("/safety/"));
  for (const trace of ["history", "Other tabs", "one account", "on the bill", "private window"]) {
    expect(text).toContain(trace);
  }
});

test("the resources page says what each of the four is for, and that sharing is not open yet", async () => {
  const html = await main("/resources/");
  expect(html.match(/Use it to:/g)).toHaveLength(4);
  expect(words(html)).toContain("Sharing is not open yet.");
});
