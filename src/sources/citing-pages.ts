import { sections } from "../facts/sections.ts";

/** A page of the build: its address, and what it says of itself. */
export type BuiltPage = { url: string; data: { title?: string; sources?: readonly string[] } };

export type CitingPage = { href: string; title: string };

const readingOrder = sections.flatMap((section) => section.pages.map((page) => page.href));

/** Takes every page of the build; returns the pages that name a source by its id, in reading order. */
export function citingPages(pages: readonly BuiltPage[], id: string): CitingPage[] {
  return pages
    .filter(({ data }) => data.sources?.includes(id))
    .map(({ url, data }) => ({ href: url, title: data.title ?? url }))
    .sort((one, other) => placeOf(one) - placeOf(other));
}

/** Pages of no section, such as the home page, come first. */
function placeOf({ href }: CitingPage): number {
  return readingOrder.indexOf(href);
}
