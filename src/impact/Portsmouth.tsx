import { Blocks } from "../components/Blocks.tsx";
import { training } from "../facts/training.ts";
import { impact } from "./impact.ts";

const { portsmouth } = impact;

/** The strategy of another place: its offer, its layers of training, its schools and how it meant to evaluate. */
export function Portsmouth() {
  return (
    <section aria-labelledby="portsmouth">
      <h2 id="portsmouth">{portsmouth.title}</h2>
      <Blocks blocks={portsmouth.before} />
      <ol class="ten">
        {training.layers.map((layer) => (
          <li>{layer}</li>
        ))}
      </ol>
      <Blocks blocks={portsmouth.after} />
    </section>
  );
}
