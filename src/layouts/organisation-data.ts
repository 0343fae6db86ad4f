type OrganisationSite = { name: string; council: string; place: string; url?: string | undefined };

/** The organisation behind the site, in the words of schema.org. */
export function organisationData({ name, council, place, url }: OrganisationSite): object {
  return {
    "@context": "https://schema.org",
    "@type": "WebSite",
    name,
    inLanguage: "en-GB",
    ...(url && { url }),
    publisher: { "@type": "GovernmentOrganization", name: council, areaServed: place },
  };
}
