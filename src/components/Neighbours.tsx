type Link = { href: string; title: string };

/** The pages before and after this one in its section. */
export function Neighbours(props: { before: Link | undefined; after: Link | undefined }) {
  const { before, after } = props;
  if (!before && !after) return null;
  return (
    <nav class="neighbours" aria-label="More in this section" data-pagefind-ignore>
      {before && (
        <a href={before.href} rel="prev">
          <span>Before this</span> {before.title}
        </a>
      )}
      {after && (
        <a href={after.href} rel="next">
          <span>Next</span> {after.title}
        </a>
      )}
    </nav>
  );
}
