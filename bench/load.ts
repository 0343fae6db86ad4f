/** What one run of calls showed, times in milliseconds. */
export type Measured = { perSecond: number; p50: number; p99: number };

/** Calls `work` a number of times, never more than `atOnce` at the same time, and measures each call. */
export async function load(
  count: number,
  atOnce: number,
  work: (turn: number) => Promise<void>,
): Promise<Measured> {
  const times: number[] = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) {
        const turn = next++;
        const start = performance.now();
        await work(turn);
        times.push(performance.now() - start);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: count / seconds, p50: at(0.5), p99: at(0.99) };
}
