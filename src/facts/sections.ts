import { z } from "zod";
import entries from "../../_data/sections.json" with { type: "json" };
import { checkData, repeated, slugSchema, textSchema } from "./check-data.ts";

const hrefSchema = z.string().regex(/^\/([a-z0-9-]+\/)+$/, "expected an address such as /approach/");

const pageSchema = z.strictObject({
  href: hrefSchema,
  title: textSchema,
  /** Pages elsewhere that its reader may want next. */
  related: z.array(hrefSchema).default([]),
});

const sectionSchema = z.strictObject({
  id: slugSchema,
  title: textSchema,
  pages: z.array(pageSchema).min(1, "expected at least one page"),
});

/** A part of the site: the first of its pages is where the main navigation leads, the others follow in order. */
export type Section = z.infer<typeof sectionSchema>;

const sectionsSchema = z.array(sectionSchema).superRefine((all, context) => {
  const pages = all.flatMap((section) => section.pages);
  const hrefs = pages.map((page) => page.href);
  for (const href of repeated(hrefs)) {
    context.addIssue({ code: "custom", message: `expected each page once, found ${href} twice` });
  }
  for (const { href, related } of pages) {
    for (const unknown of related.filter((other) => !hrefs.includes(other))) {
      context.addIssue({
        code: "custom",
        message: `related to ${href}: expected a page of a section, found ${unknown}`,
      });
    }
  }
});

/** Checks sections as `_data/sections.json` holds them; wrong ones fail the build. */
export function checkSections(data: unknown): Section[] {
  return checkData("_data/sections.json", sectionsSchema, data);
}

/** Every section, in the order of the main navigation. */
export const sections: readonly Section[] = checkSections(entries);

type Link = { href: string; title: string };

const home: Link = { href: "/", title: "Home" };

export type Place = {
  section: Section;
  parents: Link[];
  before: Link | undefined;
  after: Link | undefined;
  related: Link[];
};

/**
 * Where a page stands: its section, the pages above it, its neighbours in reading order and what is related. Undefined for a page
 * that belongs to no section, such as the privacy notice.
 */
export function placeOf(href: string): Place | undefined {
  const section = sections.find((candidate) => candidate.pages.some((page) => page.href === href));
  const at = section?.pages.findIndex((page) => page.href === href);
  if (!section || at === undefined) return undefined;
  const parents = section.pages.filter((page, place) => {
    const above = place === 0 || href.startsWith(page.href);
    return above && page.href !== href;
  });
  const related = sections
    .flatMap((any) => any.pages)
    .filter((page) => section.pages[at]?.related.includes(page.href));
  return { section, parents, before: section.pages[at - 1], after: section.pages[at + 1], related };
}

/** The pages above a page, from the home page down. One that no section names stands under those that its address begins with. */
export function parentsOf(href: string): Link[] {
  const above = sections.flatMap(({ pages }) => pages).filter((page) => href.startsWith(page.href));
  return [home, ...(placeOf(href)?.parents ?? above)];
}
