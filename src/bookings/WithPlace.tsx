import { formatDay } from "../components/dates.ts";
import type { Booking } from "./booking.ts";

type Props = { booking: Booking; token: string };

/** What only someone with a place sees: how to join, and the calendar's files. */
export function WithPlace({ booking, token }: Props) {
  return (
    <>
      <Joining booking={booking} />
      <CalendarLinks booking={booking} token={token} />
    </>
  );
}

function Joining({ booking: { joining } }: { booking: Booking }) {
  if (!joining?.text && !joining?.onlineLink) return null;
  return (
    <>
      <h2>Before you come</h2>
      {joining.text && <p class="as-typed">{joining.text}</p>}
      {joining.onlineLink && (
        <p>
          We meet online: <a href={joining.onlineLink}>{joining.onlineLink}</a>. Please do not pass this link
          on: it is for those who have a place.
        </p>
      )}
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
        again.
      </p>
    </>
  );
}
