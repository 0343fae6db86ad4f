// `npm start`. Plain JavaScript, so that it runs before anything is installed.
import { chdir } from "node:process";
import { fileURLToPath } from "node:url";
import { installFromLock, nodeFault } from "./install.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const fault = nodeFault() ?? installFromLock(root);
if (fault) {
  process.stderr.write(`${fault}\n`);
  process.exitCode = 1;
} else {
  chdir(root);
  // Before TypeScript is understood: the loader that does it keeps the source of all that it loads.
  for (const large of [
    "@electric-sql/pglite",
    "@supabase/lite",
    "@supabase/lite/pglite",
    "@supabase/supabase-js",
  ]) {
    await import(large);
  }
  const { register } = await import("tsx/esm/api");
  register();
  const { start } = await import("./start.ts");
  await start({ watching: process.argv.includes("--dev") });
}
