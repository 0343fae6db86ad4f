import { DateTime } from "luxon";

/** Days and times as people in Britain read them: Europe/London, British words. */
export const zone = "Europe/London";

/** A day of the calendar, "2026-12-08", as "Tuesday 8 December 2026". */
export function formatDay(date: string): string {
  return day(date).toFormat("cccc d LLLL yyyy");
}

const together = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** Days together: "8, 9 and 10 December 2026", "30 November and 1 December 2026". */
export function formatDays(dates: readonly string[]): string {
  return together.format(dayParts(dates));
}

/** The same in its parts, in order: each day in words with its date, and what stands between two of them. */
export function daysInParts(dates: readonly string[]): { text: string; date?: string | undefined }[] {
  let at = 0;
  return together
    .formatToParts(dayParts(dates))
    .map(({ type, value }) => (type === "element" ? { text: value, date: dates[at++] } : { text: value }));
}

/** Each day in words, with its month and year only where the next one does not say them. */
function dayParts(dates: readonly string[]): string[] {
  const days = dates.map(day);
  return days.map((current, index) => {
    const next = days[index + 1];
    const sameYear = next?.hasSame(current, "year");
    if (sameYear && next?.hasSame(current, "month")) return current.toFormat("d");
    return current.toFormat(sameYear ? "d LLLL" : "d LLLL yyyy");
  });
}

/** A time of day, "09:30", as "9:30am"; noon and midnight in words. */
export function formatTime(time: string): string {
  return clock(DateTime.fromFormat(time.slice(0, 5), "HH:mm", { zone: "utc" }), time);
}

/** From when to when: "9:30am to 4pm". */
export function formatHours(starts: string, ends: string): string {
  return `${formatTime(starts)} to ${formatTime(ends)}`;
}

/** The time of day of a moment, in London: "10:42am". */
export function formatTimeOf(moment: string | Date): string {
  return clock(inLondon(moment), String(moment));
}

/** A moment, in London: "Tuesday 8 December 2026 at 9:30am". */
export function formatMoment(moment: string | Date): string {
  return `${inLondon(moment).toFormat("cccc d LLLL yyyy")} at ${formatTimeOf(moment)}`;
}

/** The day that a moment falls on in London: "2026-12-08". */
export function dayOf(moment: string | Date): string {
  return inLondon(moment).toFormat("yyyy-MM-dd");
}

function inLondon(moment: string | Date): DateTime {
  const value =
    typeof moment === "string"
      ? DateTime.fromISO(moment, { zone, locale: "en-GB" })
      : DateTime.fromJSDate(moment, { zone }).setLocale("en-GB");
  return known(value, String(moment));
}

function day(date: string): DateTime {
  return known(DateTime.fromFormat(date, "yyyy-MM-dd", { zone: "utc", locale: "en-GB" }), date);
}

function clock(value: DateTime, given: string): string {
  const { hour, minute } = known(value, given);
  if (minute === 0 && hour === 12) return "midday";
  if (minute === 0 && hour === 0) return "midnight";
  const minutes = minute === 0 ? "" : `:${String(minute).padStart(2, "0")}`;
  return `${hour % 12 || 12}${minutes}${hour < 12 ? "am" : "pm"}`;
}

function known(value: DateTime, given: string): DateTime {
  if (!value.isValid) throw new RangeError(`Not a day or a time: ${given}`);
  return value;
}
