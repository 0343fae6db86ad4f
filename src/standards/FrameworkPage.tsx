import { WordList } from "../components/Words.tsx";
import type { PageSite } from "../layouts/Page.tsx";
import { ReadingPage, type Reading } from "../layouts/ReadingPage.tsx";
import type { Framework } from "./framework.ts";
import { FrameworkWheel } from "./FrameworkWheel.tsx";
import { allStatementsOf, kinds, statementsOf, strandPath } from "./statements.ts";

type FrameworkPageProps = { site: PageSite; framework: Framework; reading: Reading };

const headings = [
  { id: "strands", title: "Seven strands of practice" },
  { id: "purpose", title: "What it is for" },
  { id: "founded", title: "What it is founded on" },
  { id: "guiding-principles", title: "Six guiding principles" },
  { id: "strengths", title: "Personal strengths" },
  { id: "commitments", title: "Six commitments" },
  { id: "wording", title: "Whose words these are" },
];

/** The practice framework as a whole, and the way to each of its strands. */
export function FrameworkPage({ site, framework, reading }: FrameworkPageProps) {
  return (
    <ReadingPage
      site={site}
      path="/framework/"
      reading={reading}
      headings={headings}
      styles={["standards", "framework"]}
    >
      <Wheel framework={framework} />
      <Purpose framework={framework} />
      <Founded framework={framework} />
      <Strengths framework={framework} />
      <section class="framework-part" aria-labelledby="commitments">
        <h2 id="commitments">Six commitments</h2>
        <p>Around the seven strands stand six things that we commit ourselves to.</p>
        <ul class="cards">
          {framework.commitments.map(({ id, title, statement }) => (
            <li class="card" id={id}>
              <h3>{title}</h3>
              {statement}
            </li>
          ))}
        </ul>
      </section>
      <Wording framework={framework} />
    </ReadingPage>
  );
}

function Wheel({ framework }: { framework: Framework }) {
  return (
    <section aria-labelledby="strands">
      <FrameworkWheel framework={framework} />
      <h2 id="strands">Seven strands of practice</h2>
      <ol class="strands-of-wheel">
        {framework.strands.map((strand) => (
          <li>
            <a href={strandPath(strand)}>{strand.title}</a>
            <span class="soft">{strand.summary}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Purpose({ framework: { purpose } }: { framework: Framework }) {
  return (
    <div class="framework-part prose">
      <h2 id="purpose">What it is for</h2>
      <p>{purpose.introduction}</p>
      <p>This is what we aim for:</p>
      <WordList texts={purpose.aims} />
    </div>
  );
}

function Founded({ framework: { foundation, guidingPrinciples } }: { framework: Framework }) {
  return (
    <>
      <div class="framework-part prose">
        <h2 id="founded">What it is founded on</h2>
        <p>{foundation.idea}</p>
        <ul>
          {foundation.follows.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      </div>
      <section class="framework-part" aria-labelledby="guiding-principles">
        <h2 id="guiding-principles">Six guiding principles</h2>
        <ol class="statements">
          {guidingPrinciples.map(({ id, statement }, at) => (
            <li class="statement" id={id} value={at + 1}>
              <p class="statement-words">{statement}</p>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

function Strengths({ framework: { strengths } }: { framework: Framework }) {
  return (
    <div class="framework-part prose">
      <h2 id="strengths">Personal strengths</h2>
      <p>{strengths.introduction}</p>
      <h3>For families</h3>
      <p>{strengths.forFamilies}</p>
      <h3>For practitioners</h3>
      <p>{strengths.forPractitioners}</p>
      <h3>Why relationships matter</h3>
      {strengths.review.map((paragraph) => (
        <p>{paragraph}</p>
      ))}
      <p>The text of the framework does not say one by one which strengths these are, so we do not either.</p>
    </div>
  );
}

function Wording({ framework: { strands } }: { framework: Framework }) {
  const [principles, practices] = kinds.map(({ kind }) =>
    strands.reduce((sum, strand) => sum + statementsOf(strand, kind).length, 0),
  );
  const all = strands.flatMap(allStatementsOf).length;
  return (
    <div class="framework-part prose">
      <h2 id="wording">Whose words these are</h2>
      <p>
        This page and the <a href="/standards/">practice standards</a> tell the framework in plain words. The
        framework’s own wording is the authority. Its seven strands hold {principles} principles and{" "}
        {practices} statements of best practice, {all} in all. Each has its place here, one for one, and says
        which one it stands for.
      </p>
    </div>
  );
}
