import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Encoding = "br" | "gzip";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** The encoding that a browser takes, the smaller first, or null for what gains nothing from it. */
export function chooseEncoding(
  accepts: string | null | undefined,
  type: string,
  size: number,
): Encoding | null {
  if (
    size < 1024 ||
    !/^(text\/|application\/(json|javascript|xml|[\w.-]+\+(xml|json))|image\/svg)/.test(type)
  ) {
    return null;
  }
  const taken = (accepts ?? "")
    .split(",")
    .map((part) => part.trim().split(/\s*;\s*q=/))
    .filter(([, quality]) => quality === undefined || Number(quality) > 0)
    .map(([name]) => name);
  if (taken.includes("br")) return "br";
  return taken.includes("gzip") ? "gzip" : null;
}

/** Compresses at a level that suits an answer made while somebody waits. */
export async function compress(body: Uint8Array, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  return new Uint8Array(encoding === "br" ? await brotli(body, { params: quality }) : await zip(body));
}
