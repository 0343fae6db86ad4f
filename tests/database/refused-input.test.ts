import fc from "fast-check";
import { describe, expect } from "vitest";
import { person } from "../support/people.ts";
import type { Person } from "../support/people.ts";
import { addWorkshop, book, join, showBooking } from "./acts.ts";
import { test } from "./fixture.ts";

// The forms refuse all of this with kind words; the database is the second line.

describe("what no form should let through, the database does not keep", () => {
  test.for<[string, Partial<Person>]>([
    ["no name", { name: "" }],
    ["a name of 201 letters", { name: "n".repeat(201) }],
    ["a line break in a name", { name: "A\nBcc: everybody@people.example" }],
    ["an escape character", { team: "\u001b[2J" }],
    ["a line separator", { role: "a\u2028b" }],
    ["a control character of the second kind", { organisation: "a\u0085b" }],
    ["no email", { email: " " }],
    ["an email without an at", { email: "people.example" }],
    ["an email with two", { email: "a@b@people.example" }],
    ["an email with a space", { email: "a b@people.example" }],
    ["an email with a line break", { email: "a@people.example\r\nBcc: b@people.example" }],
    ["an email of 255 letters", { email: `${"a".repeat(240)}@people.example` }],
  ])("%s", async ([, wrong], { db }) => {
    const slug = await addWorkshop(db);
    await expect(book(db, slug, { ...person(1), ...wrong })).rejects.toThrow();
    for (const table of ["people", "bookings", "emails", "idempotency_keys", "limits"]) {
      expect(await db.rows(`select * from app.${table}`), table).toEqual([]);
    }
  });

  test("a champion's reasons may have lines, but no control characters, and an end", async ({ db }) => {
    expect(await join(db, person(1), { why: "One line.\r\n\tAnother.\n" })).toBe("received");
    await expect(join(db, person(2), { why: "Bell\u0007" })).rejects.toThrow();
    await expect(join(db, person(2), { why: "w".repeat(5001) })).rejects.toThrow();
  });

  test("what is kept comes back as it was typed, whatever the letters", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 1000 });
    // eslint-disable-next-line no-control-regex -- Those characters are refused; the others are kept.
    const refused = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]/u;
    const line = fc
      .string({ unit: "binary", minLength: 1, maxLength: 100 })
      .filter((text) => !refused.test(text));
    let number = 0;
    await fc.assert(
      fc.asyncProperty(line, line, async (name, role) => {
        number += 1;
        const outcome = await book(db, slug, { ...person(number), name, role });
        if (!("booking_id" in outcome)) throw new Error(outcome.outcome);
        expect((await showBooking(db, outcome.booking_id)).person).toMatchObject({ name, role });
      }),
      { numRuns: 60 },
    );
  });
});
