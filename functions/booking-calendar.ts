import type { Config } from "@netlify/functions";
import { answerDayFile } from "../src/bookings/answer-day-file.ts";
import { openDayFile } from "../src/bookings/day-file.ts";
import { handle } from "../src/server/handle.ts";
import { siteAt } from "../src/server/site.ts";

/** One day of a booking, as a file for a calendar. */
export default handle(
  async ({ context, services }) => {
    const { token = "", day = "" } = context.params;
    return answerDayFile(await openDayFile(services, token, day), siteAt(services.settings.siteUrl));
  },
  { methods: ["GET"] },
);

export const config: Config = { path: "/booking/:token/:day.ics" };
