import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { MakeUpDays } from "../../../src/bookings/register/MakeUpDays.tsx";
import { makeUpRow } from "../../../src/bookings/register/make-up.ts";
import { makeUp } from "./example.ts";

it("A day to make up says how to get to the other group, and leads to what its workshop is", () => {
  const day = makeUpRow.parse({
    ...makeUp,
    directions: "Through the gate.",
    step_free: "no",
    catering: "Tea.",
  });
  const html = renderToString(<MakeUpDays days={[day]} />);
  for (const said of ["Through the gate.", "only be reached by steps", "Tea."]) expect(html).toContain(said);
  expect(html).toContain('href="/workshops/three-days-november/"');
});
