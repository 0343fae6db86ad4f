export type CouncilFact = { value: string; example: boolean };

/** One of the council's own facts, with a link where it is an address, and a word where it is still an example. */
export function Fact({ fact: { value, example } }: { fact: CouncilFact }) {
  const address = value.includes("@") ? `mailto:${value}` : value.startsWith("https://") ? value : undefined;
  return (
    <>
      {address ? <a href={address}>{value}</a> : value}
      {example && " (example)"}
    </>
  );
}
