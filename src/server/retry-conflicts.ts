import { setTimeout as pause } from "node:timers/promises";

/** How often a call is tried that PostgreSQL undid because of another one. */
const tries = 3;

// A deadlock, and a change by someone else in between: the call has changed nothing, and the next try finds its way.
const conflicts = new Set(["40P01", "40001"]);

/** Does it again, at most twice and after a short random pause, where PostgreSQL undid it because of another call. */
export async function retryConflicts<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 0 || !isConflict(error)) throw error;
      await pause(20 + Math.random() * 80);
    }
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof Error && "code" in error && conflicts.has(String(error.code));
}
