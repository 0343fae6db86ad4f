const principles = [
  [
    "Responsibility, with empathy",
    "Children and families take charge of what they can, and are understood while they do.",
  ],
  ["Support and challenge, both high", "Neither of them is traded for the other."],
  ["With, rather than to or for", "Whatever is decided, they were part of deciding it."],
  ["Strong relationships first", "Change grows from them."],
  ["Problems are solved jointly", "Nobody hands out the answer from above."],
  ["Look for what works", "Spend more time on answers than on what went wrong."],
  ["Look ahead", "Ask what should be different next week."],
  ["Respect and honesty, together", "A hard thing can be said kindly."],
  ["Everybody answers for the result", "Workers as well as families."],
  ["It starts with us", "Colleagues, and managers and their teams, treat one another this way."],
] as const;

/** Portsmouth's ten principles, in this site's words. */
export function TenPrinciples({ place }: { place: string }) {
  return (
    <section aria-labelledby="ten-principles">
      <h2 id="ten-principles">Ten principles</h2>
      <p>
        Portsmouth’s children’s trust set out ten principles in 2016. They make a good checklist for {place}{" "}
        as well. The words here are ours.
      </p>
      <ol class="ten">
        {principles.map(([title, text]) => (
          <li>
            <strong>{title}.</strong> {text}
          </li>
        ))}
      </ol>
    </section>
  );
}
