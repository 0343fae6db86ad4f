import { stages, type Stage } from "./continuum.ts";
import { StageDrawing } from "./StageDrawing.tsx";

/** The continuum as a path of circles that grow. Each stage opens where it stands; a script adds the arrow keys. */
export function Continuum() {
  return (
    <div class="continuum" data-continuum>
      <p class="soft" data-live hidden>
        With a keyboard: the arrow keys walk from stage to stage, Enter opens one.
      </p>
      <p class="continuum-end">Informal: every day, no preparing</p>
      <ol>
        {stages.map((stage, place) => (
          <OneStage stage={stage} place={place} />
        ))}
      </ol>
      <p class="continuum-end">Formal: rare, well prepared</p>
    </div>
  );
}

function OneStage({ stage, place }: { stage: Stage; place: number }) {
  return (
    <li id={`stage-${stage.id}`}>
      <StageDrawing people={stage.people} first={place} width={40 + place * 12} />
      <details>
        <summary>
          <h3>{stage.title}</h3>
          <span>{stage.size}</span>
        </summary>
        <p>{stage.what}</p>
        <dl>
          <dt>Also called</dt>
          <dd>{stage.also}</dd>
          <dt>When</dt>
          <dd>{stage.when}</dd>
          <dt>Who takes part</dt>
          <dd>{stage.who}</dd>
          <dt>Getting ready</dt>
          <dd>{stage.prepare}</dd>
        </dl>
        <p>
          <a href={stage.tool.href}>{stage.tool.title}</a>
        </p>
      </details>
    </li>
  );
}
