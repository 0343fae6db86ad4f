import { Blocks } from "../components/Blocks.tsx";
import { training } from "../facts/training.ts";

/** Who needs how much training, as the councils that went first laid it out, and how it can last. */
export function TrainingLevels() {
  return (
    <>
      <h2 id="levels">Levels and layers</h2>
      <Blocks blocks={training.levels} />
      <ol>
        {training.layers.map((layer) => (
          <li>{layer}</li>
        ))}
      </ol>
      <Blocks blocks={training.afterLayers} />
    </>
  );
}
