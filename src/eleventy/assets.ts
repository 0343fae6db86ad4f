import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join, parse } from "node:path";
import { build } from "esbuild";
import { browserslistToTargets, bundle } from "lightningcss";
import type { EleventyConfig } from "./types.ts";

/** Style sheets become one small file; each script in `assets/js` becomes a file of its own, for the pages that name it. */
export function assets(eleventyConfig: EleventyConfig) {
  eleventyConfig.addPassthroughCopy({ "assets/fonts": "assets/fonts", "assets/images": "assets/images" });
  eleventyConfig.on("eleventy.after", async ({ directories }) => {
    const folder = join(directories.output, "assets");
    await mkdir(folder, { recursive: true });
    await Promise.all([bundleStyles(folder), bundleScripts(folder)]);
  });
}

/** Three years of browsers: phones are kept longer than laptops. */
const targets = browserslistToTargets([
  "chrome 111",
  "firefox 111",
  "safari 16.4",
  "ios_saf 16.4",
  "samsung 22",
]);

async function bundleStyles(folder: string) {
  const { code } = bundle({ filename: "assets/css/site.css", minify: true, targets });
  await writeFile(join(folder, "site.css"), code);
}

async function bundleScripts(folder: string) {
  const files = (await readdir("assets/js")).filter((file) => /\.(js|ts)$/.test(file));
  await build({
    entryPoints: Object.fromEntries(files.map((file) => [parse(file).name, join("assets/js", file)])),
    outdir: folder,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    external: ["/pagefind/*"],
    logLevel: "error",
  });
}
