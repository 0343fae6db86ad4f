import { audiences, type Strand } from "./framework.ts";
import { audienceWords } from "./statements.ts";

type Choice = { value: string; label: string };

/** Chooses among the statements as they stand on the page. It needs a script, and is not there without one. */
export function StandardsFilter({ strands, total }: { strands: readonly Strand[]; total: number }) {
  return (
    <div class="standards-filter" role="search" aria-label="Standards" hidden data-live data-pagefind-ignore>
      <div class="standards-choices">
        <div class="field standards-words">
          <label for="standards-words">Search in the standards</label>
          <input
            type="search"
            id="standards-words"
            autocomplete="off"
            x-model="words"
            x-on:input="wordsChanged()"
            x-on:change="wordsDone()"
          />
        </div>
        <Choose
          id="strand"
          label="Strand"
          all="All seven strands"
          choices={strands.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <Choose
          id="kind"
          label="Kind"
          all="Principles and best practice"
          choices={[
            { value: "principle", label: "Principles and values only" },
            { value: "practice", label: "Best practice only" },
          ]}
        />
        <Choose
          id="who"
          label="Who you are"
          all="Anyone"
          choices={audiences.map((value) => ({ value, label: audienceWords[value].one }))}
        />
      </div>
      <div class="standards-count">
        <p role="status" x-text="news">{`All ${total} statements.`}</p>
        <button type="button" class="button link" hidden x-bind:hidden="!chosen" x-on:click="showAll()">
          Show all statements
        </button>
      </div>
    </div>
  );
}

function Choose(props: { id: string; label: string; all: string; choices: readonly Choice[] }) {
  const id = `standards-${props.id}`;
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select id={id} autocomplete="off" x-model={props.id} x-on:change="choiceChanged()">
        <option value="">{props.all}</option>
        {props.choices.map(({ value, label }) => (
          <option value={value}>{label}</option>
        ))}
      </select>
    </div>
  );
}

/** Says what would bring something: without the words, or with a wider choice. */
export function NothingFound() {
  return (
    <div class="standards-none" hidden x-bind:hidden="shown > 0" data-pagefind-ignore>
      <p>
        <strong>No statement fits all of that at once.</strong>
      </p>
      <p x-bind:hidden="ways.length === 0">One step wider, and there is something:</p>
      <ul x-bind:hidden="ways.length === 0">
        <template x-for="way in ways" x-bind:key="way.name">
          <li>
            <button
              type="button"
              class="button link"
              x-on:click="widen(way.name)"
              x-text="way.label"
            ></button>
          </li>
        </template>
      </ul>
      <p>
        Each word counts, whatever its ending: “listening” finds “listen”. Try fewer words or plainer ones, or{" "}
        <a x-bind:href="searchElsewhere" href="/search/">
          search the whole site
        </a>
        .
      </p>
    </div>
  );
}
