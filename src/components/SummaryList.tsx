import type { ComponentChildren } from "preact";

export type SummaryRow = { label: string; value: ComponentChildren; change?: ComponentChildren };

/** Answers or facts, each beside its name, with room for a way to change it. */
export function SummaryList(props: { rows: readonly SummaryRow[] }) {
  return (
    <dl class="summary">
      {props.rows.map((row) => (
        <div>
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
          {row.change && <dd class="summary-change">{row.change}</dd>}
        </div>
      ))}
    </dl>
  );
}
