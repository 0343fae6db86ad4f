export type ShareBarsProps = {
  title: string;
  note?: string;
  /** Values in per cent. */
  bars: readonly { label: string; value: number }[];
  /** What the full width stands for. Where nothing is said it is the longest bar, and the figure says so. */
  whole?: number;
};

/** A few shares as bars, each with its number in words, so that the drawing only repeats what is written. */
export function ShareBars({ title, note, bars, whole }: ShareBarsProps) {
  const longest = Math.max(...bars.map((bar) => bar.value));
  const full = whole ?? longest;
  return (
    <figure class="bars">
      <figcaption>{title}</figcaption>
      <dl>
        {bars.map((bar) => (
          <div>
            <dt>{bar.label}</dt>
            <dd>{bar.value}%</dd>
            <dd aria-hidden="true">
              <svg viewBox="0 0 100 4" preserveAspectRatio="none" height="14">
                <rect class="bar-ground" width="100" height="4" />
                <rect class="bar-value" width={Math.round((bar.value / full) * 1000) / 10} height="4" />
              </svg>
            </dd>
          </div>
        ))}
      </dl>
      {!whole && <p class="soft">The longest bar stands for {longest}%.</p>}
      {note && <p class="soft">{note}</p>}
    </figure>
  );
}
