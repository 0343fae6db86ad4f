import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPeople } from "../../../src/bookings/party/people-lines.ts";

const ada = { name: "Ada Okafor", email: "ada@dudley.example", role: "" };
const adaTeaches = { ...ada, role: "Teacher" };

function people(text: string) {
  const read = readPeople(text);
  if (!read.ok) throw new Error(read.errors.join("; "));
  return read.people.map(({ name, email, role }) => ({ name, email, role }));
}

function errors(text: string): string[] {
  const read = readPeople(text);
  return read.ok ? [] : read.errors;
}

describe("A line of the list", () => {
  test.each([
    ["as the hint shows it", "Ada Okafor, ada@dudley.example, Teacher", adaTeaches],
    ["without a role", "Ada Okafor, ada@dudley.example", ada],
    ["without a comma", "Ada Okafor ada@dudley.example", ada],
    ["as emails write it", "Ada Okafor <ada@dudley.example>", ada],
    ["as emails write it, with a role", "Ada Okafor <ada@dudley.example>, Teacher", adaTeaches],
    ["as address books write it", '"Okafor, Ada" <ada@dudley.example>;', ada],
    ["as address books write it, without quotation marks", "Okafor, Ada <ada@dudley.example>", ada],
    ["with the email in brackets", "Ada Okafor (ada@dudley.example), Teacher", adaTeaches],
    ["copied with its link", "Ada Okafor <mailto:ada@dudley.example>", ada],
    ["of a spreadsheet", "Ada Okafor\tada@dudley.example\tTeacher", adaTeaches],
    ["of a spreadsheet with two cells for the name", "Ada\tOkafor\tada@dudley.example", ada],
    ["of a spreadsheet with empty cells", "Ada Okafor\t\tada@dudley.example\t\t", ada],
    ["of a spreadsheet that begins with the email", "ada@dudley.example\tAda Okafor\tTeacher", adaTeaches],
    ["of a file with commas", '"Ada Okafor","ada@dudley.example","Teacher"', adaTeaches],
    ["with semicolons", "Ada Okafor; ada@dudley.example; Teacher", adaTeaches],
    ["with spaces all around", "   Ada   Okafor ,  ada@dudley.example ,Teacher  ", adaTeaches],
    ["with spaces that do not break", "Ada\u00A0Okafor,\u00A0ada@dudley.example", ada],
  ])("is read %s", (_how, line, expected) => {
    expect(people(line)).toEqual([expected]);
  });

  test("may hold a name with brackets", () => {
    expect(people("Renée (Ren) Dupont (she), ren@dudley.example")).toMatchObject([
      { name: "Renée (Ren) Dupont (she)" },
    ]);
  });

  test("may hold a role with a comma, and a name with an apostrophe", () => {
    expect(people("Bo O’Neill, bo.o'neill@dudley.example, Lead, Year 5")).toEqual([
      { name: "Bo O’Neill", email: "bo.o'neill@dudley.example", role: "Lead, Year 5" },
    ]);
  });

  test.each([
    ["without an email", "Ada Okafor", /^Line 1: Enter a name and an email address/],
    [
      "with an email that cannot be",
      "Ada Okafor, ada@dudley",
      /^Line 1: Enter an email address in the right form/,
    ],
    ["without a name", "ada@dudley.example", /^Line 1: Enter their full name$/],
    [
      "with two people",
      "Ada <ada@dudley.example>; Bo <bo@dudley.example>",
      /^Line 1: Write one person on each line/,
    ],
    [
      "with a web address as a name",
      "Win at prize.example, ada@dudley.example",
      /^Line 1: Take the web address out/,
    ],
    [
      "with a role that is too long",
      `Ada Okafor, ada@dudley.example, ${"x".repeat(151)}`,
      /^Line 1: Shorten their role/,
    ],
    ["with a name that a spreadsheet would run", "=Ada, ada@dudley.example", /^Line 1: Take the = off/],
  ])("%s is refused, with what to do", (_how, line, message) => {
    expect(errors(line)).toEqual([expect.stringMatching(message)]);
  });
});

describe("The list", () => {
  test("counts lines as they stand in the box, empty ones too", () => {
    const list = "Ada Okafor, ada@dudley.example\r\n\r\nBo\r\n   \r\nCy Marsh, cy@";
    expect(errors(list)).toEqual([
      expect.stringMatching(/^Line 3: Enter a name/),
      expect.stringMatching(/^Line 5: Enter an email/),
    ]);
  });

  test("names the line where an email stands twice, whatever its case", () => {
    const list = "Ada Okafor, ada@dudley.example\n\nAda O, ADA@Dudley.Example\nBo\nA, ada@dudley.example";
    expect(errors(list)).toEqual([
      "Line 3: This email address stands on line 1 already",
      expect.stringMatching(/^Line 4: /),
      expect.stringMatching(/^Line 5: /),
    ]);
  });

  test("holds at least one person, and twelve at most", () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, number) => `Person ${number}, p${number}@dudley.example`).join("\n");
    expect(errors(" \n\t\n")).toEqual([expect.stringContaining("at least one")]);
    expect(people(many(12))).toHaveLength(12);
    expect(errors(many(13))).toEqual(["Book for up to 12 people at once: there are 13 lines"]);
  });
});

const word = fc.stringMatching(/^[A-Z][a-z]{1,10}$/);
const person = fc.record({
  first: word,
  last: word,
  mailbox: fc.stringMatching(/^[a-z][a-z0-9.'_+-]{0,10}[a-z0-9]$/).filter((text) => !text.includes("..")),
  role: fc.oneof(fc.constant(""), word),
});
const ways = [
  ({ first, last, email, role }: Written) => `${first} ${last}, ${email}${role && `, ${role}`}`,
  ({ first, last, email, role }: Written) => `${first} ${last} <${email}>${role && `; ${role}`}`,
  ({ first, last, email, role }: Written) => `"${last}, ${first}" <${email}> ${role}`,
  ({ first, last, email, role }: Written) => `${first} ${last}\t${email}\t${role}`,
  ({ first, last, email, role }: Written) => `${first}\t${last}\t${email}\t${role}\t`,
  ({ first, last, email, role }: Written) => `"${first} ${last}","${email}","${role}"`,
];
type Written = { first: string; last: string; email: string; role: string };

describe("Whatever is typed or pasted", () => {
  test("people come out as they were written, in whichever way, and in their order", () => {
    const list = fc.array(fc.record({ who: person, way: fc.nat(ways.length - 1), gap: fc.nat(2) }), {
      minLength: 1,
      maxLength: 12,
    });
    const property = fc.property(list, (entries) => {
      const written = entries.map(({ who, way, gap }, index) => ({
        ...who,
        email: `${who.mailbox}@p${index}.example`,
        way,
        gap,
      }));
      const text = written.map((one) => "\n".repeat(one.gap) + (ways[one.way]?.(one) ?? "")).join("\n");
      expect(people(text)).toEqual(
        written.map(({ first, last, email, role }) => ({ name: `${first} ${last}`, email, role })),
      );
    });
    fc.assert(property, { numRuns: 500 });
  });

  test("every line that counts is either a person or has an error of its own", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.constantFrom(",", "\t", "<", ">", '"', "@", " ", "ada@dudley.example", "Ada Okafor", "\n", "\r\n"),
    );
    const property = fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join("");
      const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim() !== "");
      const counted = lines.filter(Boolean).length;
      const read = readPeople(text);
      if (read.ok) {
        expect(read.people).toHaveLength(counted);
        return;
      }
      if (counted === 0 || counted > 12) {
        expect(read.errors).toHaveLength(1);
        return;
      }
      const numbers = read.errors.map((message) => Number(/^Line (\d+): /.exec(message)?.[1]));
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
      for (const number of numbers) expect(lines[number - 1]).toBe(true);
    });
    fc.assert(property, { numRuns: 1000 });
  });
});
