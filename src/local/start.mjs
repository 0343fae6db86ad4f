// `npm start`. Plain JavaScript, so that it runs before anything is installed.
import { chdir, execArgv } from "node:process";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { installFromLock, nodeFault } from "./install.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const fault = nodeFault() ?? installFromLock(root);
if (fault) {
  process.stderr.write(`${fault}\n`);
  process.exitCode = 1;
} else {
  chdir(root);
  // PGlite starts faster and takes 100 MB less when its code is compiled once and simply.
  if (execArgv.length === 0) setFlagsFromString("--liftoff-only");
  const { register } = await import("tsx/esm/api");
  register();
  const { start } = await import("./start.ts");
  await start({ watching: process.argv.includes("--dev") });
}
