import { randomUUID } from "node:crypto";
import { loadavg } from "node:os";
import sparticuz from "@sparticuz/chromium";
import { launch } from "chrome-launcher";
import lighthouse, { type Result } from "lighthouse";
import { z } from "zod";
import { startSite } from "../tests/support/running-site.ts";
import { table } from "./report.ts";

/** One page of each kind; `:slug` is a workshop that can be booked. */
const pages = [
  ["home", "/"],
  ["section", "/tools/"],
  ["to read", "/ambition/"],
  ["window and continuum", "/approach/"],
  ["framework", "/framework/"],
  ["standards", "/standards/"],
  ["one strand", "/standards/voices/"],
  ["tool", "/tools/circles/"],
  ["interactive tool", "/tools/affective-statements/"],
  ["charts", "/impact/"],
  ["stories", "/stories/"],
  ["one story", "/stories/families-who-come-prepared/"],
  ["families", "/families/"],
  ["Easy Read", "/families/easy-read/"],
  ["urgent help", "/worried-about-a-child/"],
  ["partners", "/partners/"],
  ["programme", "/programme/"],
  ["glossary", "/glossary/"],
  ["resources", "/resources/"],
  ["champions", "/champions/"],
  ["joining", "/champions/join"],
  ["workshops", "/workshops/"],
  ["one workshop", "/workshops/:slug/"],
  ["booking form", "/book/:slug"],
  ["team form", "/book/:slug/team"],
  ["my bookings", "/my-bookings"],
  ["feedback", `/feedback?page=/approach/&id=${randomUUID()}`],
  ["search", "/search/"],
  ["accessibility", "/accessibility/"],
] as const;

const categories = ["performance", "accessibility", "best-practices", "seo"];

/** What is so on purpose. */
const reasons: Readonly<Record<string, string>> = {
  "is-crawlable": "kept from search engines on purpose",
  "meta-description": "shown by no search engine, so it has none",
};

/**
 * Lighthouse's four scores as on a mid-range phone, and the reason wherever one is not 100. Takes the paths to look at,
 * as listed above, or none for all of them. Scores of performance fall when the machine has other work.
 */
export async function benchLighthouse(only: readonly string[] = []): Promise<void> {
  const site = await startSite();
  const chrome = await launch({
    chromePath: await sparticuz.executablePath(),
    chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  try {
    const slug = await openWorkshop(site.url);
    const rows: string[][] = [];
    for (const [kind, path] of pages.filter(([, each]) => only.length === 0 || only.includes(each))) {
      const address = new URL(path.replace(":slug", slug), site.url);
      const row = [kind, address.pathname, ...(await scoresOf(address.href, chrome.port))];
      rows.push(row);
      console.error(`${row.join("  ")}  (load ${loadavg()[0]?.toFixed(1)})`);
    }
    table("Lighthouse, mobile", ["kind of page", "address", ...categories, "what costs points"], rows);
  } finally {
    chrome.kill();
    await site.stop();
  }
}

async function openWorkshop(url: string): Promise<string> {
  const answer = await fetch(new URL("/api/workshops.json", url));
  const live = z.object({ workshops: z.array(z.object({ slug: z.string(), status: z.string() })) });
  const { workshops } = live.parse(await answer.json());
  const open = workshops.find(({ status }) => status === "open");
  if (!open) throw new Error("No workshop can be booked.");
  return open.slug;
}

async function scoresOf(address: string, port: number): Promise<string[]> {
  const run = await lighthouse(address, {
    port,
    output: "json",
    logLevel: "error",
    onlyCategories: categories,
  });
  if (!run) throw new Error(`Lighthouse gave no result for ${address}`);
  const { lhr } = run;
  if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
  const scores = categories.map((id) => Math.round((lhr.categories[id]?.score ?? 0) * 100));
  const costly = categories.filter((_, at) => scores[at] !== 100).flatMap((id) => costsOf(lhr, id));
  return [...scores.map(String), costly.join(", ")];
}

/** What keeps a category from 100: the reason where it is meant so, or what was measured. */
function costsOf(lhr: Result, category: string): string[] {
  return (lhr.categories[category]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 0.99)
    .map(({ id }) => `${id}: ${reasons[id] ?? lhr.audits[id]?.displayValue ?? "no"}`);
}
