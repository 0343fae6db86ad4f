import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinFields, joinSchema } from "../../../src/champions/join-schema.ts";
import { settings } from "../../../src/champions/settings.ts";

const right = {
  name: "Sam Begum",
  email: "sam@dudley.example",
  organisation: "Netherton Park Nursery",
  setting: "early-years",
  why: "To talk with each other.",
  listed: "",
};

const accepts = (changes: object) => joinSchema.safeParse({ ...right, ...changes }).success;
const field = fc.constantFrom("name", "email", "organisation", "why");
const anyText = fc.string({ unit: "binary", maxLength: 300 });

describe("What someone tells us to become a champion", () => {
  it("is taken with every place of work, in paragraphs or in one line", () => {
    for (const { value } of settings) expect(accepts({ setting: value })).toBe(true);
    const parsed = joinSchema.parse({ ...right, why: "  One line.\n\nAnd  another. " });
    expect(parsed.why).toBe("One line.\n\nAnd another.");
  });

  it("lists only who ticked the box", () => {
    expect(joinSchema.parse(right).listed).toBe(false);
    expect(joinSchema.parse({ ...right, listed: "yes" }).listed).toBe(true);
    expect(accepts({ listed: "no" })).toBe(false);
  });

  it("holds nothing that was not asked for", () => {
    expect(accepts({ admin: "yes" })).toBe(false);
    expect(Object.keys(joinSchema.shape)).toEqual([...joinFields]);
  });

  it("never throws, whatever was typed", () => {
    fc.assert(
      fc.property(
        fc.record({ name: anyText, email: anyText, organisation: anyText, setting: anyText, why: anyText }),
        (typed) => {
          joinSchema.safeParse({ ...typed, listed: "" });
        },
      ),
    );
  });

  it("is the same after it has been read once more", () => {
    fc.assert(
      fc.property(field, anyText, (name, typed) => {
        const once = joinSchema.safeParse({ ...right, [name]: typed });
        fc.pre(once.success);
        const again = joinSchema.parse({ ...once.data, listed: "" });
        expect(again[name as "why"]).toBe(once.data[name as "why"]);
      }),
    );
  });

  it("carries no markup, no hidden character and no start of a formula into the database", () => {
    const nasty = fc.constantFrom(
      "<",
      ">",
      "\0",
      "\u0007",
      "\u202E",
      "\uFEFF",
      "\t",
      "=",
      "+",
      "@",
      "http://x.example",
    );
    fc.assert(
      fc.property(field, nasty, fc.string({ maxLength: 30 }), (name, start, rest) => {
        const result = joinSchema.safeParse({ ...right, [name]: `${start}${rest}` });
        const value = result.data?.[name as "why"] ?? "";
        expect(value).not.toMatch(/[<>\u202E\uFEFF]|(?!\n)\p{Cc}/u);
        expect(value).not.toMatch(/^[=+@]/);
        expect(value).not.toContain("http://");
      }),
    );
  });

  it("is refused beyond its length, counted in characters as people see them", () => {
    expect(accepts({ why: "ä".repeat(1000) })).toBe(true);
    expect(accepts({ why: "😀".repeat(1000) })).toBe(true);
    expect(accepts({ why: "ä".repeat(1001) })).toBe(false);
    expect(accepts({ why: `${"a".repeat(600)}\n${"b".repeat(600)}` })).toBe(false);
    for (const name of ["name", "email", "organisation", "why"]) {
      expect(accepts({ [name]: "a".repeat(10_000) })).toBe(false);
    }
  });

  it("is one email address and never a header of an email", () => {
    const lineBreak = fc.constantFrom("\n", "\r", "\r\n", "\u2028", "%0a\n");
    fc.assert(
      fc.property(lineBreak, fc.string({ minLength: 1, maxLength: 20 }), (lineEnd, header) => {
        fc.pre(header.trim() !== "");
        expect(accepts({ email: `sam@dudley.example${lineEnd}${header}` })).toBe(false);
      }),
    );
  });
});
