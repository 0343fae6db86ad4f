import type { CalendarFile } from "../server/mail/email.ts";
import type { Services } from "../server/services.ts";
import { siteAt } from "../server/site.ts";
import { dayFile } from "./calendar.ts";
import { openLink } from "./manage.ts";

/** The calendar file of one day, by the booking's link; null where the link or the day leads to none. */
export async function openDayFile(
  services: Services,
  token: string,
  day: string,
): Promise<CalendarFile | null> {
  const opened = await openLink(services, token);
  if (opened.link !== "valid") return null;
  const { booking } = opened;
  const wanted = booking.workshop.days.find((candidate) => String(candidate.day) === day);
  // Who waits has no place yet, and so nothing to put in a calendar.
  if (!wanted || !booking.hadPlace) return null;
  const method = booking.status === "cancelled" ? "CANCEL" : "REQUEST";
  const { siteUrl } = services.settings;
  return dayFile(booking, wanted, method, { site: siteAt(siteUrl), siteUrl, now: services.now() });
}
