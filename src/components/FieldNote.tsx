type Noted = { name: string; hint?: string | undefined; error?: string | undefined };

/** The hint and the error of a field, under ids that `fieldIds` names. */
export function FieldNote(props: Noted) {
  return (
    <>
      {props.hint && (
        <p class="hint" id={`${props.name}-hint`}>
          {props.hint}
        </p>
      )}
      {props.error && (
        <p class="wrong" id={`${props.name}-error`}>
          <span class="hidden-words">Error: </span>
          {props.error}
        </p>
      )}
    </>
  );
}

/** Takes a field; returns what its `aria-describedby` should hold, or undefined where nothing describes it. */
export function fieldIds(props: Noted): string | undefined {
  const ids = [props.hint && `${props.name}-hint`, props.error && `${props.name}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}
