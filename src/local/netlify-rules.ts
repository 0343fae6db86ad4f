import { fileURLToPath } from "node:url";
import { parseAllHeaders } from "netlify-headers-parser";
import { parseAllRedirects } from "netlify-redirect-parser";
import { URLPattern } from "urlpattern-polyfill";
import { z } from "zod";
import { LocalFault } from "./fault.ts";

export type NetlifyRules = {
  /** The headers that the rules give to a built file at a path. */
  headersFor(pathname: string): Record<string, string>;
  /** Where the rules send a path, or null. `force` means even where a built file is. */
  redirectFor(url: URL): { location: string; status: 301 | 302 | 303 | 307 | 308; force: boolean } | null;
};

// Strict: a rule that Netlify would honour and this server would not must fail, not be passed over.
const nothing = z.strictObject({}).optional();
const redirectRule = z.strictObject({
  from: z.string(),
  path: z.string().startsWith("/"),
  to: z.string(),
  status: z.literal([301, 302, 303, 307, 308]).default(301),
  force: z.boolean(),
  query: nothing,
  conditions: nothing,
  headers: nothing,
  proxy: z.literal(false),
});
const headerRule = z.strictObject({
  for: z.string(),
  forRegExp: z.instanceof(RegExp),
  values: z.record(z.string(), z.string()),
});

const configuration = fileURLToPath(new URL("../../netlify.toml", import.meta.url));

/** Reads the headers and redirects of `netlify.toml` with Netlify's own parsers. */
export async function readNetlifyRules(file: string = configuration): Promise<NetlifyRules> {
  const [headers, redirects] = await Promise.all([
    parseAllHeaders({ netlifyConfigPath: file, minimal: false }),
    parseAllRedirects({ netlifyConfigPath: file, redirectsFiles: [], configRedirects: [], minimal: false }),
  ]);
  const [error] = [...headers.errors, ...redirects.errors] as Error[];
  if (error) throw new LocalFault(`netlify.toml is wrong: ${error.message}`);
  const headerRules = check("headers", z.array(headerRule), headers.headers);
  const redirectRules = check("redirects", z.array(redirectRule), redirects.redirects).map((rule) => ({
    ...rule,
    pattern: new URLPattern({ pathname: withoutSlash(rule.path).replace(/\*$/, ":splat(.*)") }),
  }));

  return {
    headersFor(pathname) {
      const matching = headerRules.filter((rule) => rule.forRegExp.test(pathname));
      return Object.assign({}, ...matching.map((rule) => rule.values)) as Record<string, string>;
    },
    redirectFor(url) {
      for (const { pattern, to, status, force } of redirectRules) {
        const match = pattern.exec({ pathname: withoutSlash(url.pathname) });
        if (!match) continue;
        const location = fill(to, match.pathname.groups);
        return { location: location.includes("?") ? location : location + url.search, status, force };
      }
      return null;
    },
  };
}

function fill(to: string, groups: Record<string, string | undefined>): string {
  return to.replace(/:(\w+)/g, (whole, name: string) => groups[name] ?? whole);
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}

function check<T>(part: string, schema: z.ZodType<T>, rules: unknown): T {
  const result = schema.safeParse(rules);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const where = issue?.path.map((step) => (typeof step === "number" ? step + 1 : String(step))).join(", ");
  throw new LocalFault(
    `The local server cannot do what netlify.toml asks of its ${part} (${where}: ${issue?.message}).`,
  );
}
