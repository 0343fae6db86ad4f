import type { ComponentChildren } from "preact";
import { DataBlock } from "../components/DataBlock.tsx";
import { LeaveQuickly } from "../components/LeaveQuickly.tsx";
import { Mark } from "../components/Mark.tsx";
import { SearchForm } from "../components/SearchForm.tsx";
import { SiteFooter } from "../components/SiteFooter.tsx";
import { UsefulForm } from "../components/UsefulForm.tsx";
import { sections, type Section } from "../facts/sections.ts";
import { FindingTags, type Finding } from "./FindingTags.tsx";
import { organisationData } from "./organisation-data.ts";
import { ShareTags } from "./ShareTags.tsx";

/** What the shell needs to know of the place that runs the site: `_data/site.json`, and the address it answers at. */
export type PageSite = {
  name: string;
  council: string;
  team: string;
  place: string;
  /** On paper they stand under every page. */
  helplines: readonly { label: string; number: string; option?: string | undefined; when: string }[];
  url?: string | undefined;
};

export type PageProps = {
  site: PageSite;
  title: string;
  /** One sentence for search engines and shared links. */
  description?: string | undefined;
  /** Where the page stands, from the root; a page made for one visitor has none, and is never indexed. */
  path?: string | undefined;
  /** The id of its section in `_data/sections.json`. */
  section?: string | undefined;
  /** Under which name it asks whether it is useful, for a page that search engines do not list; others ask under their path. */
  useful?: string | undefined;
  /** A form came back with something to correct: says so first in the title. */
  error?: boolean | undefined;
  index?: boolean | undefined;
  /** Style sheets of what only some pages show, by the name of their file in `assets/css/parts`. */
  styles?: readonly string[] | undefined;
  /** Scripts of interactive parts, by the name of their file in `assets/js`. */
  scripts?: readonly string[] | undefined;
  /** What the search knows the page by, beside its own words. */
  finding?: Finding | undefined;
  /** The page may put its reader at risk from somebody near them: it can be left at once. */
  risk?: boolean | undefined;
  /** What the page is about, in the words of schema.org. */
  about?: object | undefined;
  children: ComponentChildren;
};

/** The whole page, head to footer, that built pages and functions share. The doctype is added where it is sent. */
export function Page(props: PageProps) {
  const { site, title, description, path, section, styles = [], risk = false, children } = props;
  const index = props.index !== false && path !== undefined;
  const useful = props.useful ?? (index ? path : undefined);
  const scripts = [...(props.scripts ?? []), ...(risk ? ["leave-quickly"] : [])];
  const about = props.about ?? (path === "/" ? organisationData(site) : undefined);
  const fullTitle = `${props.error ? "Error: " : ""}${title}${path === "/" ? "" : ` – ${site.name}`}`;
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{fullTitle}</title>
        {description && <meta name="description" content={description} />}
        {!index && <meta name="robots" content="noindex" />}
        <link
          rel="preload"
          href="/assets/fonts/hyperlegible-1.woff2"
          as="font"
          type="font/woff2"
          crossOrigin="anonymous"
        />
        {["site", ...styles].map((name) => (
          <link rel="stylesheet" href={`/assets/${name}.css`} />
        ))}
        <link rel="stylesheet" href="/assets/print.css" media="print" />
        <link rel="icon" href="/assets/images/mark.svg" type="image/svg+xml" />
        <meta name="theme-color" content="#fbf7f0" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#10201f" media="(prefers-color-scheme: dark)" />
        {path && index && <ShareTags {...{ site, title, description, path, section }} />}
        {path && index && <FindingTags {...props.finding} />}
        {about && <DataBlock data={about} />}
        {scripts.map((script) => (
          <script type="module" src={`/assets/${script}.js`} />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the main content
        </a>
        {risk && <LeaveQuickly />}
        <header class="top">
          <p class="help-line" data-pagefind-ignore>
            <a href="/worried-about-a-child/">Worried about a child?</a>{" "}
            <span class="help-line-now">
              In danger now: ring <a href="tel:999">999</a>
            </span>
          </p>
          <div class="bar">
            <a class="brand" href="/" aria-current={path === "/" ? "page" : undefined}>
              <Mark />
              <span>{site.name}</span>
            </a>
            <details class="menu">
              <summary>Menu</summary>
              <nav aria-label="Main">
                <ul>
                  {sections.map((item) => (
                    <li>
                      <a href={item.pages[0]?.href} aria-current={currentness(item, section, path)}>
                        {item.title}
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
              <SearchForm id="site-search" />
            </details>
          </div>
        </header>
        <main id="main" tabIndex={-1} data-pagefind-body={index && !props.finding?.past ? true : undefined}>
          {children}
        </main>
        {useful && <UsefulForm path={useful} />}
        <SiteFooter council={site.council} helplines={site.helplines} />
      </body>
    </html>
  );
}

function currentness(item: Section, section?: string, path?: string) {
  if (item.pages[0]?.href === path) return "page" as const;
  return item.id === section ? ("true" as const) : undefined;
}
