import { ButtonLink } from "../components/Button.tsx";
import type { PageSite } from "../layouts/Page.tsx";
import { ReadingPage, type Reading } from "../layouts/ReadingPage.tsx";
import { resources, type Resource } from "./resources.ts";

/** The resources that the practice framework names, and how champions will add theirs. */
export function ResourcesPage({ site, reading }: { site: PageSite; reading: Reading }) {
  return (
    <ReadingPage site={site} path="/resources/" reading={reading}>
      <div class="prose">
        <h2 id="framework">What the framework names</h2>
        <p>
          {site.place}’s practice framework points to four places, and to its own practice standards.{" "}
          <a href="/standards/">The standards are on this site, in plain words</a>. What you could use each
          place for is our own suggestion.
        </p>
      </div>
      <ul class="cards pairs">
        {resources.map((resource) => (
          <Entry resource={resource} />
        ))}
      </ul>
      <div class="prose">
        <h2 id="here">Made for this site</h2>
        <p>These are ready to use at work tomorrow. They are free, and our own.</p>
        <ul>
          <li>
            <a href="/tools/">Tools</a>: each says when to use it, when not to, and how
          </li>
          <li>
            <a href="/families/">A page for families</a>, with an <a href="/families/easy-read/">Easy Read</a>{" "}
            version to print
          </li>
          <li>
            <a href="/glossary/">A glossary</a> of the words that families hear.
          </li>
        </ul>
        <h2 id="sharing">What champions will share</h2>
        <p>
          Sharing is not open yet. When it is, champions will be able to send in what has worked for them: a
          plan for a circle, a leaflet, a short guide. This is how we mean to do it.
        </p>
        <ol>
          <li>A champion sends it in, and says what it is for and where it was tried.</li>
          <li>
            Somebody from the team, whose name is shown, looks at it before anybody else can. No family may be
            recognised in it.
          </li>
          <li>The champion hears the decision, and the reason for it.</li>
          <li>It stands here with its version, and a date by which it will be looked at again.</li>
          <li>People who have used it can say so, and say what happened.</li>
        </ol>
        <p class="buttons">
          <ButtonLink href="/champions/" kind="secondary">
            Read about the champions
          </ButtonLink>
        </p>
      </div>
    </ReadingPage>
  );
}

function Entry({ resource }: { resource: Resource }) {
  const { id, title, by, url, access, about, uses } = resource;
  return (
    <li class="card" id={id}>
      <h3>{url ? <a href={url}>{title}</a> : title}</h3>
      <p class="soft">{by}</p>
      <p>{about}</p>
      <p>Use it to:</p>
      <ul>
        {uses.map((use) => (
          <li>{use}</li>
        ))}
      </ul>
      <p>{access}</p>
    </li>
  );
}
