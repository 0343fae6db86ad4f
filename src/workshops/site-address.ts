/** Where a site answers that was built without being told: on one's own machine, as it starts by default. */
const HERE = "http://127.0.0.1:8888";

/** A whole address on the site, for readers that have no page to start from: feeds, calendars, site maps. */
export function wholeAddress(site: { url?: string | undefined }, path: string): URL {
  return new URL(path, site.url ?? HERE);
}

/** Where calendar programs find all workshops to come. */
export function allWorkshops(site: { url?: string | undefined }): string {
  return wholeAddress(site, "/calendar/workshops.ics").href;
}
