import { rename, rm } from "node:fs/promises";
import Eleventy from "@11ty/eleventy";

/** Netlify publishes `_site`; a local server keeps its site beside its data, so that two of them never share one. */
const site = process.env.SITE_FOLDER ?? "_site";

/**
 * Builds the whole site beside the old one and swaps them at the end, so that the old site stays up while the new
 * one is made, and stays where the new one fails. Returns whether it worked; says why not in one sentence.
 */
export async function buildSite(): Promise<boolean> {
  const fresh = `${site}-next`;
  try {
    await rm(fresh, { recursive: true, force: true });
    const eleventy = new Eleventy("src/pages", fresh, { configPath: ".eleventy.js", quietMode: true });
    eleventy.disableLogger();
    await eleventy.write();
    await swap(fresh);
    return true;
  } catch (error) {
    console.error(`The site could not be built. ${causes(error).join(" ")}`);
    await rm(fresh, { recursive: true, force: true });
    return false;
  }
}

async function swap(fresh: string) {
  const old = `${site}-old`;
  await rm(old, { recursive: true, force: true });
  await rename(site, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  await rename(fresh, site);
  await rm(old, { recursive: true, force: true });
}

/** The messages of an error and of what caused it, outermost first: Eleventy wraps the sentence that helps. */
function causes(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const inner = error.cause ?? (error as { originalError?: unknown }).originalError;
  return inner === undefined ? [error.message] : [error.message, ...causes(inner)];
}
