import { spawn } from "node:child_process";
import { cp, mkdtemp, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { peakMemory } from "./memory.ts";
import { table } from "./report.ts";

const SIZES = [100, 1000, 10_000];

/** How long the build takes, search index included, with that many generated pages beside the site's own. */
export async function benchBuild(): Promise<void> {
  const rows: string[][] = [];
  for (const size of SIZES) {
    const { seconds, megabytes } = await buildWith(size);
    rows.push([String(size), seconds.toFixed(1), ((seconds * 1000) / size).toFixed(1), String(megabytes)]);
  }
  table("Build", ["generated pages", "seconds", "ms a generated page", "peak memory MB"], rows);
}

/** Builds a copy of the project, so that generated pages never stand among the real ones. */
async function buildWith(pages: number) {
  const folder = await mkdtemp(join(tmpdir(), "restorative-bench-"));
  try {
    for (const part of [
      "src",
      "_data",
      "assets",
      "supabase",
      "functions",
      ".eleventy.js",
      "package.json",
      "tsconfig.json",
    ]) {
      await cp(part, join(folder, part), { recursive: true });
    }
    await symlink(resolve("node_modules"), join(folder, "node_modules"));
    await mkdir(join(folder, "src/pages/generated"), { recursive: true });
    for (let page = 0; page < pages; page++) {
      await writeFile(join(folder, `src/pages/generated/page-${page}.md`), markdown(page));
    }
    const began = performance.now();
    const child = spawn(process.execPath, ["src/eleventy/build.mjs"], {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const memory = peakMemory(child.pid ?? 0);
    const code = await new Promise((done) => child.once("exit", done));
    if (code !== 0) throw new Error(`The build of ${pages} pages failed: ${said}`);
    return { seconds: (performance.now() - began) / 1000, megabytes: memory.stop() };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function markdown(page: number): string {
  const paragraph = "People meet in a circle, and each of them is heard before anything is decided. ".repeat(
    6,
  );
  return `---
layout: prose.11ty.tsx
title: Generated page ${page}
description: A page that is only there to measure how long the build of many pages takes.
permalink: /generated/${page}/
reviewed: { last: "2026-11-21", next: "2099-11-21", owner: nobody }
sources: [dudley-briefing]
---
## A heading

${paragraph}

- one thing
- another thing

${paragraph}
`;
}
