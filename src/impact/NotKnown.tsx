/** What nobody has shown, said as plainly as the rest. */
export function NotKnown({ place }: { place: string }) {
  return (
    <section aria-labelledby="not-known">
      <h2 id="not-known">What is not known</h2>
      <ul>
        <li>
          <strong>Numbers for {place}.</strong> Our documents have voices from the pilot, and no counts from
          before and after.
        </li>
        <li>
          <strong>What came after 2018.</strong> The briefing was written while training was under way. It
          names a third phase, and does not describe it.
        </li>
        <li>
          <strong>Who was not asked.</strong> The eight voices all speak well of it. Someone who was unhappy
          may simply not be in the document.
        </li>
        <li>
          <strong>Cause and effect.</strong> A city changes in many ways while a programme runs. What comes
          after it need not come from it.
        </li>
        <li>
          <strong>Whether “with” works for everyone.</strong> The documents do not say for whom it works less
          well.
        </li>
      </ul>
      <p>
        Do you have evidence, from {place} or from elsewhere? <a href="/contact/">Tell the team</a>. We would
        rather put this page right than keep it pleasant.
      </p>
    </section>
  );
}
