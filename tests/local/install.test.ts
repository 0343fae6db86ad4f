import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isInstalled, nodeFault } from "../../src/local/install.mjs";
import { testFolder } from "./local-site.ts";

describe("before anything is installed", () => {
  test.each(["18.20.4", "20.9.0", "20.18.3"])("Node %s is told to be too old, in a sentence", (version) => {
    expect(nodeFault(version)).toBe(
      `This site needs Node.js 20.19 or later and this is ${version}; install a newer one from https://nodejs.org and try again.`,
    );
  });

  test.each(["20.19.0", "22.1.0", "24.11.0"])("Node %s will do", (version) => {
    expect(nodeFault(version)).toBeNull();
  });

  const installed = async (wanted: object, present: object | null) => {
    const folder = await testFolder();
    await mkdir(join(folder, "node_modules"));
    await writeFile(join(folder, "package-lock.json"), JSON.stringify({ packages: { "": {}, ...wanted } }));
    if (present) {
      await writeFile(join(folder, "node_modules/.package-lock.json"), JSON.stringify({ packages: present }));
    }
    return isInstalled(folder);
  };
  const one = { "node_modules/one": { version: "1.0.0" } };

  test("packages are installed where none are, or another version than the lock names", async () => {
    expect(await installed(one, one)).toBe(true);
    expect(await installed(one, null)).toBe(false);
    expect(await installed(one, {})).toBe(false);
    expect(await installed(one, { "node_modules/one": { version: "1.0.1" } })).toBe(false);
    expect(await installed(one, { ...one, "node_modules/two": { version: "1.0.0" } })).toBe(true);
  });

  test("a package that is only for other machines need not be there", async () => {
    const other = { "node_modules/other": { version: "1.0.0", optional: true } };
    expect(await installed({ ...one, ...other }, one)).toBe(true);
  });
});
