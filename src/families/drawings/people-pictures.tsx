import { Person, Ring } from "./people.tsx";
import { Arrow, Cross, Heart, Question, Star, Tick } from "./signs.tsx";
import { Bubble, Door, Folder, House, Paper, Phone } from "./things.tsx";

/** Drawings with people in them, seen from above. */
export const peoplePictures = {
  circle: <Ring who={["woman", "boy", "aunt", "child", "man", "grandfather"]} radius={38} size={0.42} />,
  visit: (
    <>
      <House x={48} y={56} />
      <Person who="woman" x={94} y={84} turn={70} size={0.42} />
    </>
  ),
  card: (
    <>
      <rect class="d-card d-line" x="14" y="30" width="92" height="60" rx="7" />
      <Person who="woman" x={42} y={60} size={0.46} />
      <path class="d-stroke" d="M74 49H95M74 60H95M74 71H86" />
    </>
  ),
  ask: (
    <>
      <Person who="woman" x={34} y={86} turn={225} size={0.56} />
      <Person who="mother" x={88} y={86} turn={135} size={0.56} />
      <Bubble x={66} y={36} from="right">
        <Question size={0.9} y={-4} />
      </Bubble>
    </>
  ),
  listen: (
    <>
      <Person who="man" x={32} y={86} turn={225} size={0.56} />
      <Person who="boy" x={88} y={86} turn={135} size={0.56} />
      <Bubble x={66} y={36} from="right" />
    </>
  ),
  strengths: (
    <>
      <Person who="girl" x={60} y={76} size={1} />
      <Star x={60} y={28} size={1.1} />
      <Star x={29} y={42} size={0.8} />
      <Star x={91} y={42} size={0.8} />
    </>
  ),
  safe: (
    <>
      <Heart x={60} y={62} size={3.6} />
      <Person who="child" x={60} y={57} size={1} />
    </>
  ),
  family: <Ring who={["mother", "child", "grandfather", "girl", "aunt"]} radius={37} size={0.48} />,
  choose: (
    <>
      <Ring who={["mother", "girl", "grandfather"]} x={42} radius={24} size={0.42} />
      <Arrow x={79} y={34} turn={150} size={0.9} />
      <Person who="aunt" x={101} y={54} turn={80} size={0.4} />
    </>
  ),
  prepare: (
    <>
      <Person who="teenager" x={38} y={34} turn={0} size={0.56} />
      <Person who="mother" x={38} y={90} turn={180} size={0.56} />
      <Paper x={88} y={62} size={0.8} />
    </>
  ),
  alone: (
    <>
      <Ring who={["mother", "grandfather", "child"]} x={35} y={64} radius={24} size={0.42} />
      <Door x={80} y={60} size={0.9} />
      <Person who="woman" x={107} y={62} turn={270} size={0.36} />
    </>
  ),
  apart: (
    <>
      <Person who="mother" x={31} y={60} turn={90} size={0.62} />
      <path class="d-wall" d="M60 16V104" />
      <Person who="man" x={89} y={60} turn={270} size={0.62} />
    </>
  ),
  record: (
    <Folder size={1.1}>
      <Person who="child" x={-15} y={11} size={0.6} />
      <path class="d-stroke" d="M12 5H27M12 17H22" />
    </Folder>
  ),
  helper: (
    <>
      <Person who="girl" x={34} y={84} turn={180} size={0.56} />
      <Person who="teenager" x={86} y={84} turn={180} size={0.56} />
      <Bubble x={70} y={36} from="right" />
    </>
  ),
  disagree: (
    <>
      <Person who="mother" x={38} y={88} turn={210} size={0.66} />
      <Bubble x={68} y={38} size={1.2}>
        <Cross />
      </Bubble>
    </>
  ),
  manager: (
    <>
      <Person who="mother" x={26} y={60} turn={270} size={0.56} />
      <Arrow x={60} y={60} size={1.2} />
      <Person who="teenager" x={94} y={60} turn={90} size={0.6} />
    </>
  ),
  meetChild: (
    <>
      <Person who="child" x={36} y={84} turn={225} size={0.84} />
      <Person who="woman" x={88} y={84} turn={135} size={0.56} />
      <Bubble x={52} y={36}>
        <Star size={0.8} y={-1} />
      </Bubble>
    </>
  ),
  assessment: (
    <>
      <Person who="woman" x={30} y={84} turn={215} size={0.5} />
      <Paper x={72} y={52} size={1.15}>
        <Star x={-8} y={-13} size={0.55} />
        <path class="d-stroke" d="M4-13H14M4 6H14" />
        <Question x={-8} y={3} size={0.65} />
      </Paper>
    </>
  ),
  bottomLine: (
    <>
      <Person who="child" x={60} y={52} size={1} />
      <path class="d-floor-line" d="M16 88H104" />
    </>
  ),
  checks: (
    <>
      <Person who="grandfather" x={34} y={66} turn={290} size={0.62} />
      <Paper x={84} y={58} size={0.95}>
        <Tick size={1.4} />
      </Paper>
    </>
  ),
  child: (
    <>
      <Person who="boy" x={38} y={64} turn={270} size={0.8} />
      <Phone x={84} y={60} size={1.05} />
    </>
  ),
};
