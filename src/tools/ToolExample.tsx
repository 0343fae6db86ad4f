import type { Tool } from "./tool.ts";

/** What it may sound like. Says in words that nobody in it is real. */
export function ToolExample({ example }: { example: Tool["example"] }) {
  return (
    <figure class="example">
      <figcaption>
        <strong>Example.</strong> Nobody in it is real. {example.setting}
      </figcaption>
      <dl>
        {example.lines.map(({ who, words }) => (
          <div>
            <dt>{who}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p>{example.after}</p>
    </figure>
  );
}
