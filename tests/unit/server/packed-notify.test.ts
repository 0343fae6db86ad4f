import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { zipFunction } from "@netlify/zip-it-and-ship-it";
import { afterAll, describe, expect, it } from "vitest";

const run = promisify(execFile);
const folders: string[] = [];

afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

/** The files that `netlify.toml` adds to every function. */
async function includedFiles(): Promise<string[]> {
  const toml = await readFile("netlify.toml", "utf8");
  const list = /^\s*included_files = (\[.*\])$/m.exec(toml)?.[1];
  return JSON.parse(list ?? "[]") as string[];
}

describe("the GOV.UK Notify client, which is loaded with the first email only", () => {
  it("is whole in a function as Netlify packs it", { timeout: 60_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "packed-"));
    folders.push(folder);
    const packed = await zipFunction("functions/send-emails.ts", folder, {
      archiveFormat: "none",
      basePath: process.cwd(),
      repositoryRoot: process.cwd(),
      config: {
        "*": {
          nodeVersion: "24",
          includedFiles: await includedFiles(),
          includedFilesBasePath: process.cwd(),
        },
      },
    });
    const script =
      'import("notifications-node-client").then(({ NotifyClient }) => console.log(typeof NotifyClient))';
    const { stdout } = await run(process.execPath, ["-e", script], { cwd: packed?.path });
    expect(stdout.trim()).toBe("function");
  });
});
