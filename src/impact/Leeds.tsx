import { ChartAndTable } from "./ChartAndTable.tsx";
import { impact } from "./impact.ts";

/** Leeds's Family Valued: what was done, and the measured change. */
export function Leeds() {
  return (
    <section aria-labelledby="leeds">
      <h2 id="leeds">Leeds: Family Valued</h2>
      <p>
        In January 2015 Leeds won money from the Department for Education to spread restorative practice on a
        large scale. It called the programme Family Valued. Leeds tells it like this:
      </p>
      <ul>
        <li>
          <strong>Training in three levels.</strong> Awareness training for very many people, from
          childminders to police officers. Deeper training for those who are often with families. And courses
          that turned workers from many services into trainers.
        </li>
        <li>
          <strong>Most effort where it was most needed.</strong> Six areas got training made for them, and
          family group conference coordinators and social workers with time for it. Families living with
          domestic abuse were a second focus.
        </li>
        <li>
          <strong>Beyond the council.</strong> People from health services and from charities could take the
          deeper training too.
        </li>
      </ul>
      <ChartAndTable
        title="Average fall in the Child in Need caseload"
        columns={["Where", "Fall"]}
        bars={impact.leeds}
        note="Over the life of the programme, by its outside evaluation, as Leeds City Council reports it. Child in Need means a child who gets planned help from a social worker."
      />
      <p>
        In November 2018 Ofsted, which inspects children’s services, judged Leeds outstanding in three ways:
        overall, for what its leaders do for social work, and for how children who need help or protection
        fare. The inspectors found that staff and partners understood restorative practice well.
      </p>
      <h3>What families say</h3>
      <p>
        Leeds writes that this matters more to it than any outside evaluation. People who have used family
        group conferences meet in groups, and tell the council that social work has got better since. More
        parents trust the council to help, and ask for it. Some go straight to senior leaders with their
        story. And once a year, parents are invited to a conference in praise of social work, where they can
        talk to social workers themselves.
      </p>
      <p class="soft">
        The fall was larger where more was done. That fits with the approach having helped. It does not show
        that it was the cause.
      </p>
    </section>
  );
}
