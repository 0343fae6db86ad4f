import type { Config } from "@netlify/functions";
import { openDayFile } from "../src/bookings/day-file.ts";
import { handle } from "../src/server/handle.ts";
import { calendar, notFoundPage } from "../src/server/responses.tsx";

/** One day of a booking, as a file for a calendar. */
export default handle(
  async ({ context, services }) => {
    const { token = "", day = "" } = context.params;
    const file = await openDayFile(services, token, day);
    if (!file) return notFoundPage();
    return calendar(file.content, {
      headers: {
        "content-type": `text/calendar; charset=utf-8; method=${file.method}`,
        "content-disposition": `attachment; filename="${file.filename}"`,
      },
    });
  },
  { methods: ["GET"] },
);

export const config: Config = { path: "/booking/:token/:day.ics" };
