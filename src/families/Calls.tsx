import type { PictureName } from "./drawings/pictures.ts";
import { helpline, type Helpline } from "./helplines.ts";
import { Picture } from "./Picture.tsx";

const calls: readonly { id: string; picture: PictureName }[] = [
  { id: "emergency", picture: "emergency" },
  { id: "children", picture: "day" },
  { id: "out-of-hours", picture: "night" },
  { id: "nspcc", picture: "helper" },
  { id: "childline", picture: "child" },
];

/** Who to ring: the emergency first, then by day and by night. The whole of each card rings. */
export function Calls({ helplines }: { helplines: readonly Helpline[] }) {
  return (
    <ul class="calls">
      {calls.map(({ id, picture }) => {
        const line = helpline(helplines, id);
        return (
          <li class={`call call-${id}`}>
            <Picture name={picture} />
            <div>
              <p class="call-label">{line.label}</p>
              <p class="call-number">
                <a href={line.href}>{line.number}</a>
              </p>
              {line.option && <p class="call-option">Listen. Then press {line.option}.</p>}
              <p>{line.website ? <a href={line.website}>{line.when}</a> : line.when}</p>
              <p class="soft">{line.who}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
