import { createHmac } from "node:crypto";
import { isIPv6 } from "node:net";
import type { Limits, Services } from "./services.ts";

/** Who asks, and how often they may: said with every call of the database that is limited. */
export type Asker = { client: string; limits: Limits };

/** Whoever asks from an IP. */
export function askerFrom(
  ip: string,
  { limits, now, settings }: Pick<Services, "limits" | "now" | "settings">,
): Asker {
  return { client: clientHash(ip, now(), settings.linkSecret), limits };
}

/** Who asks, as the database reads it. */
export function askerRow({ client, limits }: Asker) {
  return {
    client,
    limits: { email_per_hour: limits.emailPerHour, client_per_hour: limits.clientPerHour },
  };
}

/** Stands for a client's IP in the limits: it cannot be turned back, and means nothing the next day. */
export function clientHash(ip: string, now: Date, secret: string): string {
  const day = now.toISOString().slice(0, 10);
  const salt = createHmac("sha256", secret).update(`client ${day}`).digest();
  return createHmac("sha256", salt).update(network(ip)).digest("hex");
}

/** An IPv6 household or office holds a whole /64, so its addresses count as one; IPv4 stays as it is. */
function network(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip);
  if (mapped?.[1]) return mapped[1];
  if (!isIPv6(ip)) return ip;
  const [head = "", tail] = ip.toLowerCase().split("%")[0]?.split("::") ?? [];
  const before = head ? head.split(":") : [];
  const after = tail ? tail.split(":") : [];
  const gap = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(gap, 0)).fill("0"), ...after];
  return groups
    .slice(0, 4)
    .map((group) => group.padStart(4, "0"))
    .join(":");
}
