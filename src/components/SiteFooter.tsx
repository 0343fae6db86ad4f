const links = [
  ["/my-bookings", "My bookings"],
  ["/accessibility/", "Accessibility"],
  ["/privacy/", "Privacy"],
  ["/cookies/", "Cookies"],
  ["/contact/", "Contact"],
  ["/partners/", "For partners"],
  ["/glossary/", "Glossary"],
  ["/sources/", "Sources"],
  ["/search/", "All pages"],
] as const;

/** The foot of every page: the way to help once more, and the links that the law asks for. */
export function SiteFooter(props: {
  council: string;
  helplines: readonly { label: string; number: string; option?: string | undefined; when: string }[];
}) {
  return (
    <footer class="foot" data-pagefind-ignore>
      <div class="wrap">
        <div class="foot-help">
          <p class="foot-title">Worried about a child?</p>
          <p>
            If someone is in danger now, ring <a href="tel:999">999</a>. If not,{" "}
            <a href="/worried-about-a-child/">see who to ring, day or night</a>. You do not have to give your
            name.
          </p>
          <ul class="on-paper">
            {props.helplines.map(({ label, number, option, when }) => (
              <li>
                {label}: {number}
                {option && `, option ${option}`}. {when}.
              </li>
            ))}
          </ul>
        </div>
        <nav aria-label="About this site">
          <ul>
            {links.map(([href, label]) => (
              <li>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
        <p class="foot-owner">{props.council}</p>
      </div>
    </footer>
  );
}
