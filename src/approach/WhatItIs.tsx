/** What restorative practice is, and what it is not. */
export function WhatItIs() {
  return (
    <div class="is-and-is-not">
      <section aria-labelledby="what-it-is">
        <h2 id="what-it-is">What it is</h2>
        <ul>
          <li>
            <strong>It puts relationships first.</strong> Trust comes before forms and plans. Where trust has
            been damaged, we try to repair it.
          </li>
          <li>
            <strong>It starts from needs and from strengths.</strong> We look first at what a family needs.
            Every child and every family has strengths, too. We ask about them, and we build on them.
          </li>
          <li>
            <strong>It is honest.</strong> We name worries openly and kindly. We talk about what happened and
            what is needed, not about what sort of person someone is.
          </li>
          <li>
            <strong>It is shared.</strong> The people a problem affects help to solve it.
          </li>
          <li>
            <strong>It is for all of us.</strong> Colleagues, managers and partner services treat one another
            in the same way.
          </li>
        </ul>
      </section>
      <section aria-labelledby="what-it-is-not">
        <h2 id="what-it-is-not">What it is not</h2>
        <ul>
          <li>
            <strong>It is not the soft option.</strong> Being asked what you did, and who it affected, can be
            harder than being told off.
          </li>
          <li>
            <strong>It does not replace protecting children.</strong> There is a bottom line. Where a child is
            not safe, we act, and we explain why.
          </li>
          <li>
            <strong>It is not only for meetings.</strong> Most of it happens in ordinary talk, at a front door
            or in a corridor.
          </li>
          <li>
            <strong>It is not a script.</strong> Questions and tools help. How you use them matters more.
          </li>
          <li>
            <strong>It is not always right.</strong> Sometimes bringing people together would do more harm.
          </li>
        </ul>
      </section>
    </div>
  );
}
