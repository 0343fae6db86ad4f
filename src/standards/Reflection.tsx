import { TextArea } from "../components/TextArea.tsx";
import type { Strand } from "./framework.ts";
import { ReflectionPicture } from "./ReflectionPicture.tsx";
import { allStatementsOf, type NumberedStatement } from "./statements.ts";

const answers = [
  ["often", "Often"],
  ["sometimes", "Sometimes"],
  ["not-yet", "Not yet"],
] as const;

/**
 * The reader's own look at a strand. Without a script it is a sheet to tick, here or on paper. It is no form: there
 * is nothing to send it with, so that no key that is pressed can carry an answer away.
 */
export function Reflection({ strand, siteName }: { strand: Strand; siteName: string }) {
  const statements = allStatementsOf(strand);
  return (
    <section
      class="reflection"
      aria-labelledby="reflection"
      data-pagefind-ignore
      data-plain
      x-data="reflection"
      data-id={strand.id}
      data-title={strand.title}
      data-site={siteName}
      x-on:change="changed($event)"
      x-on:input="written($event)"
    >
      <h2 id="reflection">Look at your own practice</h2>
      <div class="reflection-start">
        <p>
          Go through the statements and say how it is for you today. Nobody marks it. What you choose and
          write stays on this device: it is not sent to us or to anybody else. Leave out the names of
          children, families and colleagues.
        </p>
        <noscript>
          <p>
            Scripts are off in this browser, so there is no drawing and nothing is kept. You can still tick
            the boxes and print the page, or print it first and use a pen.
          </p>
        </noscript>
      </div>
      <div class="reflection-parts">
        <div class="reflection-questions">
          {statements.map((statement) => (
            <Question statement={statement} />
          ))}
        </div>
        <ReflectionPicture statements={statements} />
      </div>
    </section>
  );
}

function Question({ statement: { id, name, statement } }: { statement: NumberedStatement }) {
  return (
    <fieldset class="reflection-question" id={`reflect-${id}`} data-question={id} data-name={name}>
      <legend>
        <span class="reflection-name">{name}</span> {statement}
      </legend>
      <div class="reflection-answers">
        {answers.map(([value, label]) => (
          <label>
            <input type="radio" name={`answer-${id}`} value={value} /> {label}
          </label>
        ))}
      </div>
      <details>
        <summary>
          Add a note<span class="hidden-words"> on {name.toLowerCase()}</span>
        </summary>
        <TextArea
          name={`note-${id}`}
          label={`Your note on ${name.toLowerCase()}`}
          rows={3}
          autocomplete="off"
        />
      </details>
      <p class="reflection-note-printed" aria-hidden="true">
        Note: <span data-note-printed></span>
      </p>
    </fieldset>
  );
}
