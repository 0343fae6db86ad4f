const clothes = ["teal", "red", "sun", "plum", "blue", "green", "ochre"] as const;

/** The colour of a strand's seat, by its number: decoration that never stands without the number or the title. */
export const strandColour = (number: number) => `clothes-${clothes[(number - 1) % clothes.length]}`;

/** The ring of strands with one seat taken: which of them this is. Decoration. */
export function StrandMark({ number, of }: { number: number; of: number }) {
  return (
    <svg class="strand-mark" viewBox="0 0 40 40" width="44" height="44" aria-hidden="true">
      {Array.from({ length: of }, (_, at) => {
        const angle = (at / of) * 2 * Math.PI - Math.PI / 2;
        const here = at === number - 1;
        return (
          <circle
            class={here ? strandColour(number) : "strand-seat"}
            cx={Math.round((20 + 14 * Math.cos(angle)) * 10) / 10}
            cy={Math.round((20 + 14 * Math.sin(angle)) * 10) / 10}
            r={here ? 5.6 : 3.4}
          />
        );
      })}
    </svg>
  );
}
