import { randomUUID } from "node:crypto";
import type { Background } from "./background.ts";
import type { FunctionContext, LoadedFunction } from "./load-functions.ts";

type Call = {
  request: Request;
  ip: string;
  params?: Record<string, string>;
  background: Background;
};

/** Calls a function with what Netlify would hand it. */
export async function runFunction(
  { handler }: LoadedFunction,
  { request, ip, params = {}, background }: Call,
): Promise<Response> {
  const url = new URL(request.url);
  const context: FunctionContext = {
    ip,
    params,
    requestId: randomUUID(),
    waitUntil: (work) => background.add(work),
    url,
    site: { id: "local", name: "local", url: url.origin },
    deploy: { context: "dev", id: "local", published: true },
    geo: {},
    server: { region: "local" },
  };
  return (await handler(request, context)) ?? new Response(null, { status: 204 });
}
