import { join } from "node:path";
import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import type { Background } from "./background.ts";
import { chooseEncoding, compress } from "./compress.ts";
import type { LoadedFunction } from "./load-functions.ts";
import type { NetlifyRules } from "./netlify-rules.ts";
import { createRoutes } from "./routes.ts";
import { runFunction } from "./run-function.ts";
import { findFile, serveFile } from "./static-files.ts";

export type Site = {
  /** The folder of built files. */
  folder: string;
  functions: readonly LoadedFunction[];
  rules: NetlifyRules;
};

type Options = {
  site: Site;
  siteUrl: string;
  background: Background;
  report: (error: unknown) => void;
};

/** Answers a request of Node's server. */
export type FetchCallback = (request: Request, env: unknown) => Response | Promise<Response>;

export type LocalServer = {
  fetch: FetchCallback;
  /** Answers from this site from now on; requests under way end with the one they began with. */
  use(site: Site): void;
};

/** Serves built files and functions the way Netlify does, for a machine of one's own. */
export function createLocalServer({ site, siteUrl, background, report }: Options): LocalServer {
  const serving = (next: Site) => ({ ...next, findRoute: createRoutes(next.functions) });
  let current = serving(site);

  const app = new Hono<{ Bindings: HttpBindings }>();
  app.all("*", async ({ req, env }) => {
    const { folder, rules, findRoute } = current;
    const request = req.raw;
    const url = new URL(request.url);
    const elsewhere = canonical(url, siteUrl);
    if (elsewhere && isRead(request)) return redirect(elsewhere, 307);

    const found = await findFile(folder, url.pathname);
    const route = findRoute({ method: request.method, url, hasPage: found !== null });
    if (route) {
      const { function: entry, params } = route;
      return shrink(request, await runFunction(entry, { request, ip: address(env), params, background }));
    }
    const rule = rules.redirectFor(url);
    if (rule && (rule.force || !found)) return redirect(rule.location, rule.status);
    if (found && !isRead(request)) {
      return new Response(null, {
        status: 405,
        headers: { allow: "GET, HEAD", ...rules.headersFor(url.pathname) },
      });
    }
    if (found && "moved" in found) return redirect(found.moved + url.search, 301);
    const headers = rules.headersFor(url.pathname);
    if (found) return serveFile(found.file, { request, headers });
    // The page of a missing file is a page, whatever the rules say of files in its folder.
    const page = { ...headers, "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache" };
    return serveFile(join(folder, "404.html"), { request, headers: page, status: 404 });
  });
  app.onError((error) => {
    report(error);
    return new Response("Something went wrong on this machine.\n", { status: 500 });
  });
  return {
    fetch: (request, env) => app.fetch(request, env as HttpBindings),
    use: (next) => (current = serving(next)),
  };
}

const names = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * The same address at the name that the site knows itself by, where this is another name of the same machine: a
 * form sent from there would be taken for a foreign one.
 */
function canonical(url: URL, siteUrl: string): string | null {
  const site = new URL(siteUrl);
  const alias = url.hostname !== site.hostname && names.has(url.hostname) && names.has(site.hostname);
  return alias && url.port === site.port ? site.origin + url.pathname + url.search : null;
}

function isRead(request: Request): boolean {
  return request.method === "GET" || request.method === "HEAD";
}

function redirect(location: string, status: number): Response {
  return new Response(null, { status, headers: { location } });
}

/** The address at the other end of the connection; a header that claims another is never believed. */
function address(env: HttpBindings | undefined): string {
  return (env?.incoming?.socket?.remoteAddress ?? "127.0.0.1").replace(/^::ffff:/, "");
}

/** Compresses what a function answered, as Netlify's edge does. */
async function shrink(request: Request, response: Response): Promise<Response> {
  const type = response.headers.get("content-type") ?? "";
  if (!response.body || response.headers.has("content-encoding")) return response;
  const body = new Uint8Array(await response.arrayBuffer());
  const encoding = chooseEncoding(request.headers.get("accept-encoding"), type, body.length);
  const headers = new Headers(response.headers);
  headers.append("vary", "accept-encoding");
  if (encoding) headers.set("content-encoding", encoding);
  headers.delete("content-length");
  return new Response(encoding ? await compress(body, encoding) : body, { status: response.status, headers });
}
