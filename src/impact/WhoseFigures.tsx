import { Words } from "../components/Words.tsx";
import { impact } from "./impact.ts";

const columns = { owner: "Who says so", measures: "What it measures", missing: "What it leaves out" };

const { figures } = impact;

/** The figures that differ from one document to the next, each with its owner. */
export function WhoseFigures() {
  return (
    <section aria-labelledby="whose-figures">
      <h2 id="whose-figures">Whose figure is it?</h2>
      <p>
        <Words text={figures.introduction} />
      </p>
      <div class="table-scroll" tabIndex={0} role="region" aria-labelledby="figures-caption">
        <table class="whose-figures">
          <caption id="figures-caption">{figures.caption}</caption>
          <thead>
            <tr>
              <th scope="col">Figure</th>
              <th scope="col">{columns.owner}</th>
              <th scope="col">{columns.measures}</th>
              <th scope="col">{columns.missing}</th>
            </tr>
          </thead>
          <tbody>
            {figures.rows.map((row) => (
              <tr>
                <th scope="row">{row.figure}</th>
                <td data-column={columns.owner}>{row.owner}</td>
                <td data-column={columns.measures}>{row.measures}</td>
                <td data-column={columns.missing}>{row.missing}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
