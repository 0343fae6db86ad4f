declare module "@11ty/eleventy" {
  /** The parts of Eleventy's own class that the build uses. */
  export default class Eleventy {
    constructor(input: string, output: string, options: { configPath: string; quietMode: boolean });
    disableLogger(): void;
    write(): Promise<unknown>;
  }
}

declare module "@11ty/eleventy-plugin-rss" {
  /** A moment as Atom writes it (RFC 3339). */
  export function dateToRfc3339(date: Date): string;
}
