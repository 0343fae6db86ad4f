import { describe, expect, it } from "vitest";
import { createLog } from "../../../src/server/log.ts";

function logging() {
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line));
  return { log, last: () => JSON.parse(lines.at(-1) ?? "{}") as Record<string, unknown>, lines };
}

const token = "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_".repeat(2);

describe("the log", () => {
  it("writes one line of JSON for each event", () => {
    const { log, last, lines } = logging();
    log.info("email", { kind: "booked", attempt: 2 });
    expect(lines[0]).not.toContain("\n");
    expect(last()).toMatchObject({ level: "info", event: "email", kind: "booked", attempt: 2 });
    expect(Date.parse(String(last().at))).not.toBeNaN();
  });

  it("gives each fault an id, and keeps its message and where it happened", () => {
    const { log, last, lines } = logging();
    const id = log.fault(new TypeError("broken"), { path: "/book/circles" });
    expect(lines[0]).not.toContain("\n");
    expect(last()).toMatchObject({ id, error: "TypeError", message: "broken", path: "/book/circles" });
    expect(String(last().stack)).toContain("log.test.ts");
  });

  it("names the cause of a fault", () => {
    const { log, last } = logging();
    log.fault(new Error("fetch failed", { cause: new Error("connect ECONNREFUSED") }));
    expect(last().cause).toBe("Error: connect ECONNREFUSED");
  });

  it("copes with what is thrown but is no error, and repeats none of it", () => {
    const { log, last } = logging();
    log.fault("ann@school.example");
    expect(last().error).toBe("thrown: string");
  });

  it("takes emails and the tokens of links out, wherever they stand", () => {
    const { log, lines } = logging();
    log.fault(new Error(`no ann.o'neill@school.example at /booking/${token}`), {
      path: `/booking/${token}/1.ics`,
    });
    expect(lines.join()).not.toContain("school.example");
    expect(lines.join()).not.toContain(token);
    expect(lines.join()).toContain("/booking/[token]/1.ics");
  });
});
