import { Person, Ring } from "./people.tsx";
import { Cross, Heart, Question } from "./signs.tsx";
import { Book, Paper } from "./things.tsx";

/** Drawings of meetings, and of those who come to them, seen from above. */
export const meetingPictures = {
  whoComes: (
    <>
      <Ring who={["woman", "mother", "man", "aunt", "teenager"]} radius={39} size={0.42} />
      <Question x={60} y={57} size={1.6} />
    </>
  ),
  together: (
    <>
      <Person who="mother" x={43} y={60} size={0.6} />
      <Person who="child" x={93} y={64} size={0.6} />
    </>
  ),
  bring: (
    <>
      <Person who="mother" x={36} y={64} turn={270} size={0.66} />
      <Person who="aunt" x={86} y={64} turn={90} size={0.66} />
      <Heart x={60} y={27} size={1.1} />
    </>
  ),
  workers: (
    <>
      <Person who="woman" x={26} y={46} size={0.34} />
      <Person who="man" x={60} y={46} size={0.34} />
      <Person who="teenager" x={94} y={46} size={0.34} />
      <Paper x={27} y={80} size={0.45} />
      <Book x={60} y={81} size={0.36} />
      <Heart x={93} y={80} size={0.9} />
    </>
  ),
  leader: (
    <>
      <Person who="grandfather" x={60} y={28} size={0.6} />
      <Person who="mother" x={26} y={82} turn={205} size={0.42} />
      <Person who="girl" x={60} y={94} turn={180} size={0.5} />
      <Person who="woman" x={94} y={82} turn={155} size={0.42} />
      <path class="d-arrow" d="M46 48 35 64M60 52V74M74 48 85 64" />
    </>
  ),
  noTable: (
    <>
      <Ring who={["woman", "mother", "child", "man", "aunt"]} radius={41} size={0.38} />
      <rect class="d-card d-line" x="40" y="50" width="40" height="20" rx="3" />
      <Cross x={60} y={60} size={1.5} />
    </>
  ),
  conference: (
    <>
      <Ring who={["man", "woman", "mother", "grandfather", "aunt", "teenager"]} radius={41} size={0.38} />
      <Heart x={60} y={61} size={1.7} />
      <Person who="child" x={60} y={58} size={0.42} />
    </>
  ),
};
