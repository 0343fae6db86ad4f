import { describe, expect } from "vitest";
import { z } from "zod";
import { person } from "../support/people.ts";
import { addWorkshop, bookFor, cancel, claimEmails, join, outcomeOf } from "./acts.ts";
import { test } from "./fixture.ts";
import {
  askForLink,
  columnsTo,
  idOf,
  liveFully,
  noteInterest,
  past,
  quill,
  somewhatLater,
  toCome,
} from "./own-acts.ts";
import { manager, partyFor, showParty } from "./party-acts.ts";
import * as shape from "./shapes.ts";

const owed = "select kind, version from app.emails where subject_type = 'person' order by id";

const ownBookings = z.strictObject({
  id: z.uuid(),
  email: z.string(),
  link_version: z.int().positive(),
  bookings: z.array(shape.booking),
  parties: z.array(shape.party),
  interest: z.array(z.strictObject({ id: z.uuid(), course: z.string() })),
});

describe("asking for a link to one's own", () => {
  test("owes an email each time, to someone who has bookings", async ({ db }) => {
    await bookFor(db, await addWorkshop(db), person(1));
    expect(await askForLink(db, person(1), "bookings")).toBe("sent");
    expect(await askForLink(db, { email: " PERSON.1@people.example" }, "bookings")).toBe("sent");
    expect(await askForLink(db, person(1), "data")).toBe("sent");
    expect(await db.rows(owed)).toEqual([
      { kind: "my-bookings", version: 1 },
      { kind: "my-bookings", version: 2 },
      { kind: "my-data", version: 3 },
    ]);
    const email = (await claimEmails(db)).find((claimed) => claimed.kind === "my-bookings");
    expect(email?.context).toEqual({
      id: await idOf(db, person(1)),
      person: { email: person(1).email },
      link_version: 1,
    });
  });

  test("for an email that nobody has sends nothing, and makes nobody", async ({ db }) => {
    expect(await askForLink(db, person(1), "bookings")).toBe("unknown");
    expect(await askForLink(db, person(1), "data")).toBe("unknown");
    expect(await db.rows("select * from app.people")).toEqual([]);
    expect(await db.rows(owed)).toEqual([]);
  });

  test("a champion without bookings has data, and no bookings", async ({ db }) => {
    await join(db, person(1));
    expect(await askForLink(db, person(1), "bookings")).toBe("unknown");
    expect(await askForLink(db, person(1), "data")).toBe("sent");
  });

  test("stops after a few times in an hour", async ({ db }) => {
    await bookFor(db, await addWorkshop(db), person(1));
    const limits = { email_per_hour: 2, client_per_hour: 300 };
    const answers = [];
    for (let time = 0; time < 4; time += 1)
      answers.push(await askForLink(db, person(1), "bookings", { limits }));
    expect(answers).toEqual(["sent", "sent", "limited", "limited"]);
    // Asking for the one does not keep anybody from the other.
    expect(await askForLink(db, person(1), "data", { limits })).toBe("sent");
  });
});

describe("all bookings of a person", () => {
  test("come by first day, whatever became of them, with what else is theirs", async ({ db }) => {
    const { id } = await liveFully(db);
    const mine = ownBookings.parse(await db.database.call("show_my_bookings", { person_id: id }));
    expect(mine.bookings.map((booking) => [booking.workshop.slug, booking.status])).toEqual([
      ["been", "confirmed"],
      ["coming", "confirmed"],
      ["full", "waiting"],
    ]);
    expect(mine.parties.map((party) => party.workshop.slug)).toEqual(["host"]);
    expect(mine.interest.map(({ course }) => course)).toEqual(["peer-mentoring"]);
    expect(JSON.stringify(mine)).not.toContain("Quillfeather nuts");
  });

  test("are nobody else's", async ({ db }) => {
    await liveFully(db);
    const [someoneElse] = [await idOf(db, person(8))];
    const theirs = await db.database.call("show_my_bookings", { person_id: someoneElse });
    expect(JSON.stringify(theirs)).not.toMatch(/quillfeather/i);
  });

  test("of nobody are nothing", async ({ db }) => {
    for (const name of ["show_my_bookings", "show_calendar", "show_what_we_hold"]) {
      expect(await db.database.call(name, { person_id: crypto.randomUUID() })).toBeNull();
    }
  });
});

describe("the calendar of a person", () => {
  const slugs = (reply: unknown) =>
    z
      .object({
        bookings: z.array(z.object({ status: z.string(), workshop: z.object({ slug: z.string() }) })),
      })
      .parse(reply)
      .bookings.map(({ status, workshop }) => `${workshop.slug} ${status}`);

  test("has every place, past ones too, and for 30 days those that were lost", async ({ db }) => {
    await db.setClock("2026-10-01T12:00:00Z");
    await bookFor(db, await addWorkshop(db, { slug: "been", days: past }), person(1));
    await bookFor(db, await addWorkshop(db, { slug: "coming", days: toCome }), person(1));
    const lost = await bookFor(db, await addWorkshop(db, { slug: "lost", days: somewhatLater }), person(1));
    const full = await addWorkshop(db, { slug: "full", days: somewhatLater, capacity: 1 });
    await bookFor(db, full, person(2));
    await bookFor(db, full, person(1));
    await db.setClock("2026-12-01T12:00:00Z");
    await cancel(db, lost);
    const read = async () =>
      slugs(await db.database.call("show_calendar", { person_id: await idOf(db, person(1)) }));
    expect(await read()).toEqual(["been confirmed", "coming confirmed", "lost cancelled"]);
    await db.setClock("2026-12-31T12:00:01Z");
    expect(await read()).toEqual(["been confirmed", "coming confirmed"]);
  });
});

describe("what is held about a person", () => {
  /** Every text and number in a value, at whatever depth. */
  const leaves = (value: unknown): unknown[] =>
    typeof value === "object" && value !== null ? Object.values(value).flatMap(leaves) : [value];

  test("is every value of every row that points at them or at a booking of theirs", async ({ db }) => {
    const { id } = await liveFully(db);
    const held = new Set(leaves(await db.database.call("show_what_we_hold", { person_id: id })));
    const about = [
      { table: "app.people", column: "id", ids: [id] },
      ...(await columnsTo(db, "app.people")).map((points) => ({ ...points, ids: [id] })),
      { table: "app.bookings", column: "person_id", ids: [id] },
      { table: "app.audit", column: "person_id", ids: [id] },
    ];
    const bookings = await db.rows<{ id: string }>("select id from app.bookings where person_id = $1", [id]);
    for (const points of await columnsTo(db, "app.bookings")) {
      about.push({ ...points, ids: bookings.map((booking) => booking.id) });
    }
    for (const { table, column, ids } of about) {
      const rows = await db.rows<{ row: object }>(
        `select to_jsonb(r) as row from ${table} r where r.${column} = any ($1)`,
        [ids],
      );
      // Nothing has been moved or handed over here.
      if (column !== "came_from") expect(rows.length, `${table}.${column}`).toBeGreaterThan(0);
      for (const value of rows.flatMap(({ row }) => leaves(row))) {
        expect(held.has(value), `${table}: ${String(value)}`).toBe(true);
      }
    }
  });

  test("names the emails that were sent and the forms that were counted, without their text", async ({
    db,
  }) => {
    const { id, bookings } = await liveFully(db);
    const held = z
      .object({
        emails: z.array(z.object({ kind: z.string() })),
        counts: z.array(z.object({ subject: z.string(), hits: z.int() })),
        forms: z.array(z.object({ answers_hash: z.string() })),
      })
      .parse(await db.database.call("show_what_we_hold", { person_id: id }));
    expect(new Set(held.emails.map(({ kind }) => kind))).toEqual(
      new Set([
        "booked",
        "waiting",
        "champion-confirm",
        "champion-welcome",
        "confirm-email",
        "party-booked",
        "my-data",
      ]),
    );
    expect(held.counts.length).toBeGreaterThan(2);
    // What was asked for behind the link of one of their bookings is counted by the booking.
    expect(held.counts.map(({ subject }) => subject)).toContain(`email-change:booking:${bookings.place}`);
    expect(held.forms.map(({ answers_hash }) => answers_hash)).toContain("the party");
  });

  test("holds nothing about the colleagues whom they booked", async ({ db }) => {
    const { id } = await liveFully(db);
    const held = JSON.stringify(await db.database.call("show_what_we_hold", { person_id: id }));
    expect(held).toContain(quill.email);
    for (const other of [5, 8, 9]) expect(held).not.toContain(person(other).email);
    expect(held).not.toContain(person(5).name);
  });

  test("of someone who only left an email is that email, and what for", async ({ db }) => {
    await noteInterest(db, person(3), "circles");
    const held = await db.database.call("show_what_we_hold", { person_id: await idOf(db, person(3)) });
    expect(held).toMatchObject({
      person: { email: person(3).email },
      bookings: [],
      parties: [],
      champion: null,
      interest: [{ course: "circles" }],
    });
  });
});

describe("stopping old links", () => {
  test("ends those to the teams that someone booked as well, and nobody else's", async ({ db }) => {
    await addWorkshop(db, { slug: "w", capacity: 6 });
    const mine = await partyFor(db, "w", [1, 2]);
    const other = { name: "Otto Other", email: "otto@managers.example" };
    const theirs = await partyFor(db, "w", [3, 4], { manager: other });
    const me = await idOf(db, manager);
    const renew = (version: number) => outcomeOf(db, "renew_links", { person_id: me, link_version: version });
    expect(await renew(2)).toBe("not-found");
    expect(await renew(1)).toBe("renewed");
    expect(await renew(1)).toBe("not-found");
    expect((await showParty(db, mine.party_id))?.link_version).toBe(2);
    expect((await showParty(db, theirs.party_id))?.link_version).toBe(1);
  });
});
