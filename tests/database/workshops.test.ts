import { describe, expect } from "vitest";
import { z } from "zod";
import { dayFromNow, person, workshopEntry } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import { addWorkshop, allowSamples, book, bookFor, noFaults, runChecks, showWorkshop } from "./acts.ts";
import { test } from "./fixture.ts";
import * as shape from "./shapes.ts";

const inSpring = [
  { date: "2027-04-22", starts: "09:30", ends: "16:00" },
  { date: "2027-04-20", starts: "13:00", ends: "16:30" },
];

async function list(db: TestDatabase) {
  const listed = shape.workshop.extend({ changed_at: z.iso.datetime({ offset: true }).nullable() });
  return z.array(listed).parse(await db.database.call("list_workshops"));
}

describe("bringing workshops in", () => {
  test("days are put in order, and the times are those of Dudley", async ({ db }) => {
    await db.setClock("2027-01-01T12:00:00Z");
    const slug = await addWorkshop(db, { days: inSpring, phase: 2, group_label: "Group 4" });
    const workshop = await showWorkshop(db, slug);
    expect(workshop).toMatchObject({
      phase: 2,
      group_label: "Group 4",
      printed_note: null,
      is_sample: false,
    });
    expect(workshop.days).toEqual([
      { day: 1, date: "2027-04-20", starts: "13:00", ends: "16:30" },
      { day: 2, date: "2027-04-22", starts: "09:30", ends: "16:00" },
    ]);
    // Summer Time: an hour ahead of UTC.
    expect(new Date(workshop.starts_at).toISOString()).toBe("2027-04-20T12:00:00.000Z");
    expect(new Date(workshop.ends_at).toISOString()).toBe("2027-04-22T15:00:00.000Z");
    expect(new Date(workshop.closes_at).toISOString()).toBe("2027-04-18T23:00:00.000Z");
    expect(new Date(workshop.opens_at).toISOString()).toBe("2027-01-01T12:00:00.000Z");
  });

  test("closing may be set, to the moment it starts at the latest", async ({ db }) => {
    const closes_at = `${dayFromNow(29)}T17:00:00+00:00`;
    const slug = await addWorkshop(db, { closes_at });
    expect(Date.parse((await showWorkshop(db, slug)).closes_at)).toBe(Date.parse(closes_at));
    await expect(
      addWorkshop(db, { slug: "late", closes_at: `${dayFromNow(31)}T09:00:00Z` }),
    ).rejects.toThrow();
  });

  test("bringing the same in twice changes nothing", async ({ db }) => {
    const entries = [workshopEntry({ slug: "one" }), workshopEntry({ slug: "two" })];
    const bring = (workshops: unknown) => db.database.call("import_workshops", { workshops });
    expect(await bring(entries)).toEqual({ inserted: 2, skipped: 0 });
    const renamed = entries.map((entry) => ({ ...entry, title: "Another title" }));
    expect(await bring([...renamed, workshopEntry({ slug: "three" })])).toEqual({ inserted: 1, skipped: 2 });
    expect((await showWorkshop(db, "one")).title).toBe("Circles");
  });

  test.for([
    ["no days", { days: [] }],
    ["an end before its start", { days: [{ date: "2027-04-20", starts: "16:00", ends: "09:30" }] }],
    ["31 June", { days: [{ date: "2027-06-31", starts: "09:30", ends: "16:00" }] }],
    ["no places", { capacity: 0 }],
    ["a slug with a slash", { slug: "a/b" }],
    ["a title with a line break", { title: "Circles\nand more" }],
    ["a third phase", { phase: 3 }],
  ] as const)("one wrong row is refused, and all that came with it: %s", async ([, wrong], { db }) => {
    const entries = [workshopEntry({ slug: "right" }), { ...workshopEntry({ slug: "wrong" }), ...wrong }];
    await expect(db.database.call("import_workshops", { workshops: entries })).rejects.toThrow();
    expect(await list(db)).toEqual([]);
  });
});

describe("sample workshops", () => {
  test("are refused unless the database was told to allow them", async ({ db }) => {
    await expect(addWorkshop(db, { is_sample: true })).rejects.toThrow("refused");
    const slug = await addWorkshop(db);
    await expect(db.rows("update app.workshops set is_sample = true")).rejects.toThrow("refused");
    expect((await showWorkshop(db, slug)).is_sample).toBe(false);
  });

  test("come with invented people, who never get an email, even when they move up", async ({ db }) => {
    await allowSamples(db);
    const full = { is_sample: true, capacity: 3, sample_places_taken: 3, sample_waiting: 2 };
    const slug = await addWorkshop(db, full);
    expect(await showWorkshop(db, slug)).toMatchObject({ places_left: 0, waiting: 2, status: "full" });
    expect(await book(db, slug, person(1))).toMatchObject({ outcome: "waiting", position: 3 });
    await db.rows("update app.workshops set capacity = 5");
    await bookFor(db, slug, person(2));
    expect(await showWorkshop(db, slug)).toMatchObject({ places_left: 0, waiting: 2 });
    const owed = await db.rows("select kind from app.emails order by id");
    expect(owed).toEqual([{ kind: "waiting" }, { kind: "waiting" }]);
    expect(await db.rows("select * from app.people where email like '%@sample.example'")).toHaveLength(5);
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("invented people fill no real workshop, and wait only where all places are taken", async ({ db }) => {
    await allowSamples(db);
    await expect(addWorkshop(db, { sample_places_taken: 1 })).rejects.toThrow("only for sample");
    const halfFull = { is_sample: true, sample_places_taken: 3, sample_waiting: 1 };
    await expect(addWorkshop(db, halfFull)).rejects.toThrow("exactly full");
  });
});

describe("showing workshops", () => {
  test("a build sees all of them by first day, a visitor those that have not ended", async ({ db }) => {
    await db.setClock("2027-04-21T12:00:00Z");
    await addWorkshop(db, { slug: "later", days: [{ date: "2027-09-01", starts: "09:30", ends: "16:00" }] });
    await addWorkshop(db, { slug: "running", days: inSpring });
    await addWorkshop(db, { slug: "over", days: [{ date: "2027-04-21", starts: "09:00", ends: "13:00" }] });
    await addWorkshop(db, {
      slug: "long-ago",
      days: [{ date: "2024-02-29", starts: "09:30", ends: "16:00" }],
    });
    expect((await list(db)).map(({ slug, status, ended }) => [slug, status, ended])).toEqual([
      ["long-ago", "closed", true],
      ["running", "closed", false],
      ["over", "closed", true],
      ["later", "open", false],
    ]);
    const live = z
      .strictObject({ as_of: z.iso.datetime({ offset: true }), workshops: z.array(shape.workshop) })
      .parse(await db.database.call("live_workshops"));
    expect(new Date(live.as_of).toISOString()).toBe("2027-04-21T12:00:00.000Z");
    expect(live.workshops.map(({ slug }) => slug)).toEqual(["running", "later"]);
  });

  test("an empty database has empty lists, and an unknown slug shows nothing", async ({ db }) => {
    expect(await list(db)).toEqual([]);
    expect(await db.database.call("live_workshops")).toMatchObject({ workshops: [] });
    expect(await db.database.call("show_workshop", { slug: "nowhere" })).toBeNull();
  });

  test("called off stays called off, whatever else is true", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 1 });
    await bookFor(db, slug, person(1));
    expect((await showWorkshop(db, slug)).status).toBe("full");
    await db.rows("update app.workshops set cancelled_at = app.clock()");
    expect((await showWorkshop(db, slug)).status).toBe("cancelled");
  });

  test("ten thousand past workshops do not slow down what visitors ask", async ({ db }) => {
    const days = [{ date: "2024-02-29", starts: "09:30", ends: "16:00" }];
    const past = Array.from({ length: 10_000 }, (_, n) => workshopEntry({ slug: `past-${n}`, days }));
    await db.database.call("import_workshops", { workshops: past });
    const slug = await addWorkshop(db);
    await db.rows("analyze");
    const took = async (work: () => Promise<unknown>) => {
      const began = performance.now();
      await work();
      return performance.now() - began;
    };
    const everything = await took(async () => expect(await list(db)).toHaveLength(10_001));
    for (const name of ["live_workshops", "run_checks"]) await db.database.call(name);
    expect(await took(() => db.database.call("live_workshops"))).toBeLessThan(everything / 5);
    expect(await took(() => showWorkshop(db, slug))).toBeLessThan(everything / 5);
    expect(await took(() => book(db, slug, person(1)))).toBeLessThan(everything / 5);
  });
});
