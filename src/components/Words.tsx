import type { ComponentChildren } from "preact";

const marks = /\[([^\]]+)\]\((\/[^)\s]*)\)|\*\*([^*]+)\*\*|\*([^*]+)\*/g;

/** A text of `_data/`, in which editors may write [links](/to/this/site/), *terms* and **what matters most**. */
export function Words({ text }: { text: string }) {
  const parts: ComponentChildren[] = [];
  let done = 0;
  for (const match of text.matchAll(marks)) {
    const [whole, label, href, strong, term] = match;
    parts.push(text.slice(done, match.index));
    if (href) parts.push(<a href={href}>{label}</a>);
    else if (strong) parts.push(<strong>{strong}</strong>);
    else parts.push(<em>{term}</em>);
    done = match.index + whole.length;
  }
  parts.push(text.slice(done));
  return <>{parts}</>;
}

/** A list of such texts. */
export function WordList({ texts }: { texts: readonly string[] }) {
  return (
    <ul>
      {texts.map((text) => (
        <li>
          <Words text={text} />
        </li>
      ))}
    </ul>
  );
}
