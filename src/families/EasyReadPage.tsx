import type { ComponentChildren } from "preact";
import type { PageSite } from "../layouts/Page.tsx";
import { ReadingPage, type Reading } from "../layouts/ReadingPage.tsx";
import type { PictureName } from "./drawings/pictures.ts";
import { easyRead } from "./easy-read.ts";
import { helpline, type Helpline } from "./helplines.ts";
import { Picture } from "./Picture.tsx";

type EasyReadPageProps = { site: PageSite & { helplines: readonly Helpline[] }; reading: Reading };

/** The page for families once more: short sentences, large letters, a drawing to each. */
export function EasyReadPage({ site, reading }: EasyReadPageProps) {
  const ring = (id: string) => helpline(site.helplines, id);
  const headings = [
    ...easyRead.map(({ id, title }) => ({ id, title })),
    { id: "who-to-ring", title: "Who to ring" },
  ];
  return (
    <ReadingPage
      site={site}
      path="/families/easy-read/"
      reading={reading}
      headings={headings}
      styles={["families"]}
    >
      <div class="easy">
        {easyRead.map((section) => (
          <section aria-labelledby={section.id}>
            <h2 id={section.id}>{section.title}</h2>
            {section.lines.map((line) => (
              <Line picture={line.picture} words={line.words}>
                {line.link && (
                  <p>
                    <a href={line.link.href}>{line.link.text}</a>
                  </p>
                )}
              </Line>
            ))}
          </section>
        ))}
        <section aria-labelledby="who-to-ring">
          <h2 id="who-to-ring">Who to ring</h2>
          <Line picture="emergency" words={["Is somebody in danger now?", "Ring this number."]}>
            <Number line={ring("emergency")} />
          </Line>
          <Line
            picture="day"
            words={["Are you worried about a child?", "Ring in the day, Monday to Friday."]}
          >
            <Number line={ring("children")} />
          </Line>
          <Line picture="night" words={["Is it night or the weekend?", "Ring this number."]}>
            <Number line={ring("out-of-hours")} />
          </Line>
          <Line
            picture="languages"
            words={["Do you speak another language?", "Say its name first when you ring."]}
          />
          <Line
            picture="helper"
            words={["Do you want advice about a child?", "Grown-ups can ring the NSPCC."]}
          >
            <Number line={ring("nspcc")} />
          </Line>
          <Line picture="child" words={["Are you a child?", "You can talk to Childline."]}>
            <Number line={ring("childline")} />
          </Line>
          <Line
            picture="message"
            words={["Can you not talk on the phone?", "There are other ways to get help."]}
          >
            <p>
              <a href="/worried-about-a-child/#without-speaking">If you cannot speak or hear</a>
            </p>
          </Line>
          <Line picture="apart" words={["Does somebody at home hurt you?", "We say who can help."]}>
            <p>
              <a href="/safety/#who-to-ring">Who to ring, and how to be safe</a>
            </p>
          </Line>
        </section>
        <p>
          <a href="/families/">There is a longer page that says more</a>.
        </p>
      </div>
    </ReadingPage>
  );
}

function Line(props: { picture: PictureName; words: readonly string[]; children?: ComponentChildren }) {
  return (
    <div class="easy-line">
      <Picture name={props.picture} />
      <div>
        {props.words.map((sentence) => (
          <p>{sentence}</p>
        ))}
        {props.children}
      </div>
    </div>
  );
}

function Number({ line }: { line: Helpline }) {
  return (
    <>
      <p class="easy-number">
        <a href={line.href}>{line.number}</a>
      </p>
      {line.option && <p>Listen. Then press {line.option}.</p>}
    </>
  );
}
