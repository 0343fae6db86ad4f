import { BesideCircle } from "../components/BesideCircle.tsx";
import { Button } from "../components/Button.tsx";
import { ErrorSummary, errorOf, type FieldError } from "../components/ErrorSummary.tsx";
import { Form, HiddenFields, SpamTrap } from "../components/Form.tsx";
import { PageHead } from "../components/PageHead.tsx";
import { TextArea } from "../components/TextArea.tsx";
import { UsefulForm } from "../components/UsefulForm.tsx";
import { Page, type PageSite } from "../layouts/Page.tsx";

type Typed = { words?: string | undefined; errors?: readonly FieldError[] };

/** Thanks for an answer, and room for a word about it. */
export function ThanksPage(props: { site: PageSite; page: string; id: string } & Typed) {
  const { site, page, id, words, errors = [] } = props;
  return (
    <Page site={site} title="Thank you" error={errors.length > 0} styles={["forms"]}>
      <ErrorSummary errors={errors} />
      <PageHead title="Thank you" lead="We have your answer. You can leave it at that, or tell us more." />
      <BesideCircle circle="pair">
        <Form action="/feedback/words">
          <HiddenFields values={{ page, id }} />
          <TextArea
            name="words"
            label="What should we know about the page?"
            hint="Up to 1,000 characters. Please leave out names, and anything that could identify a child or a family. We do not know who you are, so we cannot reply."
            value={words}
            error={errorOf(errors, "words")}
          />
          <SpamTrap />
          <p>
            We keep this for a year. <a href="/privacy/">How we look after what you send</a>.
          </p>
          <p class="buttons">
            <Button>Send</Button>
          </p>
        </Form>
        <WayBack page={page} />
      </BesideCircle>
    </Page>
  );
}

/** The words have arrived: there is nothing more to do. */
export function KeptPage({ site, page }: { site: PageSite; page: string }) {
  return (
    <Page site={site} title="We have what you wrote">
      <PageHead
        title="We have what you wrote"
        lead="Thank you. The people who look after the site read it when they go over the page."
      />
      <BesideCircle circle="pair">
        <WayBack page={page} />
      </BesideCircle>
    </Page>
  );
}

/** The question once more, for an answer that was none of the three. */
export function AskAgainPage(props: { site: PageSite; page: string; errors: readonly FieldError[] }) {
  return (
    <Page site={props.site} title="Is the page useful?" error styles={["forms"]}>
      <ErrorSummary errors={props.errors} />
      <PageHead title="Is the page useful?" />
      <UsefulForm path={props.page} again />
      <WayBack page={props.page} />
    </Page>
  );
}

// The confirmations of bookings, of which each reader had their own, and an address that leads nowhere: there is no page
// to go back to.
const elsewhere: Readonly<Record<string, { href: string; words: string }>> = {
  "/booked/": { href: "/workshops/", words: "See the workshops" },
  "/404/": { href: "/search/", words: "Search this site" },
};

function WayBack({ page }: { page: string }) {
  const { href, words } = elsewhere[page] ?? { href: page, words: "Back to the page" };
  return (
    <p>
      <a href={href}>{words}</a>
    </p>
  );
}
