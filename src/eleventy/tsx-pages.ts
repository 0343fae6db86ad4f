import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import type { EleventyConfig } from "./types.ts";

/**
 * Lets Eleventy read `.11ty.ts` and `.11ty.tsx`. A component becomes a whole HTML document, and this is the one
 * place where a built page gets its doctype; a page that returns text (a feed, a calendar) is written as it is.
 */
export function tsxPages(eleventyConfig: EleventyConfig) {
  eleventyConfig.addExtension(["11ty.ts", "11ty.tsx"], {
    key: "11ty.js",
    compile() {
      return async function (
        this: { defaultRenderer(data: unknown): Promise<string | VNode> },
        data: unknown,
      ) {
        const content = await this.defaultRenderer(data);
        return typeof content === "string" ? content : `<!doctype html>\n${renderToString(content)}`;
      };
    },
  });
}
