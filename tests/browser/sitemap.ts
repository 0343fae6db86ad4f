import { inject } from "vitest";

/** The path of every page that the site's map names, and of the one for addresses that lead nowhere. */
export async function everyPage(): Promise<string[]> {
  const response = await fetch(new URL("/sitemap.xml", inject("siteUrl")));
  const places = (await response.text()).matchAll(/<loc>([^<]+)<\/loc>/g);
  return [...places]
    .map(([, place = ""]) => new URL(place).pathname)
    .concat("/search/", "/there-is-no-such-page");
}
