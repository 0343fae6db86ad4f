const symbols = [
  { mark: <rect class="gen-shape" x="8" y="8" width="28" height="28" />, words: "A man or a boy" },
  { mark: <circle class="gen-shape" cx="22" cy="22" r="15" />, words: "A woman or a girl" },
  {
    mark: <path class="gen-shape" d="M22 5l17 17l-17 17l-17 -17z" />,
    words: "Somebody for whom neither fits",
  },
  {
    mark: <path class="gen-shape" d="M8 8h28v28h-28zM8 8l28 28M36 8l-28 28" />,
    words: "Somebody who has died",
  },
  { mark: <path class="gen-line" d="M2 22h40" />, words: "A couple" },
  { mark: <path class="gen-line" d="M2 22h40M18 32l8 -20" />, words: "A couple who have separated" },
  { mark: <path class="gen-close" d="M2 18h40M2 26h40" />, words: "Very close" },
  { mark: <path class="gen-strain" d="M2 22l7 -8l7 16l7 -16l7 16l7 -16l5 8" />, words: "Fallen out" },
  { mark: <circle class="gen-home" cx="22" cy="22" r="19" />, words: "A line around people: one household" },
] as const;

/** The common symbols, and an invented family drawn with them. */
export function Genogram() {
  return (
    <>
      <h3>The symbols in common use</h3>
      <ul class="symbols">
        {symbols.map(({ mark, words }) => (
          <li>
            <svg viewBox="0 0 44 44" width="44" height="44" aria-hidden="true">
              {mark}
            </svg>
            {words}
          </li>
        ))}
      </ul>
      <figure class="tool-drawing">
        <svg viewBox="0 0 390 336" role="img" aria-labelledby="genogram">
          <path class="gen-line" d="M110 60h79M150 60v55M70 115h140M70 115v37M210 115v36" />
          <path class="gen-line" d="M231 172h74M280 188l12 -32M255 172v90" />
          <path class="gen-shape" d="M70 40h40v40h-40zM70 40l40 40M110 40l-40 40" />
          <circle class="gen-shape" cx="210" cy="60" r="21" />
          <path class="gen-shape" d="M50 152h40v40h-40zM305 152h40v40h-40zM235 262h40v40h-40z" />
          <circle class="gen-shape" cx="210" cy="172" r="21" />
          <circle class="gen-shape" cx="70" cy="282" r="21" />
          <ellipse class="gen-home" cx="232" cy="227" rx="50" ry="100" transform="rotate(-22 232 227)" />
          <path class="gen-close" d="M229 72q32 44 -2 86M237 70q36 48 -3 94M92 278h142M92 286h142" />
          {[
            [90, 28, "Grandad"],
            [210, 28, "Nan"],
            [70, 214, "Uncle Jo"],
            [142, 178, "Mum"],
            [325, 214, "Dad"],
            [344, 296, "Mateo, 9"],
            [70, 326, "Auntie Bea"],
          ].map(([x, y, name]) => (
            <text class="draw-word" x={x} y={y}>
              {name}
            </text>
          ))}
        </svg>
        <figcaption id="genogram">
          An example, with an invented family. Mateo lives with his mum. She is very close to Nan. Mum and Dad
          have separated, and Grandad has died. Mateo’s closest tie outside the home is to Bea, who is no
          relation: the one whom no file had named.
        </figcaption>
      </figure>
      <p>
        Teams differ in their symbols, and families may want others. Agree them first, and write what they
        mean on the sheet.
      </p>
    </>
  );
}
