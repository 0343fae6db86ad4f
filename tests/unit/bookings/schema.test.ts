import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detailFields, detailsSchema, type DetailField } from "../../../src/bookings/schema.ts";

const ada = {
  name: "Ada Okafor",
  email: "ada@dudley.example",
  organisation: "Dudley Council",
  role: "Social worker",
  team: "",
  needs: "",
};

const lines = ["name", "organisation", "role", "team"] as const;

/** The one message beside a field when it alone is changed. */
function messageFor(field: DetailField, value: string): string | undefined {
  const result = detailsSchema.safeParse({ ...ada, [field]: value });
  const issues = result.error?.issues ?? [];
  expect(issues.length).toBeLessThanOrEqual(1);
  expect(issues.every((issue) => issue.path[0] === field)).toBe(true);
  return issues[0]?.message;
}

describe("the details of a booking", () => {
  it.each([
    "Ada Okafor",
    "Siân O’Connor-Łukasz",
    "J. R. R. Tolkien",
    "J.R.R. Tolkien",
    "'t Hooft",
    "李小龙",
    "محمد علي",
    "Nguyễn Văn An",
    "Renée (Ren) Dupont",
    "Zoe 3rd",
  ])("take the name %s", (name) => {
    expect(messageFor("name", name)).toBeUndefined();
  });

  it.each([
    ["", "Enter your full name"],
    ["   ", "Enter your full name"],
    ["A", "Write your name in at least 2 characters"],
    ["12345", "Write your name with letters"],
    ["Ada\nOkafor", "Type your name on one line, with no tabs or hidden characters"],
    ["Ada\u202Erofako", "Type your name on one line, with no tabs or hidden characters"],
    ["Ada\u0007", "Type your name on one line, with no tabs or hidden characters"],
    ["<b>Ada</b>", "Take the < and > signs out of your name"],
    ["=1+1", "Take the = off the start of your name"],
    ["+Ada", "Take the + off the start of your name"],
    ["-Ada", "Take the - off the start of your name"],
    ["@Ada", "Take the @ off the start of your name"],
    [
      "Win at https://prize.example",
      "Take the web address out of your name, or put a space after the full stop",
    ],
    ["Win at prize.example", "Take the web address out of your name, or put a space after the full stop"],
    [
      "Win at WWW.PRIZE.EXAMPLE/x",
      "Take the web address out of your name, or put a space after the full stop",
    ],
    ["javascript:alert", "Take the web address out of your name, or put a space after the full stop"],
  ])("answer the name %j with what to do", (name, message) => {
    expect(messageFor("name", name)).toBe(message);
  });

  it.each([
    ["", "Enter your email address"],
    ["ada", "Enter an email address in the right form, like name@example.org"],
    ["ada@dudley", "Enter an email address in the right form, like name@example.org"],
    [
      "ada@dudley.example, eve@dudley.example",
      "Enter an email address in the right form, like name@example.org",
    ],
    ["<ada@dudley.example>", "Enter an email address in the right form, like name@example.org"],
    ["ada@dudley.example\r\nBcc: eve@dudley.example", "Type your email address on one line, with no tabs"],
    ["ada@dudley.example\n", "Type your email address on one line, with no tabs"],
    ["=ada@dudley.example", "Take the = off the start of your email address"],
    ["+ada@dudley.example", "Take the + off the start of your email address"],
  ])("answer the email %j with what to do", (email, message) => {
    expect(messageFor("email", email)).toBe(message);
  });

  it.each([101, 10_000])("answer a text of %i characters with how short it has to be", (length) => {
    const long = "a".repeat(length);
    expect(messageFor("name", long)).toBe("Shorten your name to 100 characters or fewer");
    expect(messageFor("organisation", long + long)).toBe(
      "Shorten your organisation to 150 characters or fewer",
    );
    expect(messageFor("role", long + long)).toBe("Shorten your role to 150 characters or fewer");
    expect(messageFor("team", long + long)).toBe("Shorten your team to 150 characters or fewer");
    expect(messageFor("email", `${long + long + long}@dudley.example`)).toBe(
      "Enter an email address of 254 characters or fewer",
    );
  });

  it("keep the email as it was typed, but for spaces around it", () => {
    expect(detailsSchema.parse({ ...ada, email: "  Ada.O'Connor+rp@Dudley.example " }).email).toBe(
      "Ada.O'Connor+rp@Dudley.example",
    );
  });

  it("take needs in several lines, and hold each line to the rules", () => {
    expect(detailsSchema.parse({ ...ada, needs: " No nuts.\n\n  Large   print \n" }).needs).toBe(
      "No nuts.\n\nLarge print",
    );
    expect(messageFor("needs", "No nuts.\n=1+1")).toBe("Take the = off the start of what you need");
    expect(messageFor("needs", "No\u0007nuts")).toContain("hidden characters");
    expect(messageFor("needs", "a".repeat(1000))).toBeUndefined();
    expect(messageFor("needs", `${"a".repeat(500)}\n${"a".repeat(500)}`)).toBe(
      "Shorten what you need to 1000 characters or fewer",
    );
  });

  it("ask for everything but the team and what is needed", () => {
    const result = detailsSchema.safeParse({
      name: "",
      email: "",
      organisation: "",
      role: "",
      team: "",
      needs: "",
    });
    expect(result.error?.issues.map((issue) => issue.path[0])).toEqual([
      "name",
      "email",
      "organisation",
      "role",
    ]);
  });

  it("refuse a field that was not asked for", () => {
    expect(detailsSchema.safeParse({ ...ada, admin: "yes" }).success).toBe(false);
  });
});

describe("any text at all", () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }));
  const oneLine = detailFields.filter((name) => name !== "needs");
  const field = fc.constantFrom(...oneLine);

  it("is answered, and never breaks the check", () => {
    fc.assert(
      fc.property(field, text, (name, value) => {
        expect(() => detailsSchema.safeParse({ ...ada, [name]: value })).not.toThrow();
      }),
    );
  });

  it("comes out safe and tidy if it is taken, and the same when it is sent again", () => {
    fc.assert(
      fc.property(field, text, (name, value) => {
        const result = detailsSchema.safeParse({ ...ada, [name]: value });
        fc.pre(result.success);
        const taken = result.data[name];
        expect(taken).toBe(taken.normalize("NFC").trim());
        expect(taken).not.toMatch(/[\p{Cc}\p{Cs}<>]|\s\s|[\u2028\u2029\u202A-\u202E]/u);
        expect(taken).not.toMatch(/^[=+\-@]/);
        expect(detailsSchema.parse(result.data)).toEqual(result.data);
      }),
    );
  });

  it("is refused with a control character anywhere in it", () => {
    const control = fc.integer({ min: 0, max: 31 }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(field, fc.nat({ max: 5 }), control, (name, place, character) => {
        const value = name === "email" ? "ada@dudley.example" : "Ada Okafor";
        const broken = value.slice(0, place) + character + value.slice(place);
        expect(detailsSchema.safeParse({ ...ada, [name]: broken }).success).toBe(false);
      }),
    );
  });

  it("is refused when it begins like a formula", () => {
    fc.assert(
      fc.property(field, fc.constantFrom("=", "+", "-", "@"), text, (name, sign, rest) => {
        expect(detailsSchema.safeParse({ ...ada, [name]: ` ${sign}${rest}` }).success).toBe(false);
      }),
    );
  });

  it("is refused when it holds a tag", () => {
    fc.assert(
      fc.property(field, fc.string(), fc.constantFrom("<", ">"), fc.string(), (name, before, sign, after) => {
        expect(detailsSchema.safeParse({ ...ada, [name]: before + sign + after }).success).toBe(false);
      }),
    );
  });

  it("is refused when a line holds a web address", () => {
    const address = fc.oneof(fc.webUrl(), fc.domain());
    fc.assert(
      fc.property(fc.constantFrom(...lines), address, (name, url) => {
        expect(detailsSchema.safeParse({ ...ada, [name]: `See ${url}` }).success).toBe(false);
      }),
    );
  });

  it("fits its field, counted in characters as people see them in the database", () => {
    fc.assert(
      fc.property(fc.constantFrom(...lines), fc.nat({ max: 300 }), (name, length) => {
        const value = `A${"😀".repeat(length)}`;
        const longest = name === "name" ? 100 : 150;
        const shortest = name === "name" ? 2 : 1;
        const fits = length + 1 >= shortest && length + 1 <= longest;
        expect(detailsSchema.safeParse({ ...ada, [name]: value }).success).toBe(fits);
      }),
    );
  });

  it("is taken as an email whenever it is an ordinary one", () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        fc.pre(/^[a-z0-9]+([.'_-][a-z0-9]+)*@/i.test(address) && address.length <= 254);
        expect(detailsSchema.safeParse({ ...ada, email: address }).success).toBe(true);
      }),
    );
  });
});
