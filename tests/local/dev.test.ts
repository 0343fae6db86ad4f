import { cp, mkdir, readFile, readdir, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { freePorts, run, testFolder } from "./local-site.ts";

const sources = ["src", "_data", "assets", "functions", "supabase"];
const files = ["package.json", "package-lock.json", "tsconfig.json", ".eleventy.js", "netlify.toml"];

test("npm run dev shows a change at any depth, in pages and functions alike, and bears a wrong one", async () => {
  const project = await copyOfProject();
  const change = async (file: string, edit: (text: string) => string) => {
    const path = join(project, file);
    await writeFile(path, edit(await readFile(path, "utf8")));
  };
  const ports = await freePorts();
  const site = run(ports, {
    words: ["--dev"],
    folder: project,
    settings: { DATA_DIR: join(project, "data") },
  });
  await site.started;
  expect(site.said().err).toEqual([]);

  const rebuilt = () => site.said().out.filter((line) => /^Rebuilt in [\d.]+ s$/.test(line)).length;
  const settled = async (count: number) => {
    const end = Date.now() + 60_000;
    while (rebuilt() < count) {
      if (Date.now() > end) throw new Error(`Not rebuilt: ${JSON.stringify(site.said())}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const shown = async (path: string) => (await fetch(site.url + path)).text();
  const paths = ["/", "/booked/NOBODY"];

  // A page or a function imports its shell, the shell imports the footer.
  await change("src/components/SiteFooter.tsx", (text) =>
    text.replace("</footer>", "<p>Changed far below</p></footer>"),
  );
  await settled(1);
  for (const path of paths) expect(await shown(path), path).toContain("Changed far below");

  // The facts are imported as data, by what is imported by what is imported.
  await change("_data/site.json", (text) => text.replaceAll("Restorative Dudley", "Restorative Elsewhere"));
  await settled(2);
  for (const path of paths) expect(await shown(path), path).toContain("Restorative Elsewhere");

  await change("src/components/SiteFooter.tsx", (text) =>
    text.replace("Changed far below", "Changed {far below"),
  );
  await site.hear(/^The site from before stays up\. /m);
  for (const path of paths) expect(await shown(path), path).toContain("Changed far below");

  await change("src/components/SiteFooter.tsx", (text) =>
    text.replace("Changed {far below", "Changed and mended"),
  );
  await writeFile(
    join(project, "supabase/migrations/20991231000000_add_note.sql"),
    "create table app.note (id int); alter table app.note enable row level security;",
  );
  await settled(3);
  for (const path of paths) expect(await shown(path), path).toContain("Changed and mended");

  site.child.kill("SIGINT");
  expect(await site.ended).toBe(0);
});

/** The project with files of its own and the packages that are installed here. */
async function copyOfProject(): Promise<string> {
  const folder = await testFolder();
  for (const name of [...sources, ...files]) await cp(name, join(folder, name), { recursive: true });
  await symlink(resolve("node_modules"), join(folder, "node_modules"));
  await mkdir(join(folder, ".cache"));
  for (const cluster of await clusters()) await cp(cluster, join(folder, cluster));
  return folder;
}

/** Empty databases made before, which save each copy the making of its own. */
async function clusters(): Promise<string[]> {
  const names = await readdir(".cache").catch(() => []);
  return names.filter((name) => /^cluster-[\d.]+\.tar$/.test(name)).map((name) => join(".cache", name));
}
