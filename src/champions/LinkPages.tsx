import type { ComponentChildren } from "preact";
import { BesideCircle } from "../components/BesideCircle.tsx";
import { Button, ButtonLink } from "../components/Button.tsx";
import { Form } from "../components/Form.tsx";
import { PageHead } from "../components/PageHead.tsx";
import { Page, type PageSite } from "../layouts/Page.tsx";
import type { LinkPurpose } from "./champion-link.ts";

type Asked = { site: PageSite; action: string };

/** What an emailed link opens: one button, because a mail scanner that opens it must not press it too. */
export function ConfirmPage({ site, action }: Asked) {
  return (
    <Frame site={site} title="Confirm that you want to be a champion">
      <p>Press the button, and you are one.</p>
      <Form action={action}>
        <div class="buttons">
          <Button>Become a champion</Button>
        </div>
      </Form>
    </Frame>
  );
}

/** Asks once more before someone leaves. */
export function LeavePage({ site, action }: Asked) {
  return (
    <Frame site={site} title="Do you want to leave the champions?">
      <p>
        You will get no more emails as a champion, and will not be shown in any list of them. Your bookings on
        workshops stay as they are.
      </p>
      <Form action={action}>
        <div class="buttons">
          <Button>Leave the champions</Button>
        </div>
      </Form>
      <p>If you would rather stay, close this page. Nothing has changed.</p>
    </Frame>
  );
}

/** The link was good, and has done what it was for. */
export function UsedLinkPage({ site, purpose }: { site: PageSite; purpose: LinkPurpose }) {
  return (
    <Frame site={site} title="This link has been used">
      <p>
        {purpose === "champion-confirm"
          ? "It has done its work: the email address was confirmed with it. There is nothing more to do."
          : "It has done its work: whoever held it has left the champions."}
      </p>
      <Onward />
    </Frame>
  );
}

/** The link is too old; asking anew brings a fresh one. */
export function ExpiredLinkPage({ site, purpose }: { site: PageSite; purpose: LinkPurpose }) {
  return (
    <Frame site={site} title="This link is too old">
      <p>
        {purpose === "champion-confirm"
          ? "Links that confirm an email address work for 7 days. Fill in the form again and we send you a new one."
          : "Fill in the form again with the same email address. The email that we send holds a new link for leaving."}
      </p>
      <p class="buttons">
        <ButtonLink href="/champions/join">Go to the form</ButtonLink>
      </p>
    </Frame>
  );
}

/** Not a link that we sent, or one that a newer email has replaced. */
export function WrongLinkPage({ site }: { site: PageSite }) {
  return (
    <Frame site={site} title="This link does not work">
      <p>
        Check that all of it was opened: some email programs break long links. If we have sent you more than
        one email, use the link in the newest.
      </p>
      <Onward />
    </Frame>
  );
}

function Onward() {
  return (
    <p>
      <a href="/champions/">About the champions</a>
    </p>
  );
}

function Frame(props: { site: PageSite; title: string; children: ComponentChildren }) {
  return (
    <Page
      site={props.site}
      title={props.title}
      section="champions"
      styles={["forms"]}
      scripts={["press-once"]}
    >
      <PageHead title={props.title} />
      <BesideCircle circle="everyone">{props.children}</BesideCircle>
    </Page>
  );
}
