import { Days } from "../components/Days.tsx";
import { cohortDays, type PhaseTotal, type ProgrammeRow } from "./programme.ts";

/** The cohorts of one phase, with their total at the foot. */
export function ProgrammeTable({ rows, total }: { rows: readonly ProgrammeRow[]; total: PhaseTotal }) {
  const caption = `phase-${total.phase}-table`;
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-labelledby={caption}>
      <table class="programme">
        <caption id={caption}>
          Phase {total.phase}: {total.cohorts} cohorts, {total.places} places
        </caption>
        <thead>
          <tr>
            <th scope="col">Cohort</th>
            <th scope="col">Dates</th>
            <th scope="col">Venue</th>
            <th scope="col" class="number">
              Places
            </th>
          </tr>
        </thead>
        <tbody>
          {rows
            .filter((row) => row.phase === total.phase)
            .map((row) => (
              <tr>
                <th scope="row">
                  {row.cohort}
                  {row.childrensHome && <span class="soft"> (children’s home)</span>}
                </th>
                <td>
                  <Days dates={cohortDays(row)} />
                </td>
                <td>{row.venue}</td>
                <td class="number">{row.number}</td>
              </tr>
            ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              Total of phase {total.phase}
            </th>
            <td class="number">{total.places}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
