import { PageHead } from "../components/PageHead.tsx";
import { audiences, kinds } from "../layouts/FindingTags.tsx";
import { Page, type PageSite } from "../layouts/Page.tsx";
import { workshopTitle } from "../workshops/workshop-title.ts";
import type { Workshop } from "../workshops/workshop.ts";

export const data = { permalink: "/search/", title: "Search", index: false };

type Listed = { url: string; data: { title?: string; index?: boolean; workshop?: Workshop } };

export default function Search({ site, collections }: { site: PageSite; collections: { all: Listed[] } }) {
  const listed = collections.all
    .filter(({ url, data: { index } }) => url.endsWith("/") && index !== false)
    .sort((one, other) => titleOf(one).localeCompare(titleOf(other), "en-GB"));
  const workshops = listed.filter((page) => page.url.startsWith("/workshops/") && page.data.workshop);
  return (
    <Page
      site={site}
      title="Search"
      description="Search every page of this site, or look through the list of all of them."
      path="/search/"
      index={false}
      useful="/search/"
      styles={["search"]}
      scripts={["search"]}
    >
      <PageHead title="Search" />
      {/* When the build has made the index, it writes here what the search knows before that has come. */}
      <script id="search-known" type="application/json"></script>
      <div x-data="search">
        <SearchBox />
        <Results />
      </div>
      <section class="all-pages" aria-labelledby="all-pages">
        <h2 id="all-pages">Every page</h2>
        <PageList pages={listed.filter((page) => !workshops.includes(page))} />
        <h3>Workshops to come</h3>
        <PageList pages={byDay(workshops.filter((page) => !page.data.workshop?.ended))} />
        <h3>Workshops that have been</h3>
        <PageList pages={byDay(workshops.filter((page) => page.data.workshop?.ended))} />
      </section>
    </Page>
  );
}

function SearchBox() {
  return (
    <form class="search-box" action="/search/" role="search" aria-label="Pages" x-on:submit="submit($event)">
      <label for="q">What are you looking for?</label>
      <div>
        <input
          type="search"
          id="q"
          name="q"
          autocomplete="off"
          x-model="words"
          x-on:focus="prepare()"
          x-on:input="search()"
          x-on:change="wordsDone()"
        />
        <button type="submit" class="button primary">
          Search
        </button>
      </div>
      {/* Where scripts are on, it waits out of sight for a moment: see the style sheet. */}
      <p class="search-without" x-bind:hidden="ready">
        Searching needs JavaScript, which is off or has not arrived. Every page is listed below.
      </p>
      <div class="search-filters" hidden x-bind:hidden="!ready">
        <Filter id="kind" label="Kind" all="All kinds" choices={kinds} />
        <Filter id="audience" label="For" all="Everyone" choices={audiences} />
      </div>
    </form>
  );
}

type FilterProps = { id: string; label: string; all: string; choices: Readonly<Record<string, string>> };

/** Narrows the search; without the script there is nothing to narrow. */
function Filter({ id, label, all, choices }: FilterProps) {
  return (
    <div>
      <label for={id}>{label}</label>
      <select id={id} autocomplete="off" x-model={id} x-on:change="choiceChanged()">
        <option value="">{all}</option>
        {Object.entries(choices).map(([value, name]) => (
          <option value={value}>{name}</option>
        ))}
      </select>
    </div>
  );
}

function Results() {
  return (
    <>
      <p class="hidden-words" role="status" x-text="spoken"></p>
      <div class="notice" hidden x-bind:hidden="!isRisk">
        <p>
          Worried about a child, or about yourself? <a href="/worried-about-a-child/">See who to ring</a>.
        </p>
        <p hidden x-bind:hidden="!isRiskAtHome">
          Is somebody near you a danger to you? <a href="/safety/">See how to look at this site safely</a>.
        </p>
      </div>
      <p class="search-news" x-text="news"></p>
      <p hidden x-bind:hidden="!suggestion">
        Did you mean{" "}
        <a href="/search/" x-text="suggestion" x-on:click="takeSuggestion($event)">
          another word
        </a>
        ?
      </p>
      <ol class="search-results" hidden x-bind:hidden="pages.length === 0" x-on:click="nameInAddress()">
        <template x-for="page in pages" x-bind:key="page.url">
          <li>
            <a x-bind:href="page.url" x-text="page.title"></a> <span x-text="page.kind"></span>
            <p x-effect="writeExcerpt($el, page.excerpt)"></p>
          </li>
        </template>
      </ol>
      <p hidden x-bind:hidden="!hasMore">
        <button type="button" class="button secondary" x-on:click="showMore()">
          Show more
        </button>
      </p>
      <p hidden x-bind:hidden="!isNarrowed">
        <button type="button" class="button secondary" x-on:click="dropFilters()">
          Look through every kind, for everyone
        </button>
      </p>
      <div class="search-help" hidden x-bind:hidden="!isNowhere">
        <ul>
          <li>Check the spelling: the search knows the words of this site only.</li>
          <li>Try fewer words, or a more common one: “meeting”, “social worker”, “school”.</li>
          <li>
            Look in <a href="/glossary/">the words that you may hear</a>, or <a href="/contact/">ask us</a>.
          </li>
          <li>Look through every page below.</li>
        </ul>
        <p x-bind:hidden="isRisk">
          Worried about a child? Do not search for it: <a href="/worried-about-a-child/">see who to ring</a>.
        </p>
      </div>
    </>
  );
}

function PageList({ pages }: { pages: readonly Listed[] }) {
  if (pages.length === 0) return <p>None just now.</p>;
  return (
    <ul>
      {pages.map((page) => (
        <li>
          <a href={page.url}>{titleOf(page)}</a>
        </li>
      ))}
    </ul>
  );
}

function titleOf({ url, data: { title, workshop } }: Listed): string {
  if (!workshop) return title ?? url;
  return workshopTitle({ title: workshop.groupLabel ?? workshop.title, days: workshop.days });
}

function byDay(pages: readonly Listed[]): Listed[] {
  const start = (page: Listed) => page.data.workshop?.startsAt ?? "";
  return [...pages].sort((one, other) => Date.parse(start(one)) - Date.parse(start(other)));
}
