import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { URLPattern } from "urlpattern-polyfill";

/** The addresses that functions answer at, read from their own `config`. */
export function functionRoutes(): URLPattern[] {
  return readdirSync("functions")
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => {
      const config =
        /config[^=]*= \{([\s\S]*?)\};?/.exec(readFileSync(join("functions", file), "utf8"))?.[1] ?? "";
      return [...config.matchAll(/"(\/[^"]*)"/g)].map(
        (match) => new URLPattern({ pathname: match[1] ?? "" }),
      );
    });
}
