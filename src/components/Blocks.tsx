import { WordList, Words } from "./Words.tsx";

export type Block = { heading: string } | { text: string; soft?: true | undefined } | { list: string[] };

/** Running text of `_data`: headings of the third level, paragraphs and lists. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return (
    <>
      {blocks.map((block) => {
        if ("heading" in block) return <h3>{block.heading}</h3>;
        if ("list" in block) return <WordList texts={block.list} />;
        return (
          <p class={block.soft && "soft"}>
            <Words text={block.text} />
          </p>
        );
      })}
    </>
  );
}
