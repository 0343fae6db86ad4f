import { ButtonLink } from "../components/Button.tsx";
import { SeatRing } from "../components/SeatRing.tsx";
import type { PageSite } from "../layouts/Page.tsx";
import { ReadingPage, type Reading } from "../layouts/ReadingPage.tsx";
import { network } from "./network.ts";

/** What a champion is, what they do, and the way in. */
export function ChampionsPage({ site, reading }: { site: PageSite; reading: Reading }) {
  return (
    <ReadingPage
      site={site}
      path="/champions/"
      reading={reading}
      styles={["champions"]}
      head={<Head title={reading.title} />}
    >
      <WhatTheyDo />
      <section class="band" aria-labelledby="how">
        <div class="wrap">
          <h2 id="how">How to join</h2>
          <ol class="champions-steps">
            <li>
              <h3>Tell us who you are</h3>
              <p>
                Your name, your email, where you work and why you want to do this. It takes a few minutes.
              </p>
            </li>
            <li>
              <h3>Open the email</h3>
              <p>We send you a link, so that nobody can sign you up but you. It works for 7 days.</p>
            </li>
            <li>
              <h3>Begin</h3>
              <p>
                The {site.team} then has you on its list. You can leave at any time, with the link in your
                welcome email.
              </p>
            </li>
          </ol>
          <p class="buttons">
            <ButtonLink href="/champions/join">Become a champion</ButtonLink>
          </p>
        </div>
      </section>
      <section class="prose" aria-labelledby="who">
        <h2 id="who">Who can be one</h2>
        <p>
          Anyone who works with children and families in {site.place}, in any service: social care, a school,
          a children’s home, health, the police, a community group. It does not matter how senior you are, or
          how much you know already.
        </p>
        <p>
          New to all of this? Come to <a href="/workshops/">a workshop</a> first, or read{" "}
          <a href="/approach/">how we work</a>.
        </p>
        <h2>Where the idea comes from</h2>
        <p>{network.origin}</p>
      </section>
    </ReadingPage>
  );
}

function Head({ title }: { title: string }) {
  return (
    <div class="champions-head">
      <header>
        <h1 data-pagefind-meta={`title:${title}`}>There is a seat for you</h1>
        <p class="lead">
          Champions are people who help their own colleagues to work restoratively. Not a job and not a rank:
          someone who tries it, says honestly how it went, and brings others along.
        </p>
        <p class="buttons">
          <ButtonLink href="/champions/join">Become a champion</ButtonLink>
        </p>
      </header>
      <figure class="champions-ring">
        <SeatRing
          capacity={network.firstMembers + 1}
          taken={network.firstMembers}
          size={300}
          label="for you"
        />
        <figcaption>{network.ring}</figcaption>
      </figure>
    </div>
  );
}

const deeds = [
  {
    title: "Try it where you are",
    text: "Begin a meeting with a round in which everyone speaks. Ask what happened before asking whose fault it is.",
  },
  {
    title: "Say how it really went",
    text: "A story of something that did not work helps a colleague more than praise does. Keep families out of it: no names, nothing that points to them.",
  },
  {
    title: "Bring one more person",
    text: "Take a colleague along to a workshop. Sit in on each other’s meetings and talk about them afterwards.",
  },
  {
    title: "Speak up for it",
    text: "When plans are made in your service, ask how the people they concern will have a say.",
  },
] as const;

function WhatTheyDo() {
  return (
    <section aria-labelledby="what">
      <h2 id="what">What champions do</h2>
      <p class="soft">These four are this site’s own suggestions. Pick the one that fits your work.</p>
      <ul class="champions-deeds">
        {deeds.map((deed) => (
          <li>
            <h3>{deed.title}</h3>
            <p>{deed.text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
