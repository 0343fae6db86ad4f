import { forWhom, type NumberedStatement } from "./statements.ts";

type Props = {
  statements: readonly NumberedStatement[];
  /** Marks each for the explorer, which hides those that are not asked for. */
  searchable?: boolean;
};

/** Statements by their number, each with what it renders, a link to itself and, where scripts run, a way to copy it. */
export function StatementList({ statements, searchable = false }: Props) {
  return (
    // Those that the explorer repeats are found on the page of their strand.
    <ol class="statements" data-pagefind-ignore={searchable ? true : undefined}>
      {statements.map((each) => (
        <li
          class={`statement ${each.kind}`}
          id={each.id}
          value={each.number}
          data-for={searchable ? each.for.join(" ") : undefined}
          data-words={searchable ? each.words?.join(" ") : undefined}
        >
          <p class="statement-words">{each.statement}</p>
          {each.note && <p class="statement-note">{each.note}</p>}
          <p class="statement-about" data-pagefind-ignore>
            <a href={each.href}>{each.reference}</a>
            <button
              type="button"
              class="button link"
              data-copy={each.id}
              aria-label={`Copy ${each.reference}`}
              hidden
            >
              Copy
            </button>
            <span>{forWhom(each)}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}

/** Where the script of the statements says what it did. */
export function StatementNews() {
  return <p class="hidden-words" role="status" data-statement-news></p>;
}
