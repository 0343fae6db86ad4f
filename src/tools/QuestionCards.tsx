import type { PageSite } from "../layouts/Page.tsx";
import { Radios } from "../components/Radios.tsx";
import { cardSizes, questionSets, type QuestionSet } from "./question-sets.ts";

type Helplines = PageSite["helplines"];

/** Questions as cards: to be read here, and to be printed and cut out. Without a script every set is there. */
export function QuestionCards({ helplines }: { helplines: Helplines }) {
  return (
    <div class="question-cards" x-data="questionCards">
      <p>
        These questions are in our own words. Choose a few: nobody needs all eight. Print them, cut them out,
        and let people pick.
      </p>
      <noscript>
        <p>When you print this page, each set starts on a new sheet, with eight cards to cut out.</p>
      </noscript>
      <div class="maker" hidden x-bind:hidden="false">
        <div class="field">
          <label for="card-set">For which conversation?</label>
          <select id="card-set" x-on:change="choose($event)">
            <option value="all">All sets</option>
            {questionSets.map((set) => (
              <option value={set.id}>{set.title}</option>
            ))}
          </select>
        </div>
        <div x-on:change="resize($event)">
          <Radios name="card-size" legend="How large on paper?" choices={cardSizes} value="8" />
        </div>
        <p role="status" x-text="news"></p>
        <button type="button" class="button" x-on:click="print()">
          Print these cards
        </button>
      </div>
      <div class="card-sets">
        {questionSets.map((set) => (
          <CardSet set={set} helplines={helplines} />
        ))}
      </div>
    </div>
  );
}

function CardSet({ set, helplines }: { set: QuestionSet; helplines: Helplines }) {
  return (
    <section
      class="card-set"
      aria-labelledby={set.id}
      data-set={set.id}
      data-cards={set.questions.length}
      x-bind:hidden={`leftOut('${set.id}')`}
    >
      <div class="card-set-head">
        <h3 id={set.id}>{set.title}</h3>
        <p class="soft">{set.note}</p>
        <p class="card-caution">
          If a child may be telling you that somebody hurts them: stop asking, listen, and{" "}
          <a href="/worried-about-a-child/">ring today</a>.
        </p>
        <div class="card-paper">
          <p class="card-caution">
            Where there is, or may be, domestic abuse: do not use these questions until a specialist has
            assessed the risk.
          </p>
          <p>
            {helplines.map(({ label, number, option }) => (
              <>
                {label}: {number}
                {option && `, option ${option}`}.{" "}
              </>
            ))}
          </p>
        </div>
      </div>
      <ul class="card-sheet" data-size="8" x-bind:data-size="size">
        {set.questions.map((question) => (
          <li>
            <p>{question}</p>
            <small aria-hidden="true">{set.label ?? set.title}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
