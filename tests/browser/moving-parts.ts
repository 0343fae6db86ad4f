import type { Page } from "playwright-core";

/** What moves by itself or slides into place on a page whose reader has asked for less motion. */
export function movingParts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const seconds = (list: string) =>
      list.split(",").map((part) => parseFloat(part) * (/ms$/.test(part) ? 0.001 : 1));
    const slow = [...document.querySelectorAll("*")].filter((element) =>
      ["", "::before", "::after"].some((part) => {
        const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(element, part);
        const longest = Math.max(...seconds(transitionDuration), ...seconds(animationDuration));
        return longest > 0.01 || scrollBehavior === "smooth";
      }),
    );
    return [
      ...slow.map((element) => element.outerHTML.slice(0, 80)),
      ...document.getAnimations().map(String),
    ];
  });
}
