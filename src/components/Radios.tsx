import { FieldNote, fieldIds } from "./FieldNote.tsx";

export type Choice = { value: string; label: string; hint?: string };

export type RadiosProps = {
  name: string;
  legend: string;
  choices: readonly Choice[];
  hint?: string | undefined;
  value?: string | undefined;
  error?: string | undefined;
};

/** One choice out of a few. The first radio carries the field's name as its id, so that an error can link to it. */
export function Radios(props: RadiosProps) {
  return (
    <fieldset class={props.error ? "field field-wrong" : "field"} aria-describedby={fieldIds(props)}>
      <legend>{props.legend}</legend>
      <FieldNote {...props} />
      {props.choices.map((choice, place) => {
        const id = place === 0 ? props.name : `${props.name}-${choice.value}`;
        return (
          <div class="choice">
            <input
              type="radio"
              id={id}
              name={props.name}
              value={choice.value}
              checked={props.value === choice.value}
            />
            <label for={id}>{choice.label}</label>
            {choice.hint && <p class="hint">{choice.hint}</p>}
          </div>
        );
      })}
    </fieldset>
  );
}
