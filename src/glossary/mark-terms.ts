import { Parser } from "htmlparser2";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Term } from "./glossary.ts";
import { popoverId, TermMeaning } from "./TermMeaning.tsx";
import { termFinder, type Found } from "./term-finder.ts";

/** More than these would make a page hard to read. */
const MOST = 8;

/** Where sentences stand. */
const prose = new Set(["p", "li", "dd", "td"]);

/** Where a button would be wrong or in the way: headings and bold lead-ins, links, controls, quotations, code, drawings. */
const left = new Set(
  "a h2 h3 h4 h5 h6 nav aside form button label legend select textarea summary th caption blockquote q cite strong b code pre svg script style template".split(
    " ",
  ),
);

/** Where a page explains a word itself, or is about it: left alone, there and further down. */
const explained = new Set(["h1", "em", "dfn"]);

type Kind = "main" | "prose" | "left" | "explained" | "other";

/**
 * Takes a page and returns it with the first use of each term as a button that opens what it means. The markup is
 * read with a parser, and nothing but these words is touched.
 */
export function termMarker(terms: readonly Term[], most = MOST): (html: string) => string {
  const find = termFinder(terms);
  return (html) => {
    const { found, end } = firstUses(html, find, most);
    if (found.length === 0) return html;
    let marked = "";
    let from = 0;
    for (const { term, start, end: stop } of found) {
      marked += `${html.slice(from, start)}<button type="button" class="term" popovertarget="${popoverId(term)}">${html.slice(start, stop)}</button>`;
      from = stop;
    }
    const meanings = found.map(({ term }) => meaningOf(term)).join("");
    return `${marked}${html.slice(from, end)}<div class="term-meanings" data-pagefind-ignore>${meanings}</div>${html.slice(end)}`;
  };
}

const rendered = new Map<Term, string>();

function meaningOf(term: Term): string {
  const known = rendered.get(term) ?? renderToString(h(TermMeaning, { term }));
  rendered.set(term, known);
  return known;
}

/** The first use of each term in the sentences of the main content, in reading order, and where that content ends. */
function firstUses(html: string, find: (text: string) => Found[], most: number) {
  const found: Found[] = [];
  const seen = new Set<Term>();
  const open: Kind[] = [];
  let end = html.length;
  const within = (kind: Kind) => open.includes(kind);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        open.push(kindOf(name, attributes));
      },
      onclosetag: () => {
        if (open.pop() === "main") end = parser.startIndex;
      },
      ontext: (text) => {
        if (!within("main") || within("left")) return;
        for (const { term, ...place } of find(text)) {
          if (seen.has(term)) continue;
          if (within("explained")) seen.add(term);
          else if (within("prose") && found.length < most) {
            seen.add(term);
            const start = parser.startIndex;
            found.push({ term, start: start + place.start, end: start + place.end });
          }
        }
      },
    },
    { decodeEntities: false },
  );
  parser.end(html);
  return { found, end };
}

function kindOf(name: string, attributes: Record<string, string>): Kind {
  if (name === "main") return "main";
  const alone = ["data-plain", "x-data", "hidden"].some((attribute) => attribute in attributes);
  if (left.has(name) || alone || attributes.class === "notice-title") return "left";
  if (explained.has(name)) return "explained";
  return prose.has(name) ? "prose" : "other";
}
