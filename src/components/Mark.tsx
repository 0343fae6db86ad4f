const SEATS = 8;

/** The mark: eight seats in a ring, one of them open. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true">
      {Array.from({ length: SEATS }, (_, seat) => {
        const angle = (seat / SEATS) * 2 * Math.PI - Math.PI / 2;
        const open = seat === 1;
        return (
          <circle
            class={open ? "seat open" : "seat"}
            cx={round(20 + 15 * Math.cos(angle))}
            cy={round(20 + 15 * Math.sin(angle))}
            r={open ? 3.3 : 4}
          />
        );
      })}
    </svg>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
