import { formatDays } from "../components/dates.ts";
import type { Workshop } from "./workshop.ts";

/** A workshop in one line: what it is called, and its days. */
export function workshopTitle({ title, days }: Pick<Workshop, "title" | "days">): string {
  return `${title} (${formatDays(days.map((day) => day.date))})`;
}
