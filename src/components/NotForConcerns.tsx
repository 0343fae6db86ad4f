/** Stands beside every free-text box: nobody should report a worry where nobody reads at night. */
export function NotForConcerns() {
  return (
    <p class="not-for-concerns">
      Please do not report a worry about a child here.{" "}
      <a href="/worried-about-a-child/">See who to ring instead</a>.
    </p>
  );
}
