import type { ComponentChildren } from "preact";
import { BesideCircle } from "../components/BesideCircle.tsx";
import { ButtonLink } from "../components/Button.tsx";
import { PageHead } from "../components/PageHead.tsx";
import { Page, type PageSite } from "../layouts/Page.tsx";

type ChampionSite = PageSite & { emails: { champions: { value: string } } };

/** What everyone sees who has sent the form, whatever came of it. */
export function CheckEmailPage({ site }: { site: ChampionSite }) {
  return (
    <NextPage site={site} path="/champions/check-your-email/" title="Check your email">
      <p class="lead">
        We have sent an email to the address that you gave. It says what happens next, and holds the link to
        open.
      </p>
      <p>
        It should be there within a few minutes. If it is not, look among your unwanted emails, or fill in{" "}
        <a href="/champions/join">the form</a> again: the address may have had a slip in it.
      </p>
      <p>
        Still nothing? Write to{" "}
        <a href={`mailto:${site.emails.champions.value}`}>{site.emails.champions.value}</a>.
      </p>
    </NextPage>
  );
}

/** What someone sees who has just confirmed. */
export function WelcomePage({ site }: { site: ChampionSite }) {
  return (
    <NextPage site={site} path="/champions/welcome/" title="You are a champion now">
      <p class="lead">Thank you for taking a seat. We have sent you an email with a few ways to begin.</p>
      <p>It also holds the link with which you can leave. Keep it somewhere.</p>
      <p class="buttons">
        <ButtonLink href="/workshops/">See the next workshops</ButtonLink>
      </p>
    </NextPage>
  );
}

/** What someone sees who has just left. */
export function LeftPage({ site }: { site: ChampionSite }) {
  return (
    <NextPage site={site} path="/champions/left/" title="You have left the champions">
      <p class="lead">Thank you for what you did. We have sent you a last email to say so.</p>
      <p>
        If you change your mind, <a href="/champions/join">join again</a> whenever you like.
      </p>
    </NextPage>
  );
}

function NextPage(props: { site: PageSite; path: string; title: string; children: ComponentChildren }) {
  const { site, path, title, children } = props;
  return (
    <Page site={site} title={title} path={path} section="champions" index={false}>
      <PageHead title={title} />
      <BesideCircle circle="everyone">{children}</BesideCircle>
    </Page>
  );
}
