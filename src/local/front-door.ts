import { createServer } from "node:http";
import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import type { FetchCallback } from "./server.ts";
import { drain } from "./drain.ts";
import { listen } from "./ports.ts";
import { addressOf } from "./settings.ts";

export type FrontDoor = {
  url: string;
  /** Answers from now on, and first whoever has come while the site was being made ready. */
  answer(fetch: FetchCallback): void;
  close(): Promise<void>;
};

/**
 * Listens where the site will be, before anything that takes long, so that a port in use is known at once. Whoever
 * comes early waits.
 */
export async function openFrontDoor({ host, port }: { host: string; port: number }): Promise<FrontDoor> {
  let answer: (fetch: FetchCallback) => void = () => {};
  const ready = new Promise<FetchCallback>((resolve) => (answer = resolve));
  const server = createAdaptorServer({
    fetch: async (request, env) => (await ready)(request, env),
    createServer,
  }) as Server;
  const taken = await listen(server, { host, port, hostSetting: "HOST", portSetting: "PORT" });
  return {
    url: addressOf(host, taken),
    answer,
    async close() {
      answer(() => new Response("The site is stopping.\n", { status: 503 }));
      await drain(server);
    },
  };
}
