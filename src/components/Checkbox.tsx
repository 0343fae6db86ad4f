export type CheckboxProps = { name: string; label: string; hint?: string; value?: string; checked?: boolean };

/** One thing to agree to or not; never ticked beforehand. */
export function Checkbox(props: CheckboxProps) {
  const hintId = props.hint && `${props.name}-hint`;
  return (
    <div class="field">
      <div class="choice">
        <input
          type="checkbox"
          id={props.name}
          name={props.name}
          value={props.value ?? "yes"}
          checked={props.checked}
          aria-describedby={hintId}
        />
        <label for={props.name}>{props.label}</label>
        {props.hint && (
          <p class="hint" id={hintId}>
            {props.hint}
          </p>
        )}
      </div>
    </div>
  );
}
