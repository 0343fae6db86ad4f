import { mkdir, readdir, writeFile } from "node:fs/promises";
import { basename, join, parse } from "node:path";
import { build } from "esbuild";
import { browserslistToTargets, bundle } from "lightningcss";
import type { EleventyConfig } from "./types.ts";

/**
 * The style sheets that every page has become one small file, the one for paper another; each sheet in `assets/css/parts`
 * and each script in `assets/js` becomes a file of its own, for the pages that name it.
 */
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
  const parts = (await readdir("assets/css/parts")).map((file) => join("assets/css/parts", file));
  await Promise.all(
    ["assets/css/site.css", "assets/css/print.css", ...parts].map((filename) => {
      const { code } = bundle({ filename, minify: true, targets });
      return writeFile(join(folder, basename(filename)), code);
    }),
  );
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
