import { SummaryList } from "../../components/SummaryList.tsx";
import { formatDay, formatHours } from "../../components/dates.ts";
import { venueRows } from "../../workshops/workshop.ts";
import { HowToJoin } from "../HowToJoin.tsx";
import type { MakeUp } from "./make-up.ts";

/** The days that somebody makes up as a guest of another group: when, where and how to join. */
export function MakeUpDays({ days }: { days: readonly MakeUp[] }) {
  return (
    <>
      {days
        .filter(({ cancelled }) => !cancelled)
        .map((day) => (
          <>
            <h2>The day that you make up</h2>
            <p>You come to another group as a guest, to make up for day {day.missedDay}.</p>
            <SummaryList
              rows={[
                { label: "Workshop", value: <a href={`/workshops/${day.slug}/`}>{day.title}</a> },
                { label: "Day", value: `${formatDay(day.date)}, ${formatHours(day.starts, day.ends)}` },
                { label: "Venue", value: day.venue },
                ...venueRows(day),
              ]}
            />
            <HowToJoin joining={day.joining} />
          </>
        ))}
    </>
  );
}
