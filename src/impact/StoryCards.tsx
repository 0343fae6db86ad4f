import { impact } from "./impact.ts";

/** What the list needs to know of a story. */
export type Story = { title: string; description: string; kind?: string };

/** Each story as a card that leads to it. */
export function StoryCards({ stories }: { stories: readonly (Story & { href: string })[] }) {
  return (
    <ul class="cards">
      {stories.map((story) => (
        <li class="card">
          <h3>
            <a href={story.href}>{story.title}</a>
          </h3>
          <p>{story.description}</p>
          <p class="soft">{impact.stories.mark}</p>
        </li>
      ))}
    </ul>
  );
}
