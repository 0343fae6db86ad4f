import { ButtonLink } from "../components/Button.tsx";
import { Fact, type CouncilFact } from "../components/Fact.tsx";
import type { PageSite } from "../layouts/Page.tsx";
import { ReadingPage, type Reading } from "../layouts/ReadingPage.tsx";
import { FamilyMeeting } from "./FamilyMeeting.tsx";
import { ProtectionConference } from "./ProtectionConference.tsx";
import { Room } from "./Room.tsx";

type FamiliesPageProps = {
  site: PageSite & { complaints: CouncilFact };
  reading: Reading;
  /** Words of the glossary that a family is likely to hear. */
  words: readonly { id: string; term: string; short?: string | undefined }[];
};

const headings = [
  { id: "expect", title: "What to expect from us" },
  { id: "ask", title: "Questions you can ask" },
  { id: "young", title: "If you are the child or young person" },
  { id: "room", title: "Who will be in the room" },
  { id: "meeting", title: "What a family meeting is" },
  { id: "protection", title: "A child protection conference" },
  { id: "record", title: "Your child’s record" },
  { id: "disagree", title: "If you do not agree" },
  { id: "complain", title: "How to complain" },
  { id: "words", title: "Words you may hear" },
] as const;

/** What a parent or carer may want to know when children's services have been in touch. */
export function FamiliesPage({ site, reading, words }: FamiliesPageProps) {
  return (
    <ReadingPage site={site} path="/families/" reading={reading} headings={headings} styles={["families"]}>
      <p class="buttons">
        <ButtonLink href="/families/easy-read/" kind="secondary">
          Easy Read, with pictures
        </ButtonLink>
        <ButtonLink href="/worried-about-a-child/" kind="secondary">
          Who to ring now
        </ButtonLink>
      </p>
      <Expect place={site.place} />
      <YoungPerson place={site.place} />
      <div class="prose">
        <Title id="room" />
        <p>
          It depends on the meeting. Before you go, ask who has been invited and why. There may be chairs in a
          circle and no table in the way. Here is one meeting, as an example.
        </p>
      </div>
      <Room />
      <div class="prose">
        <p>
          The dotted seat is open. Is somebody missing who matters to your child? Say so. Do you need an
          interpreter, a step-free room or a break? Say that too.
        </p>
        <Title id="meeting" />
      </div>
      <FamilyMeeting place={site.place} />
      <div class="prose">
        <Title id="protection" />
        <ProtectionConference />
        <Title id="record" />
        <p>
          Workers write down what happened, what was decided and why. In {site.place} the record is your
          child’s own. One day your child may read it. So it should:
        </p>
        <ul>
          <li>hold your child’s own words</li>
          <li>be honest about what has been hard, and respectful of everybody in it</li>
          <li>tell your family’s story in a way that makes sense to you.</li>
        </ul>
        <p>
          You can ask what is written about you and your child, and how to see it. If something is wrong, say
          so, and ask for your own view to be written beside it.
        </p>
        <Title id="disagree" />
        <p>
          You are allowed to disagree. {site.place}’s framework says that a difference, handled well, can make
          people trust each other more. You could go one step at a time.
        </p>
        <ol>
          <li>
            <strong>Tell the worker.</strong> Say what you see in another way, and what you would like
            instead.
          </li>
          <li>
            <strong>Ask for the reasons,</strong> on paper if that helps. Ask what would have to be different.
          </li>
          <li>
            <strong>Ask to speak to the worker’s manager.</strong> Bring somebody with you if you like.
          </li>
          <li>
            <strong>Ask for an advocate</strong> for your child: somebody who helps a child to be heard.
          </li>
        </ol>
        <p>
          The <a href="https://www.frg.org.uk/">Family Rights Group</a> works with parents and families who
          have children’s services in their lives. It does not belong to the council.
        </p>
        <Title id="complain" />
        <p>
          If you can, tell us first: it can be the quickest way to put something right. You do not have to.
        </p>
        <ul>
          <li>
            <strong>About how you were treated, or about a decision:</strong> use the council’s complaints
            procedure, online at <Fact fact={site.complaints} />
          </li>
          <li>
            <strong>About how your details are used or looked after:</strong> you can complain online in the
            same place. You will hear within 30 days that your complaint has arrived: since 19 June 2026, the
            council has to tell you.
          </li>
        </ul>
        <p>
          Still not put right when the council has given its last answer? Or is it taking far too long to
          answer? You can go to the{" "}
          <a href="https://www.lgo.org.uk/">Local Government and Social Care Ombudsman</a>. It looks into
          complaints about councils, and is independent of them. It will ask whether you complained to the
          council first.
        </p>
        <p>
          If a child is not safe, do not wait for a complaint to be answered.{" "}
          <a href="/worried-about-a-child/">Ring now</a>.
        </p>
        <Title id="words" />
        <p>
          Nobody should have to guess. If a worker uses a word that you do not know, stop them and ask. These
          come up often:
        </p>
      </div>
      <ul class="word-links">
        {words.map(({ id, term, short }) => (
          <li>
            <a href={`/glossary/#${id}`}>
              {term}
              {short && ` (${short})`}
            </a>
          </li>
        ))}
        <li>
          <a href="/glossary/">All the words, A to Z</a>
        </li>
      </ul>
    </ReadingPage>
  );
}

function Title({ id }: { id: (typeof headings)[number]["id"] }) {
  return <h2 id={id}>{headings.find((heading) => heading.id === id)?.title}</h2>;
}

/** Written to the child: nothing here needs a grown-up to explain it. */
function YoungPerson({ place }: { place: string }) {
  return (
    <section class="for-children" aria-labelledby="young">
      <Title id="young" />
      <p class="lead">This is about your life. You have a say in it.</p>
      <ul>
        <li>
          <strong>You have a right to be heard.</strong> Tell us what you think, what you feel and what you
          hope for. You can talk, write or draw. You can ask to talk to your worker without anybody else
          there.
        </li>
        <li>
          <strong>You have a right to know why.</strong> Ask us why we are helping. Ask what was decided, and
          why.
        </li>
        <li>
          <strong>You help to make your plan.</strong> It should be in words that you understand. If it is
          not, say so.
        </li>
        <li>
          <strong>Your record is yours.</strong> It is what we write down about you. Your own words should be
          in it. It should be honest, and it should show respect.
        </li>
        <li>
          <strong>You can ask for an advocate.</strong> An advocate is somebody on your side. They help you to
          say what you think, and to be heard.
        </li>
      </ul>
      <p>
        This comes from <a href="/standards/voices/">{place}’s standards on listening to children</a>. The
        words are ours.
      </p>
      <p>
        Does somebody hurt you, or do you not feel safe?{" "}
        <a href="/worried-about-a-child/#child">See who you can talk to</a>.
      </p>
    </section>
  );
}

function Expect({ place }: { place: string }) {
  return (
    <div class="prose">
      <Title id="expect" />
      <p>This is what {place}’s standards ask of every worker. The words are ours.</p>
      <ul>
        <li>
          <strong>You know who we are.</strong> The worker gives you a profile card, says why they have come,
          and is open about what they can and cannot decide.
        </li>
        <li>
          <strong>You are listened to.</strong> You know your own family best. We want to understand, and not
          only to fill in a form.
        </li>
        <li>
          <strong>We look for what is good.</strong> Every family has strengths. We start there, and we tell
          you what we see.
        </li>
        <li>
          <strong>We are honest.</strong> If we are worried, we say so in clear and simple words, without
          blame. There is a bottom line: what must be in place for your child to be safe. We tell you what it
          is, and why.
        </li>
        <li>
          <strong>Your child is heard.</strong> We spend time with them, alone where we can. They have a right
          to know why we are helping and what is decided.
        </li>
        <li>
          <strong>We ask before we share.</strong> We look for your agreement before plans go to the school or
          to other services. If a worker thinks that they must share something without it, ask them to
          explain.
        </li>
        <li>
          <strong>We do not stay for longer than we need to.</strong> Enough help, for as long as it helps.
        </li>
      </ul>
      <p>
        We ask something of you as well. Tell us how things are, even when it is hard to say. Tell us what has
        worked before. And if you cannot do what a plan asks, say so early: then we can look at it together,
        as long as your child stays safe.
      </p>
      <Title id="ask" />
      <ul>
        <li>Why have you come, and what are you worried about?</li>
        <li>What do you think is going well?</li>
        <li>What would you need to see, to stop being worried?</li>
        <li>What happens next, and when?</li>
        <li>Who else will be told?</li>
        <li>Who can I ring when you are away?</li>
      </ul>
    </div>
  );
}
