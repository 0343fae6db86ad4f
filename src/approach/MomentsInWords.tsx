import { moments, ways } from "./window.ts";

const settings = { home: "at home", school: "in school", work: "at work" } as const;

/** Every moment with its four answers. The script of the window reads its words from here, and folds it away. */
export function MomentsInWords() {
  return (
    <details class="in-words" open>
      <summary>Every moment, four ways</summary>
      <p class="soft">These moments are examples of our own. Nobody in them is a real person.</p>
      {moments.map((moment) => (
        <section data-moment={moment.id} aria-labelledby={`moment-${moment.id}`}>
          <h3 id={`moment-${moment.id}`}>
            {moment.title}, {settings[moment.setting]}
          </h3>
          <p data-told>{moment.told}</p>
          <dl>
            {ways.map((way) => (
              <div class={`way-${way.id}`} data-said={way.id}>
                <dt>{way.title}</dt>
                <dd>{moment[way.id]}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <h3>What each way leaves behind</h3>
      <dl>
        {ways.map((way) => (
          <div class={`way-${way.id}`} data-leaves={way.id}>
            <dt>{way.title}</dt>
            <dd>{way.leaves}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
