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
        "young",
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

  test("says what a family’s no and a family’s plan do not settle, as Easy Read does", async () => {
    expect(words(html)).toContain("If you say no, children’s services still have to keep your child safe.");
    expect(words(html)).toContain("They say yes to it, unless it would leave your child unsafe.");
    const easy = words(await main("/families/easy-read/"));
    expect(easy).toContain("You can say no. If you say no, ask what happens next.");
    expect(easy).toContain("Your family makes a plan. The plan says who will do what. The workers check");
  });

  test("speaks to the child as well, and leads a child who is not safe to somebody to talk to", () => {
    const start = html.indexOf('aria-labelledby="young"');
    const young = html.slice(start, html.indexOf("</section>", start));
    for (const right of ["to be heard", "to know why", "Your record is yours", "ask for an advocate"])
      expect(words(young)).toContain(right);
    expect(young).toContain('href="/worried-about-a-child/#child"');
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
  expect(html.match(/class="easy-line"/g)).toHaveLength(lines.length + 8);
  expect(html.match(/<div class="easy-line"><svg class="picture"/g)).toHaveLength(lines.length + 8);
  for (const sentence of lines.flatMap((line) => line.words)) expect(words(html)).toContain(sentence);
});

test("Easy Read promises no seat in a meeting, and says that its room is one example", async () => {
  const room =
    words(await main("/families/easy-read/"))
      .split("Who will be in the room")
      .at(-1) ?? "";
  expect(room).toContain("Ask: can I be there? Ask: can my child come?");
  expect(room).toContain("Here is one meeting, as an example.");
});

test.each(["/families/easy-read/", "/worried-about-a-child/"])(
  "%s says in short sentences what to press on a number that asks for it",
  async (url) => {
    const pressed = site.helplines.filter((line) => line.option);
    expect(pressed.length).toBeGreaterThan(0);
    const html = words(await main(url));
    for (const { number, option } of pressed)
      expect(html).toContain(`${number} Listen. Then press ${option}.`);
  },
);

describe("the page on worries", () => {
  test("has every number before the first heading, 999 first", async () => {
    const html = await main("/worried-about-a-child/");
    const top = html.slice(0, html.indexOf("<h2"));
    const rung = [...top.matchAll(/href="(tel:[^"]+)"/g)].map(([, number]) => number);
    expect(rung).toEqual(site.helplines.map((line) => line.href));
    expect(rung[0]).toBe("tel:999");
  });

  test("does not pass its numbers off as samples while the council has yet to check them", async () => {
    const html = words(await main("/worried-about-a-child/"));
    const { value, example } = site.helplinesChecked;
    const note = example ? " (the council will check them again before this site opens)" : "";
    expect(html).toContain(`These numbers are from: ${value}${note}.`);
  });

  test("says what to do first for who speaks another language, and what the number at night is for", async () => {
    const html = words(await main("/worried-about-a-child/"));
    expect(html).toContain("say its name first");
    expect(html).toContain(site.interpreter.value);
    expect(html).toContain("cannot wait until the office opens");
    expect(html).toContain(site.nightCalls.value);
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
