import { NotForConcerns } from "../components/NotForConcerns.tsx";
import { TextField } from "../components/TextField.tsx";
import { blameRules } from "./blame-rules.ts";

const parts = [
  { name: "happened", label: "When…", hint: "What you saw or heard, such as: the door slammed" },
  { name: "feeling", label: "I feel…", hint: "One word, such as: worried" },
  { name: "reason", label: "because…", hint: "What it does to you or to others, such as: the baby wakes up" },
  { name: "wish", label: "I would like…", hint: "One thing they could do, such as: you to close it gently" },
] as const;

/** Puts a statement together while somebody types, and says kindly where blame slips in. Sends nothing. */
export function StatementBuilder() {
  return (
    <div x-data="statementBuilder">
      <p x-bind:hidden="true">
        The builder needs JavaScript, which is off in this browser or did not come. The worksheet below does
        the same on paper.
      </p>
      <div hidden x-bind:hidden="false">
        <p>Fill in what you can. Nothing is sent or kept: it is gone when you leave this page.</p>
        <div class="maker" role="group" aria-labelledby="builder" x-on:input="read()">
          {parts.map((part) => (
            <TextField {...part} autocomplete="off" autocapitalize="none" />
          ))}
          <NotForConcerns />
          <p class="built-sentence" x-text="sentence"></p>
          <p class="hidden-words" aria-live="polite" x-text="spoken"></p>
          <div class="notice warning" hidden x-bind:hidden="noBlame">
            <p class="notice-title">Could this sound like blame?</p>
            <ul>
              <template x-for="slip in slips" x-bind:key="slip.phrase">
                <li>
                  <q x-text="slip.phrase"></q>: <span x-text="slip.advice"></span>
                </li>
              </template>
            </ul>
          </div>
          <p class="buttons">
            <button type="button" class="button" x-on:click="copy()">
              Copy the sentence
            </button>
            <button type="button" class="button secondary" x-on:click="clear()">
              Start again
            </button>
          </p>
          <p role="status" x-text="done"></p>
        </div>
      </div>
      <details class="blame-words" data-pagefind-ignore>
        <summary>Words in which blame slips in</summary>
        <p>
          These are the words that the builder looks out for. It can be wrong, and you may keep them: it only
          asks.
        </p>
        <dl>
          {blameRules.map((rule) => (
            <div
              data-phrases={rule.phrases.join("|")}
              data-except={rule.except?.join("|")}
              data-unless-glad={rule.unlessGlad}
            >
              <dt>{rule.phrases.map((phrase) => phrase.replace("'", "’")).join(", ")}</dt>
              <dd>{rule.advice}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}

/** The pattern on paper, for three statements. */
export function Worksheet() {
  return (
    <div x-data="printing">
      <p>
        The pattern is always the same four parts. Print this page, or copy the lines on to a sheet of paper,
        and write three statements that you could say this week. Make one of them a thank-you.
      </p>
      <p class="buttons" hidden x-bind:hidden="false">
        <button type="button" class="button secondary" x-on:click="print()">
          Print the worksheet
        </button>
      </p>
      <ol class="worksheet">
        {["First", "Second", "Third"].map((place) => (
          <li>
            <p class="worksheet-title">{place} statement</p>
            <ul>
              {parts.map((part) => (
                <li>{part.label}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  );
}
