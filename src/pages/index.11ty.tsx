import { site as council } from "../server/site.ts";
import { ButtonLink } from "../components/Button.tsx";
import { FourWays } from "../components/FourWays.tsx";
import { PageFoot } from "../components/PageFoot.tsx";
import { PeopleCircle } from "../components/PeopleCircle.tsx";
import { ShareBars } from "../components/ShareBars.tsx";
import { Page, type PageSite } from "../layouts/Page.tsx";
import { impact } from "../impact/impact.ts";
import { findSources } from "../facts/sources.ts";
import { NextWorkshops } from "../workshops/NextWorkshops.tsx";
import type { Workshop } from "../workshops/workshop.ts";

export const data = {
  permalink: "/",
  title: `Restorative practice in ${council.place}: working with families`,
  description: `How ${council.place}’s children’s services work with families, not to them or for them. Read what it means for you, or book a place on a workshop.`,
  reviewed: { last: "2026-11-21", next: "2027-05-21" },
  sources: ["dudley-briefing", "leeds-family-valued", "dudley-web-page"],
};

const { home: early, leeds } = impact;

const doors = [
  {
    href: "/families/",
    title: "I’m a parent, carer or young person",
    text: "What to expect, who will be in the room, and how you have your say.",
  },
  {
    href: "/standards/",
    title: "I work with children",
    text: "The practice standards, question cards and ways of talking that you can use tomorrow.",
  },
  {
    href: "/champions/",
    title: "I want to be a champion",
    text: "Help your own team to work this way, and meet others who do.",
  },
] as const;

type HomeData = { site: PageSite; workshops: readonly Workshop[]; checkedAt: string };

export default function Home({ site, workshops, checkedAt }: HomeData) {
  return (
    <Page
      site={site}
      title={data.title}
      description={data.description}
      path="/"
      styles={["home", "workshop-cards"]}
    >
      <section class="hero">
        <div>
          <h1 data-pagefind-meta={`title:${data.title}`}>
            We work <em>with</em> you. Not to you, not for you.
          </h1>
          <p class="lead">
            Restorative practice is how {site.place}’s children’s services listen, speak honestly and solve
            problems together with families.
          </p>
          <p class="buttons">
            <ButtonLink href="/families/">What it means for your family</ButtonLink>
            <ButtonLink href="/workshops/" kind="secondary">
              Book a workshop
            </ButtonLink>
          </p>
        </div>
        <PeopleCircle
          circle="everyone"
          title="A circle of people of every age, seen from above. There is no table, and one seat is open."
        />
      </section>

      <ul class="doors">
        {doors.map((door) => (
          <li>
            <h2>
              <a href={door.href}>{door.title}</a>
            </h2>
            <p>{door.text}</p>
          </li>
        ))}
      </ul>

      <NextWorkshops workshops={workshops} checkedAt={checkedAt} />

      <section class="band" aria-labelledby="high-support">
        <div class="wrap halves">
          <div>
            <h2 id="high-support">High support, high challenge</h2>
            <p class="lead">
              Caring about someone and being honest with them belong together. With only one of the two, a
              conversation turns into something else.
            </p>
            <ButtonLink href="/approach/#the-four-ways-of-working">Try the window</ButtonLink>
          </div>
          <FourWays />
        </div>
      </section>

      <section class="halves voices" aria-labelledby="early-signs">
        <div>
          <h2 id="early-signs">What people noticed first</h2>
          <p class="lead">{early.said}</p>
          <p class="soft">{early.by}</p>
        </div>
        <ShareBars {...early.chart} bars={leeds.bars} />
      </section>

      <PageFoot
        team={site.team}
        reviewed={data.reviewed}
        sources={findSources(data.sources, data.permalink)}
      />
    </Page>
  );
}
