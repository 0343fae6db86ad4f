import { ChartAndTable } from "./ChartAndTable.tsx";
import { impact } from "./impact.ts";

/** The trial of family group conferences: what it compared, and what it did not test. */
export function Trial() {
  return (
    <section aria-labelledby="trial">
      <h2 id="trial">A trial of family group conferences</h2>
      <p>
        The strongest evidence that this site cites is about one tool. In 21 English councils, 1,511 families
        took part in a trial. All of them had reached the step before a court case about a child’s care.
        Chance decided which half was also referred for a{" "}
        <a href="/tools/family-group-conferences/">family group conference</a>, on top of the usual help.
      </p>
      <ChartAndTable
        title="Children looked after by the council twelve months later"
        columns={["Group", "Looked after"]}
        bars={impact.trial}
        whole={100}
        note="Sarah Taylor and others, British Journal of Social Work, 2024. The full width stands for all of the children."
      />
      <p>
        That is a difference of 8.6 in every hundred. Because chance made the two groups, it is fair to say
        that the referral made the difference.
      </p>
      <h3>What it did not show</h3>
      <ul>
        <li>
          <strong>It tested being referred.</strong> Some families who were referred may not have gone on to
          meet.
        </li>
        <li>
          <strong>It tested one moment:</strong> just before court. It says nothing about conferences held
          earlier.
        </li>
        <li>
          <strong>It tested one tool,</strong> and not restorative practice as a whole.
        </li>
        <li>
          <strong>It did not show that children moved less often,</strong> to somewhere else or to somebody
          else, in the months that followed. What difference there was may be chance.
        </li>
      </ul>
      <p>The article reports more than we draw here. You will find it at the foot of this page.</p>
    </section>
  );
}
