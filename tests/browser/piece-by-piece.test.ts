import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { jumps } from "./jumps.ts";

/** Bytes that come at once, and how long a slow phone line then keeps quiet: time enough to draw what is there. */
const PIECE = 8192;
const QUIET = 50;

let browser: Browser;
let line: Server;
let base: string;
beforeAll(async () => {
  line = createServer((request, response) => {
    void (async () => {
      const answer = await fetch(new URL(request.url ?? "/", inject("siteUrl")));
      const type = answer.headers.get("content-type") ?? "";
      const body = Buffer.from(await answer.arrayBuffer());
      response.writeHead(answer.status, { "content-type": type });
      const size = type.startsWith("text/html") ? PIECE : body.length;
      for (let start = 0; start < body.length; start += size) {
        if (start > 0) await pause(QUIET);
        response.write(body.subarray(start, start + size));
      }
      response.end();
    })();
  });
  await new Promise<void>((ready) => line.listen(0, "127.0.0.1", ready));
  base = `http://127.0.0.1:${(line.address() as AddressInfo).port}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  line.closeAllConnections();
  await new Promise((closed) => line.close(closed));
});

/** One of each kind. */
const pages = [
  ...["/", "/families/", "/families/easy-read/", "/worried-about-a-child/", "/approach/", "/sources/"],
  ...["/standards/", "/standards/voices/", "/tools/circles/", "/tools/profile-cards/", "/impact/"],
  ...["/workshops/", "/champions/", "/glossary/", "/privacy/", "/search/"],
];

test.each([360, 1280])("at %i pixels nothing moves on a page that comes piece by piece", async (width) => {
  const moved: string[] = [];
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  for (const path of pages) {
    const page = await context.newPage();
    await page.goto(base + path);
    moved.push(...(await jumps(page)).map((jump) => `${path} ${jump}`));
    await page.close();
  }
  await context.close();
  expect(moved).toEqual([]);
});

test("nothing moves when the browser names its voices only after the page was drawn", async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript(() => {
    const voices: object[] = [];
    const late = Object.assign(new EventTarget(), { getVoices: () => voices, cancel() {}, resume() {} });
    Object.defineProperty(window, "speechSynthesis", { value: late });
    new PerformanceObserver(() => {
      voices.push({ lang: "en-GB", localService: true, name: "British" });
      late.dispatchEvent(new Event("voiceschanged"));
    }).observe({ type: "paint", buffered: true });
  });
  const page = await context.newPage();
  await page.goto(`${base}/approach/`);
  await page.getByRole("button", { name: "Read this page aloud" }).waitFor();
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  expect(await jumps(page)).toEqual([]);
  await context.close();
});
