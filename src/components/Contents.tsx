export type Heading = { id: string; title: string };

/** What is on this page, as links to its main headings. */
export function Contents(props: { headings: readonly Heading[] }) {
  return (
    <nav class="contents" aria-labelledby="on-this-page" data-pagefind-ignore>
      <h2 id="on-this-page">On this page</h2>
      <ul>
        {props.headings.map((heading) => (
          <li>
            <a href={`#${heading.id}`}>{heading.title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
