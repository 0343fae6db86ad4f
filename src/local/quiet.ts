import { AsyncLocalStorage } from "node:async_hooks";

const chatter = new AsyncLocalStorage<true>();
let listening = false;

/**
 * Runs a library that prints what it also reports as a result, and keeps what it prints off the terminal.
 * Everybody else's output, at the same time, is left alone.
 */
export function quietly<T>(work: () => T): T {
  if (!listening) {
    listening = true;
    for (const method of ["log", "info", "warn", "error", "debug"] as const) {
      const print = console[method].bind(console);
      console[method] = (...words: unknown[]) => {
        if (!chatter.getStore()) print(...words);
      };
    }
  }
  return chatter.run(true, work);
}
