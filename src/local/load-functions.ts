import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Context } from "@netlify/functions";
import { z } from "zod";
import { LocalFault } from "./fault.ts";

/** What a function is told beside its request, here as on Netlify. */
export type FunctionContext = Pick<
  Context,
  "ip" | "params" | "requestId" | "waitUntil" | "url" | "site" | "deploy" | "geo" | "server"
>;

export type FunctionHandler = (
  request: Request,
  context: FunctionContext,
) => Response | undefined | Promise<Response | undefined>;

export type LoadedFunction = {
  name: string;
  handler: FunctionHandler;
  paths: string[];
  methods: string[];
  /** A built page at the same address wins over the function. */
  preferStatic: boolean;
  /** When it runs by itself, as a cron expression in UTC. */
  schedule: string | null;
};

/** Loads a module by its file URL; the reload while developing brings its own. */
export type ImportModule = (url: string) => Promise<unknown>;

const list = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());

const functionModule = z.object({
  default: z.custom<FunctionHandler>(
    (value) => typeof value === "function",
    "must export a handler as default",
  ),
  // Strict, so that an option that only Netlify would honour is never passed over in silence.
  config: z
    .strictObject({
      path: list.optional(),
      method: list.optional(),
      preferStatic: z.boolean().optional(),
      schedule: z.string().optional(),
    })
    .refine(
      (config) => !(config.schedule && config.path),
      "has a schedule and a path; Netlify allows one of them",
    )
    .refine((config) => config.schedule ?? config.path, "needs a path or a schedule"),
});

const functionsFolder = fileURLToPath(new URL("../../functions", import.meta.url));

/** Loads every function of the site with the configuration that it declares for Netlify. */
export async function loadFunctions(
  folder: string = functionsFolder,
  importModule: ImportModule = (url) => import(url),
): Promise<LoadedFunction[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".ts")).sort();
  return Promise.all(
    files.map(async (file) => {
      const module = await importModule(pathToFileURL(join(folder, file)).href);
      return describe(basename(file, ".ts"), module);
    }),
  );
}

function describe(name: string, module: unknown): LoadedFunction {
  const result = functionModule.safeParse(module);
  if (!result.success) {
    const issue = result.error.issues[0];
    const where = issue?.path.length ? ` ${issue.path.join(".")}:` : "";
    throw new LocalFault(`functions/${name}.ts cannot be served:${where} ${issue?.message ?? "unknown"}.`);
  }
  const { default: handler, config } = result.data;
  return {
    name,
    handler,
    paths: config.path ?? [],
    methods: config.method ?? [],
    preferStatic: config.preferStatic ?? false,
    schedule: config.schedule ?? null,
  };
}
