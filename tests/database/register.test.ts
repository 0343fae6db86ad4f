import { describe, expect } from "vitest";
import { z } from "zod";
import { person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import {
  addWorkshop,
  book,
  bookFor,
  cancel,
  emailsAbout,
  noFaults,
  runChecks,
  showBooking,
  showWorkshop,
  sweep,
} from "./acts.ts";
import { handOverTo } from "./changing-acts.ts";
import { test } from "./fixture.ts";
import { audited, keepRegister, organise } from "./organising-acts.ts";
import { erase, idOf } from "./own-acts.ts";

const morning = "2027-03-01T09:00:00Z";
const threeDays = (month: string) =>
  ["10", "11", "12"].map((day) => ({ date: `2027-${month}-${day}`, starts: "09:30", ends: "16:00" }));

const mark = z.enum(["present", "absent"]).nullable();
const someone = {
  booking_id: z.uuid(),
  name: z.string(),
  organisation: z.string(),
  role: z.string(),
  team: z.string(),
  needs: z.string().optional(),
};
const register = z.strictObject({
  workshop: z.looseObject({ slug: z.string() }),
  people: z.array(
    z.strictObject({
      ...someone,
      extra: z.boolean(),
      days: z.array(
        z.strictObject({
          day: z.int(),
          mark,
          make_up: z.strictObject({ slug: z.string(), day: z.int(), mark }).nullable(),
        }),
      ),
    }),
  ),
  guests: z.array(z.strictObject({ ...someone, day: z.int(), missed_day: z.int(), mark, from: z.string() })),
});

/** Nothing is wrong with places or with what is owed; these tests leave the emails unsent and move on by weeks. */
async function expectInOrder(db: TestDatabase) {
  expect({ ...(await runChecks(db)), emails_stuck: 0, needs_past_their_date: 0 }).toEqual(noFaults);
}

async function showRegister(db: TestDatabase, slug: string, with_needs = false) {
  return register.parse(await db.database.call("show_register", { slug, with_needs }));
}

/** Two cohorts of three days, one person on the first; it is its first afternoon. */
async function cohorts(db: TestDatabase, capacity = 24) {
  await db.setClock(morning);
  await addWorkshop(db, { slug: "may", days: threeDays("05") });
  await addWorkshop(db, { slug: "june", days: threeDays("06"), capacity });
  const booking = await bookFor(db, "may", person(1), { needs: "No nuts" });
  await db.setClock("2027-05-10T13:00:00Z");
  return booking;
}

/** Marks someone absent on the first day, and lets them make it up on a day in June. */
async function missAndArrange(db: TestDatabase, booking_id: string, day = 1) {
  await keepRegister(db, "mark_attendance", { booking_id, day: 1, mark: "absent" });
  return keepRegister(db, "arrange_make_up", { booking_id, missed_day: 1, slug: "june", day });
}

describe("the register", () => {
  test("holds a mark for each person and day, which can be changed and taken back", async ({ db }) => {
    const booking_id = await cohorts(db);
    const put = (day: number, given: string | null) =>
      keepRegister(db, "mark_attendance", { booking_id, day, mark: given });
    expect(await put(1, "absent")).toBe("marked");
    expect(await put(1, "present")).toBe("marked");
    expect(await put(2, "present")).toBe("not-yet");
    expect(await put(4, "present")).toBe("not-found");
    const marks = async () => (await showRegister(db, "may")).people[0]?.days.map((day) => day.mark);
    expect(await marks()).toEqual(["present", null, null]);
    // From midnight in Dudley, before it begins.
    await db.setClock("2027-05-10T23:00:00Z");
    expect(await put(2, "absent")).toBe("marked");
    expect(await put(1, null)).toBe("marked");
    expect(await marks()).toEqual([null, "absent", null]);
    await expect(put(1, "late")).rejects.toThrow();
  });

  test("lists those with a place by name, and says who was let in beyond the capacity", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { slug: "may", days: threeDays("05"), capacity: 2 });
    await bookFor(db, "may", { ...person(2), name: "zoe Field" });
    await bookFor(db, "may", { ...person(1), name: "Adam Young" });
    await bookFor(db, "may", person(3));
    await organise(db, "admit_attendee", {
      slug: "may",
      ...person(4),
      name: "Mia Late",
      beyond_capacity: true,
    });
    const { people } = await showRegister(db, "may");
    expect(people.map(({ name, extra }) => [name, extra])).toEqual([
      ["Adam Young", false],
      ["Mia Late", true],
      ["zoe Field", false],
    ]);
    expect(await db.database.call("show_register", { slug: "nowhere", with_needs: false })).toBeNull();
  });

  test("shows needs only where they are asked for, and writes that down", async ({ db }) => {
    await cohorts(db);
    expect((await showRegister(db, "may")).people[0]).not.toHaveProperty("needs");
    expect(await audited(db, "may")).not.toContain("needs-read");
    expect((await showRegister(db, "may", true)).people[0]?.needs).toBe("No nuts");
    expect(await audited(db, "may")).toContain("needs-read");
  });

  test("marks only who has a place", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { slug: "may", days: threeDays("05"), capacity: 1 });
    await bookFor(db, "may", person(1));
    const waiting = await bookFor(db, "may", person(2));
    await db.setClock("2027-05-10T13:00:00Z");
    const request = { booking_id: waiting, day: 1, mark: "present" };
    expect(await keepRegister(db, "mark_attendance", request)).toBe("no-place");
    const nobody = { ...request, booking_id: crypto.randomUUID() };
    expect(await keepRegister(db, "mark_attendance", nobody)).toBe("not-found");
  });

  test("keeps a person who has been erased as a figure, without a name", async ({ db }) => {
    const booking_id = await cohorts(db);
    await keepRegister(db, "mark_attendance", { booking_id, day: 1, mark: "present" });
    await db.rows("delete from app.people");
    expect((await showRegister(db, "may", true)).people).toMatchObject([
      { name: "", needs: "", days: [{ mark: "present" }, { mark: null }, { mark: null }] },
    ]);
    expect(await db.database.call("count_people", { request: {} })).toMatchObject({ people_there: 1 });
  });
});

describe("making up a missed day", () => {
  test("as a guest of another cohort: one email, one booking, and one person in the figures", async ({
    db,
  }) => {
    const booking_id = await cohorts(db);
    expect(await missAndArrange(db, booking_id, 2)).toBe("arranged");
    expect(await emailsAbout(db, booking_id)).toEqual(["booked 1", "make-up 2"]);
    expect((await showBooking(db, booking_id)).make_ups).toMatchObject([
      { missed_day: 1, cancelled: false, slug: "june", date: "2027-06-11", starts: "09:30" },
    ]);
    expect(await showRegister(db, "june")).toMatchObject({
      people: [],
      guests: [{ name: "Person 1", day: 2, missed_day: 1, mark: null, from: "may" }],
    });
    const guest = { booking_id, missed_day: 1, mark: "present" };
    expect(await keepRegister(db, "mark_make_up", guest)).toBe("not-yet");
    await db.setClock("2027-06-11T13:00:00Z");
    expect(await keepRegister(db, "mark_make_up", guest)).toBe("marked");
    for (const day of [2, 3]) {
      await keepRegister(db, "mark_attendance", { booking_id, day, mark: "present" });
    }
    expect(await db.database.call("count_people", { request: { course: "circles" } })).toEqual({
      bookings: 1,
      people_booked: 1,
      people_there: 1,
      people_complete: 1,
      days_there: 3,
    });
    await expectInOrder(db);
  });

  test("a guest needs a chair on that day, and takes none from those who wait", async ({ db }) => {
    const first = await cohorts(db, 2);
    await db.setClock(morning);
    const second = await bookFor(db, "may", person(2));
    await bookFor(db, "june", person(3));
    await db.setClock("2027-05-10T13:00:00Z");
    expect(await missAndArrange(db, first, 1)).toBe("arranged");
    expect(await showWorkshop(db, "june")).toMatchObject({ places_left: 0, status: "full" });
    expect(await missAndArrange(db, second, 1)).toBe("full");
    // On another day the chair of the first guest is free.
    expect(await missAndArrange(db, second, 2)).toBe("arranged");
    expect(await book(db, "june", person(4))).toMatchObject({ outcome: "waiting" });
    for (const booking_id of [first, second]) {
      expect(await keepRegister(db, "cancel_make_up", { booking_id, missed_day: 1 })).toBe("cancelled");
    }
    const [waited] = await db.rows<{ id: string }>("select id from app.bookings where waiting_number = 1");
    expect((await showBooking(db, waited?.id ?? "")).status).toBe("offered");
    await expectInOrder(db);
  });

  test.for(["cancels", "hands the place over", "is erased"])(
    "keeps no chair for who %s before the first day begins",
    async (does, { db }) => {
      await db.setClock(morning);
      await addWorkshop(db, { slug: "may", days: threeDays("05") });
      await addWorkshop(db, { slug: "june", days: threeDays("06"), capacity: 1 });
      const booking_id = await bookFor(db, "may", person(1));
      // It is that day already, and somebody has rung in.
      await db.setClock("2027-05-10T07:00:00Z");
      expect(await missAndArrange(db, booking_id)).toBe("arranged");
      expect(await bookFor(db, "june", person(2)).then((id) => showBooking(db, id))).toMatchObject({
        status: "waiting",
      });
      if (does === "cancels") await cancel(db, booking_id);
      else if (does === "is erased") await erase(db, await idOf(db, person(1)));
      else await handOverTo(db, booking_id, person(3));
      expect((await showRegister(db, "june")).guests).toEqual([]);
      await sweep(db);
      expect((await showWorkshop(db, "june")).waiting).toBe(0);
      const told = (await emailsAbout(db, booking_id)).slice(2).map((email) => email.split(" ")[0]);
      expect(told).toEqual(
        {
          cancels: ["make-up-cancelled", "cancelled"],
          "is erased": [],
          "hands the place over": ["make-up-cancelled", "handed-over"],
        }[does],
      );
      await expectInOrder(db);
    },
  );

  test("only a day that was missed, only elsewhere in the same course, only once", async ({ db }) => {
    const booking_id = await cohorts(db);
    await addWorkshop(db, { slug: "other", course: "another-course", days: threeDays("07") });
    await addWorkshop(db, { slug: "off", days: threeDays("08") });
    await organise(db, "cancel_workshop", { slug: "off" });
    const arrange = (slug: string, missed_day = 1, day = 1) =>
      keepRegister(db, "arrange_make_up", { booking_id, missed_day, slug, day });
    expect(await arrange("june")).toBe("not-missed");
    await keepRegister(db, "mark_attendance", { booking_id, day: 1, mark: "absent" });
    expect(await arrange("other")).toBe("other-course");
    expect(await arrange("may", 1, 2)).toBe("other-course");
    expect(await arrange("off")).toBe("over");
    expect(await arrange("june", 1, 4)).toBe("not-found");
    expect(await arrange("nowhere")).toBe("not-found");
    expect(await arrange("june")).toBe("arranged");
    expect(await arrange("june", 1, 2)).toBe("already-arranged");
  });

  test("not where they have a chair on that day already", async ({ db }) => {
    const booking_id = await cohorts(db);
    await bookFor(db, "june", person(1));
    expect(await missAndArrange(db, booking_id)).toBe("booked-there");
  });

  test("is over when the day was not missed after all", async ({ db }) => {
    const booking_id = await cohorts(db);
    await missAndArrange(db, booking_id);
    await keepRegister(db, "mark_attendance", { booking_id, day: 1, mark: "present" });
    expect((await emailsAbout(db, booking_id)).slice(1)).toEqual(["make-up 2", "make-up-cancelled 3"]);
    expect((await showRegister(db, "june")).guests).toEqual([]);
    expect((await showBooking(db, booking_id)).make_ups).toMatchObject([{ cancelled: true }]);
  });

  test("can be arranged anew after it was cancelled, and not cancelled once it is marked", async ({ db }) => {
    const booking_id = await cohorts(db);
    await missAndArrange(db, booking_id);
    const missed = { booking_id, missed_day: 1 };
    expect(await keepRegister(db, "cancel_make_up", missed)).toBe("cancelled");
    expect(await keepRegister(db, "cancel_make_up", missed)).toBe("not-found");
    expect(await missAndArrange(db, booking_id, 3)).toBe("arranged");
    await db.setClock("2027-06-12T13:00:00Z");
    await keepRegister(db, "mark_make_up", { ...missed, mark: "present" });
    expect(await keepRegister(db, "cancel_make_up", missed)).toBe("already-marked");
  });

  test("guests hear when the workshop moves or is called off", async ({ db }) => {
    const booking_id = await cohorts(db);
    await missAndArrange(db, booking_id, 3);
    await organise(db, "change_workshop", { slug: "june", days: threeDays("07") });
    expect((await showBooking(db, booking_id)).make_ups).toMatchObject([{ date: "2027-07-12" }]);
    await organise(db, "change_workshop", { slug: "june", days: threeDays("07").slice(0, 2) });
    expect((await showBooking(db, booking_id)).make_ups).toMatchObject([
      { date: "2027-07-12", cancelled: true },
    ]);
    expect(await missAndArrange(db, booking_id, 1)).toBe("arranged");
    await organise(db, "cancel_workshop", { slug: "june" });
    expect((await emailsAbout(db, booking_id)).slice(1)).toEqual([
      "make-up 2",
      "make-up 3",
      "make-up-cancelled 4",
      "make-up 5",
      "make-up-cancelled 6",
    ]);
    await expectInOrder(db);
  });
});

describe("figures", () => {
  test("count a person once, however many workshops they come to", async ({ db }) => {
    await db.setClock(morning);
    for (const month of ["05", "06"]) {
      await addWorkshop(db, { slug: `m${month}`, days: threeDays(month).slice(0, 1) });
    }
    const ids = [];
    for (const slug of ["m05", "m06"]) ids.push(await bookFor(db, slug, person(1)));
    await bookFor(db, "m05", person(2));
    await cancel(db, await bookFor(db, "m05", person(3)));
    await db.setClock("2027-06-10T13:00:00Z");
    for (const booking_id of ids) {
      await keepRegister(db, "mark_attendance", { booking_id, day: 1, mark: "present" });
    }
    const figures = (request: object) => db.database.call("count_people", { request });
    expect(await figures({})).toEqual({
      bookings: 3,
      people_booked: 2,
      people_there: 1,
      people_complete: 1,
      days_there: 2,
    });
    expect(await figures({ from: "2027-06-01T00:00:00Z" })).toMatchObject({ bookings: 1, days_there: 1 });
    expect(await figures({ until: "2027-05-01T00:00:00Z" })).toMatchObject({ bookings: 0, days_there: 0 });
  });
});
