import { DateTime } from "luxon";
import { programmeWorkshops } from "../programme/programme.ts";
import { sampleWorkshops } from "../programme/sample-workshops.ts";
import type { Database } from "../server/database.ts";

/**
 * Fills an empty database with the past programme and with sample workshops, dated from today. One that holds
 * a workshop already is left as it is. Returns how many workshops it put there.
 */
export async function seedWorkshops(database: Database, { today }: { today: Date }): Promise<number> {
  const present = await database.call("list_workshops");
  if (!Array.isArray(present) || present.length > 0) return 0;
  const workshops = [
    ...programmeWorkshops(),
    ...sampleWorkshops(DateTime.fromJSDate(today, { zone: "Europe/London" })),
  ];
  await database.call("import_workshops", { workshops });
  return workshops.length;
}
