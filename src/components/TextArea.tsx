import { FieldNote, fieldIds } from "./FieldNote.tsx";
import { NotForConcerns } from "./NotForConcerns.tsx";

export type TextAreaProps = {
  name: string;
  label: string;
  hint?: string | undefined;
  value?: string | undefined;
  /** Several where each line of the box is an answer of its own. */
  error?: string | readonly string[] | undefined;
  rows?: number;
  autocomplete?: string;
  spellcheck?: boolean;
  optional?: boolean;
};

/** A box for free text. Beside each one stands the line that it is no place to report a concern. */
export function TextArea(props: TextAreaProps) {
  return (
    <div class={props.error ? "field field-wrong" : "field"}>
      <label for={props.name}>
        {props.label}
        {props.optional && " (optional)"}
      </label>
      <FieldNote {...props} />
      <textarea
        id={props.name}
        name={props.name}
        rows={props.rows ?? 5}
        // HTML drops the first line break of a box, and with it the number of every line.
        value={props.value?.replace(/^\n/, "\n\n")}
        autocomplete={props.autocomplete}
        spellcheck={props.spellcheck}
        aria-describedby={fieldIds(props)}
        aria-invalid={props.error ? "true" : undefined}
      />
      <NotForConcerns />
    </div>
  );
}
