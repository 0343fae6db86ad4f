import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createBackground } from "../../src/local/background.ts";
import { loadFunctions } from "../../src/local/load-functions.ts";
import type { LoadedFunction } from "../../src/local/load-functions.ts";
import { readNetlifyRules } from "../../src/local/netlify-rules.ts";
import { createRoutes } from "../../src/local/routes.ts";
import { createSchedule } from "../../src/local/schedule.ts";
import { testFolder } from "./local-site.ts";

function made(more: Partial<LoadedFunction>): LoadedFunction {
  const handler = () => new Response("");
  return { name: "one", handler, paths: [], methods: [], preferStatic: false, schedule: null, ...more };
}

function find(functions: LoadedFunction[], path: string, method = "GET", hasPage = false) {
  const route = createRoutes(functions)({ method, url: new URL(path, "http://site.test"), hasPage });
  return route && { name: route.function.name, params: route.params };
}

describe("addresses of functions", () => {
  test("match in any case, with or without a slash at the end, and no deeper", () => {
    const join = made({ name: "join", paths: ["/champions/join"] });
    for (const path of ["/champions/join", "/champions/join/", "/Champions/JOIN"]) {
      expect(find([join], path)?.name, path).toBe("join");
    }
    expect(find([join], "/champions/join/more")).toBeNull();
    expect(find([join], "/champions/joining")).toBeNull();
  });

  test("keep parameters as they stand in the address", () => {
    const file = made({ name: "file", paths: ["/booking/:token/:day.ics"] });
    const token = made({ name: "token", paths: ["/booking/:token"] });
    expect(find([token, file], "/booking/AbC_1-2/2.ics")).toEqual({
      name: "file",
      params: { token: "AbC_1-2", day: "2" },
    });
    expect(find([token, file], "/booking/AbC_1-2")).toEqual({ name: "token", params: { token: "AbC_1-2" } });
  });

  test("prefer one that is spelt out to one with a parameter, whichever comes first", () => {
    const any = made({ name: "any", paths: ["/champions/:word"] });
    const own = made({ name: "own", paths: ["/champions/join"] });
    expect(find([any, own], "/champions/join")?.name).toBe("own");
  });

  test("hold for the methods that the function names, and for all where it names none", () => {
    const get = made({ paths: ["/one"], methods: ["GET"] });
    expect(find([get], "/one", "DELETE")).toBeNull();
    expect(find([made({ paths: ["/one"] })], "/one", "DELETE")).not.toBeNull();
  });

  test("give way to a built page only where the function prefers it", () => {
    const page = made({ paths: ["/one"], preferStatic: true });
    expect(find([page], "/one", "GET", true)).toBeNull();
    expect(find([page], "/one", "GET", false)).not.toBeNull();
  });
});

describe("loading functions", () => {
  const load = async (module: object) => {
    const folder = await testFolder();
    await writeFile(join(folder, "one.ts"), "");
    return loadFunctions(folder, () => Promise.resolve(module));
  };
  const handler = () => new Response("");

  test("reads every kind of configuration that the site uses", async () => {
    expect(
      await load({ default: handler, config: { path: "/one", method: "GET", preferStatic: true } }),
    ).toEqual([
      { name: "one", handler, paths: ["/one"], methods: ["GET"], preferStatic: true, schedule: null },
    ]);
    expect(await load({ default: handler, config: { schedule: "* * * * *" } })).toMatchObject([
      { paths: [], schedule: "* * * * *" },
    ]);
  });

  test.each([
    ["without a handler", { config: { path: "/one" } }, /functions\/one.ts cannot be served: default/],
    ["that answers nowhere", { default: handler, config: {} }, /needs a path or a schedule/],
    [
      "with a path and a schedule",
      { default: handler, config: { path: "/a", schedule: "* * * * *" } },
      /allows one/,
    ],
    [
      "with what this server cannot do",
      { default: handler, config: { path: "/a", rateLimit: {} } },
      /rateLimit/,
    ],
  ])("refuses one %s", async (_kind, module, words) => {
    await expect(load(module)).rejects.toThrow(words);
  });
});

describe("rules of netlify.toml", () => {
  const rules = async (text: string) => {
    const file = join(await testFolder(), "netlify.toml");
    await writeFile(file, text);
    return readNetlifyRules(file);
  };

  test("redirect with the rest of the address, and keep what is asked", async () => {
    const { redirectFor } = await rules('[[redirects]]\nfrom = "/old/*"\nto = "/new/:splat"\nstatus = 302');
    expect(redirectFor(new URL("http://site.test/old/a/b?c=d"))).toEqual({
      location: "/new/a/b?c=d",
      status: 302,
      force: false,
    });
    expect(redirectFor(new URL("http://site.test/older"))).toBeNull();
  });

  test("let a later header win over an earlier one", async () => {
    const { headersFor } = await rules(
      '[[headers]]\nfor = "/*"\n[headers.values]\nA = "1"\nB = "2"\n[[headers]]\nfor = "/x/*"\n[headers.values]\nA = "3"',
    );
    expect(headersFor("/x/y")).toEqual({ A: "3", B: "2" });
    expect(headersFor("/")).toEqual({ A: "1", B: "2" });
  });

  test.each([
    ["a proxy", '[[redirects]]\nfrom = "/a"\nto = "https://elsewhere.example/"\nstatus = 200'],
    ["a condition", '[[redirects]]\nfrom = "/a"\nto = "/b"\nconditions = {Language = ["cy"]}'],
    ["a rewrite", '[[redirects]]\nfrom = "/a"\nto = "/b"\nstatus = 200'],
  ])("are refused where this server cannot follow them: %s", async (_kind, text) => {
    await expect(rules(text)).rejects.toThrow(/cannot do what netlify.toml asks of its redirects/);
  });
});

describe("scheduled functions", () => {
  test("run when they are due, and never twice at once, whatever their code is replaced with", async () => {
    vi.useFakeTimers({ now: new Date("2026-09-01T09:00:30Z") });
    onTestFinished(() => void vi.useRealTimers());
    const calls: { method: string; next: string }[] = [];
    let finish = () => {};
    const slow = made({
      name: "slow",
      schedule: "* * * * *",
      async handler(request) {
        calls.push({
          method: request.method,
          next: ((await request.json()) as { next_run: string }).next_run,
        });
        await new Promise<void>((resolve) => (finish = resolve));
        return undefined;
      },
    });
    const report = (error: unknown) => expect.fail(String(error));
    const background = createBackground(report);
    const schedule = createSchedule({ siteUrl: "http://127.0.0.1:8888", background, report });
    schedule.use([slow, made({ paths: ["/one"] })]);

    await vi.advanceTimersByTimeAsync(31_000);
    expect(calls).toEqual([{ method: "POST", next: "2026-09-01T09:02:00.000Z" }]);
    await vi.advanceTimersByTimeAsync(60_000);
    schedule.use([{ ...slow }]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls).toHaveLength(1);
    finish();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls).toHaveLength(2);

    schedule.stop();
    finish();
    await vi.advanceTimersByTimeAsync(180_000);
    expect(calls).toHaveLength(2);
    await background.settled();
  });
});

describe("work left for after the answer", () => {
  test("is waited for, with what it left in its turn, and its failure is reported", async () => {
    const reported: unknown[] = [];
    const background = createBackground((error) => reported.push(error));
    let done = 0;
    background.add(
      pause(10).then(() => {
        background.add(pause(10).then(() => (done += 1)));
        done += 1;
      }),
    );
    background.add(Promise.reject(new Error("lost")));
    await background.settled();
    expect(done).toBe(2);
    expect(reported).toEqual([new Error("lost")]);
  });
});

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
