/** The way back up from a page, the page itself last. */
export function Breadcrumbs(props: { parents: readonly { href: string; title: string }[]; here: string }) {
  return (
    <nav class="crumbs" aria-label="Breadcrumbs" data-pagefind-ignore>
      <ol>
        {props.parents.map((page) => (
          <li>
            <a href={page.href}>{page.title}</a>
          </li>
        ))}
        <li aria-current="page">{props.here}</li>
      </ol>
    </nav>
  );
}
