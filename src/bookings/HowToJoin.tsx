import type { Booking } from "./booking.ts";

type Joining = Pick<Booking, "joining">;

/** Whether anybody has written joining instructions, or given a link. */
export function hasJoining({ joining }: Joining): boolean {
  return joining !== null && (joining.text !== "" || joining.onlineLink !== "");
}

/** The joining instructions as they were typed, and the link of an online workshop. */
export function HowToJoin({ joining }: Joining) {
  return (
    <>
      {joining?.text && <p class="as-typed">{joining.text}</p>}
      {joining?.onlineLink && (
        <p>
          We meet online: <a href={joining.onlineLink}>{joining.onlineLink}</a>. Please do not pass this link
          on: it is for those who have a place.
        </p>
      )}
    </>
  );
}
