import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { access, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { LocalFault } from "./fault.ts";

/** Makes a folder for the site's data, readable by its owner only, or says why that cannot be. */
export async function prepareFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new LocalFault(
      `The folder ${folder} cannot be written to; make it writable, or set DATA_DIR to a folder that is.`,
      { cause: error },
    );
  }
}

/** The secret that signs the links in emails: made at the first start and kept, so that old links still work. */
export async function linkSecret(folder: string): Promise<string> {
  const file = join(folder, "link-secret");
  try {
    await writeFile(file, randomBytes(48).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return (await readFile(file, "utf8")).trim();
}
