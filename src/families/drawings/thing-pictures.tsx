import { Arrow, Heart, Letters, Moon, Sun, Tick } from "./signs.tsx";
import { Book, Bubble, Calendar, Clock, Hand, Paper, Phone, Screen } from "./things.tsx";

/** Drawings of things only. */
export const thingPictures = {
  honest: (
    <>
      <Bubble x={60} y={56} size={1.5}>
        <Heart x={-10} y={-1} size={0.7} />
        <path class="d-stroke" d="M5-7H17M5 4H17" />
      </Bubble>
    </>
  ),
  plan: (
    <Paper size={1.25}>
      <Tick x={-13} y={-14} size={0.6} />
      <Tick x={-13} y={2} size={0.6} />
      <Tick x={-13} y={18} size={0.6} />
      <path class="d-stroke" d="M-2-14H10M-2 2H14M-2 18H12" />
    </Paper>
  ),
  again: (
    <>
      <Calendar x={46} y={50} size={0.9}>
        <path class="d-stroke" d="M-16 0H-12M-2 0H2M12 0H16M-16 14H-12M-2 14H2" />
      </Calendar>
      <Clock x={84} y={82} size={0.75} />
    </>
  ),
  stop: <Hand y={56} size={1.2} />,
  look: (
    <>
      <Paper x={60} y={46} size={1.05} />
      <path class="d-card d-line" d="M24 88Q60 58 96 88Q60 116 24 88Z" />
      <circle class="d-teal" cx="60" cy="88" r="11" />
      <circle class="d-card" cx="63" cy="84" r="3" />
    </>
  ),
  words: (
    <>
      <Paper x={44} y={62} />
      <Bubble x={84} y={40} size={0.8}>
        <Heart size={0.7} y={-1} />
      </Bubble>
    </>
  ),
  languages: (
    <>
      <Bubble x={44} y={40} size={1.1}>
        <Letters text="Hello" y={4} size={1.1} />
      </Bubble>
      <Bubble x={78} y={80} size={1.1} from="right">
        <path class="d-stroke" d="M-16-7Q-10-14-4-7T8-7T16-7M-12 4Q-6-3 0 4T12 4" />
      </Bubble>
    </>
  ),
  complain: (
    <Screen>
      <path class="d-stroke" d="M-22-13H14M-22-3H20M-22 7H0" />
      <Arrow x={20} y={7} size={0.7} />
    </Screen>
  ),
  emergency: (
    <Phone size={1.4}>
      <Letters text="999" y={2} size={1.05} />
    </Phone>
  ),
  day: (
    <>
      <Phone x={46} y={64} size={1.1}>
        <Tick y={-4} />
      </Phone>
      <Sun x={88} y={38} />
    </>
  ),
  night: (
    <>
      <Phone x={46} y={64} size={1.1}>
        <Tick y={-4} />
      </Phone>
      <Moon x={88} y={40} />
    </>
  ),
  book: <Book size={1.2} />,
  protectionPlan: (
    <Paper size={1.25}>
      <Heart x={-2} y={-15} size={0.7} />
      <Tick x={-13} y={4} size={0.6} />
      <Tick x={-13} y={19} size={0.6} />
      <path class="d-stroke" d="M-2 4H14M-2 19H12" />
    </Paper>
  ),
  message: (
    <>
      <Phone x={42} y={64} size={1.1} />
      <Bubble x={80} y={42} size={1.05} />
    </>
  ),
  tree: (
    <>
      <path class="d-line" d="M38 34H82M60 34V66M38 66H82M38 66V80M82 66V80" fill="none" />
      <rect class="d-teal" x="22" y="22" width="24" height="24" />
      <circle class="d-sun d-line" cx="86" cy="34" r="13" />
      <circle class="d-coral" cx="38" cy="90" r="12" />
      <rect class="d-teal" x="70" y="78" width="24" height="24" />
    </>
  ),
};
