import { Person, type PersonName } from "./drawings/people.tsx";
import { Letters } from "./drawings/signs.tsx";

const seats: readonly { who: PersonName; name: string; about: string }[] = [
  { who: "mother", name: "You", about: "You know your family best. Whoever leads may turn to you first." },
  {
    who: "child",
    name: "Your child",
    about: "If it is right for them. If they would rather not come, somebody can bring their words.",
  },
  {
    who: "aunt",
    name: "Somebody you bring",
    about: "A relative, a friend, a neighbour: a person you trust.",
  },
  {
    who: "woman",
    name: "Your worker",
    about: "A social worker or a family support worker. You should have their profile card.",
  },
  {
    who: "man",
    name: "People who know your child",
    about: "A teacher, perhaps, or a health visitor. You should be told why each one is there.",
  },
  {
    who: "grandfather",
    name: "The person who leads",
    about:
      "They see to it that everyone can speak. In some meetings this is an independent reviewing officer.",
  },
];

const MIDDLE = 130;
const SEAT = 92;

/** A meeting from above, with a number at each seat, and who sits there. The last seat is open. */
export function Room() {
  return (
    <div class="room">
      <svg viewBox="0 0 260 260" aria-hidden="true">
        <circle class="d-floor" cx={MIDDLE} cy={MIDDLE} r="128" />
        {seats.map(({ who }, place) => (
          <>
            <Person who={who} {...at(place, SEAT)} turn={degrees(place)} size={0.62} />
            <Letters text={String(place + 1)} {...at(place, 52, 6)} size={1.3} />
          </>
        ))}
        <ellipse
          class="people-open"
          rx="29"
          ry="16"
          transform={`translate(${at(6, SEAT).x} ${at(6, SEAT).y}) rotate(${degrees(6)})`}
        />
      </svg>
      <ol>
        {seats.map(({ name, about }) => (
          <li>
            <strong>{name}.</strong> {about}
          </li>
        ))}
      </ol>
    </div>
  );
}

const degrees = (place: number) => Math.round((place * 360) / (seats.length + 1));

function at(place: number, radius: number, down = 0) {
  const angle = ((degrees(place) - 90) * Math.PI) / 180;
  return {
    x: Math.round(MIDDLE + radius * Math.cos(angle)),
    y: Math.round(MIDDLE + radius * Math.sin(angle)) + down,
  };
}
