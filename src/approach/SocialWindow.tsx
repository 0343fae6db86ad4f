import { MomentChoice } from "./MomentChoice.tsx";
import { MomentsInWords } from "./MomentsInWords.tsx";
import { WayDrawing } from "./WayDrawing.tsx";
import { ways } from "./window.ts";

/**
 * The window with its four panes. It is whole as a figure with its text; a script brings the point that can be
 * moved, the two sliders, the choice of a moment and the answer, which all carry `data-live` and are hidden till then.
 */
export function SocialWindow() {
  return (
    <div class="social" x-data="socialWindow">
      <MomentChoice />
      <div class="social-parts">
        <figure class="social-figure" aria-label="Social discipline window">
          <div class="window" x-ref="window" x-on:click="place($event)">
            {ways.map((way) => (
              <div class={`way-${way.id}`} data-way={way.id}>
                <WayDrawing way={way.id} />
                <p class="way">{way.title}</p>
                <p class="gist">{way.gist}</p>
              </div>
            ))}
            <span
              class="window-point"
              aria-hidden="true"
              data-live
              hidden
              x-on:pointerdown="take($event)"
              x-on:pointermove="move($event)"
            />
          </div>
          <figcaption>
            <span class="axis-up">more challenge</span>
            <span class="axis-right">more support</span>
          </figcaption>
        </figure>
        <div class="sliders" data-live hidden>
          <Slider name="support" label="Support" />
          <Slider name="challenge" label="Challenge" />
        </div>
        <div class="answer" data-live hidden x-ref="answer">
          <p x-text="told" />
          <p class="answer-way">
            <strong x-text="title" /> <span x-text="levels" />
          </p>
          <p class="said" x-text="said" />
          <p class="soft" x-text="leaves" />
        </div>
      </div>
      <p class="hidden-words" role="status" x-text="news" />
      <MomentsInWords />
    </div>
  );
}

function Slider({ name, label }: { name: "support" | "challenge"; label: string }) {
  return (
    <div>
      <label for={`window-${name}`}>{label}</label>
      <span aria-hidden="true" x-text={`${name}Level`} />
      <input
        type="range"
        id={`window-${name}`}
        min="0"
        max="100"
        step="5"
        value="90"
        autocomplete="off"
        x-model={name}
        x-bind:aria-valuetext={`${name}Told`}
        x-on:input="moved()"
      />
    </div>
  );
}
