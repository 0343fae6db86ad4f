import type { EleventyConfig } from "./types.ts";

type Token = {
  type: string;
  content: string;
  children?: Token[] | null;
  attrSet(name: string, value: string): void;
};
type MarkdownIt = {
  core: { ruler: { push(name: string, rule: (state: { tokens: Token[] }) => void): void } };
};

/** Gives the headings of Markdown pages ids made of their words, so that they can be linked to. */
export function markdown(eleventyConfig: EleventyConfig) {
  eleventyConfig.amendLibrary("md", (library: MarkdownIt) => {
    library.core.ruler.push("heading-ids", ({ tokens }) => {
      const slugify = eleventyConfig.getFilter("slugify");
      for (const [place, token] of tokens.entries()) {
        const words = tokens[place + 1]?.content;
        if (token.type === "heading_open" && words) token.attrSet("id", slugify(words));
      }
    });
  });
}
