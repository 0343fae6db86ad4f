import { tenPrinciples } from "./principles.ts";

/** The ten principles, in this site's words. */
export function TenPrinciples() {
  return (
    <section aria-labelledby="ten-principles">
      <h2 id="ten-principles">Ten principles</h2>
      <p>{tenPrinciples.introduction}</p>
      <ol class="ten">
        {tenPrinciples.principles.map(({ title, text }) => (
          <li>
            <strong>{title}.</strong> {text}
          </li>
        ))}
      </ol>
    </section>
  );
}
