import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type RunningSite = {
  url: string;
  mailbox: string;
  dataDir: string;
  pid: number;
  stop(): Promise<void>;
};

/**
 * Starts the whole site as `npm start` does, on free ports and in a folder of its own, which `prepare` may fill
 * before the site finds it.
 */
export async function startSite(
  settings: Record<string, string> = {},
  prepare: (dataDir: string) => Promise<void> = async () => {},
): Promise<RunningSite> {
  const dataDir = await mkdtemp(join(tmpdir(), "restorative-site-"));
  await prepare(dataDir);
  const [port, mailPort, smtpPort] = [await freePort(), await freePort(), await freePort()];
  const child = spawn(process.execPath, ["src/local/start.mjs"], {
    env: {
      ...process.env,
      PORT: String(port),
      MAIL_PORT: String(mailPort),
      SMTP_PORT: String(smtpPort),
      DATA_DIR: dataDir,
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let heard = "";
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      heard += chunk.toString();
      if (/stop/i.test(heard) && heard.includes(String(mailPort))) resolve();
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    void exited.then(() => reject(new Error(`The site did not start:\n${heard}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    mailbox: `http://127.0.0.1:${mailPort}`,
    dataDir,
    pid: child.pid ?? 0,
    async stop() {
      child.kill("SIGTERM");
      await exited;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A port that nobody listens on right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
