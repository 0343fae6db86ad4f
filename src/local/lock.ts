import { createHash } from "node:crypto";
import { existsSync, realpathSync, unlinkSync } from "node:fs";
import { connect, createServer } from "node:net";
import type { Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LocalFault } from "./fault.ts";

/**
 * Makes this process the only one that may open a folder. The lock is a socket, because the system takes it
 * away with the process, however that ends, whereas a file with a process id in it can outlive both.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const address = addressFor(realpathSync(folder));
  const server = (await listen(address)) ?? ((await clearAbandoned(address)) ? await listen(address) : null);
  if (!server) {
    throw new LocalFault(
      `The data in ${folder} is in use by another copy of this site; stop that one first, or set DATA_DIR to another folder.`,
    );
  }
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

function addressFor(folder: string): string {
  const name = `restorative-dudley-${createHash("sha256").update(folder).digest("hex").slice(0, 32)}`;
  if (process.platform === "linux") return `\0${name}`;
  if (process.platform === "win32") return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

function listen(address: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(null);
      else reject(error);
    });
    server.listen(address, () => resolve(server));
  });
}

/** Where the socket is a file, one that nobody answers was left behind by a process that was killed. */
async function clearAbandoned(address: string): Promise<boolean> {
  if (!existsSync(address)) return false;
  const answered = await new Promise<boolean>((resolve) => {
    const socket = connect(address);
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("close", () => socket.destroy());
  });
  if (!answered) unlinkSync(address);
  return !answered;
}
