/** Pages elsewhere on the site that somebody who read this one may want next. */
export function Related(props: { pages: readonly { href: string; title: string }[] }) {
  if (props.pages.length === 0) return null;
  return (
    <nav class="related" aria-labelledby="related" data-pagefind-ignore>
      <h2 id="related">Related pages</h2>
      <ul>
        {props.pages.map((page) => (
          <li>
            <a href={page.href}>{page.title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
