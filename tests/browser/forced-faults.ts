import type { Page } from "playwright-core";
import { contrastsUnder } from "./contrast-under.ts";

/** What someone who has chosen their own colours would miss: words that keep ours, and drawings that fade away. */
export async function forcedFaults(page: Page): Promise<string[]> {
  const lost = await page.evaluate(() => {
    const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    const ground = lightness("Canvas");
    const stubborn = [...document.querySelectorAll("body, body *")]
      .filter((element) => !element.closest("svg") && element.textContent.trim())
      .filter((element) => getComputedStyle(element).getPropertyValue("forced-color-adjust") !== "auto");
    const faded = [...document.querySelectorAll("svg")].filter(isShown).filter((drawing) => {
      const shapes = [
        ...drawing.querySelectorAll("path, circle, ellipse, rect, line, polyline, polygon, text"),
      ];
      return !shapes.some((shape) => {
        const { fill, stroke } = getComputedStyle(shape);
        return [fill, stroke].some((paint) => paint !== "none" && standsOut(paint));
      });
    });
    return [
      ...stubborn.map((element) => `keeps our colours: ${element.outerHTML.slice(0, 80)}`),
      ...faded.map((drawing) => `cannot be seen: ${drawing.outerHTML.slice(0, 80)}`),
    ];

    function standsOut(paint: string): boolean {
      const [light = 0, dark = 0] = [lightness(paint), ground].sort((one, other) => other - one);
      return (light + 0.05) / (dark + 0.05) >= 3;
    }

    function lightness(colour: string): number {
      const probe = document.body.appendChild(document.createElement("span"));
      probe.style.cssText = `forced-color-adjust: none; color: ${colour}`;
      const parts = getComputedStyle(probe).color.match(/[\d.]+/g) ?? [];
      probe.remove();
      const [red = 0, green = 0, blue = 0] = parts.map((part) => {
        const share = Number(part) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }
  });
  const drawn = await contrastsUnder(page.locator("svg text"));
  const dim = drawn.filter(({ contrast }) => contrast < 4.5);
  return [
    ...lost,
    ...dim.map(({ words, contrast }) => `“${words}” in a drawing has a contrast of ${contrast.toFixed(2)}`),
  ];
}
