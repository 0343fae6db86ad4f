/** What kind of page it is, as the search offers it. */
export const kinds = {
  guide: "Guides",
  tool: "Tools",
  standard: "Standards",
  story: "Stories",
  workshop: "Workshops",
  help: "Help",
} as const;

/** Whom a page is for, as the search offers it. */
export const audiences = {
  families: "Families",
  practitioners: "Practitioners",
  managers: "Managers",
  partners: "Partners",
} as const;

/** What the search knows a page by, beside its own words. */
export type Finding = {
  /** One of {@link kinds}, and some of {@link audiences}; the build names what is neither. */
  kind?: string | undefined;
  audiences?: readonly string[] | undefined;
  /** Everyday words and abbreviations that people would look for: "FGC", "social worker coming to my house". */
  words?: readonly string[] | string | undefined;
  /** Over and done with: the site's own search leaves it out, so that it hides nothing that is to come. */
  past?: boolean | undefined;
};

/** Tells the search index what stands in no sentence of the page. Readers see nothing of it. */
export function FindingTags({ kind, audiences: readers = [], words = [] }: Finding) {
  const all = [words].flat().join(", ");
  return (
    <>
      {kind && <meta name="kind" content={kind} data-pagefind-filter="kind[content]" />}
      {readers.map((audience) => (
        <meta name="audience" content={audience} data-pagefind-filter="audience[content]" />
      ))}
      {all && <meta name="keywords" content={all} data-pagefind-meta="words[content]" />}
    </>
  );
}
