import { moments, settings } from "./window.ts";

const places = { home: "At home", school: "In school", work: "At work" } as const;

/** Which moment the window answers for. Without scripts every moment stands in words below, so this is hidden. */
export function MomentChoice() {
  return (
    <fieldset class="moment-choice" data-live hidden>
      <legend>Choose a moment</legend>
      <p>Then move support and challenge: with the sliders, or with the ring in the window.</p>
      {settings.map((setting) => (
        <div>
          <p id={`moments-${setting}`}>{places[setting]}</p>
          {moments
            .filter((moment) => moment.setting === setting)
            .map(({ id, title }) => (
              <label>
                <input
                  type="radio"
                  name="moment"
                  value={id}
                  checked={id === moments[0]?.id}
                  aria-describedby={`moments-${setting}`}
                  x-model="moment"
                  x-on:change="moved()"
                />
                {title}
              </label>
            ))}
        </div>
      ))}
    </fieldset>
  );
}
