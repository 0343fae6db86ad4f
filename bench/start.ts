import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../tests/support/running-site.ts";
import { peakMemory } from "./memory.ts";
import { table } from "./report.ts";

const MEMORY_AIM = 500;

/** From `npm start` to the first page, with an empty folder and again with what the first start left. */
export async function benchStart(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "restorative-bench-"));
  try {
    const rows = [
      ["cold, an empty folder", ...(await startOnce(dataDir))],
      ["warm, the second start", ...(await startOnce(dataDir))],
    ];
    table(
      `Start to the first page (packages installed; aim for memory: under ${MEMORY_AIM} MB)`,
      ["start", "seconds", "peak memory MB"],
      rows,
    );
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function startOnce(dataDir: string): Promise<string[]> {
  const [port, mailPort, smtpPort] = [await freePort(), await freePort(), await freePort()];
  const began = performance.now();
  const child = spawn("npm", ["start", "--silent"], {
    env: {
      ...process.env,
      PORT: `${port}`,
      MAIL_PORT: `${mailPort}`,
      SMTP_PORT: `${smtpPort}`,
      DATA_DIR: dataDir,
    },
    stdio: "ignore",
  });
  const ended = new Promise((done) => child.once("exit", done));
  const memory = peakMemory(child.pid ?? 0);
  try {
    while (!(await answers(port))) {
      if (performance.now() - began > 120_000) throw new Error("The site did not answer within two minutes.");
      await pause(20);
    }
    const seconds = (performance.now() - began) / 1000;
    return [seconds.toFixed(1), String(memory.stop())];
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/`)).ok;
  } catch {
    return false;
  }
}
