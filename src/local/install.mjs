// Plain JavaScript that needs nothing installed: it is what does the installing.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const OLDEST = [20, 19];

/** Why this Node cannot run the site, as a sentence, or null. */
export function nodeFault(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return null;
  return `This site needs Node.js ${OLDEST.join(".")} or later and this is ${version}; install a newer one from https://nodejs.org and try again.`;
}

/** Installs what the lock names, where that is not what is there. Returns a sentence where it fails, or null. */
export function installFromLock(root) {
  if (isInstalled(root)) return null;
  process.stderr.write("Installing what the site is built with; this takes a minute, once.\n");
  // Not `npm ci`: it refuses a lock that was written where packages for other systems could not be seen.
  const words = ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error", "--no-progress"];
  const status = npm(words, { cwd: root, stdio: ["ignore", 2, 2] });
  if (status === 0) return null;
  return "The packages could not be installed (npm says why above); check the connection and try again.";
}

/** Runs the npm that this was started with, or else the one on the path. Returns its exit code. */
export function npm(words, { cwd, stdio = ["ignore", "inherit", "inherit"] }) {
  const own = process.env.npm_execpath;
  const { status } = own?.endsWith(".js")
    ? spawnSync(process.execPath, [own, ...words], { cwd, stdio })
    : spawnSync("npm", words, { cwd, stdio, shell: process.platform === "win32" });
  return status;
}

/** Whether every package of the lock is there, in its version. */
export function isInstalled(root) {
  const inventory = join(root, "node_modules/.package-lock.json");
  if (!existsSync(inventory)) return false;
  const { packages: wanted } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const { packages: present } = JSON.parse(readFileSync(inventory, "utf8"));
  return Object.entries(wanted).every(([path, { version, optional, devOptional, link }]) => {
    const found = present[path];
    // A package for another kind of machine is rightly absent.
    return path === "" || link || (found ? found.version === version : optional || devOptional);
  });
}
