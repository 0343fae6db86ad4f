/** Several errors where a field holds several answers, such as one on each line. */
type Errors = string | readonly string[];

type Noted = { name: string; hint?: string | undefined; error?: Errors | undefined };

/** The hint and the error of a field, under ids that `fieldIds` names. */
export function FieldNote({ name, hint, error }: Noted) {
  return (
    <>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {typeof error === "string" ? (
        <p class="wrong" id={`${name}-error`}>
          <Marked>{error}</Marked>
        </p>
      ) : (
        error && (
          <ul class="wrong plain-list" id={`${name}-error`}>
            {error.map((message) => (
              <li>
                <Marked>{message}</Marked>
              </li>
            ))}
          </ul>
        )
      )}
    </>
  );
}

function Marked({ children }: { children: string }) {
  return (
    <>
      <span class="hidden-words">Error: </span>
      {children}
    </>
  );
}

/** Takes a field; returns what its `aria-describedby` should hold, or undefined where nothing describes it. */
export function fieldIds(props: Noted): string | undefined {
  const ids = [props.hint && `${props.name}-hint`, props.error && `${props.name}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}
