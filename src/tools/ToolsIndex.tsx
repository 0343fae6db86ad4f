import type { PageSite } from "../layouts/Page.tsx";
import { ReadingPage, type Reading } from "../layouts/ReadingPage.tsx";
import { stages, tools } from "./tool.ts";

/** Which tool when: by what somebody wants, and from everyday to formal. */
export function ToolsIndex({ site, reading }: { site: PageSite; reading: Reading }) {
  return (
    <ReadingPage site={site} path="/tools/" reading={reading} styles={["tools"]}>
      <h2 id="which">Which tool when</h2>
      <dl class="which-tool">
        {tools.map((tool) => (
          <div>
            <dt>You want to {tool.want}.</dt>
            <dd>
              <a href={`/tools/${tool.slug}/`}>{tool.title}</a>
            </dd>
          </div>
        ))}
      </dl>
      <h2 id="line">From everyday to formal</h2>
      <p>
        Most days need only the first group. The further along you go, the more people take part, and the more
        there is to prepare.
      </p>
      <ol class="tool-line">
        {stages.map((stage) => (
          <li>
            <h3>{stage.title}</h3>
            <p class="soft">{stage.about}</p>
            <ul>
              {tools
                .filter((tool) => tool.stage === stage.id)
                .map((tool) => (
                  <li>
                    <a href={`/tools/${tool.slug}/`}>{tool.title}</a>
                    <p>{tool.summary}</p>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ol>
      <div class="prose">
        <h2 id="make">Things to make and print</h2>
        <ul>
          <li>
            <a href="/tools/affective-questions/#cards">Question cards</a>, in five sets, to cut out.
          </li>
          <li>
            <a href="/tools/affective-statements/#builder">A statement builder</a> that asks when blame slips
            in, and <a href="/tools/affective-statements/#worksheet">a worksheet</a>.
          </li>
          <li>
            <a href="/tools/profile-cards/#maker">A profile card</a> with your name and how to reach you.
          </li>
        </ul>
        <p>All of them work on your own device. Nothing that you type into them is sent anywhere or kept.</p>
        <h2 id="first">Before any tool</h2>
        <p>
          A tool does not make you restorative. Used without care, a question becomes a trap and a circle
          becomes a court. What counts is how you meet people: see <a href="/approach/">our approach</a>.
          Where someone is in danger, act first: <a href="/worried-about-a-child/">see who to ring</a>.
        </p>
      </div>
    </ReadingPage>
  );
}
