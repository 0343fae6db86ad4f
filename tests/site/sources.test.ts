import { beforeAll, describe, expect, test } from "vitest";
import { sources } from "../../src/facts/sources.ts";
import { contested } from "../../src/sources/contested.ts";
import { builtPages, readBuilt, type BuiltPage } from "../support/built-pages.ts";
import { wordsOf } from "./words-of.ts";

let pages: BuiltPage[] = [];
let page = "";
beforeAll(async () => {
  pages = await builtPages();
  page = await readBuilt("/sources/");
});

/** What stands under a document, up to the next heading. */
const under = (id: string) => page.split(`<h3 id="${id}"`)[1]?.split(/<h[23]\b|<\/main>/)[0] ?? "";
const footOf = (html: string) => /<aside class="page-foot"[\s\S]*?<\/aside>/.exec(html)?.[0] ?? "";

describe("the page of sources", () => {
  test("lists under each document the pages that name it at their foot, and no others", () => {
    for (const { id, title, publisher } of sources) {
      const named = pages
        .filter(({ html }) => wordsOf(`<main>${footOf(html)}</main>`).includes(`${title}. ${publisher}`))
        .map(({ url }) => url);
      const listed = [...under(id).matchAll(/<a href="(\/[^"]*)"/g)].map(([, href]) => href);
      expect(listed.sort(), id).toEqual(named.sort());
      expect(named, id).not.toEqual([]);
    }
  });

  test("says on which points people disagree, who says what, and where to read more", () => {
    expect(contested.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["window", "leeds-figures", "trial", "domestic-abuse"]),
    );
    for (const point of contested) {
      expect(under(point.id)).toContain(`href="${point.page.href}"`);
      for (const id of point.sources) expect(under(point.id)).toContain(`href="#${id}"`);
    }
  });
});
