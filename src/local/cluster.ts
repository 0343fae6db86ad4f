import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { PGlite } from "@electric-sql/pglite";
import { LocalFault } from "./fault.ts";

// Compiled once and simply, PGlite starts twice as fast and takes 100 MB less (on Node 24, 600 MB less at its peak).
const compileSimply = ["--no-wasm-tier-up", "--no-wasm-dynamic-tiering"];
for (const flag of compileSimply) setFlagsFromString(flag);

/** PostgreSQL for one reader at a time: its usual 128 MB of buffers would be half of all the memory in use. */
export const small = { startParams: [...PGlite.defaultStartParams, "-c", "shared_buffers=16MB"] };

const root = fileURLToPath(new URL("../../", import.meta.url));

/** An empty cluster, made once for each version of PGlite and kept: opening it takes a tenth of making one. */
export async function emptyCluster(): Promise<Blob> {
  const engine = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  const { version } = JSON.parse(await readFile(join(dirname(engine), "../package.json"), "utf8")) as {
    version: string;
  };
  const file = join(root, ".cache", `cluster-${version}.tar`);
  if (!existsSync(file)) {
    await mkdir(dirname(file), { recursive: true });
    await run(process.execPath, [...compileSimply, join(root, "src/local/create-cluster.mjs"), file]);
  }
  return new Blob([await readFile(file)]);
}

/**
 * Makes sure that a folder holds a whole cluster. It is made under another name and then renamed, so that a
 * start that is cut short never leaves half a database behind.
 */
export async function ensureCluster(folder: string): Promise<void> {
  if (existsSync(join(folder, "PG_VERSION"))) return;
  if (existsSync(folder) && (await readdir(folder)).length > 0) throw damaged(folder);
  const unfinished = `${folder}.new`;
  await rm(unfinished, { recursive: true, force: true });
  const database = await PGlite.create(unfinished, { ...small, loadDataDir: await emptyCluster() });
  await database.close();
  await rm(folder, { recursive: true, force: true });
  await rename(unfinished, folder);
}

/** The fault that an error of a damaged database stands for; any other error as it is. */
export function explain(error: unknown, folder: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  // PostgreSQL's class XX: what it finds in its files makes no sense to it.
  const broken = code.startsWith("XX") || error instanceof WebAssembly.RuntimeError;
  return broken ? Object.assign(damaged(folder), { cause: error }) : error;
}

/** What to say of a database that does not open. */
export function damaged(folder: string): LocalFault {
  return new LocalFault(
    `The database in ${folder} cannot be read (it is damaged, or of another version of PostgreSQL); move that folder away and start again to get a new one.`,
  );
}

function run(command: string, words: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", (part: Buffer) => (said += part.toString()));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`An empty database could not be made (exit ${code}): ${said}`));
    });
  });
}
