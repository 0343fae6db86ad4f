import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { freePort } from "../support/running-site.ts";

export type Ports = { PORT: string; MAIL_PORT: string; SMTP_PORT: string };

export type LocalSite = {
  child: ChildProcess;
  url: string;
  /** What it has printed so far. */
  said: () => { out: string[]; err: string[] };
  /** Settles once it has printed where it is; rejects where it ends before. */
  started: Promise<void>;
  ended: Promise<number | null>;
  /** Settles once a line like this was printed on either stream after the count of lines given. */
  hear(line: RegExp, patience?: number): Promise<void>;
};

type CleanUp = (work: () => Promise<void>) => void;

type Options = {
  settings?: Record<string, string>;
  words?: string[];
  folder?: string;
  /** When to end it and tidy up: after the test, unless told otherwise. */
  cleanUp?: CleanUp;
};

/** Three ports that nobody listens on. */
export async function freePorts(): Promise<Ports> {
  const [one, two, three] = [await freePort(), await freePort(), await freePort()];
  return { PORT: String(one), MAIL_PORT: String(two), SMTP_PORT: String(three) };
}

/** A folder that goes away with the test. */
export async function testFolder(cleanUp: CleanUp = onTestFinished): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "restorative-local-"));
  cleanUp(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts the site as `npm start` does; it is gone when the test is. */
export function run(ports: Ports, options: Options): LocalSite {
  const { settings = {}, words = [], folder = process.cwd(), cleanUp = onTestFinished } = options;
  const child = spawn(process.execPath, ["src/local/start.mjs", ...words], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...ports, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const text = { out: "", err: "" };
  const waiting = new Set<() => void>();
  const listen = (stream: "out" | "err") => (part: Buffer) => {
    text[stream] += part.toString();
    for (const look of waiting) look();
  };
  child.stdout.on("data", listen("out"));
  child.stderr.on("data", listen("err"));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  cleanUp(async () => {
    child.kill("SIGKILL");
    await ended;
  });

  const hear = (line: RegExp, patience = 60_000) =>
    new Promise<void>((resolve, reject) => {
      const end = (how: () => void) => {
        waiting.delete(look);
        clearTimeout(timer);
        how();
      };
      const look = () => {
        if (line.test(text.out + text.err)) end(resolve);
      };
      const timer = setTimeout(
        () => end(() => reject(new Error(`Not heard: ${line}. Heard:\n${text.out}${text.err}`))),
        patience,
      );
      void ended.then(() => end(() => reject(new Error(`It ended. Heard:\n${text.out}${text.err}`))));
      waiting.add(look);
      look();
    });
  const started = hear(/^To stop/m);
  started.catch(() => {});
  return {
    child,
    url: `http://127.0.0.1:${ports.PORT}`,
    said: () => ({ out: lines(text.out), err: lines(text.err) }),
    started,
    ended,
    hear,
  };
}

function lines(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}
