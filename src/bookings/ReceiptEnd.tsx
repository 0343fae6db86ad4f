import type { ComponentChildren } from "preact";
import type { Site } from "../server/site.ts";
import { TeamEmail } from "./BookingFrame.tsx";

/** How a confirmation ends: what happens next, where there is anything to come, and the way on. */
export function ReceiptEnd({ site, next }: { site: Site; next: ComponentChildren }) {
  return (
    <>
      {next && (
        <>
          <h2>What happens next</h2>
          {next}
          <p>
            No email after ten minutes? Look in your junk folder, then write to <TeamEmail site={site} /> with
            your reference.
          </p>
        </>
      )}
      <p>
        <a href="/workshops/">See the other workshops</a>
      </p>
    </>
  );
}
