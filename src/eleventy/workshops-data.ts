import { connectDatabase } from "../server/database.ts";
import type { ListedWorkshop } from "../workshops/workshop.ts";
import { listWorkshops } from "../workshops/store.ts";
import type { EleventyConfig } from "./types.ts";

/** Hands every page the workshops of the database, and the moment at which their places were counted. */
export function workshopsData(eleventyConfig: EleventyConfig) {
  eleventyConfig.addGlobalData("workshops", () => readWorkshops(process.env));
  eleventyConfig.addGlobalData("checkedAt", () => new Date().toISOString());
}

/**
 * Reads the workshops that the build shows. Where no database is named, a seeded one in memory stands in, so that
 * anyone can build the site; a production build refuses that, and the site that is up stays up.
 */
async function readWorkshops(environment: NodeJS.ProcessEnv): Promise<readonly ListedWorkshop[]> {
  const { SUPABASE_URL: url, SUPABASE_SECRET_KEY: secretKey, CONTEXT: context } = environment;
  if (url && secretKey) return listWorkshops(connectDatabase({ url, secretKey }));
  if (context === "production") {
    throw new Error("A production build needs SUPABASE_URL and SUPABASE_SECRET_KEY, to know the workshops.");
  }
  const { openSeededDatabase } = await import("../local/seeded-database.ts");
  const seeded = await openSeededDatabase();
  try {
    return await listWorkshops(seeded.database);
  } finally {
    await seeded.close();
  }
}
