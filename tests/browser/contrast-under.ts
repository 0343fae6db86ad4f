import type { Locator } from "playwright-core";

/**
 * The contrast of a text with what is painted under it, measured at its middle: axe does not look into drawings,
 * and knows nothing of forced colours. Zero where nothing opaque lies under it.
 */
export async function contrastUnder(text: Locator): Promise<number> {
  const [first] = await contrastsUnder(text);
  return first?.contrast ?? 0;
}

/** The same of all texts at once, each with what it says. */
export function contrastsUnder(texts: Locator): Promise<{ words: string; contrast: number }[]> {
  return texts.evaluateAll((elements) => {
    const forced = matchMedia("(forced-colors: active)").matches;
    const canvas = readersGround();
    const { scrollX, scrollY } = window;
    const measured = elements
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => ({ words: element.textContent.trim(), contrast: contrastOf(element) }));
    // What sticks to the top covers what stands there once a page is scrolled: whoever looks next sees it as it was.
    window.scrollTo(scrollX, scrollY);
    return measured;

    function contrastOf(element: Element): number {
      element.scrollIntoView({ block: "center", inline: "center" });
      const { left, top, width, height } = element.getBoundingClientRect();
      const ground = document
        .elementsFromPoint(left + width / 2, top + height / 2)
        .filter((layer) => layer !== element && !element.contains(layer))
        .map((layer) => opaque(paintOf(layer)))
        .find((colour) => colour !== null);
      const { fill, color } = getComputedStyle(element);
      const ink = opaque(isDrawn(element) ? fill : color);
      if (!ink || !ground) return 0;
      const [light = 0, dark = 0] = [luminance(ink), luminance(ground)].sort((one, other) => other - one);
      return (light + 0.05) / (dark + 0.05);
    }

    function isDrawn(layer: Element): boolean {
      return layer instanceof SVGElement && !(layer instanceof SVGSVGElement);
    }

    function paintOf(layer: Element): string {
      const style = getComputedStyle(layer);
      if (isDrawn(layer)) return style.fill;
      // Browsers still tell the page's own background here, and paint the reader's.
      return forced ? canvas : style.backgroundColor;
    }

    function readersGround(): string {
      const probe = document.body.appendChild(document.createElement("span"));
      probe.style.color = "Canvas";
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    }

    function opaque(colour: string): number[] | null {
      const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
      return colour.startsWith("rgb") && alpha === 1 ? [red, green, blue] : null;
    }

    function luminance(colour: number[]): number {
      const [red = 0, green = 0, blue = 0] = colour.map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }
  });
}
