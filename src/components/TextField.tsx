import { FieldNote, fieldIds } from "./FieldNote.tsx";

export type TextFieldProps = {
  name: string;
  label: string;
  hint?: string | undefined;
  value?: string | undefined;
  error?: string | undefined;
  /** An email has a keyboard of its own, and no spelling to check. */
  type?: "text" | "email" | "tel";
  autocomplete?: string;
  spellcheck?: boolean;
  /** For words that go on in the middle of a sentence: a phone begins each field with a capital. */
  autocapitalize?: "none";
  optional?: boolean;
};

/** One line of text with its label, hint and error, wired together for screen readers. */
export function TextField(props: TextFieldProps) {
  const ids = fieldIds(props);
  const isEmail = props.type === "email";
  return (
    <div class={props.error ? "field field-wrong" : "field"}>
      <label for={props.name}>
        {props.label}
        {props.optional && " (optional)"}
      </label>
      <FieldNote {...props} />
      <input
        id={props.name}
        name={props.name}
        // One of three plain kinds; Preact's types want to see a single one to know which attributes fit it.
        type={(props.type ?? "text") as "text"}
        value={props.value}
        autocomplete={props.autocomplete}
        inputMode={isEmail ? "email" : undefined}
        spellcheck={isEmail ? false : props.spellcheck}
        autocapitalize={props.autocapitalize}
        aria-describedby={ids}
        aria-invalid={props.error ? "true" : undefined}
      />
    </div>
  );
}
