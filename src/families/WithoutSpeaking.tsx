import { Fact, type CouncilFact } from "../components/Fact.tsx";

/** The ways to 999 for those who cannot make a call, each from a source of the page; and `services` in the council's words. */
export function WithoutSpeaking({ services }: { services: CouncilFact }) {
  return (
    <ul>
      <li>
        <strong>You use British Sign Language.</strong> <a href="https://999bsl.co.uk/">999 BSL</a>, a website
        and an app, puts you through to an interpreter by video. It is free, and open day and night.
      </li>
      <li>
        <strong>You text.</strong> A mobile can text 999 once it is registered. Do that today: text the word
        “register” to 999, and follow the answer. In an emergency, text who should come, what is wrong and
        where you are. It has not arrived until you get an answer. If none comes in three minutes, text again.
      </li>
      <li>
        <strong>You type, and somebody speaks for you.</strong> The Relay UK app has a button for 999.
      </li>
      <li>
        <strong>Somebody would hear you.</strong> Whisper if you can. If not, ring 999 from a mobile, and
        listen. Cough or tap the phone when you are asked to, or press 55. That does not show the police where
        you are.
      </li>
      <li>
        <strong>Children’s services.</strong> <Fact fact={services} />
      </li>
    </ul>
  );
}
