import { readFileSync, readdirSync } from "node:fs";

/** Watches the resident memory of a process and all that it started; `stop` returns the peak in megabytes. */
export function peakMemory(pid: number): { stop(): number } {
  let peak = 0;
  const look = () => (peak = Math.max(peak, treeMemory(pid)));
  const timer = setInterval(look, 50);
  return {
    stop() {
      clearInterval(timer);
      return Math.round(peak / 1024 / 1024);
    },
  };
}

/** Bytes in memory of a process tree, shared pages counted once for their share (Linux's proportional set size). */
function treeMemory(root: number): number {
  const parents = new Map<number, number>();
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    const parent = /\)\s\S\s(\d+)/.exec(read(`/proc/${entry}/stat`))?.[1];
    if (parent) parents.set(Number(entry), Number(parent));
  }
  const family = new Set([root]);
  for (let grown = true; grown;) {
    grown = false;
    for (const [child, parent] of parents) {
      if (family.has(parent) && !family.has(child)) grown = Boolean(family.add(child));
    }
  }
  return [...family].reduce((sum, pid) => {
    const kilobytes = /^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1];
    return sum + Number(kilobytes ?? 0) * 1024;
  }, 0);
}

/** A process may end between being listed and being read. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
