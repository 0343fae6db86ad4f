import type { Config } from "@netlify/functions";
import { openMyCalendar } from "../src/bookings/mine/my-calendar.ts";
import { handle } from "../src/server/handle.ts";
import { calendar, notFoundPage } from "../src/server/responses.tsx";

/** The days that somebody has booked, for a calendar program to subscribe to. The calendar of all workshops is a built file. */
export default handle(
  async ({ context, services }) => {
    const content = await openMyCalendar(services, context.params.token ?? "");
    if (content === null) return notFoundPage();
    return calendar(content, { headers: { "cache-control": "private, max-age=900" } });
  },
  { methods: ["GET"] },
);

export const config: Config = { path: "/calendar/:token.ics", preferStatic: true };
