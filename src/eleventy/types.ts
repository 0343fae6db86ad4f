/** The parts of Eleventy's configuration that this build uses; Eleventy ships no types of its own. */
export type EleventyConfig = {
  addFilter<Value>(name: string, filter: (value: Value) => string): void;
  addExtension(extensions: string[], options: object): void;
  addGlobalData(name: string, value: unknown): void;
  amendLibrary(name: "md", amend: (library: never) => void): void;
  addCollection(name: string, pick: (pages: { getAll(): PageItem[] }) => PageItem[]): void;
  addTransform(name: string, transform: (this: { page: { url?: string } }, content: string) => string): void;
  getFilter(name: "slugify"): (text: string) => string;
  addPassthroughCopy(paths: Record<string, string>): void;
  on(event: "eleventy.after", run: (event: AfterBuild) => Promise<void> | void): void;
};

type PageItem = { url: string; inputPath: string; data: Record<string, unknown> };

type AfterBuild = {
  directories: { output: string };
  results: { url: string; content: string; inputPath: string; outputPath: string }[];
};
