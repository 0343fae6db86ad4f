import type { ComponentChildren } from "preact";
import { AbuseCaution } from "../components/AbuseCaution.tsx";
import type { Heading } from "../components/Contents.tsx";
import { Fact, type CouncilFact } from "../components/Fact.tsx";
import { ShareBars } from "../components/ShareBars.tsx";
import { findCourse } from "../facts/courses.ts";
import type { PageSite } from "../layouts/Page.tsx";
import { ReadingPage } from "../layouts/ReadingPage.tsx";
import { Genogram } from "./Genogram.tsx";
import { BlankCard, ProfileCardMaker } from "./ProfileCardMaker.tsx";
import { QuestionCards } from "./QuestionCards.tsx";
import { SpeakingCircle } from "./SpeakingCircle.tsx";
import { StatementBuilder, Worksheet } from "./StatementBuilder.tsx";
import { reviewed, stages, strandTitles, type Tool } from "./tool.ts";
import { ToolExample } from "./ToolExample.tsx";
import { ToolSteps } from "./ToolSteps.tsx";
import { WordList, Words } from "../components/Words.tsx";

export type ToolSite = PageSite & { emails: { team: CouncilFact } };

type Part = Heading & { content: ComponentChildren };

const drawings = ["tool-drawings"];
const makers = ["forms", "tool-makers"];

/** Something that a tool has on its page beside its words, and what that needs. */
type Own = { drawing?: ComponentChildren; parts?: Part[]; styles: string[]; script?: string };

const own = (site: ToolSite): Record<string, Own> => ({
  "affective-statements": {
    styles: makers,
    script: "statement-builder",
    parts: [
      { id: "builder", title: "Build your own", content: <StatementBuilder /> },
      { id: "worksheet", title: "A worksheet to print", content: <Worksheet /> },
    ],
  },
  "affective-questions": {
    styles: makers,
    script: "question-cards",
    parts: [
      {
        id: "cards",
        title: "Question cards to print",
        content: <QuestionCards helplines={site.helplines} />,
      },
    ],
  },
  "profile-cards": {
    styles: makers,
    script: "profile-card",
    parts: [
      { id: "maker", title: "Make your card", content: <ProfileCardMaker /> },
      { id: "blank", title: "A blank card to print", content: <BlankCard /> },
    ],
  },
  circles: { drawing: <SpeakingCircle />, styles: drawings },
  "chronologies-and-cultural-genograms": {
    styles: drawings,
    parts: [{ id: "symbols", title: "How to draw it", content: <Genogram /> }],
  },
});

const trial = (
  <ShareBars
    title="Children looked after a year later"
    note="By the trial’s own figures: a difference of 8.6 in every hundred children. The full width stands for all of the children."
    whole={100}
    bars={[
      { label: "Family referred for a conference", value: 36.2 },
      { label: "Usual help alone", value: 44.8 },
    ]}
  />
);

/** The page of one tool: what it is, when and when not, how, what it may sound like, and whom to ask. */
export function ToolPage({ site, tool }: { site: ToolSite; tool: Tool }) {
  const { drawing, parts = [], styles = [], script } = own(site)[tool.slug] ?? {};
  const rooms = tool.how.some((step) => step.room) ? drawings : [];
  const more = tool.more.map((part) => ({
    id: part.id,
    title: part.title,
    content: (
      <>
        {part.paragraphs.map((text) => (
          <p>
            <Words text={text} />
          </p>
        ))}
        {part.id === "what-is-known" && trial}
        <WordList texts={part.items} />
      </>
    ),
  }));
  const sections: Part[] = [
    { id: "what", title: "What it is", content: <WhatItIs tool={tool} /> },
    { id: "when", title: "When to use it, and when not", content: <When tool={tool} /> },
    {
      id: "how",
      title: "How to do it",
      content: (
        <>
          <p class="soft">
            We wrote these steps, and much in them is our own suggestion. Ask the team before you hold a
            conference.
          </p>
          {drawing}
          <ToolSteps steps={tool.how} />
        </>
      ),
    },
    { id: "example", title: "What it may sound like", content: <ToolExample example={tool.example} /> },
    ...more,
    ...parts,
    { id: "ask", title: "Who to ask", content: <WhoToAsk tool={tool} site={site} /> },
    { id: "related", title: "Where it belongs", content: <Related tool={tool} /> },
  ];
  return (
    <ReadingPage
      site={site}
      path={`/tools/${tool.slug}/`}
      reading={{ ...tool, kind: "tool", reviewed }}
      headings={sections}
      styles={[...new Set(["tool", ...styles, ...rooms])]}
      scripts={script ? [script] : []}
    >
      <div class="prose tool">
        {sections.map(({ id, title, content }) => (
          <section aria-labelledby={id}>
            <h2 id={id}>{title}</h2>
            {content}
          </section>
        ))}
      </div>
    </ReadingPage>
  );
}

function WhatItIs({ tool }: { tool: Tool }) {
  const stage = stages.find(({ id }) => id === tool.stage);
  return (
    <>
      {tool.what.map((text) => (
        <p>
          <Words text={text} />
        </p>
      ))}
      <dl class="at-a-glance">
        <div>
          <dt>Where it stands</dt>
          <dd>{stage?.title}</dd>
        </div>
        <div>
          <dt>Preparing</dt>
          <dd>{tool.preparing}</dd>
        </div>
        <div>
          <dt>Who leads</dt>
          <dd>{tool.leads}</dd>
        </div>
      </dl>
      {tool.caution && <AbuseCaution before={tool.caution} />}
    </>
  );
}

function When({ tool }: { tool: Tool }) {
  return (
    <div class="when">
      <div class="card">
        <h3>When to use it</h3>
        <WordList texts={tool.when} />
      </div>
      <div class="card when-not">
        <h3>When not to</h3>
        <WordList texts={tool.whenNot} />
      </div>
    </div>
  );
}

function WhoToAsk({ tool, site }: { tool: Tool; site: ToolSite }) {
  return (
    <>
      <WordList texts={tool.ask} />
      <p>
        Or write to the {site.team}: <Fact fact={site.emails.team} />. Please leave out every name, and
        anything by which a family could be known.
      </p>
    </>
  );
}

function Related({ tool }: { tool: Tool }) {
  return (
    <div class="when">
      <div>
        <h3>Standards it serves</h3>
        <ul>
          {tool.standards.map((strand) => (
            <li>
              <a href={`/standards/${strand}/`}>{strandTitles[strand]}</a>
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h3>Workshops to practise it</h3>
        <ul>
          {tool.workshops.map((slug) => (
            <li>
              <a href={`/workshops/#${slug}`}>{findCourse(slug)?.title}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
