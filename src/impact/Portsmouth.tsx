const layers = [
  "Leaders",
  "Managers and supervisors",
  "Trainers",
  "Restorative champions",
  "Facilitators of restorative practice",
  "Front-line workers in every partner service",
];

/** Portsmouth's strategy of 2016: its offer, its layers of training, its schools and how it meant to evaluate. */
export function Portsmouth() {
  return (
    <section aria-labelledby="portsmouth">
      <h2 id="portsmouth">Portsmouth: a whole offer, and a plan to measure it</h2>
      <p>
        Portsmouth’s children’s trust is a partnership of the services that work with children. Its local
        teams were built by the council, the NHS and the charity Barnardo’s. In 2016 it chose restorative
        practice as its one way of working. Among its reasons: there was evidence, it cost little to spread,
        it suits health, schools, safeguarding and justice alike, and it matched what families had asked for.
      </p>
      <h3>What families were to be offered</h3>
      <ul>
        <li>
          <strong>Everyday talk.</strong> Everyone who meets children and families was to learn affective
          statements and questions, from teachers to volunteers.
        </li>
        <li>
          <strong>Circles.</strong> The strategy asks a plain question: should six workers sit around a
          family, or six people it already knows, who live closer and will still be there later?
        </li>
        <li>
          <strong>Family group conferences.</strong> Long used to protect children and led from outside the
          council. Families were now to be offered them earlier.
        </li>
        <li>
          <strong>Restorative conferences.</strong> In use with young people who had offended. The trust
          wanted to see what child protection conferences could borrow. It warned that talk of “victim” and
          “offender” does not fit neglect, and that domestic abuse needs serious thought, so that nobody is
          put in more danger.
        </li>
      </ul>
      <h3>Six layers of training</h3>
      <p>
        Local workers were to be trained as trainers, so that the city would not depend on an outside firm.
      </p>
      <ol class="ten">
        {layers.map((layer) => (
          <li>{layer}</li>
        ))}
      </ol>
      <h3>Assessing and planning</h3>
      <p>
        Where the law asks for a child to be assessed, the strategy thought that the city did it well already.
        In early help it was good in places. Now both were to change: away from a referral that leads to a
        package of care, and towards planning for what should be different at the end. That was meant to leave
        families stronger, to last and to cost less. Early help was to change the one assessment that its
        services share, and how they notice need and risk. Social work was to build on three years of training
        in systemic family practice, which looks at how the members of a family act on each other.
      </p>
      <h3>Schools</h3>
      <p>
        Behaviour, attendance and bullying were the three worries. The order of work: find out who already
        does it, look at skills and time in schools, try it in a handful of schools that had offered, then
        share what was learned.
      </p>
      <h3>Who was to answer for it</h3>
      <p>
        The children’s trust kept watch through the board of its wider programme. A group from many services
        led the work, together with the managers of the local teams: the council, two health trusts,
        Barnardo’s, the safeguarding board and five schools. The plan was tied to the city’s other plans, such
        as those for school attendance and for young people’s mental health. And whoever led was to change
        first, in how they think, behave and lead.
      </p>
      <h3>How it was to be measured</h3>
      <p>
        Over two years, paid for in part by the Local Government Association, with a university professor to
        keep it independent. Numbers were to show what changed for the city, for each local team and for
        families. Surveys and interviews before and after were to show what changed for leaders, managers and
        workers.
      </p>
      <p class="soft">We have the plan. The documents that this site rests on do not hold its results.</p>
    </section>
  );
}
