import { impact } from "./impact.ts";

/** The figures for Leeds that differ from one document to the next, each with its owner. */
export function WhoseFigures() {
  return (
    <section aria-labelledby="whose-figures">
      <h2 id="whose-figures">Whose figure is it?</h2>
      <p>
        You will meet different numbers for Leeds. They do not measure the same thing, so we do not blend
        them. A <em>rate</em> counts children for every so many who live there. A <em>caseload</em> counts the
        cases that workers hold.
      </p>
      <div class="table-scroll" tabIndex={0} role="region" aria-labelledby="figures-caption">
        <table class="whose-figures">
          <caption id="figures-caption">Figures for Leeds, and whose they are</caption>
          <thead>
            <tr>
              <th scope="col">Figure</th>
              <th scope="col">Who says so</th>
              <th scope="col">What it measures</th>
              <th scope="col">What it leaves out</th>
            </tr>
          </thead>
          <tbody>
            {impact.figures.map((row) => (
              <tr>
                <th scope="row">{row.figure}</th>
                <td>{row.owner}</td>
                <td>{row.measures}</td>
                <td>{row.missing}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
