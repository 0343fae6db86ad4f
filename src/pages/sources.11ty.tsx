import { PageHead } from "../components/PageHead.tsx";
import type { PageSite } from "../layouts/Page.tsx";
import { Page } from "../layouts/Page.tsx";
import { sources } from "../facts/sources.ts";

const title = "Sources";
const description = "The documents that this site rests on, what each one holds, and how we use them.";

export const data = { permalink: "/sources/", title, description };

/** Every document that a page cites, and how they are used. */
export function render(props: { site: PageSite }) {
  return (
    <Page site={props.site} title={title} description={description} path="/sources/">
      <PageHead title={title} />
      <div class="prose">
        <p>
          What this site says about restorative practice comes from the documents below. We have written it in
          our own words. Each page names the ones it rests on, at its foot.
        </p>
        <p>
          Where documents disagree, we say whose figure is whose. Where one prints something odd, we keep it
          as printed and say so. What people said is told in our words, by their role, so that nobody can be
          recognised.
        </p>
        <h2>The documents</h2>
        <dl>
          {sources.map((source) => (
            <>
              <dt id={source.id}>
                {source.url ? <a href={source.url}>{source.title}</a> : <strong>{source.title}</strong>}
              </dt>
              <dd>
                {source.publisher}, {source.year}. {source.note}
              </dd>
            </>
          ))}
        </dl>
      </div>
    </Page>
  );
}
