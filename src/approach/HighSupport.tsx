/** Why support and challenge are asked for together. */
export function HighSupport() {
  return (
    <section aria-labelledby="high-support-and-high-challenge">
      <h2 id="high-support-and-high-challenge">High support and high challenge</h2>
      <p>
        Think of someone who helped you to change. They were probably on your side, and they probably told you
        the truth.
      </p>
      <div class="both">
        <div>
          <h3>Support</h3>
          <p>Warmth, time, listening and practical help.</p>
          <p class="soft">“I am here. What would make this easier?”</p>
        </div>
        <div>
          <h3>Challenge</h3>
          <p>Clear expectations, honest words, and holding to what was agreed.</p>
          <p class="soft">“This has to change by Friday, and here is why.”</p>
        </div>
      </div>
      <p>
        Most of us lean towards one. Restorative practice asks for both, as much as each person needs on that
        day. Sometimes that means more of the one, sometimes more of the other. It never means leaving one
        out.
      </p>
    </section>
  );
}
