import { randomUUID } from "node:crypto";
import { createAdaptorServer } from "@hono/node-server";
import type { Server } from "node:http";
import { listen } from "./ports.ts";

export type Endpoint = { url: string; buildHookUrl: string; close(): Promise<void> };

type Options = {
  /** The embedded database, for the build; null where the build is told of another one. */
  database: { fetch: typeof fetch; url: string } | null;
  build(): void;
};

/** What other processes on this machine may reach: the database with its keys, and a hook that builds the site. */
export async function openEndpoint({ database, build }: Options): Promise<Endpoint> {
  const hook = `/build/${randomUUID()}`;
  const server = createAdaptorServer({
    async fetch(request) {
      const { pathname, search } = new URL(request.url);
      if (pathname === hook && request.method === "POST") {
        build();
        return new Response(null, { status: 202 });
      }
      if (!database) return new Response(null, { status: 404 });
      const body = request.body ? await request.arrayBuffer() : undefined;
      return database.fetch(new URL(pathname + search, database.url), {
        method: request.method,
        headers: request.headers,
        body,
      });
    },
  }) as Server;
  const port = await listen(server, { host: "127.0.0.1", port: 0, portSetting: "PORT" });
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    buildHookUrl: url + hook,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
