import { expect, test } from "vitest";
import { judgeStates, type State } from "./judge-states.ts";
import { everyPage } from "./sitemap.ts";

// Of the workshops that are there for tests alone, one of each kind is enough.
const paths = (await everyPage()).filter((path) => !/\/for-tests-.*(on|off|keyboard|places)\/$/.test(path));

// Workshops share one page, so a few of them stand for all where that saves minutes.
const isWorthAPhone = (path: string) =>
  !path.startsWith("/workshops/") || /^\/workshops\/($|.*(sample|states))/.test(path);

const pages = paths.map((path): State => [path, (page) => page.goto(path), { phones: isWorthAPhone(path) }]);

test("the site's map names enough pages for this to mean something", () => {
  expect(pages.length).toBeGreaterThan(40);
});

judgeStates([0, 1].map((half) => pages.filter((_, place) => place % 2 === half)));
