import type { Page } from "playwright-core";

/** What does not fit on a page as it stands: sideways scrolling, text that is cut off, text over text. */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const meant = ".hidden-words, .skip, .away, .away *";
    const shown = [...document.body.querySelectorAll("*")].filter(
      (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(meant),
    );
    return [...sideways(), ...cutOff(), ...overlaps()];

    function sideways(): string[] {
      // A wide table may scroll in a box of its own: that is what the guidelines except.
      const out = shown.filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return (right > root.clientWidth + 1 || left < -1) && !element.closest(".table-scroll > *");
      });
      const outermost = out.filter((element) => !out.includes(element.parentElement ?? root));
      const by = root.scrollWidth - root.clientWidth;
      return [
        ...(by > 0 ? [`scrolls sideways by ${by} px`] : []),
        ...outermost.map((element) => `${name(element)} sticks out`),
      ];
    }

    function cutOff(): string[] {
      return shown
        .filter((element) => {
          const { overflowX, overflowY } = getComputedStyle(element);
          const cuts = [overflowX, overflowY].some((way) => way === "hidden" || way === "clip");
          const wide = element.scrollWidth > element.clientWidth + 1;
          return (
            cuts && (wide || element.scrollHeight > element.clientHeight + 1) && element.textContent.trim()
          );
        })
        .map((element) => `${name(element)} is cut off`);
    }

    function overlaps(): string[] {
      const lines = shown.flatMap((element) =>
        [...element.childNodes].filter((node) => node instanceof Text && node.data.trim()).flatMap(linesOf),
      );
      lines.sort((one, other) => one.top - other.top);
      return lines.flatMap((line, place) => {
        const under: string[] = [];
        for (const next of lines.slice(place + 1)) {
          if (next.top > line.bottom) break;
          const across = Math.min(line.right, next.right) - Math.max(line.left, next.left);
          const down = Math.min(line.bottom, next.bottom) - next.top;
          if (next.node !== line.node && across > 2 && down > 2)
            under.push(`“${line.text}” over “${next.text}”`);
        }
        return under;
      });
    }

    /** The boxes of a text's lines, without the room above and below the letters. */
    function linesOf(node: Node) {
      const range = document.createRange();
      range.selectNodeContents(node);
      const text = node.textContent?.trim().slice(0, 40);
      return [...range.getClientRects()].map(({ left, right, top, height }) => {
        const room = height * 0.22;
        return { node, text, left, right, top: top + room, bottom: top + height - room };
      });
    }

    function name(element: Element): string {
      const words = element.textContent.trim().replace(/\s+/g, " ").slice(0, 30);
      return `${element.tagName.toLowerCase()}${element.id && `#${element.id}`} “${words}”`;
    }
  });
}
