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

/**
 * Calls back soon after a file of the site was changed, added or removed. It looks at dates instead of asking the
 * system to tell: that works the same on every system and for every editor, and takes a few milliseconds.
 */
export function watchSource(changed: () => void): () => void {
  let known: string | null = null;
  let unsettled = false;
  const look = async () => {
    const now = await snapshot();
    if (known !== null && now !== known) {
      unsettled = true;
    } else if (unsettled) {
      unsettled = false;
      changed();
    }
    known = now;
  };
  const timer = setInterval(() => void look(), EVERY);
  void look();
  return () => clearInterval(timer);
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
