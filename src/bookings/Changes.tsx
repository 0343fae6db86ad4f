import type { Booking } from "./booking.ts";

/** What the holder of a link can change: of a place more than of a place in line, and less once the days have begun. */
export function Changes(props: { booking: Booking; token: string; lastDayOver: boolean }) {
  const { booking, token, lastDayOver } = props;
  const { status, started, workshop, hasNeeds } = booking;
  if (status === "cancelled" || workshop.status === "cancelled" || (lastDayOver && !hasNeeds)) return null;
  if (workshop.ended || lastDayOver) {
    return (
      <p>
        <a href={`/booking/${token}/needs`}>
          {lastDayOver ? "Delete what you told us you need" : "Tell us what you need, or change it"}
        </a>
      </p>
    );
  }
  return (
    <>
      <h2>Change your booking</h2>
      <ul>
        {status === "confirmed" && !started && (
          <>
            <li>
              <a href={`/booking/${token}/hand-over`}>Give your place to a colleague</a>
            </li>
            <li>
              <a href={`/booking/${token}/move`}>Move to another date</a>
            </li>
          </>
        )}
        <li>
          <a href={`/booking/${token}/details`}>Correct your name or your email</a>
        </li>
        <li>
          <a href={`/booking/${token}/needs`}>Tell us what you need, or change it</a>
        </li>
      </ul>
    </>
  );
}
