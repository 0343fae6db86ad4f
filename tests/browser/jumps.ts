import type { Page } from "playwright-core";

/** A quarter of what browsers' makers call good: less than a tenth of a screen that moves by a tenth. */
const MOST = 0.025;

type Shift = PerformanceEntry & {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Node | null }[];
};

/** What jumped on a page since it was opened, and was not asked to by its reader. */
export function jumps(page: Page): Promise<string[]> {
  return page.evaluate((most) => {
    const observer = new PerformanceObserver(() => {});
    observer.observe({ type: "layout-shift", buffered: true });
    const shifts = observer.takeRecords() as Shift[];
    observer.disconnect();
    const unasked = shifts.filter(({ hadRecentInput }) => !hadRecentInput);
    const sum = unasked.reduce((total, { value }) => total + value, 0);
    const names = unasked.flatMap(({ sources }) => sources.map(({ node }) => node?.nodeName.toLowerCase()));
    return sum > most ? [`jumps by ${sum.toFixed(3)}: ${[...new Set(names)].join(", ")}`] : [];
  }, MOST);
}
