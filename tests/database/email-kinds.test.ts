import { describe, expect } from "vitest";
import { emailTemplates } from "../../src/email-templates.ts";
import { test } from "./fixture.ts";

describe("the kinds of email", () => {
  test("that the database may owe are those that the site can write", async ({ db }) => {
    const [row] = await db.rows<{ rule: string }>(
      `select pg_get_constraintdef(c.oid) as rule from pg_constraint c
       where c.conname = 'emails_check' and c.conrelid = 'app.emails'::regclass`,
    );
    const words = [...(row?.rule ?? "").matchAll(/'([a-z-]+)'/g)].map(([, word]) => String(word));
    const subjects = ["booking", "party", "person", "email-change", "interest", "champion"];
    const kinds = words.filter((word) => !subjects.includes(word));
    expect(kinds.length).toBeGreaterThan(20);
    expect(kinds.sort()).toEqual(Object.keys(emailTemplates).sort());
  });
});
