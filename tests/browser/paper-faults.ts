import type { Page } from "playwright-core";

/**
 * What would be wrong with a page on paper, as it stands under print media: what only a screen can use, what is
 * missing, and words that would not stand out on white. Printers leave grounds away unless a rule insists on them.
 */
export function paperFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    const shown = [...document.body.querySelectorAll("*")].filter(isShown);
    return [...useless(), ...missing(), ...pale()];

    function useless(): string[] {
      const screenOnly = "nav, [role=navigation], search, [role=search], .skip, button:not(.term), .button";
      return shown
        .filter((element) => element.matches(screenOnly))
        .map((element) => `${name(element)} is of no use on paper`);
    }

    function missing(): string[] {
      const wanted: [string, boolean][] = [
        ["no heading", shown.some(({ tagName }) => tagName === "H1")],
        ["no way to help", shown.some((element) => ownWords(element).includes("Worried about a child?"))],
        // A link is of no use on paper: who to ring, by day and by night, stands there in figures.
        ["no number to ring by night", shown.some((element) => ownWords(element).includes("0300 555 8574"))],
        ["the paper is not white", getComputedStyle(document.body).backgroundColor === "rgb(255, 255, 255)"],
      ];
      return wanted.filter(([, isThere]) => !isThere).map(([fault]) => fault);
    }

    function pale(): string[] {
      const inWords = shown.filter((element) => !element.closest("svg, .hidden-words") && ownWords(element));
      const drawn = shown.flatMap((element) =>
        ["::before", "::after"].flatMap((part) => {
          const style = getComputedStyle(element, part);
          return /\w/.test(style.content.replace(/^(none|normal)$/, "")) ? [{ element, style }] : [];
        }),
      );
      return [...inWords.map((element) => ({ element, style: getComputedStyle(element) })), ...drawn]
        .filter(({ style }) => style.printColorAdjust !== "exact" && contrastWithWhite(style.color) < 4.5)
        .map(({ element }) => `${name(element)} is pale`);
    }

    function ownWords(element: Element): string {
      const texts = [...element.childNodes].filter((node) => node instanceof Text);
      return texts
        .map(({ data }) => data)
        .join("")
        .trim();
    }

    function contrastWithWhite(colour: string): number {
      const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
        const share = Number(part) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
    }

    function name(element: Element): string {
      return `${element.tagName.toLowerCase()} “${element.textContent.trim().replace(/\s+/g, " ").slice(0, 30)}”`;
    }
  });
}
