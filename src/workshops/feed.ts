import { atomFeed, type FeedEntry } from "../components/atom-feed.ts";
import { formatDays } from "../components/dates.ts";
import { wholeAddress } from "./site-address.ts";
import type { ListedWorkshop, Workshop } from "./workshop.ts";

type FeedSite = { name: string; team: string; url?: string | undefined };

type Feed = { site: FeedSite; workshops: readonly ListedWorkshop[]; checkedAt: string };

/** The workshops to come as an Atom feed, the newest announcement or change first. */
export function workshopFeed({ site, workshops, checkedAt }: Feed): string {
  return atomFeed({
    title: `Workshops of ${site.name}`,
    subtitle: "New dates to learn restorative practice, as they are set.",
    self: wholeAddress(site, "/feeds/workshops.xml").href,
    page: wholeAddress(site, "/workshops/").href,
    author: site.team,
    entries: workshops
      .filter((workshop) => !workshop.ended)
      .map((workshop) => feedEntry(workshop, updatedAt(workshop, checkedAt), site)),
    made: new Date(checkedAt),
  });
}

function feedEntry(workshop: Workshop, updated: Date, site: FeedSite): FeedEntry {
  const address = wholeAddress(site, `/workshops/${workshop.slug}/`);
  const days = formatDays(workshop.days.map((day) => day.date));
  const notes = [
    workshop.isSample ? "A sample date, made up so that booking can be tried out." : "",
    workshop.status === "cancelled" ? "This workshop has been cancelled." : "",
  ];
  return {
    title: `${workshop.title}, ${days}`,
    // A slug is given once and stays, whatever else about the workshop changes.
    id: `tag:${address.hostname},2026:workshops/${workshop.slug}`,
    href: address.href,
    updated,
    summary: [`${days}, at ${workshop.venue}.`, ...notes].filter(Boolean).join(" "),
  };
}

/**
 * When booking opened; for one that opens later, the moment that this feed was made. Whoever has read of it is told
 * again when it has changed since.
 */
function updatedAt({ opensAt, changedAt }: ListedWorkshop, checkedAt: string): Date {
  const announced = Math.min(Date.parse(opensAt), Date.parse(checkedAt));
  return new Date(changedAt === null ? announced : Math.max(announced, Date.parse(changedAt)));
}
