import { CheckedAt } from "./CheckedAt.tsx";
import { SampleBanner } from "./SampleBanner.tsx";
import { WorkshopCards } from "./WorkshopCard.tsx";
import { isBookable, type Workshop } from "./workshop.ts";

const SHOWN = 3;

/** The next few workshops with their rings, for a page that leads to the list of all of them. */
export function NextWorkshops({
  workshops,
  checkedAt,
}: {
  workshops: readonly Workshop[];
  checkedAt: string;
}) {
  const next = workshops.filter(isBookable).slice(0, SHOWN);
  return (
    <section class="next-workshops" aria-labelledby="next-workshops">
      <h2 id="next-workshops">Next workshops</h2>
      {next.length === 0 ? (
        <p>
          No dates are set just now. <a href="/workshops/">See what each course covers</a>, and how to hear of
          new dates.
        </p>
      ) : (
        <>
          <SampleBanner workshops={next} />
          <p class="soft">
            Each ring is a room. A filled seat is taken; an open one is yours if you want it.
          </p>
          <WorkshopCards workshops={next} checkedAt={checkedAt} />
          <CheckedAt checkedAt={checkedAt} />
          <p>
            <a href="/workshops/">See every workshop and what it covers</a>
          </p>
        </>
      )}
    </section>
  );
}
