/** A number to ring, as `_data/site.json` has it. */
export type Helpline = {
  id: string;
  label: string;
  number: string;
  href: string;
  /** What to press once the call is answered. */
  option?: string | undefined;
  when: string;
  who: string;
  /** Where those who answer say when they do. */
  website?: string | undefined;
};

/** The number with that id; one that pages rely on and that is not there fails the build. */
export function helpline(helplines: readonly Helpline[], id: string): Helpline {
  const line = helplines.find((candidate) => candidate.id === id);
  if (!line) throw new Error(`_data/site.json: helplines: expected one with the id ${id}`);
  return line;
}
