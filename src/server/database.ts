import { createClient } from "@supabase/supabase-js";
import WebSocket from "ws";
import { retryConflicts } from "./retry-conflicts.ts";

/** The one way to the data: a named function in PostgreSQL, and its reply as it came. */
export type Database = {
  call(name: string, args?: Record<string, unknown>): Promise<unknown>;
};

/** The database did not answer, or refused: never an expected outcome. */
export class DatabaseFault extends Error {
  override name = "DatabaseFault";
  readonly code: string;

  // PostgreSQL's own words can hold what a person typed, so only its code is kept.
  constructor(operation: string, code: string, status: number) {
    const how = code || (status ? `status ${status}` : "no answer");
    super(`The database call ${operation} failed: ${how}`);
    this.code = code;
  }
}

type Connection = {
  url: string;
  secretKey: string;
  /** Answers in the same process, where the database lives in it. */
  fetch?: typeof globalThis.fetch;
  timeoutMs?: number;
};

/** Connects to Supabase, or to what speaks its language, as the server and never as a visitor. */
export function connectDatabase({ url, secretKey, fetch, timeoutMs = 15_000 }: Connection): Database {
  const send = fetch ?? globalThis.fetch;
  const client = createClient(url, secretKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: {
      fetch: (input, init) => send(input, { ...init, signal: deadline(timeoutMs, init?.signal) }),
    },
    // Node 20 has no WebSocket of its own and the client refuses to start without one. Nothing here ever
    // opens it; its types and those of the browser's differ in words only.
    realtime: { transport: WebSocket as unknown as typeof globalThis.WebSocket },
  });
  return {
    call: (name, args = {}) =>
      retryConflicts(async () => {
        const { data, error, status } = await client.rpc(name, args);
        if (error) throw new DatabaseFault(name, error.code, status);
        return data as unknown;
      }),
  };
}

function deadline(milliseconds: number, signal: AbortSignal | null | undefined): AbortSignal {
  const timeout = AbortSignal.timeout(milliseconds);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}
