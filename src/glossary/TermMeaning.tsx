import type { Term } from "./glossary.ts";

/**
 * What a term means, opened where the term stands. A popover needs no script, closes with Escape, and comes next in
 * the order of keys while it is open; a browser that knows none shows it as a line of a list at the end of the page.
 */
export function TermMeaning({ term }: { term: Term }) {
  return (
    <div class="term-meaning" id={popoverId(term)} popover="auto">
      <p>
        <strong>{term.term}</strong>
        {term.short && ` (${term.short})`}
      </p>
      <p>{term.meaning}</p>
      <p>
        <a href={`/glossary/#${term.id}`}>
          More<span class="hidden-words"> on “{term.term}”</span> in the glossary
        </a>
      </p>
    </div>
  );
}

/** The id of a term's popover: other things on a page may be called like the term itself. */
export const popoverId = (term: Term) => `term-${term.id}`;
