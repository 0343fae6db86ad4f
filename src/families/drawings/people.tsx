import { cast, type Looks } from "../../components/circles.ts";
import { PersonAbove } from "../../components/PersonAbove.tsx";

export type PersonName = keyof typeof cast;

export type PersonProps = {
  who: PersonName;
  x: number;
  y: number;
  /** Where they look: 0 down the page, 90 to the left, 180 up, 270 to the right. */
  turn?: number;
  /** Half of it is usual for two people, a third for many. */
  size?: number;
};

/** Somebody seen from above, in the measure of a small drawing. */
export function Person({ who, x, y, turn = 0, size = 0.5 }: PersonProps) {
  const looks: Looks = { ...cast[who], scale: Math.round(cast[who].scale * size * 100) / 100 };
  return <PersonAbove looks={looks} x={x} y={y} turn={turn} />;
}

export type RingProps = {
  who: readonly PersonName[];
  x?: number;
  y?: number;
  radius?: number;
  size?: number;
};

/** People in a circle, turned to each other. */
export function Ring({ who, x = 60, y = 60, radius = 36, size = 0.3 }: RingProps) {
  return (
    <>
      {who.map((name, place) => {
        const turn = (place / who.length) * 360;
        const angle = ((turn - 90) * Math.PI) / 180;
        return (
          <Person
            who={name}
            x={Math.round(x + radius * Math.cos(angle))}
            y={Math.round(y + radius * Math.sin(angle))}
            turn={turn}
            size={size}
          />
        );
      })}
    </>
  );
}
