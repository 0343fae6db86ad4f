import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createClient } from "@supabase/supabase-js";
import WebSocket from "ws";
import type { TestDatabase } from "../tests/support/postgres.ts";
import type { ServedBookings } from "./booking-server.ts";

/** One way to book a place; each call books for somebody else. */
export type Way = { name: string; book(slug: string, turn: number): Promise<void> };

export const bareSql = "bare SQL call";
export const bareRpc = "bare rpc";
export const wholePath = "whole HTTP path";

/** The SQL function alone, on a connection that is open already. */
export function sqlWay({ database }: TestDatabase): Way {
  return {
    name: bareSql,
    book: async (slug, turn) => accept(await database.call("book_place", order(slug, turn))),
  };
}

/** The function behind the API, as supabase-js asks for it. */
export function apiWay(at: ServedBookings): Way {
  const api = createApi(at);
  return {
    name: bareRpc,
    async book(slug, turn) {
      const { data, error } = await api.rpc("book_place", order(slug, turn));
      if (error) throw new Error(error.message);
      accept(data);
    },
  };
}

/** The last button of the check page: server, form, checks, API, SQL and the answer. */
export function siteWay(at: ServedBookings): Way {
  return {
    name: wholePath,
    async book(slug, turn) {
      const response = await fetch(`${at.siteUrl}/book/${slug}`, {
        method: "POST",
        redirect: "manual",
        headers: { origin: at.siteUrl, "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({
          ...person(turn),
          organisation: "Bench",
          role: "Bench",
          team: "",
          key: randomUUID(),
          step: "book",
          website: "",
        }),
      });
      await response.arrayBuffer();
      if (response.status !== 303) throw new Error(`A booking was answered with ${response.status}.`);
    },
  };
}

export function createApi(at: ServedBookings) {
  globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket;
  return createClient(at.apiUrl, at.secretKey, { auth: { persistSession: false, autoRefreshToken: false } });
}

/** A workshop with room for every booking of a run. */
export function workshop(slug: string) {
  return {
    slug,
    course: "key-principles",
    title: "Bench",
    venue: "Nowhere",
    capacity: 10_000,
    is_sample: true,
    days: [{ date: "2099-06-01", starts: "09:30", ends: "16:00" }],
  };
}

/** The server runs in a process of its own, so that making the load does not slow what is measured. */
export async function serve(postgresUrl?: string): Promise<{ at: ServedBookings; stop(): void }> {
  const child = fork("bench/booking-server.ts", postgresUrl ? [postgresUrl] : [], {
    execArgv: ["--import", "tsx"],
  });
  const at = await new Promise<ServedBookings>((resolve, reject) => {
    child.once("message", (message) => resolve(message as ServedBookings));
    child.once("exit", (code) => reject(new Error(`The benchmark's server ended with ${code}.`)));
  });
  return { at, stop: () => child.kill() };
}

// Of a partner that `_data/organisations.json` lists: such a booking counts at once.
function person(turn: number) {
  return { name: `Bench Person ${turn}`, email: `bench-${turn}-${randomUUID()}@dudley.example` };
}

function order(slug: string, turn: number) {
  return {
    request: {
      slug,
      ...person(turn),
      organisation: "Bench",
      role: "Bench",
      team: "",
      known_partner: true,
      key: randomUUID(),
      answers_hash: randomUUID(),
      client: "bench",
      limits: { email_per_hour: 1_000_000, client_per_hour: 1_000_000 },
    },
  };
}

function accept(reply: unknown) {
  const { outcome } = reply as { outcome?: string };
  if (outcome !== "booked" && outcome !== "waiting") throw new Error(`No booking: ${JSON.stringify(reply)}`);
}
