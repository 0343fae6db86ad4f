import { Fact, type CouncilFact } from "../components/Fact.tsx";
import type { PageSite } from "../layouts/Page.tsx";
import { ReadingPage, type Reading } from "../layouts/ReadingPage.tsx";
import { Calls } from "./Calls.tsx";
import { helpline, type Helpline } from "./helplines.ts";
import { WithoutSpeaking } from "./WithoutSpeaking.tsx";

export type WorriedSite = PageSite & {
  council: string;
  helplines: readonly Helpline[];
  helplinesChecked: CouncilFact;
  domesticAbuseLine: CouncilFact;
  nightCalls: CouncilFact;
  interpreter: CouncilFact;
  withoutSpeaking: CouncilFact;
};

const headings = [
  { id: "after", title: "What happens when you ring" },
  { id: "child", title: "If you are a child or a young person" },
  { id: "without-speaking", title: "If you cannot speak or hear" },
  { id: "parent", title: "If you are a parent and it is too much" },
  { id: "work", title: "If you work with children" },
  { id: "website", title: "Please do not tell us through this website" },
] as const;

/** Whom to ring, before anything else; then what happens, for grown-ups and for children. */
export function WorriedPage({ site, reading }: { site: WorriedSite; reading: Reading }) {
  const children = helpline(site.helplines, "children");
  const night = helpline(site.helplines, "out-of-hours");
  return (
    <ReadingPage site={site} path="/worried-about-a-child/" reading={reading} styles={["families"]}>
      <Calls helplines={site.helplines} />
      <div class="prose">
        <p>
          These numbers are from:{" "}
          <Fact
            fact={site.helplinesChecked}
            note="the council will check them again before this site opens"
          />
          . If one of them does not work, try another. In an emergency it is always 999.
        </p>
        <p>
          <strong>Does somebody hurt, frighten or control you?</strong> <Fact fact={site.domesticAbuseLine} />
          . <a href="/safety/">Look at this site safely</a>.
        </p>
        <p>
          <strong>Would you rather speak another language?</strong> When somebody answers, say its name first.{" "}
          <Fact fact={site.interpreter} />.
        </p>
        <Title id="after" />
        <p>
          <strong>On 999,</strong> somebody asks which service you need. Say “police” or “ambulance”. Then
          they ask where you are and what is happening.
        </p>
        <p>
          <strong>On the children’s services number,</strong> you talk to a person whose job it is to listen
          to worries like yours. You can start like this:
        </p>
        <blockquote>
          <p>“I am worried about a child. I am not sure if it is serious.”</p>
        </blockquote>
        <p>They may ask you about some of these. Ring even if you know none of them.</p>
        <ul>
          <li>the child’s name, age and address</li>
          <li>what you saw or heard, and when</li>
          <li>what makes you worried today</li>
          <li>whether the child is safe at this moment.</li>
        </ul>
        <p>
          You can ask as well. What happens next? Will my name be passed on? If you would rather not give your
          name, say so at the start.
        </p>
        <p>
          Then they decide what has to be done, and how soon. They may get in touch with the family, or with
          people who know the child. They may not be able to tell you about it afterwards, because it is the
          family’s own business. Your call still counts. If you go on being worried, ring again.
        </p>
        <p>
          <strong>On the {night.label} number,</strong> you can start in the same way. This number is for a
          worry that cannot wait until the office opens. <Fact fact={site.nightCalls} />.
        </p>
      </div>
      <ForChildren helplines={site.helplines} />
      <div class="prose">
        <Title id="without-speaking" />
        <WithoutSpeaking services={site.withoutSpeaking} />
        <Title id="parent" />
        <p>
          Asking for help is a strong thing to do. You can ring {children.label} yourself, on{" "}
          <a href={children.href}>{children.number}</a>.{" "}
          {children.option && `Listen, then press ${children.option}. `}
          Say what is hard, and what would make this week easier.{" "}
          <a href="/families/">See what to expect from us</a>.
        </p>
        <Title id="work" />
        <p>
          Follow your own organisation’s safeguarding procedure too, and tell the person who leads on it. That
          is never a reason to put off the call.
        </p>
        <Title id="website" />
        <p>
          Nobody watches the forms on this site at night or at weekends, and nobody looks through them for
          worries about a child. Please ring.
        </p>
      </div>
    </ReadingPage>
  );
}

function Title({ id }: { id: (typeof headings)[number]["id"] }) {
  return <h2 id={id}>{headings.find((heading) => heading.id === id)?.title}</h2>;
}

/** Written to a child: nothing here needs a grown-up to explain it. */
function ForChildren({ helplines }: { helplines: readonly Helpline[] }) {
  const childline = helpline(helplines, "childline");
  const emergency = helpline(helplines, "emergency");
  return (
    <section class="for-children" aria-labelledby="child">
      <Title id="child" />
      <p class="lead">
        If somebody hurts you, or you do not feel safe, it is not your fault. You can tell someone.
      </p>
      <ul>
        <li>
          <strong>Are you in danger right now?</strong> Ring <a href={emergency.href}>{emergency.number}</a>.
          You can do it from any phone.
        </li>
        <li>
          <strong>Do you want to talk?</strong> Ring Childline on{" "}
          <a href={childline.href}>{childline.number}</a>. You can talk about big things and small things.
          {childline.website && (
            <>
              {" "}
              Would you rather write? You can do that on <a href={childline.website}>Childline’s website</a>.
            </>
          )}
        </li>
        <li>
          <strong>Is there a grown-up you trust?</strong> Maybe a teacher, a nurse, a youth worker or somebody
          in your family. Tell them. If they do not listen, tell another one.
        </li>
      </ul>
      <p>
        What happens when you ring 999? Somebody asks if you need the police or an ambulance, and where you
        are. You can whisper.
      </p>
      <p>
        What happens when you ring Childline? You may have to wait a little. Then somebody says hello and
        listens. You can say a lot or a little. You can be quiet for a bit. You can stop when you like, and
        ring again another day.
      </p>
      <p>
        Are you worried that somebody will see that you were here?{" "}
        <a href="/safety/">Read what a phone or a computer remembers</a>.
      </p>
    </section>
  );
}
