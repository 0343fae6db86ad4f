const answers = [
  ["yes", "Yes"],
  ["no", "No"],
  ["problem", "There is a problem"],
] as const;

/**
 * Asks whether a page is useful. A plain form of three buttons: no account, no script, nothing personal. It is no
 * place for a worry about a child, and says so before anybody presses.
 * `again`: the form came back, and the summary of what to correct leads to its first button.
 */
export function UsefulForm({ path, again = false }: { path: string; again?: boolean }) {
  return (
    <section class="useful" aria-labelledby="useful" data-pagefind-ignore>
      <h2 id="useful">Is this page useful?</h2>
      <form method="post" action="/feedback">
        <input type="hidden" name="page" value={path} />
        {answers.map(([value, label]) => (
          <button
            type="submit"
            class="button secondary"
            id={again && value === "yes" ? "answer" : undefined}
            name="answer"
            value={value}
          >
            {label}
          </button>
        ))}
      </form>
      <p>
        This goes to the people who look after the site. Worried about a child?{" "}
        <a href="/worried-about-a-child/">See who to ring</a>.
      </p>
    </section>
  );
}
