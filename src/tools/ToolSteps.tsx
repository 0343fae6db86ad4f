import { RoomDrawing, roomWords } from "./RoomDrawing.tsx";
import type { Tool } from "./tool.ts";
import { Words } from "../components/Words.tsx";

/** How it goes, step by step; where it matters who is there, each step has its drawing. */
export function ToolSteps({ steps }: { steps: Tool["how"] }) {
  const drawn = steps.some((step) => step.room);
  return (
    <>
      {drawn && (
        <p class="soft">
          In the drawings, a round is someone of the family, a square is a worker and a triangle is the
          coordinator.
        </p>
      )}
      <ol class="steps">
        {steps.map(({ title, text, room }) => (
          <li>
            {room && <RoomDrawing room={room} />}
            <div>
              <h3>{title}</h3>
              <p>
                <Words text={text} />
              </p>
              {room && <p class="soft">{roomWords(room)}</p>}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
