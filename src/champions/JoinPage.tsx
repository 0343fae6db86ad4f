import { PageHead } from "../components/PageHead.tsx";
import { Button } from "../components/Button.tsx";
import { Checkbox } from "../components/Checkbox.tsx";
import { ErrorSummary, errorOf, type FieldError } from "../components/ErrorSummary.tsx";
import { Form, SpamTrap } from "../components/Form.tsx";
import { Radios } from "../components/Radios.tsx";
import { TextArea } from "../components/TextArea.tsx";
import { TextField } from "../components/TextField.tsx";
import { Page, type PageSite } from "../layouts/Page.tsx";
import { settings } from "./settings.ts";

export type JoinPageProps = {
  site: PageSite;
  values?: Readonly<Record<string, string>>;
  errors?: readonly FieldError[];
};

/** The form for becoming a champion. */
export function JoinPage({ site, values = {}, errors = [] }: JoinPageProps) {
  return (
    <Page
      site={site}
      title="Become a champion"
      section="champions"
      error={errors.length > 0}
      styles={["forms"]}
      scripts={["press-once"]}
    >
      <ErrorSummary errors={errors} />
      <PageHead
        title="Become a champion"
        lead="Five short questions. We then email you a link, and you are a champion once you have confirmed it."
      />
      <Form action="/champions/join">
        <Questions values={values} errors={errors} />
        <SpamTrap />
        <p>
          We use your answers to run the champions’ network and to write to you about it. We delete them 30
          days after you leave. <a href="/privacy/">How we look after them</a>.
        </p>
        <div class="buttons">
          <Button>Send</Button>
        </div>
      </Form>
    </Page>
  );
}

function Questions({ values, errors }: Required<Omit<JoinPageProps, "site">>) {
  const field = (name: string) => ({ name, value: values[name], error: errorOf(errors, name) });
  return (
    <>
      <TextField {...field("name")} label="Full name" autocomplete="name" spellcheck={false} />
      <TextField
        {...field("email")}
        label="Email address"
        hint="We send a link to it, to make sure that it is yours."
        type="email"
        autocomplete="email"
      />
      <TextField
        {...field("organisation")}
        label="Organisation"
        hint="For example the council, a school or a charity."
        autocomplete="organization"
      />
      <Radios {...field("setting")} legend="Where do you work?" choices={settings} />
      <TextArea
        {...field("why")}
        label="Why do you want to be a champion?"
        hint="A sentence or two is enough. Leave out anything that could identify a child or a family."
      />
      <Checkbox
        name="listed"
        label="Show my name and organisation in a list of champions"
        hint="Optional. Other people could then find you. You can be a champion without it."
        checked={values.listed === "yes"}
      />
    </>
  );
}
