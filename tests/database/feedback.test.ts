import { describe, expect } from "vitest";
import type { TestDatabase } from "../support/postgres.ts";
import { test } from "./fixture.ts";

const start = "2027-03-01T12:00:00Z";

type Reply = { outcome: string; feedback_id?: string; retry_after?: number };

async function leave(db: TestDatabase, changes: Record<string, unknown> = {}): Promise<Reply> {
  const request = { page: "/approach/", answer: "yes", client: "a council", ...changes };
  return (await db.database.call("leave_feedback", { request })) as Reply;
}

async function addWords(db: TestDatabase, request: Record<string, unknown>): Promise<Reply> {
  return (await db.database.call("add_feedback_words", { request })) as Reply;
}

const kept = (db: TestDatabase) => db.rows("select page, answer, words from app.page_feedback order by at");

describe("what readers say of a page", () => {
  test("is kept with the page and the time, and with nothing of the reader", async ({ db }) => {
    await db.setClock(start);
    expect(await leave(db)).toEqual({ outcome: "received", feedback_id: expect.any(String) });
    const rows = await db.rows("select to_jsonb(f) - 'id' as row from app.page_feedback f");
    expect(rows).toEqual([{ row: { page: "/approach/", answer: "yes", words: "", at: expect.any(String) } }]);
    expect(await db.rows("select * from app.audit")).toEqual([]);
  });

  test("takes words once, and the same words again as the same press", async ({ db }) => {
    await db.setClock(start);
    const { feedback_id } = await leave(db, { answer: "problem" });
    expect(await addWords(db, { feedback_id, words: "A typing slip" })).toEqual({ outcome: "received" });
    expect(await addWords(db, { feedback_id, words: "A typing slip" })).toEqual({ outcome: "received" });
    expect(await addWords(db, { feedback_id, words: "Other words" })).toEqual({ outcome: "not-found" });
    expect(await kept(db)).toEqual([{ page: "/approach/", answer: "problem", words: "A typing slip" }]);
  });

  test("takes words for a day", async ({ db }) => {
    await db.setClock(start);
    const { feedback_id } = await leave(db);
    await db.setClock("2027-03-02T11:59:59Z");
    expect((await addWords(db, { feedback_id, words: "In time" })).outcome).toBe("received");
    const late = await leave(db);
    await db.setClock("2027-03-03T11:59:59Z");
    expect((await addWords(db, { feedback_id: late.feedback_id, words: "Late" })).outcome).toBe("not-found");
  });

  test("is limited for each client, words apart from answers", async ({ db }) => {
    await db.setClock(start);
    const limits = { client_per_hour: 1 };
    const { feedback_id } = await leave(db, { limits });
    expect(await leave(db, { limits })).toEqual({ outcome: "limited", retry_after: expect.any(Number) });
    expect((await leave(db, { limits, client: "another" })).outcome).toBe("received");
    const words = { feedback_id, words: "Room for these", client: "a council", limits };
    expect((await addWords(db, words)).outcome).toBe("received");
    expect((await addWords(db, words)).outcome).toBe("limited");
  });

  test.for<[string, Record<string, unknown>]>([
    ["an address of another site", { page: "https://evil.example/" }],
    ["two slashes", { page: "//evil.example/" }],
    ["no page", { page: null }],
    ["an address of 201 letters", { page: `/${"a".repeat(199)}/` }],
    ["an answer that is none of the three", { answer: "perhaps" }],
    ["no answer", { answer: null }],
  ])("%s is not kept", async ([, wrong], { db }) => {
    await expect(leave(db, wrong)).rejects.toThrow();
    expect(await kept(db)).toEqual([]);
  });

  test.for([
    ["1,001 characters", "w".repeat(1001)],
    ["a control character", "Bell\u0007"],
  ])("%s of words are not kept", async ([, words], { db }) => {
    const { feedback_id } = await leave(db);
    await expect(addWords(db, { feedback_id, words })).rejects.toThrow();
    expect(await kept(db)).toMatchObject([{ words: "" }]);
  });

  test("goes after a year", async ({ db }) => {
    await db.setClock(start);
    await leave(db);
    await db.setClock("2028-03-01T11:59:59Z");
    expect(await db.database.call("purge_expired")).toMatchObject({ page_feedback: 0 });
    await db.setClock(start.replace("2027", "2028"));
    expect(await db.database.call("purge_expired")).toMatchObject({ page_feedback: 1 });
    expect(await kept(db)).toEqual([]);
  });
});
