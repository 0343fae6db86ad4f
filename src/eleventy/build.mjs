// Plain JavaScript, so that `node` can start it: from here on, TypeScript is understood.
import { register } from "tsx/esm/api";

register();
const { buildSite } = await import("./build.ts");
process.exitCode = (await buildSite()) ? 0 : 1;
