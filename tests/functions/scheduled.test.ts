import { describe, expect, it, onTestFinished } from "vitest";
import nightlyBuild, { config as buildConfig } from "../../functions/nightly-build.ts";
import purgeExpired, { config as purgeConfig } from "../../functions/purge-expired.ts";
import sendEmails, { config as emailsConfig } from "../../functions/send-emails.ts";
import sweepWorkshops, { config as sweepConfig } from "../../functions/sweep-workshops.ts";
import runChecks, { config as checksConfig } from "../../functions/run-checks.ts";
import type { Handler } from "../../src/server/handle.ts";
import { provideServices } from "../../src/server/services.ts";
import { openBuildHook } from "../support/build-hook.ts";
import { answeringDatabase, testContext, testServices } from "../support/services.ts";

const run = (handler: Handler) =>
  handler(new Request("https://restorative.test/", { method: "POST" }), testContext());

describe("What runs by itself", () => {
  it("runs when the site needs it: every minute, every ten, and at night", () => {
    expect(emailsConfig).toEqual({ schedule: "* * * * *" });
    expect(sweepConfig).toEqual({ schedule: "* * * * *" });
    expect(checksConfig).toEqual({ schedule: "*/10 * * * *" });
    expect(purgeConfig).toEqual({ schedule: "10 2 * * *" });
    expect(buildConfig).toEqual({ schedule: "20 0 * * *" });
  });

  it("logs what the checks counted", async () => {
    const database = answeringDatabase({ run_checks: () => ({ emails_stuck: 3 }) });
    const services = testServices({ database });
    provideServices(services);
    expect((await run(runChecks)).status).toBe(204);
    expect(services.logged.map((line) => JSON.parse(line) as object)).toMatchObject([
      { event: "run-checks", emails_stuck: 3 },
    ]);
  });

  it("logs how much was deleted, by kind", async () => {
    const database = answeringDatabase({ purge_expired: () => ({ limits: 12, emails: 0, more: 0 }) });
    const services = testServices({ database });
    provideServices(services);
    expect((await run(purgeExpired)).status).toBe(204);
    expect(services.logged.map((line) => JSON.parse(line) as object)).toMatchObject([
      { event: "purge-expired", limits: 12, emails: 0 },
    ]);
  });

  it("deletes batch after batch while there is more, and says how much there was in all", async () => {
    const batches = [
      { emails: 5000, people: 5000, more: 2 },
      { emails: 5000, people: 3, more: 1 },
      { emails: 1, people: 0, more: 0 },
    ];
    const database = answeringDatabase({ purge_expired: () => batches.shift() });
    const services = testServices({ database });
    provideServices(services);
    expect((await run(purgeExpired)).status).toBe(204);
    expect(services.logged.map((line) => JSON.parse(line) as object)).toMatchObject([
      { event: "purge-expired", emails: 10_001, people: 5003, more: 0 },
    ]);
  });

  it("leaves the rest of what is past its time for the next night when its own time is up", async () => {
    let now = new Date("2026-09-01T02:10:00Z");
    const purge_expired = () => {
      now = new Date(now.getTime() + 8000);
      return { emails: 5000, more: 1 };
    };
    const services = testServices({ database: answeringDatabase({ purge_expired }), now: () => now });
    provideServices(services);
    expect((await run(purgeExpired)).status).toBe(204);
    expect(services.logged.map((line) => JSON.parse(line) as object)).toMatchObject([
      { event: "purge-expired", emails: 10_000, more: 1 },
    ]);
  });

  it("is a fault, and not a success, where the database does not answer", async () => {
    const services = testServices();
    provideServices(services);
    for (const handler of [runChecks, purgeExpired, sweepWorkshops, sendEmails]) {
      expect((await run(handler)).status).toBe(503);
    }
  });
});

describe("The nightly build", () => {
  const servicesWith = (buildHookUrl: string | null) => {
    const services = testServices();
    services.settings = { ...services.settings, buildHookUrl };
    provideServices(services);
    return services;
  };

  const hookThatAnswers = async (status: number) => {
    const hook = await openBuildHook(status);
    onTestFinished(hook.close);
    return hook;
  };

  it("is asked for once, and its address stays out of the log", async () => {
    const hook = await hookThatAnswers(200);
    const services = servicesWith(hook.url);
    expect((await run(nightlyBuild)).status).toBe(204);
    expect(hook.asked).toEqual(["POST /build_hooks/secret-of-the-hook"]);
    expect(services.logged.join()).not.toContain("secret-of-the-hook");
  });

  it("is not asked for where there is no hook", async () => {
    const services = servicesWith(null);
    expect((await run(nightlyBuild)).status).toBe(204);
    expect(services.logged.join()).toContain('"asked":false');
  });

  it("that the hook refuses is a fault", async () => {
    const services = servicesWith((await hookThatAnswers(500)).url);
    expect((await run(nightlyBuild)).status).toBe(503);
    expect(services.logged.join()).toContain("The build hook answered with 500");
  });
});
