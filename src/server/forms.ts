import type { z } from "zod";
import { problemPage } from "./responses.tsx";

/** What was wrong with one field, in the words that stand beside it and in the summary. */
export type FieldError = { field: string; message: string };

export type FormValues = Record<string, string>;

export type ReadForm = { ok: true; values: FormValues } | { ok: false; response: Response };

export type Answers<Data> =
  { ok: true; data: Data } | { ok: false; errors: FieldError[]; values: FormValues };

type FormRules = {
  /** The names that this form may send; a field that was left out reads as empty. */
  fields: readonly string[];
  siteUrl: string;
  maxBytes?: number;
};

/** A field that people do not see and that programs fill in. */
const trapField = "website";

/** Reads a form that the site's own page sent; anything else is answered with a page that says what to try. */
export async function readForm(request: Request, rules: FormRules): Promise<ReadForm> {
  const { fields, siteUrl, maxBytes = 65_536 } = rules;
  if (request.headers.get("origin") !== siteUrl) return refuse(wrongOrigin);
  if (!isForm(request.headers.get("content-type"))) return refuse(wrongType);
  const body = await readBody(request, maxBytes);
  if (!body) return refuse(tooLarge);
  const pairs = decodePairs(body);
  if (!pairs) return refuse(unreadable);
  const names = new Set(pairs.map(([name]) => name));
  const known = new Set([...fields, trapField]);
  if (names.size !== pairs.length || pairs.some(([name]) => !known.has(name))) return refuse(unreadable);
  const sent = new Map(pairs);
  if (sent.get(trapField)) return refuse(trapped);
  return { ok: true, values: Object.fromEntries(fields.map((field) => [field, sent.get(field) ?? ""])) };
}

/** Checks the values of a form; of several faults in one field the first is shown. */
export function parseAnswers<Schema extends z.ZodType>(
  schema: Schema,
  values: FormValues,
): Answers<z.output<Schema>> {
  const result = schema.safeParse(values);
  if (result.success) return { ok: true, data: result.data };
  const errors = new Map<string, FieldError>();
  for (const issue of result.error.issues) {
    const field = String(issue.path[0] ?? "");
    if (!errors.has(field)) errors.set(field, { field, message: issue.message });
  }
  return { ok: false, errors: [...errors.values()], values };
}

function isForm(contentType: string | null): boolean {
  const [type, ...parameters] = (contentType ?? "").toLowerCase().split(";");
  const utf8 = parameters.every(
    (parameter) => !/^\s*charset=/.test(parameter) || /=\s*"?utf-?8"?\s*$/.test(parameter),
  );
  return type?.trim() === "application/x-www-form-urlencoded" && utf8;
}

/** The body, or null where it is larger than allowed: counted as it arrives, whatever it claims to be. */
async function readBody(request: Request, maxBytes: number): Promise<Buffer | null> {
  if (Number(request.headers.get("content-length")) > maxBytes) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the stream, so the rest of a body that is too large is never read.
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Names and values, or null where they are not UTF-8 or hold a NUL, which PostgreSQL cannot store. */
function decodePairs(body: Buffer): [name: string, value: string][] | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
    const pairs = text
      .split("&")
      .filter((part) => part !== "")
      .map((part): [string, string] => {
        const [name = "", ...value] = part.split("=");
        return [decode(name), decode(value.join("="))];
      });
    return pairs.some((pair) => pair.some((part) => part.includes("\0"))) ? null : pairs;
  } catch {
    return null;
  }
}

/** Browsers send line breaks as CR LF; what was typed had one character there, and lengths count it so. */
function decode(part: string): string {
  return decodeURIComponent(part.replaceAll("+", " ")).replaceAll("\r\n", "\n");
}

type Refusal = { status: number; title: string; message: string | string[] };

function refuse(refusal: Refusal): ReadForm {
  return { ok: false, response: problemPage(refusal) };
}

const wrongOrigin: Refusal = {
  status: 403,
  title: "We could not tell that this form came from our site",
  message: [
    "Nothing was saved. Open the page of the form again on this site, and send it from there.",
    "If that does not help, a privacy setting or an add-on of your browser may hide where forms come from: try another browser, or email us.",
  ],
};

const wrongType: Refusal = {
  status: 415,
  title: "We could not read what was sent",
  message: "Nothing was saved. Fill in the form on its page on this site, and send it from there.",
};

const tooLarge: Refusal = {
  status: 413,
  title: "That was too long to send",
  message: "Nothing was saved. Go back, shorten what you wrote, and send it again.",
};

const unreadable: Refusal = {
  status: 400,
  title: "We could not read what was sent",
  message: "Nothing was saved. Open the page of the form again, fill it in, and send it from there.",
};

// Whoever filled the trap is a program, so it is told nothing that would teach it to leave the field empty.
const trapped: Refusal = {
  status: 200,
  title: "Thank you",
  message: "We have received what you sent. If you expected an email and none comes, fill in the form again.",
};
