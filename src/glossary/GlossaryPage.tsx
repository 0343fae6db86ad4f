import type { PageSite } from "../layouts/Page.tsx";
import { ReadingPage, type Reading } from "../layouts/ReadingPage.tsx";
import { glossary, type Term } from "./glossary.ts";

/** Every term from A to Z, each at an address of its own. */
export function GlossaryPage({ site, reading }: { site: PageSite; reading: Reading }) {
  const letters = byLetter(glossary);
  return (
    <ReadingPage site={site} path="/glossary/" reading={reading} styles={["glossary"]}>
      <nav class="letters" aria-label="Letters" data-pagefind-ignore>
        <ul>
          {letters.map(([letter]) => (
            <li>
              <a href={`#letter-${letter.toLowerCase()}`}>{letter}</a>
            </li>
          ))}
        </ul>
      </nav>
      <p class="soft">The meanings are in this site’s own words. The law may put them more exactly.</p>
      {letters.map(([letter, terms]) => (
        <section class="letter" aria-labelledby={`letter-${letter.toLowerCase()}`}>
          <h2 id={`letter-${letter.toLowerCase()}`} data-pagefind-ignore>
            {letter}
          </h2>
          <div>
            {terms.map((term) => (
              <Entry term={term} />
            ))}
          </div>
        </section>
      ))}
    </ReadingPage>
  );
}

function Entry({ term }: { term: Term }) {
  const others = [...(term.short ? [term.short] : []), ...(term.also ?? [])];
  const related = (term.see ?? []).flatMap((id) => glossary.find((other) => other.id === id) ?? []);
  return (
    <div class="entry">
      <h3 id={term.id}>{term.term}</h3>
      {others.length > 0 && <p class="soft">You may also hear: {others.join(", ")}</p>}
      <p>{term.meaning}</p>
      {related.length > 0 && (
        <p class="entry-see">
          See also{" "}
          {related.map((other, place) => (
            <>
              {place > 0 && ", "}
              <a href={`#${other.id}`}>{inSentence(other)}</a>
            </>
          ))}
        </p>
      )}
    </div>
  );
}

/** A term in the middle of a sentence keeps its capital only where it is a name. */
function inSentence({ term }: Term): string {
  const name = /^[A-Z]\S* (?:\S+ )*[A-Z]/.test(term) || term === "Ofsted";
  return name ? term : term.charAt(0).toLowerCase() + term.slice(1);
}

function byLetter(terms: readonly Term[]): [letter: string, terms: Term[]][] {
  const letters = new Map<string, Term[]>();
  for (const term of terms) {
    const letter = term.term.charAt(0).toUpperCase();
    letters.set(letter, [...(letters.get(letter) ?? []), term]);
  }
  return [...letters];
}
