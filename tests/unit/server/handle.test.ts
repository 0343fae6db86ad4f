import { afterEach, describe, expect, it, vi } from "vitest";
import { handle } from "../../../src/server/handle.ts";
import type { Action } from "../../../src/server/handle.ts";
import { securityHeaders } from "../../../src/server/headers.ts";
import { json, seeOther } from "../../../src/server/responses.tsx";
import { provideServices, services } from "../../../src/server/services.ts";
import { formPost, pageGet, testContext, testServices, testSite } from "../../support/services.ts";

const answering: Action = ({ request }) => json({ method: request.method });
const breaking: Action = () => {
  throw new Error("secret detail of the machine");
};

function provided() {
  const made = testServices();
  provideServices(made);
  return made;
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("a function", () => {
  it("answers with what it is handed: the request, the route's words and the services", async () => {
    const made = provided();
    const handler = handle(
      ({ context, services: given }) =>
        json({ slug: context.params.slug, same: given === made, ip: context.ip }),
      { methods: ["GET"] },
    );
    const response = await handler(pageGet("/book/circles"), testContext({ params: { slug: "circles" } }));
    expect(await response.json()).toEqual({ slug: "circles", same: true, ip: "192.0.2.1" });
  });

  it("answers HEAD as it answers GET, without the body", async () => {
    provided();
    const handler = handle(answering, { methods: ["GET", "POST"] });
    const response = await handler(new Request(testSite, { method: "HEAD" }), testContext());
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(await response.text()).toBe("");
  });

  it.each(["PUT", "DELETE", "PATCH", "OPTIONS", "POST"])(
    "refuses %s and says what it allows",
    async (method) => {
      provided();
      const handler = handle(answering, { methods: ["GET"] });
      const response = await handler(new Request(testSite, { method }), testContext());
      expect(response.status).toBe(405);
      expect(response.headers.get("allow")).toBe("GET, HEAD");
    },
  );

  it("refuses GET where only a form may be sent", async () => {
    provided();
    const response = await handle(answering, { methods: ["POST"] })(pageGet("/"), testContext());
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("POST");
  });

  it("puts the security headers on every answer, its own words first", async () => {
    provided();
    const bare: Action = () => new Response("x", { headers: { "referrer-policy": "no-referrer" } });
    const response = await handle(bare, { methods: ["GET"] })(pageGet("/"), testContext());
    for (const name of Object.keys(securityHeaders)) expect(response.headers.has(name)).toBe(true);
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
  });

  it("sends a browser on with a 303 that nobody keeps", async () => {
    provided();
    const response = await handle(() => seeOther("/booked/ABC"), { methods: ["POST"] })(
      formPost("/book/circles", {}),
      testContext(),
    );
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/booked/ABC");
    expect(response.headers.get("cache-control")).toBe("no-store");
  });
});

describe("a function that breaks", () => {
  it("shows an id that the log knows, and no detail", async () => {
    const made = provided();
    const response = await handle(breaking, { methods: ["GET"] })(pageGet("/book/circles"), testContext());
    const page = await response.text();
    expect(response.status).toBe(503);
    expect(page).not.toContain("secret detail");
    const id = /quote ([0-9a-f-]{36})/.exec(page)?.[1];
    const [line = "{}"] = made.logged;
    expect(JSON.parse(line)).toMatchObject({
      id,
      message: "secret detail of the machine",
      path: "/book/circles",
    });
  });

  it("says that nothing was lost to who was reading, and what to do to who was sending", async () => {
    provided();
    const handler = handle(breaking, { methods: ["GET", "POST"] });
    const reading = await (await handler(pageGet("/"), testContext())).text();
    const sending = await (await handler(formPost("/", {}), testContext())).text();
    expect(reading).toContain("Nothing that you have booked or sent has been lost");
    expect(sending).toContain("safe to go back and send it again");
  });

  it("asks to be tried again in a minute, and is kept by nobody", async () => {
    provided();
    const response = await handle(breaking, { methods: ["GET"] })(pageGet("/"), testContext());
    expect(response.headers.get("retry-after")).toBe("60");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-robots-tag")).toBe("noindex");
  });

  it("answers programs with data", async () => {
    provided();
    const response = await handle(breaking, { methods: ["GET"], faults: "json" })(
      pageGet("/api/x"),
      testContext(),
    );
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ status: "fault" });
  });

  it("keeps the token of a link out of the log", async () => {
    const made = provided();
    const token = made.links.sign({
      id: "0190d7a2-52cb-4e11-8a37-2b1f6d3c9e55",
      purpose: "booking",
      version: 1,
      expiresAt: new Date("2027-01-01"),
    });
    await handle(breaking, { methods: ["GET"] })(pageGet(`/booking/${token}`), testContext());
    expect(made.logged.join()).toContain("/booking/[token]");
    expect(made.logged.join()).not.toContain(token);
  });

  it("is a plain page too when a setting is missing", async () => {
    const before = provided();
    const lines = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    Reflect.deleteProperty(globalThis, Symbol.for("restorative.services"));
    vi.stubEnv("SITE_URL", "");
    const response = await handle(answering, { methods: ["GET"] })(pageGet("/"), testContext());
    const logged = lines.mock.calls.join();
    lines.mockRestore();
    provideServices(before);
    expect(response.status).toBe(503);
    expect(logged).toContain("SITE_URL");
    expect(services()).toBe(before);
  });
});
