const ways = [
  { way: "To", text: "Told what to do. Plenty of blame, not much warmth." },
  { way: "With", text: "Listened to, and asked for your best. We work it out together." },
  { way: "Not", text: "Left alone with it. Nobody asks and nobody helps." },
  { way: "For", text: "Done for you. Kind, but nothing changes." },
] as const;

/** The social discipline window as four panes: challenge grows upwards, support grows to the right. */
export function FourWays() {
  return (
    <figure>
      <div class="window">
        {ways.map(({ way, text }) => (
          <div class={`way-${way.toLowerCase()}`}>
            <p class="way">{way}</p>
            <p>{text}</p>
          </div>
        ))}
      </div>
      <figcaption class="axis">Further right: more support. Further up: more challenge.</figcaption>
    </figure>
  );
}
