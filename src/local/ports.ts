import { createServer } from "node:net";
import type { AddressInfo, Server } from "node:net";
import { LocalFault } from "./fault.ts";

/** Where something listens, and the settings that say so. */
export type Place = { host: string; port: number; hostSetting?: string; portSetting: string };

/** Starts listening and gives back the port, or says in a sentence why that cannot be. */
export function listen(server: Server, place: Place): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(portFault(error, place)));
    server.listen(place.port, place.host, () => resolve((server.address() as AddressInfo).port));
  });
}

/** What to say when a port cannot be had. */
export function portFault(
  error: NodeJS.ErrnoException,
  { host, port, hostSetting, portSetting }: Place,
): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return new LocalFault(
        `Port ${port} is in use by another program; stop that one, or set ${portSetting} to another number.`,
      );
    case "EACCES":
      return new LocalFault(
        `Port ${port} may not be opened by this account; set ${portSetting} to a number above 1023.`,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EINVAL":
      return new LocalFault(
        `${host} is not an address of this machine; set ${hostSetting ?? "HOST"} to one that is, such as 127.0.0.1.`,
      );
    default:
      return error;
  }
}

/** A port that is kept from others until it is needed. */
export type HeldPort = { port: number; release(): Promise<void> };

/** Holds the port asked for, or any free one for 0, for what could not say well that it is taken. */
export async function holdPort(place: Place): Promise<HeldPort> {
  const server = createServer((socket) => socket.destroy());
  const port = await listen(server, place);
  return { port, release: () => new Promise((resolve) => server.close(() => resolve())) };
}
