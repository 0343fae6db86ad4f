/** The way back without changing anything. */
export function BackToBooking({ token, children }: { token: string; children?: string }) {
  return (
    <p>
      <a href={`/booking/${token}`}>{children ?? "Back to your booking"}</a>
    </p>
  );
}
