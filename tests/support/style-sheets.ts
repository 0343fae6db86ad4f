import { readdirSync } from "node:fs";
import { join, parse } from "node:path";
import { bundle } from "lightningcss";

const folder = "assets/css";

/** Every class that has rules, with the sheets that hold them, by their names under `/assets`. */
export function sheetsOfClasses(): Map<string, Set<string>> {
  const sheets = new Map<string, Set<string>>();
  const files = [
    "site.css",
    "print.css",
    ...readdirSync(join(folder, "parts")).map((file) => `parts/${file}`),
  ];
  for (const file of files) {
    const { name } = parse(file);
    bundle({
      filename: join(folder, file),
      visitor: {
        Selector(selector) {
          for (const part of selector) {
            if (part.type === "class") sheets.set(part.name, (sheets.get(part.name) ?? new Set()).add(name));
          }
        },
      },
    });
  }
  return sheets;
}

/** Which of a page's classes have all their rules in sheets that the page does not link, and where those are. */
export function unstyled(classes: Iterable<string>, linked: readonly string[]): string[] {
  return [...new Set(classes)].flatMap((name) => {
    const sheets = [...(known.get(name) ?? [])];
    const isMissing = sheets.length > 0 && !sheets.some((sheet) => linked.includes(sheet));
    return isMissing ? [`.${name} is in ${sheets.join(", ")}`] : [];
  });
}

const known = sheetsOfClasses();
