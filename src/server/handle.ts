import type { Context } from "@netlify/functions";
import { securityHeaders } from "./headers.ts";
import { consoleLog } from "./log.ts";
import { faultPage, json, methodNotAllowed } from "./responses.tsx";
import { services } from "./services.ts";
import type { Services } from "./services.ts";

/** What a request brings beside itself: who asks, what the route matched, and work for after the answer. */
export type RequestContext = Pick<Context, "ip" | "params" | "waitUntil">;

/** A request, with what it brings and the outside world. */
export type Call = { request: Request; context: RequestContext; services: Services };

export type Action = (call: Call) => Promise<Response> | Response;

export type Handler = (request: Request, context: RequestContext) => Promise<Response>;

type Options = {
  methods: readonly ("GET" | "POST")[];
  /** What a fault answers with: a page for people, or JSON for programs. */
  faults?: "page" | "json";
};

/** Makes a function's handler: answers HEAD, refuses other methods, and turns faults into a plain 503. */
export function handle(action: Action, { methods, faults = "page" }: Options): Handler {
  const allowed: readonly string[] = methods.flatMap((method) =>
    method === "GET" ? ["GET", "HEAD"] : method,
  );
  return async (request, context) => {
    if (!allowed.includes(request.method)) return methodNotAllowed(allowed);
    const head = request.method === "HEAD";
    const response = await answer(
      action,
      head ? new Request(request, { method: "GET" }) : request,
      context,
      faults,
    );
    secure(response.headers);
    return head ? new Response(null, response) : response;
  };
}

async function answer(
  action: Action,
  request: Request,
  context: RequestContext,
  faults: "page" | "json",
): Promise<Response> {
  let log = consoleLog;
  try {
    const provided = services();
    log = provided.log;
    return await action({ request, context, services: provided });
  } catch (error) {
    const id = log.fault(error, { method: request.method, path: new URL(request.url).pathname });
    if (faults === "json") return json({ status: "fault", id }, { status: 503 });
    return faultPage(id, { sent: request.method === "POST" });
  }
}

function secure(headers: Headers): void {
  for (const [name, value] of Object.entries(securityHeaders)) {
    if (!headers.has(name)) headers.set(name, value);
  }
}
