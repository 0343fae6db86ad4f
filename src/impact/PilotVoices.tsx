import { Words } from "../components/Words.tsx";
import { impact } from "./impact.ts";

/** What the three pilot groups did, and the eight voices: reported speech, each by its role. */
export function PilotVoices({ place }: { place: string }) {
  return (
    <section aria-labelledby="pilot">
      <h2 id="pilot">What {place}’s pilot reported</h2>
      <p>{impact.pilot.introduction}</p>
      {impact.groups.map((group) => (
        <section class="pilot-group" aria-labelledby={`pilot-${group.id}`}>
          <div>
            <h3 id={`pilot-${group.id}`}>{group.title}</h3>
            <p>{group.did}</p>
            <p>
              <a href={group.story}>
                Read this story<span class="hidden-words">: {group.title}</span>
              </a>
            </p>
          </div>
          <ul>
            {impact.voices
              .filter((voice) => voice.group === group.id)
              .map((voice) => (
                <li>
                  <strong>{voice.role}</strong> {voice.said}
                </li>
              ))}
          </ul>
        </section>
      ))}
      <p>
        <Words text={impact.pilot.afterwards} />
      </p>
      <p class="soft">
        These are a few people’s views from the first months, written down by the council itself. They are
        encouraging. They are not proof.
      </p>
    </section>
  );
}
