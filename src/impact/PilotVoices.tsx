import { impact } from "./impact.ts";

/** What the three pilot groups did, and the eight voices: reported speech, each by its role. */
export function PilotVoices({ place }: { place: string }) {
  return (
    <section aria-labelledby="pilot">
      <h2 id="pilot">What {place}’s pilot reported</h2>
      <p>
        In 2018, three groups in {place} began to work in this way before everyone else. The council’s
        briefing of that year says what they did and what eight people made of it. It is told here in our
        words, by role.
      </p>
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
        By then, 25 people had already signed up as <a href="/champions/">champions</a>, to carry the approach
        into their own teams.
      </p>
      <p class="soft">
        These are a few people’s views from the first months, written down by the council itself. They are
        encouraging. They are not proof.
      </p>
    </section>
  );
}
