import { Days } from "./Days.tsx";

/** When somebody last looked at a page and when the next look is due; `owner` only where it is not the team that runs the site. */
export type Review = { last: string; next: string; owner?: string | undefined };
export type Source = { id: string; title: string; publisher: string; year: string; url?: string | undefined };

type PageFootProps = { team: string; reviewed?: Review | undefined; sources?: readonly Source[] };

/** What a page rests on, and when somebody last looked whether it still holds. */
export function PageFoot({ team, reviewed, sources = [] }: PageFootProps) {
  if (!reviewed && sources.length === 0) return null;
  return (
    <aside class="page-foot" aria-label="About this page" data-pagefind-ignore>
      {sources.length > 0 && (
        <>
          <h2>Where this comes from</h2>
          <ul>
            {sources.map((source) => (
              <li>
                {source.url ? <a href={source.url}>{source.title}</a> : source.title}. {source.publisher},{" "}
                {source.year}.
              </li>
            ))}
          </ul>
        </>
      )}
      {reviewed && (
        <p>
          Last reviewed on <Days dates={[reviewed.last]} />. Next review by <Days dates={[reviewed.next]} />.
          Looked after by {reviewed.owner ?? `the ${team}`}.
        </p>
      )}
    </aside>
  );
}
