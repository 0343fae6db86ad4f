import { describe, expect, it } from "vitest";
import { connectDatabase, DatabaseFault } from "../../../src/server/database.ts";

type Seen = { url: string; headers: Headers; body: unknown };

function connected(answer: () => Response | Promise<Response>) {
  const seen: Seen[] = [];
  const database = connectDatabase({
    url: "https://project.supabase.test",
    secretKey: "sb_secret_x",
    timeoutMs: 100,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      seen.push({ url: request.url, headers: request.headers, body: await request.json() });
      const { signal } = request;
      return Promise.race([
        answer(),
        new Promise<Response>((_resolve, reject) => {
          signal.addEventListener("abort", () => reject(signal.reason as Error));
        }),
      ]);
    },
  });
  return { database, seen };
}

const json = (data: unknown, status = 200) => Response.json(data, { status });

async function faultOf(answer: () => Response | Promise<Response>): Promise<DatabaseFault> {
  const { database } = connected(answer);
  const fault: unknown = await database.call("book_place", { request: {} }).catch((error: unknown) => error);
  if (!(fault instanceof DatabaseFault)) throw new Error("It did not fail as it should");
  return fault;
}

describe("a call of the database", () => {
  it("names the function, sends its arguments and brings back its reply as it came", async () => {
    const { database, seen } = connected(() => json({ outcome: "booked" }));
    expect(await database.call("book_place", { request: { slug: "circles" } })).toEqual({
      outcome: "booked",
    });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.url).toBe("https://project.supabase.test/rest/v1/rpc/book_place");
    expect(seen[0]?.headers.get("apikey")).toBe("sb_secret_x");
    expect(seen[0]?.body).toEqual({ request: { slug: "circles" } });
  });

  it("brings back null where the function found nothing", async () => {
    expect(await connected(() => json(null)).database.call("show_booking")).toBeNull();
  });

  it.for(["40P01", "40001"])(
    "is tried again where PostgreSQL undid it because of another: %s",
    async (code) => {
      const answers = [json({ code, message: "deadlock" }, 500), json({ code, message: "again" }, 500)];
      const { database, seen } = connected(() => answers.shift() ?? json({ outcome: "booked" }));
      expect(await database.call("book_place", { request: {} })).toEqual({ outcome: "booked" });
      expect(seen).toHaveLength(3);
    },
  );

  it("is tried three times and no more", async () => {
    const { database, seen } = connected(() => json({ code: "40P01", message: "deadlock" }, 500));
    await expect(database.call("book_place")).rejects.toMatchObject({ code: "40P01" });
    expect(seen).toHaveLength(3);
  });

  it("is not tried again where it may have been done, or would fail again", async () => {
    for (const code of ["23505", "57014"]) {
      const { database, seen } = connected(() => json({ code, message: "no" }, 500));
      await expect(database.call("book_place")).rejects.toMatchObject({ code });
      expect(seen).toHaveLength(1);
    }
  });

  it("fails with PostgreSQL's code, and none of its words, which can hold what someone typed", async () => {
    const fault = await faultOf(() =>
      json(
        { code: "23505", message: "duplicate", details: "Key (email)=(ann@school.example)", hint: null },
        409,
      ),
    );
    expect(fault.code).toBe("23505");
    expect(fault.message).toBe("The database call book_place failed: 23505");
    expect(JSON.stringify(fault)).not.toContain("ann@school.example");
  });

  it("fails when a gateway answers in the database's place", async () => {
    const fault = await faultOf(() => new Response("<h1>Bad gateway</h1>", { status: 502 }));
    expect(fault.message).toBe("The database call book_place failed: status 502");
  });

  it("fails when nobody answers", async () => {
    const fault = await faultOf(() => Promise.reject(new TypeError("fetch failed")));
    expect(fault.message).toBe("The database call book_place failed: no answer");
  });

  it("stops waiting for an answer that does not come", async () => {
    const fault = await faultOf(() => new Promise(() => undefined));
    expect(fault.message).toMatch(/^The database call book_place failed/);
  });
});
