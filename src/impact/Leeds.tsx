import { Blocks } from "../components/Blocks.tsx";
import { ChartAndTable } from "./ChartAndTable.tsx";
import { impact } from "./impact.ts";

const { leeds } = impact;

/** The council that measured a change: what was done there, and the figures. */
export function Leeds() {
  return (
    <section aria-labelledby="leeds">
      <h2 id="leeds">{leeds.title}</h2>
      <Blocks blocks={leeds.before} />
      <ChartAndTable {...leeds.chart} columns={["Where", "Fall"]} bars={leeds.bars} />
      <Blocks blocks={leeds.after} />
    </section>
  );
}
