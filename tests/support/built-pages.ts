import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

const SITE = "_site";

export type BuiltPage = { url: string; html: string };

/** Every page that the build wrote. */
export async function builtPages(): Promise<BuiltPage[]> {
  const files = await readdir(SITE, { recursive: true });
  const pages = files.filter((file) => file.endsWith(".html") && !file.startsWith("pagefind"));
  return Promise.all(
    pages.sort().map(async (file) => ({
      url: `/${file.replace(/(^|\/)index\.html$/, "$1")}`,
      html: await readFile(join(SITE, file), "utf8"),
    })),
  );
}

/** The markup of one page, by its address. */
export async function readBuilt(url: string): Promise<string> {
  return readFile(join(SITE, url.endsWith("/") ? join(url, "index.html") : url), "utf8");
}
