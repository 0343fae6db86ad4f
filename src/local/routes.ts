import { URLPattern } from "urlpattern-polyfill";
import type { LoadedFunction } from "./load-functions.ts";

export type Route = { function: LoadedFunction; path: string; params: Record<string, string> };

/** Finds the function that answers a request, as Netlify finds it. */
export type FindRoute = (request: { method: string; url: URL; hasPage: boolean }) => Route | null;

/**
 * Matches addresses the way Netlify does: by URL pattern, in any case, with or without a slash at the end, and
 * with an address spelt out before one that holds a parameter.
 */
export function createRoutes(functions: readonly LoadedFunction[]): FindRoute {
  const routes = functions
    .flatMap((entry) => entry.paths.map((path) => ({ entry, path, pattern: toPattern(path) })))
    .sort((one, other) => Number(isPattern(one.path)) - Number(isPattern(other.path)));

  return ({ method, url, hasPage }) => {
    const pathname = withoutSlash(url.pathname);
    for (const { entry, path, pattern } of routes) {
      if (entry.methods.length > 0 && !entry.methods.includes(method)) continue;
      const match = pattern.exec({ pathname });
      if (!match || (entry.preferStatic && hasPage)) continue;
      return { function: entry, path, params: present(match.pathname.groups) };
    }
    return null;
  };
}

// The package's own types do not know this option, which the standard and the package's code do.
const Pattern = URLPattern as unknown as new (
  init: { pathname: string },
  options: { ignoreCase: boolean },
) => URLPattern;

function toPattern(path: string): URLPattern {
  return new Pattern({ pathname: withoutSlash(path) }, { ignoreCase: true });
}

function isPattern(path: string): boolean {
  return /[*:{[(]/.test(path);
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}

function present(groups: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(groups).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}
