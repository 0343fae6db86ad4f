import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { extname, resolve, sep } from "node:path";
import { chooseEncoding, compress } from "./compress.ts";

/** What stands at an address: a file, another spelling of the address, or nothing. */
export type Found = { file: string } | { moved: string } | null;

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".pdf": "application/pdf",
  ".wasm": "application/wasm",
};

/** Looks an address up among built files, with Netlify's rules for slashes and `.html`. */
export async function findFile(folder: string, pathname: string): Promise<Found> {
  const path = safePath(folder, pathname);
  if (path === null) return null;
  if (pathname.endsWith("/index.html")) {
    return (await isFile(path)) ? { moved: pathname.slice(0, -"index.html".length) } : null;
  }
  if (pathname.endsWith("/")) {
    const index = resolve(path, "index.html");
    return (await isFile(index)) ? { file: index } : null;
  }
  if (await isFile(path)) return { file: path };
  if (await isFile(`${path}.html`)) return { file: `${path}.html` };
  return (await isFile(resolve(path, "index.html"))) ? { moved: `${pathname}/` } : null;
}

/** The file that an address names, or null where it would leave the folder or could not be a name. */
function safePath(folder: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (decoded.includes("\0") || decoded.includes("\\")) return null;
  // A name that starts with a dot is never a page.
  if (decoded.split("/").some((part) => part.startsWith(".") && part !== ".well-known")) return null;
  const path = resolve(folder, `.${decoded}`);
  return path === folder || path.startsWith(folder + sep) ? path : null;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

type Serving = { request: Request; headers: Record<string, string>; status?: number };

/** Answers with a built file: compressed where that helps, and 304 where the browser has it already. */
export async function serveFile(
  file: string,
  { request, headers, status = 200 }: Serving,
): Promise<Response> {
  const content = await readFile(file);
  const answer = new Headers({
    "content-type": types[extname(file).toLowerCase()] ?? "application/octet-stream",
    "cache-control": "public, max-age=0, must-revalidate",
  });
  for (const [name, value] of Object.entries(headers)) answer.set(name, value);

  const encoding = chooseEncoding(
    request.headers.get("accept-encoding"),
    answer.get("content-type") ?? "",
    content.length,
  );
  const etag = `"${createHash("sha256").update(content).digest("base64url").slice(0, 22)}${encoding ? `-${encoding}` : ""}"`;
  answer.set("etag", etag);
  answer.append("vary", "accept-encoding");
  if (status === 200 && matches(request.headers.get("if-none-match"), etag)) {
    return new Response(null, { status: 304, headers: answer });
  }
  if (encoding) answer.set("content-encoding", encoding);
  const body = encoding ? await compressed(etag, content, encoding) : new Uint8Array(content);
  answer.set("content-length", String(body.length));
  return new Response(request.method === "HEAD" ? null : body, { status, headers: answer });
}

function matches(ifNoneMatch: string | null, etag: string): boolean {
  return (ifNoneMatch ?? "").split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
}

const cache = new Map<string, Uint8Array<ArrayBuffer>>();

async function compressed(etag: string, content: Uint8Array, encoding: "br" | "gzip") {
  const known = cache.get(etag);
  if (known) return known;
  const body = await compress(content, encoding);
  if (cache.size >= 500) cache.clear();
  cache.set(etag, body);
  return body;
}
