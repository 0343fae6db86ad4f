import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const places = [
  "src",
  "_data",
  "assets",
  "functions",
  "supabase",
  ".eleventy.js",
  "netlify.toml",
  "package.json",
];
const EVERY = 400;

export type Watch = {
  /** Calls back soon after a file was changed, added or removed, first for what changed since the watch began. */
  follow(changed: () => void): void;
  stop(): void;
};

/**
 * Watches the files of the site. It looks at dates instead of asking the system to tell: that works the same on
 * every system and for every editor, and takes a few milliseconds.
 */
export async function watchSource(): Promise<Watch> {
  let known = await snapshot();
  let unsettled = false;
  let timer: NodeJS.Timeout | undefined;
  return {
    follow(changed) {
      timer = setInterval(async () => {
        const now = await snapshot();
        if (now === known && unsettled) changed();
        unsettled = now !== known;
        known = now;
      }, EVERY);
    },
    stop: () => clearInterval(timer),
  };
}

async function snapshot(): Promise<string> {
  const lines = await Promise.all(places.map((place) => describe(join(root, place))));
  return lines.flat().join("\n");
}

async function describe(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (!found) return [];
  if (!found.isDirectory()) return [`${path} ${found.mtimeMs} ${found.size}`];
  const names = await readdir(path).catch(() => []);
  return (await Promise.all(names.sort().map((name) => describe(join(path, name))))).flat();
}
