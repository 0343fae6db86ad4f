import { expect, it } from "vitest";
import { searchBest } from "../../../src/eleventy/search-best.ts";

const found = {
  en_1: { url: "/worried-about-a-child/", title: "Worried about a child?", words: "999" },
  en_2: { url: "/safety/", title: "Looking at this site safely" },
  en_3: {
    url: "/tools/circles/",
    title: "Circles",
    kind: "tool",
    audiences: ["managers"],
    words: "check-in",
  },
};
const html = new Map([
  ["/tools/circles/", '<meta name="description" content="Sit &amp; say &quot;I&quot;."/>'],
]);
const mine = { href: "/my-bookings", title: "Find your bookings", about: "We email you a link." };
const best = (pages: string[]) =>
  searchBest({ elsewhere: [mine], bets: [{ searches: ["x"], containing: [], pages }] }, found, html).best;

it("tells the search what it shows of a page that comes first", () => {
  expect(best(["/tools/circles/"])["/tools/circles/"]).toEqual({
    id: "en_3",
    url: "/tools/circles/",
    title: "Circles",
    kind: "tool",
    audiences: ["managers"],
    about: 'Sit & say "I".',
  });
  expect(best(["/my-bookings"])["/my-bookings"]).toEqual({
    url: "/my-bookings",
    title: "Find your bookings",
    about: "We email you a link.",
  });
});

it("always knows who to ring, and how to look safely", () => {
  expect(Object.keys(best(["/my-bookings"]))).toEqual([
    "/worried-about-a-child/",
    "/safety/",
    "/my-bookings",
  ]);
});

it("refuses an address that no page answers at", () => {
  expect(() => best(["/tools/cirlces/"])).toThrow(
    "_data/best-bets.json: bets: expected a page that the search knows, found /tools/cirlces/",
  );
});
