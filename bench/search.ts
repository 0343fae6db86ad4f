import { openBrowser } from "../tests/support/browser.ts";
import { startSite } from "../tests/support/running-site.ts";
import { table } from "./report.ts";

const SLOWED = 4;
const questions = ["FGC", "circle", "social worker coming to my house", "genagram"];

/** What the first answer of the search costs on a fresh visit: bytes over the wire, and time on a slowed processor. */
export async function benchSearch(): Promise<void> {
  const site = await startSite();
  const browser = await openBrowser();
  try {
    const rows: string[][] = [];
    for (const question of questions) {
      const context = await browser.newContext({ baseURL: site.url });
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWED });
      // The index is asked by a worker, whose requests the page's own tools do not see.
      const sizes: Promise<number>[] = [];
      context.on("requestfinished", (request) => {
        sizes.push(request.sizes().then((size) => size.responseBodySize + size.responseHeadersSize));
      });
      await page.goto("/search/", { waitUntil: "networkidle" });
      sizes.length = 0;
      const field = page.getByLabel("What are you looking for?");
      await field.focus();
      const began = performance.now();
      await field.pressSequentially(question.slice(0, 1));
      await page
        .getByRole("status")
        .getByText(/found for/)
        .waitFor();
      const first = performance.now() - began;
      await field.fill(question);
      const asked = performance.now();
      await page.getByRole("status").getByText(`“${question}”`).waitFor();
      const next = performance.now() - asked;
      const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      rows.push([question, (bytes / 1024).toFixed(0), first.toFixed(0), next.toFixed(0)]);
      await context.close();
    }
    table(
      `Search, processor slowed ${SLOWED} times`,
      ["question", "KB from focus to answer", "ms to the first answer", "ms to the next"],
      rows,
    );
  } finally {
    await browser.close();
    await site.stop();
  }
}
