import type { Room } from "./tool.ts";

const MIDDLE = 40;
const SEAT = 26;

/** Who sits in the room at one step: family are filled rounds, workers are squares, the coordinator is a triangle. */
export function RoomDrawing({ room }: { room: Room }) {
  const seats = [
    ...Array.from({ length: room.family }, () => "family" as const),
    ...Array.from({ length: room.workers }, () => "worker" as const),
    ...(room.coordinator ? (["coordinator"] as const) : []),
  ];
  return (
    <svg class="room" viewBox="0 0 80 80" width="80" height="80" aria-hidden="true">
      <circle class="room-floor" cx={MIDDLE} cy={MIDDLE} r="39" />
      {seats.map((kind, place) => {
        const angle = (place / seats.length) * 2 * Math.PI - Math.PI / 2;
        const x = Math.round(MIDDLE + SEAT * Math.cos(angle));
        const y = Math.round(MIDDLE + SEAT * Math.sin(angle));
        if (kind === "family") return <circle class="seat-family" cx={x} cy={y} r="7" />;
        if (kind === "worker") return <rect class="seat-worker" x={x - 6} y={y - 6} width="12" height="12" />;
        return <path class="seat-coordinator" d={`M${x} ${y - 8}L${x + 8} ${y + 6}H${x - 8}Z`} />;
      })}
    </svg>
  );
}

/** The same in words: it stands beside each drawing. */
export function roomWords(room: Room): string {
  const people = [
    room.family > 2 && "the family and its friends",
    room.family > 0 && room.family <= 2 && "some of the family",
    room.coordinator && "the coordinator",
    room.workers === 1 && "a worker",
    room.workers > 1 && "the workers",
  ].filter((words) => words !== false);
  if (people.length === 1) return `In the room: ${people[0]}, and nobody else.`;
  return `In the room: ${people.slice(0, -1).join(", ")} and ${people.at(-1)}.`;
}
