import { sections } from "../facts/sections.ts";

type ShareTagsProps = {
  site: { name: string; url?: string | undefined };
  title: string;
  description?: string | undefined;
  path: string;
  section?: string | undefined;
};

/** How the page looks where its link is shared, and where news of the site can be followed. */
export function ShareTags({ site, title, description, path, section }: ShareTagsProps) {
  const whole = (place: string) => (site.url ? new URL(place, site.url).href : place);
  return (
    <>
      {site.url && <link rel="canonical" href={whole(path)} />}
      <link rel="alternate" type="application/atom+xml" title="Workshops" href="/feeds/workshops.xml" />
      <link rel="alternate" type="application/atom+xml" title="Stories" href="/feeds/stories.xml" />
      <link rel="alternate" type="application/atom+xml" title="Resources" href="/feeds/resources.xml" />
      <meta property="og:title" content={title} />
      {description && <meta property="og:description" content={description} />}
      {site.url && <meta property="og:url" content={whole(path)} />}
      <meta property="og:site_name" content={site.name} />
      <meta property="og:type" content="website" />
      <meta property="og:locale" content="en_GB" />
      <meta property="og:image" content={whole(shareImage(section))} />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={`People seen from above, sitting in a circle. ${site.name}.`} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}

/** The drawing of a section, made by `src/eleventy/share-images.ts`. */
function shareImage(section?: string): string {
  const known = sections.some(({ id }) => id === section);
  return `/assets/images/share/${known ? section : "home"}.png`;
}
