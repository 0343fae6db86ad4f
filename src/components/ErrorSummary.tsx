export type FieldError = { field: string; message: string };

/**
 * What has to be corrected, above the heading, each line a link to its field.
 * It takes focus without a script: the page is loaded anew, and `autofocus` works on any focusable element.
 */
export function ErrorSummary(props: { errors: readonly FieldError[] }) {
  if (props.errors.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabIndex={-1} autofocus aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">There is something to correct</h2>
      <ul>
        {props.errors.map((error) => (
          <li>
            <a href={`#${error.field}`}>{error.message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Takes the errors of a form and a field's name; returns that field's message, if it has one. */
export function errorOf(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message;
}
