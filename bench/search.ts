import type { Browser, Request } from "playwright-core";
import { openBrowser } from "../tests/support/browser.ts";
import { startSite } from "../tests/support/running-site.ts";
import { watchAnswers, type Answer } from "./answers.ts";
import { table } from "./report.ts";

const questions = ["FGC", "circle", "social worker coming to my house", "genagram"];

/** How somebody types, on what, and within how many milliseconds the second letter is to be answered. */
const readers = [
  { who: "laptop, no delay on the line", slowed: 1, line: null, pause: 500, between: 250, limit: 50 },
  { who: "slowed 4 times", slowed: 4, line: null, pause: 500, between: 250, limit: 200 },
  { who: "slowed 4 times, fast 4G", slowed: 4, line: "fast 4G", pause: 500, between: 250, limit: 200 },
  { who: "fast 4G, in a hurry", slowed: 4, line: "fast 4G", pause: 250, between: 120, limit: 200 },
  { who: "slowed 4 times, slow 4G", slowed: 4, line: "slow 4G", pause: 500, between: 250, limit: 200 },
  { who: "slow 4G, in a hurry", slowed: 4, line: "slow 4G", pause: 250, between: 120, limit: 200 },
] as const;

/** As the browser's own tools have them: bytes a second, and milliseconds for each question to the server. */
const lines = {
  "fast 4G": { downloadThroughput: 1_012_500, uploadThroughput: 168_750, latency: 165 },
  "slow 4G": { downloadThroughput: 180_000, uploadThroughput: 84_375, latency: 562.5 },
};

type Reader = (typeof readers)[number];

/** What the search costs on a fresh visit: how long each letter waits for its answer, and the bytes from focus on. */
export async function benchSearch(): Promise<void> {
  const site = await startSite();
  const browser = await openBrowser();
  try {
    const rows: string[][] = [];
    for (const reader of readers) {
      for (const question of questions) rows.push(await ask(browser, site.url, reader, question));
    }
    table(
      "Search: milliseconds from a letter to its answer on the screen (titles, then every page, then the words marked)",
      [
        "reader",
        "question",
        "KB from focus on",
        "2nd letter",
        "limit",
        "kept",
        "every page",
        "marked",
        "whole in the end",
        "later",
        "slowest later",
      ],
      rows,
    );
  } finally {
    await browser.close();
    await site.stop();
  }
}

async function ask(browser: Browser, baseURL: string, reader: Reader, question: string): Promise<string[]> {
  const context = await browser.newContext({ baseURL, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.addInitScript(watchAnswers);
  const finished: Request[] = [];
  context.on("requestfinished", (request) => finished.push(request));
  await page.goto("/search/", { waitUntil: "networkidle" });
  finished.length = 0;

  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: reader.slowed });
  if (reader.line) {
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", { offline: false, ...lines[reader.line] });
  }
  await page.getByLabel("What are you looking for?").focus();
  await page.waitForTimeout(reader.pause);
  for (const letter of question) {
    await page.keyboard.type(letter);
    await page.waitForTimeout(reader.between);
  }
  await page.waitForFunction(() => window.answers.at(-1)?.marked !== undefined);

  const [, second, ...later] = await page.evaluate(() => window.answers);
  const sizes = await Promise.all(finished.map((request) => request.sizes()));
  const bytes = sizes.reduce((sum, size) => sum + size.responseBodySize + size.responseHeadersSize, 0);
  await context.close();
  return [reader.who, question, (bytes / 1024).toFixed(0), ...columns(second, later, reader.limit)];
}

function columns(second: Answer | undefined, later: readonly Answer[], limit: number): string[] {
  const times = later.flatMap(({ shown }) => shown ?? []).sort((one, other) => one - other);
  const milliseconds = (time: number | undefined) => time?.toFixed(0) ?? "typed over";
  const kept = (second?.shown ?? Infinity) <= limit ? "yes" : "no";
  const middle = times[Math.floor(times.length / 2)];
  return [
    milliseconds(second?.shown),
    String(limit),
    kept,
    milliseconds(second?.found),
    milliseconds(second?.marked),
    milliseconds(later.at(-1)?.found),
    milliseconds(middle),
    milliseconds(times.at(-1)),
  ];
}
