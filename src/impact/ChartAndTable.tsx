import { ShareBars } from "../components/ShareBars.tsx";
import type { Bar } from "./impact.ts";

export type ChartAndTableProps = {
  title: string;
  /** What is counted, and the word for each row. */
  columns: readonly [rows: string, values: string];
  bars: readonly Bar[];
  whole?: number;
  note: string;
};

/** A few shares, drawn and as a table: whoever wants to copy them takes the table. */
export function ChartAndTable({ title, columns, bars, whole, note }: ChartAndTableProps) {
  return (
    <div class="chart-and-table">
      <ShareBars title={title} bars={bars} {...(whole ? { whole } : {})} note={note} />
      <table>
        <caption>The same as a table</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr>
              <th scope="row">{bar.label}</th>
              <td>{bar.value}%</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
