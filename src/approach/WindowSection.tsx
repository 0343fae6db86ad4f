import { SocialWindow } from "./SocialWindow.tsx";

/** The social discipline window, how to use it, where it comes from and what its critics say. */
export function WindowSection() {
  return (
    <section aria-labelledby="the-four-ways-of-working">
      <h2 id="the-four-ways-of-working">The four ways of working</h2>
      <p>
        Put support and challenge together and you get four ways of treating someone: <strong>to</strong>,{" "}
        <strong>for</strong>, <strong>not</strong> and <strong>with</strong>. The drawing of these four is
        known as the <em>social discipline window</em>. Some people call the challenge side “control”.
      </p>
      <SocialWindow />
      <p>
        Nobody works in one way all of the time, and in an emergency somebody has to decide. The window helps
        you to notice where you are, and to move.
      </p>
      <h3>Where it comes from, and what critics say</h3>
      <p>
        The window became widely known through Paul McCold and Ted Wachtel. Its older roots are disputed, so
        we give no date for it.
      </p>
      <p>
        It has its critics. Dorothy Vaandering argued in 2013 that the window can be used to keep people in
        line, because it starts from discipline. She suggests a relationship window, which asks how we see the
        other person: as someone to be honoured, or as a thing to be managed. We think that is a fair warning.
        If “with” becomes a gentler way of getting people to obey, it is not restorative.
      </p>
    </section>
  );
}
