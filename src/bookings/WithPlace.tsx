import { formatDay } from "../components/dates.ts";
import type { Booking } from "./booking.ts";
import { hasJoining, HowToJoin } from "./HowToJoin.tsx";
import { MakeUpDays } from "./register/MakeUpDays.tsx";

type Props = { booking: Booking; token: string };

/** What only someone with a place sees, while it is of use: how to join, days made up elsewhere, and calendar files. */
export function WithPlace({ booking, token }: Props) {
  const { ended } = booking.workshop;
  return (
    <>
      {!ended && hasJoining(booking) && (
        <>
          <h2>Before you come</h2>
          <HowToJoin joining={booking.joining} />
        </>
      )}
      <MakeUpDays days={booking.makeUps} />
      {!ended && <CalendarLinks booking={booking} token={token} />}
    </>
  );
}

function CalendarLinks({ booking, token }: Props) {
  return (
    <>
      <h2>Put it in your calendar</h2>
      <ul>
        {booking.workshop.days.map((day) => (
          <li>
            <a href={`/booking/${token}/${day.day}.ics`}>
              {formatDay(day.date)} <span class="hidden-words">as a calendar file</span>
            </a>
          </li>
        ))}
      </ul>
      <p>
        An entry that you add here does not change by itself. If we write that something has moved, add it
        again. Or <a href="/my-bookings">ask for the link to all your bookings</a>: there your calendar can
        follow them by itself.
      </p>
    </>
  );
}
