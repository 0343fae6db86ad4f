import { join } from "node:path";
import { explain } from "./cluster.ts";
import { openDatabase } from "./database.ts";
import type { LocalDatabase } from "./database.ts";
import { seedWorkshops } from "./seed.ts";

/** A database with something to show: the past programme and sample workshops. In memory unless told where. */
export async function openSeededDatabase(dataDir: string | null = null): Promise<LocalDatabase> {
  const opened = await openDatabase({ dataDir });
  try {
    await seedWorkshops(opened.database, { today: new Date() });
    return opened;
  } catch (error) {
    await opened.close();
    throw dataDir === null ? error : explain(error, join(dataDir, "database"));
  }
}
