import { atomFeed } from "../../components/atom-feed.ts";
import type { Reading } from "../../layouts/ReadingPage.tsx";
import { resources } from "../../resources/resources.ts";
import { wholeAddress } from "../../workshops/site-address.ts";

export const data = { permalink: "/feeds/resources.xml", eleventyExcludeFromCollections: true };

type Given = {
  site: { name: string; team: string; url?: string };
  collections: { all: { url: string; data: Partial<Reading> }[] };
  checkedAt: string;
};

/** The resources as an Atom feed, as new as the last look at the page that lists them. */
export default function ResourceFeed({ site, collections, checkedAt }: Given): string {
  const page = collections.all.find(({ url }) => url === "/resources/");
  return atomFeed({
    title: `Resources of ${site.name}`,
    subtitle: "Where to read more, and what each place is good for.",
    self: wholeAddress(site, "/feeds/resources.xml").href,
    page: wholeAddress(site, "/resources/").href,
    author: site.team,
    entries: resources.map(({ id, title, about }) => {
      const address = wholeAddress(site, `/resources/#${id}`);
      return {
        title,
        id: `tag:${address.hostname},2026:resources/${id}`,
        href: address.href,
        updated: new Date(page?.data.reviewed?.last ?? checkedAt),
        summary: about,
      };
    }),
    made: new Date(checkedAt),
  });
}
