import { DateTime } from "luxon";
import { programmeWorkshops } from "../programme/programme.ts";
import { moreSampleWorkshops, sampleWorkshops } from "../programme/sample-workshops.ts";
import type { Database } from "../server/database.ts";
import { listWorkshops } from "../workshops/store.ts";
import { isBookable, type Workshop } from "../workshops/workshop.ts";

/** Fewer samples than these are too few to try out booking, waiting and moving. */
const enough = 3;

/**
 * Fills an empty database with the past programme and with sample workshops, dated from today. Where there are samples
 * and most of them are over, it adds another set; everything else stays as it is. Returns how many workshops it put
 * there.
 */
export async function seedWorkshops(database: Database, { today }: { today: Date }): Promise<number> {
  const workshops = wanted(
    await listWorkshops(database),
    DateTime.fromJSDate(today, { zone: "Europe/London" }),
  );
  if (workshops.length > 0) await database.call("import_workshops", { workshops });
  return workshops.length;
}

function wanted(present: readonly Workshop[], today: DateTime) {
  if (present.length === 0) return [...programmeWorkshops(), ...sampleWorkshops(today)];
  const samples = present.filter(({ isSample }) => isSample);
  const tooFew = samples.length > 0 && samples.filter(isBookable).length < enough;
  return tooFew ? moreSampleWorkshops(today, present) : [];
}
