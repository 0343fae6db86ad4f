const MIDDLE = 180;
const SEAT = 128;
const SEATS = 8;

/** A circle from above, with the order in which people speak: the turn goes round, from seat to seat. */
export function SpeakingCircle() {
  return (
    <figure class="tool-drawing">
      <svg viewBox="0 0 360 360" role="img" aria-labelledby="speaking-circle">
        <circle class="draw-floor" cx={MIDDLE} cy={MIDDLE} r="172" />
        <path class="draw-way" d="M180 92a88 88 0 1 1 -62 26" />
        <path class="draw-tip" d="M128 108l-18 2l12 14z" />
        {Array.from({ length: SEATS }, (_, place) => {
          const angle = (place / SEATS) * 2 * Math.PI - Math.PI / 2;
          const x = Math.round(MIDDLE + SEAT * Math.cos(angle));
          const y = Math.round(MIDDLE + SEAT * Math.sin(angle));
          return (
            <>
              <circle class={place === 0 ? "draw-holder" : "draw-seat"} cx={x} cy={y} r="25" />
              <text class={place === 0 ? "draw-number holder" : "draw-number"} x={x} y={y + 7}>
                {place + 1}
              </text>
            </>
          );
        })}
        <text class="draw-word" x={MIDDLE} y="174">
          One speaks,
        </text>
        <text class="draw-word" x={MIDDLE} y="198">
          all listen
        </text>
      </svg>
      <figcaption id="speaking-circle">
        Eight chairs and no table. Number 1 holds the circle and speaks first. The turn passes to the left,
        from 2 to 8, and comes round again. Anyone may pass.
      </figcaption>
    </figure>
  );
}
