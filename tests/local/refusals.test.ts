import { mkdir, rm, truncate, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../src/local/database.ts";
import { freePorts, run, testFolder } from "./local-site.ts";

/** Starts a site that cannot start; gives back the one sentence that it says. */
async function refusal(settings: Record<string, string>): Promise<string> {
  const site = run(await freePorts(), { settings });
  expect(await site.ended).toBe(1);
  const { out, err } = site.said();
  expect(out).toEqual([]);
  expect(err).toHaveLength(1);
  const [sentence = ""] = err;
  expect(sentence).toMatch(/^\S.*[^.]\.$/);
  return sentence;
}

describe("a site that cannot start says why and what to do, in a sentence", () => {
  test.each(["PORT", "MAIL_PORT", "SMTP_PORT"])("%s in use", async (setting) => {
    const port = await usedPort();
    expect(await refusal({ DATA_DIR: await testFolder(), [setting]: port })).toBe(
      `Port ${port} is in use by another program; stop that one, or set ${setting} to another number.`,
    );
  });

  test("a host that is not this machine's", async () => {
    expect(await refusal({ DATA_DIR: await testFolder(), HOST: "192.0.2.1" })).toContain(
      "192.0.2.1 is not an address of this machine; set HOST",
    );
  });

  test("a folder that cannot be written to", async () => {
    const file = join(await testFolder(), "file");
    await writeFile(file, "");
    const inside = join(file, "data");
    expect(await refusal({ DATA_DIR: inside })).toBe(
      `The folder ${inside} cannot be written to; make it writable, or set DATA_DIR to a folder that is.`,
    );
  });

  test.each([
    ["PORT", "eighty", "The setting PORT must be a port number"],
    ["SITE_URL", "http://restorative.example", "The setting SITE_URL must start with https://"],
    ["MAIL_TRANSPORT", "pigeon", 'The setting MAIL_TRANSPORT must be "smtp" or "notify"'],
    ["LINK_SECRET", "short", "The setting LINK_SECRET must be at least 32 characters"],
    ["SMTP_URL", "smtp://mail.example:587", "sample workshops may only write to the mailbox on this machine"],
    ["SUPABASE_URL", "https://project.supabase.co", "SUPABASE_SECRET_KEY is missing"],
  ])("a wrong %s", async (setting, value, words) => {
    expect(await refusal({ DATA_DIR: await testFolder(), [setting]: value })).toContain(words);
  });

  test("a damaged database", async () => {
    const folder = await testFolder();
    await (await openDatabase({ dataDir: folder })).close();
    await truncate(join(folder, "database/global/pg_control"), 100);
    expect(await refusal({ DATA_DIR: folder })).toMatch(
      /^The database in .* cannot be read .*; move that folder away/,
    );
  });

  test("a folder where the database should be that holds something else", async () => {
    const folder = await testFolder();
    await mkdir(join(folder, "database"));
    await writeFile(join(folder, "database/letter.txt"), "Dear reader");
    expect(await refusal({ DATA_DIR: folder })).toMatch(/^The database in .* cannot be read/);
  });

  test("a database that is newer than the site", async () => {
    const folder = await testFolder();
    const opened = await openDatabase({ dataDir: folder });
    await opened.exec(
      "insert into supabase_migrations.schema_migrations (version, name) values ('20991231235959', 'x')",
    );
    await opened.close();
    expect(await refusal({ DATA_DIR: folder })).toMatch(
      /^The database in .* is newer than this copy of the site .*20991231235959.*; update this copy/,
    );
  });

  test("data that another copy of the site has open", async () => {
    const folder = await testFolder();
    const opened = await openDatabase({ dataDir: folder });
    onTestFinished(() => opened.close());
    expect(await refusal({ DATA_DIR: folder })).toContain(
      "is in use by another copy of this site; stop that one",
    );
  });

  test("a migration that does not apply leaves the database as it was", async () => {
    const folder = await testFolder();
    const migrations = join(folder, "migrations");
    await mkdir(migrations);
    await writeFile(
      join(migrations, "20260101000000_half.sql"),
      "create table public.half (id int); select 1 / 0;",
    );
    await expect(openDatabase({ dataDir: folder, migrationsFolder: migrations })).rejects.toThrow(
      /20260101000000_half.sql failed: division by zero/,
    );
    await rm(migrations, { recursive: true });
    const opened = await openDatabase({ dataDir: folder });
    expect(await opened.exec("select to_regclass('public.half') as half")).toEqual([{ half: null }]);
    await opened.close();
  });
});

function usedPort(): Promise<string> {
  const server = createServer();
  onTestFinished(() => new Promise((resolve) => void server.close(() => resolve())));
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(String((server.address() as AddressInfo).port)));
  });
}
