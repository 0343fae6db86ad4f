export type CouncilFact = { value: string; example: boolean };

type FactProps = {
  fact: CouncilFact;
  /** What stands behind it while it is an example. */
  note?: string;
};

/** One of the council's own facts, with a link where it is an address, and a word where it is still an example. */
export function Fact({ fact: { value, example }, note = "example" }: FactProps) {
  const address = value.includes("@") ? `mailto:${value}` : value.startsWith("https://") ? value : undefined;
  return (
    <>
      {address ? <a href={address}>{value}</a> : value}
      {example && ` (${note})`}
    </>
  );
}
