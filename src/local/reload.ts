import { register } from "tsx/esm/api";

let count = 0;
let last: (() => Promise<void>) | null = null;

/** Imports what the site is made of as it stands in its files now, at every depth, beside what runs already. */
export async function importAnew(): Promise<typeof import("./load-site.ts")> {
  const graph = register({ namespace: `reload-${++count}` });
  const module = (await graph.import("./load-site.ts", import.meta.url)) as typeof import("./load-site.ts");
  await last?.();
  last = graph.unregister;
  return module;
}
