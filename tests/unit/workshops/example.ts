import type { ListedWorkshop } from "../../../src/workshops/workshop.ts";

/** A workshop to come with places left; a test changes what it is about. */
export function exampleWorkshop(changes: Partial<ListedWorkshop> = {}): ListedWorkshop {
  return {
    id: "0d5f7c2e-6a0f-4a9e-9d55-0c7f6a1f5e11",
    slug: "three-day-programme-1",
    course: "three-day-programme",
    title: "Three-day accredited programme",
    venue: "Ward House",
    capacity: 24,
    isSample: false,
    opensAt: "2026-08-01T08:00:00+00:00",
    closesAt: "2026-12-06T00:00:00+00:00",
    startsAt: "2026-12-08T09:30:00+00:00",
    endsAt: "2026-12-10T16:00:00+00:00",
    days: [
      { day: 1, date: "2026-12-08", starts: "09:30", ends: "16:00" },
      { day: 2, date: "2026-12-09", starts: "09:30", ends: "16:00" },
      { day: 3, date: "2026-12-10", starts: "09:30", ends: "16:00" },
    ],
    placesLeft: 9,
    waiting: 0,
    status: "open",
    ended: false,
    phase: null,
    groupLabel: null,
    printedNote: null,
    version: 1,
    directions: "",
    stepFree: null,
    catering: "",
    isOnline: false,
    calledOffFrom: null,
    changedAt: null,
    ...changes,
  };
}

/** A site's facts, as far as the pages of workshops need them. */
export const exampleSite = {
  name: "Restorative Test",
  council: "Test Council",
  team: "Test Team",
  place: "Testford",
  url: "https://restorative.test",
  emails: { team: { value: "team@restorative.example" } },
  helplines: [{ label: "Police", number: "999", when: "Any time" }],
};

export const checkedAt = "2026-11-21T10:42:00.000Z";
