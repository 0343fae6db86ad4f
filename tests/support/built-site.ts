import { spawnSync } from "node:child_process";

/** Builds the site once, as `npm run build` does, for the tests that read its files. */
export default function setup() {
  const { status, stderr } = spawnSync(process.execPath, ["src/eleventy/build.mjs"], { encoding: "utf8" });
  if (status !== 0) throw new Error(`The site could not be built for its tests: ${stderr}`);
}
