import type { Server } from "node:http";

/** How long a request under way may keep the site from stopping. */
const PATIENCE = 30_000;

/** Stops accepting, lets requests under way finish, and closes connections as they fall idle. */
export async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const last = setTimeout(() => server.closeAllConnections(), PATIENCE);
  await closed;
  clearInterval(idle);
  clearTimeout(last);
}
