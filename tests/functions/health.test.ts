import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import health from "../../functions/health.ts";
import runChecks from "../../functions/run-checks.ts";
import { provideServices } from "../../src/server/services.ts";
import { noFaults } from "../database/acts.ts";
import { answeringDatabase, pageGet, testContext, testServices } from "../support/services.ts";
import { openWorkshopsSite } from "./workshops-site.ts";

const read = async () => {
  const response = await health(pageGet("/api/health"), testContext());
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

describe("/api/health over a real database", () => {
  let site: Awaited<ReturnType<typeof openWorkshopsSite>>;
  beforeAll(async () => void (site = await openWorkshopsSite()));
  beforeEach(() => site.provide());
  afterAll(() => site.close());

  it("asks for attention until the checks have run once, and says that they have not", async () => {
    const { status, body } = await read();
    expect(status).toBe(200);
    expect(body).toEqual({
      status: "attention",
      version: packageFile.version,
      checkedAt: null,
      invariants: {},
    });
  });

  it("shows what the last run of the checks counted", async () => {
    const ran = await runChecks(new Request("https://a.test/", { method: "POST" }), testContext());
    expect(ran.status).toBe(204);
    const { status, body } = await read();
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: "ok", checkedAt: "2026-09-01T09:00:00.000Z" });
    expect(body.invariants).toEqual(noFaults);
  });

  it("is a 503 once a place is sold twice", async () => {
    await site.addWorkshop("sold-twice", { sample_places_taken: 3 });
    await site.exec("update app.workshops set capacity = 2 where slug = 'sold-twice'");
    await runChecks(new Request("https://a.test/", { method: "POST" }), testContext());
    const { status, body } = await read();
    expect(status).toBe(503);
    expect(body).toMatchObject({ status: "fault", invariants: { workshops_over_capacity: 1 } });
  });
});

describe("/api/health", () => {
  it("asks for attention, and stays in service, for anything else that was found", async () => {
    const show_health = () => ({
      checked_at: "2026-09-01T08:50:00+00:00",
      invariants: { workshops_over_capacity: 0, emails_unknown: 2 },
    });
    provideServices(testServices({ database: answeringDatabase({ show_health }) }));
    const { status, body } = await read();
    expect([status, body.status]).toEqual([200, "attention"]);
  });

  it.each([
    ["ok", "08:30:00"],
    ["attention", "08:29:59"],
  ])("is %s at nine where nothing was found, and the checks last ran at %s", async (expected, time) => {
    const show_health = () => ({
      checked_at: `2026-09-01T${time}+00:00`,
      invariants: { workshops_over_capacity: 0 },
    });
    provideServices(testServices({ database: answeringDatabase({ show_health }) }));
    const { status, body } = await read();
    expect([status, body.status]).toEqual([200, expected]);
  });

  it("is a 503 where the database does not answer, in the same words as ever", async () => {
    const services = testServices();
    provideServices(services);
    const { status, body } = await read();
    expect(status).toBe(503);
    expect(body).toEqual({ status: "fault", version: packageFile.version, checkedAt: null, invariants: {} });
    expect(services.logged.join()).toContain('"level":"fault"');
  });

  it("names the commit that is running, where the host tells it", async () => {
    process.env.COMMIT_REF = "abc1234";
    const { body } = await read();
    delete process.env.COMMIT_REF;
    expect(body.version).toBe("abc1234");
  });
});
