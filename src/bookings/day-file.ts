import type { Services } from "../server/services.ts";
import { siteAt } from "../server/site.ts";
import { fetchedDayFile } from "./calendar.ts";
import { openLink } from "./manage.ts";

/** What a link to the file of a day leads to. */
export type DayFile =
  | { link: "valid"; file: ReturnType<typeof fetchedDayFile> }
  | { link: "expired" }
  /** The link or the day leads to none. */
  | { link: "wrong" };

/** The calendar file of one day, by the booking's link. */
export async function openDayFile(services: Services, token: string, day: string): Promise<DayFile> {
  const opened = await openLink(services, token);
  if (opened.link !== "valid") return opened;
  const { booking } = opened;
  const wanted = booking.workshop.days.find((candidate) => String(candidate.day) === day);
  // Who waits has no place yet, and so nothing to put in a calendar.
  if (!wanted || !booking.hadPlace) return { link: "wrong" };
  const { siteUrl } = services.settings;
  const tools = { site: siteAt(siteUrl), siteUrl, now: services.now() };
  return { link: "valid", file: fetchedDayFile(booking, wanted, tools) };
}
