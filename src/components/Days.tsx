import { daysInParts } from "./dates.ts";

/** One day or several in words, as `formatDays` writes them, each of them a time that programs can read. */
export function Days({ dates }: { dates: readonly string[] }) {
  return (
    <>{daysInParts(dates).map(({ text, date }) => (date ? <time dateTime={date}>{text}</time> : text))}</>
  );
}
