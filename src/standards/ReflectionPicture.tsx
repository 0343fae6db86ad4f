import { ReflectionRing, SeatShape } from "./ReflectionRing.tsx";
import type { NumberedStatement } from "./statements.ts";

const shares = [
  { answer: "often", label: "Often" },
  { answer: "sometimes", label: "Sometimes" },
  { answer: "not-yet", label: "Not yet" },
  { answer: "none", label: "No answer" },
] as const;

/** What the answers add up to, drawn and in words, and what can be done with it. It needs a script. */
export function ReflectionPicture({ statements }: { statements: readonly NumberedStatement[] }) {
  return (
    <div class="reflection-picture" hidden data-live>
      <h3>Your picture</h3>
      <div class="reflection-drawn">
        <ReflectionRing ids={statements.map(({ id }) => id)} />
        <dl class="reflection-shares">
          {shares.map(({ answer, label }) => (
            <div>
              <dt>
                <svg
                  viewBox="-8 -8 16 16"
                  width="20"
                  height="20"
                  aria-hidden="true"
                  class="answer"
                  data-answer={answer}
                >
                  <SeatShape size={6} />
                </svg>
                {label}
              </dt>
              <dd data-share={answer}>{answer === "none" ? statements.length : 0}</dd>
            </div>
          ))}
        </dl>
      </div>
      <p class="hidden-words" role="status" x-text="news"></p>
      <div x-bind:hidden="open.length === 0" hidden>
        <h4>Not yet</h4>
        <ul class="reflection-open">
          <template x-for="each in open" x-bind:key="each.id">
            <li>
              <a x-bind:href="each.href" x-text="each.name"></a>
            </li>
          </template>
        </ul>
      </div>
      <Keeping />
    </div>
  );
}

function Keeping() {
  return (
    <div class="reflection-keeping">
      <div class="choice">
        <input
          type="checkbox"
          id="keep"
          aria-describedby="keep-hint"
          x-model="kept"
          x-on:change="keepOrNot()"
        />
        <label for="keep">Keep on this device</label>
        <p class="hint" id="keep-hint">
          Take the tick away and it is forgotten. Not for a device that others use.
        </p>
      </div>
      <p class="reflection-said" x-text="said"></p>
      <div class="reflection-buttons">
        <button type="button" class="button primary" x-on:click="download()">
          Download as a text file
        </button>
        <button type="button" class="button secondary" data-print="reflection" hidden>
          Print my picture
        </button>
        <button type="button" class="button link" x-ref="clear" x-on:click="clear()">
          Clear everything
        </button>
        <button type="button" class="button link" x-on:click="undo()" hidden x-bind:hidden="!canUndo">
          Bring it back
        </button>
      </div>
    </div>
  );
}
