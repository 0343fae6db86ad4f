import { atomFeed } from "../../components/atom-feed.ts";
import type { Reading } from "../../layouts/ReadingPage.tsx";
import { wholeAddress } from "../../workshops/site-address.ts";

export const data = { permalink: "/feeds/stories.xml", eleventyExcludeFromCollections: true };

type Given = {
  site: { name: string; team: string; url?: string };
  collections: { all: { url: string; data: Partial<Reading> }[] };
  checkedAt: string;
};

/** The stories as an Atom feed: each page that says that it is one. */
export default function StoryFeed({ site, collections, checkedAt }: Given): string {
  const stories = collections.all.filter(({ data: { kind } }) => kind === "story");
  return atomFeed({
    title: `Stories of ${site.name}`,
    subtitle: "How working with people went, told by those who tried it.",
    self: wholeAddress(site, "/feeds/stories.xml").href,
    page: wholeAddress(site, "/stories/").href,
    author: site.team,
    entries: stories.map(({ url, data: { title = url, description = "", reviewed } }) => {
      const address = wholeAddress(site, url);
      return {
        title,
        id: `tag:${address.hostname},2026:${url.slice(1, -1)}`,
        href: address.href,
        updated: new Date(reviewed?.last ?? checkedAt),
        summary: description,
      };
    }),
    made: new Date(checkedAt),
  });
}
