import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

const MOST_STOPS = 60;

/** Presses Tab (or Shift+Tab) until that element has the focus, and looks at every stop on the way. */
export async function tabTo(target: Locator, { back = false } = {}): Promise<string[]> {
  const page = target.page();
  const stops: string[] = [];
  while (stops.length < MOST_STOPS) {
    await page.keyboard.press(back ? "Shift+Tab" : "Tab");
    stops.push(await nextStop(page));
    if (await target.evaluate((element) => element === document.activeElement)) return stops;
  }
  throw new Error(`Never reached ${target}. The way went over: ${stops.join(" | ")}`);
}

/** What has the focus now. It must be in sight, and look different from when it has not. */
export async function nextStop(page: Page): Promise<string> {
  const stop = await page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return { name: "nothing", shown: true, marked: true };
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    const inView = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    return {
      name: (element.getAttribute("name") ?? element.textContent).trim().replace(/\s+/g, " "),
      shown: inView && width > 1 && height > 1,
      marked: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    };
  });
  expect(stop, `focus on ${stop.name}`).toMatchObject({ shown: true, marked: true });
  return stop.name;
}

/** Goes to a field by Tab and types into it. */
export async function typeInto(field: Locator, text: string): Promise<void> {
  await tabTo(field);
  await field.page().keyboard.type(text);
}

/** Goes to a button or a link by Tab and presses Enter; the page that follows is there when this returns. */
export async function pressByKey(target: Locator, { key = "Enter", back = false } = {}): Promise<void> {
  await tabTo(target, { back });
  const page = target.page();
  await page.waitForLoadState();
  await Promise.all([page.waitForEvent("load"), page.keyboard.press(key)]);
}
