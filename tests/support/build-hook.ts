import { createServer } from "node:http";

/** A build hook that answers each call with one status, and remembers what it was asked. */
export async function openBuildHook(status: number) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The hook has no port");
  return {
    url: `http://127.0.0.1:${address.port}/build_hooks/secret-of-the-hook`,
    asked,
    close: () => void server.close(),
  };
}
