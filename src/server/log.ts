import { randomUUID } from "node:crypto";

type Field = string | number | boolean | null | undefined;

/** What a log line may say beside its event: numbers and short words, never what a person typed. */
type LogFields = Record<string, Field>;

export type Log = {
  info(event: string, fields?: LogFields): void;
  /** Writes a fault down and returns the id that a reader is shown. */
  fault(error: unknown, fields?: LogFields): string;
};

const email = /[^\s"'<>()]+@[^\s"'<>()]+/g;
const token = /[\w-]{60,}/g;

/** A log of one JSON line per event; emails and the tokens of links are taken out of every text. */
export function createLog(write: (line: string) => void): Log {
  return {
    info(event, fields = {}) {
      write(line({ level: "info", event, ...fields }));
    },
    fault(error, fields = {}) {
      const id = randomUUID();
      write(line({ level: "fault", event: "fault", id, ...fields, ...describe(error) }));
      return id;
    },
  };
}

/** The log of a running site: standard output, as every host collects it. */
export const consoleLog: Log = createLog((text) => process.stdout.write(`${text}\n`));

function line(fields: LogFields): string {
  return JSON.stringify({ at: new Date().toISOString(), ...fields }, (_key, value: unknown) =>
    typeof value === "string" ? value.replace(email, "[email]").replace(token, "[token]") : value,
  );
}

function describe(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: `thrown: ${typeof error}` };
  const cause = error.cause instanceof Error ? `${error.cause.name}: ${error.cause.message}` : undefined;
  return { error: error.name, message: error.message, stack: error.stack, cause };
}
