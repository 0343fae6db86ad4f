import sparticuz from "@sparticuz/chromium";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { startSite } from "../tests/support/running-site.ts";
import { table } from "./report.ts";

/** One page of each kind. Those that the site does not have are left out. */
const pages = [
  ["home", "/"],
  ["guide, with the window", "/approach/"],
  ["standards", "/standards/"],
  ["one strand", "/standards/voices/"],
  ["tools", "/tools/"],
  ["one tool", "/tools/circles/"],
  ["charts", "/impact/"],
  ["story", "/stories/"],
  ["families", "/families/"],
  ["Easy Read", "/families/easy-read/"],
  ["help", "/worried-about-a-child/"],
  ["glossary", "/glossary/"],
  ["workshops", "/workshops/"],
  ["one workshop", "/workshops/key-principles-sample-1/"],
  ["booking form", "/book/key-principles-sample-1"],
  ["champions", "/champions/"],
  ["search", "/search/"],
] as const;

const categories = ["performance", "accessibility", "best-practices", "seo"];

/** What is so on purpose. */
const reasons: Readonly<Record<string, string>> = {
  "is-crawlable": "kept from search engines on purpose",
  "meta-description": "shown by no search engine, so it has none",
};

/** Lighthouse's four scores as on a mid-range phone, and the reason wherever one is not 100. */
export async function benchLighthouse(): Promise<void> {
  const site = await startSite();
  const chrome = await launch({
    chromePath: await sparticuz.executablePath(),
    chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  try {
    const rows: string[][] = [];
    for (const [kind, path] of pages) {
      const address = new URL(path, site.url).href;
      if ((await fetch(address)).ok) rows.push([kind, path, ...(await scoresOf(address, chrome.port))]);
    }
    table("Lighthouse, mobile", ["kind of page", "address", ...categories, "what costs points"], rows);
  } finally {
    chrome.kill();
    await site.stop();
  }
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
  const scores = categories.map((id) => String(Math.round((lhr.categories[id]?.score ?? 0) * 100)));
  const costly = categories.flatMap((id) =>
    (lhr.categories[id]?.auditRefs ?? [])
      .filter(({ id: audit, weight }) => weight > 0 && (lhr.audits[audit]?.score ?? 1) < 0.9)
      .map(({ id: audit }) => `${audit}: ${reasons[audit] ?? lhr.audits[audit]?.displayValue ?? "no"}`),
  );
  return [...scores, costly.join(", ")];
}
