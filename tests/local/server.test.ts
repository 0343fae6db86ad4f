import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { createBackground } from "../../src/local/background.ts";
import type { FunctionHandler, LoadedFunction } from "../../src/local/load-functions.ts";
import { readNetlifyRules } from "../../src/local/netlify-rules.ts";
import { createLocalServer } from "../../src/local/server.ts";
import { securityHeaders } from "../../src/server/headers.ts";
import { testFolder } from "./local-site.ts";

const siteUrl = "http://127.0.0.1:8888";
const long = "Relationships first. ".repeat(500);

describe("the local server", () => {
  let folder: string;
  let functions: LoadedFunction[];
  const faults: unknown[] = [];

  beforeEach(async () => {
    folder = join(await testFolder(), "site");
    functions = [];
    await page("index.html", "<h1>Home</h1>");
    await page("404.html", "<h1>Not found</h1>");
    await page("workshops/index.html", `<h1>Workshops</h1>${long}`);
    await page("workshops/one/index.html", "<h1>One, built</h1>");
    await page("assets/fonts/type.woff2", "type");
    await page("assets/css/site.css", long);
    await page("feeds/workshops.xml", "<feed/>");
    await page("calendar/workshops.ics", "BEGIN:VCALENDAR");
    await page("../secret.html", "secret");
  });

  const page = async (path: string, content: string) => {
    const file = resolve(folder, path);
    await mkdir(resolve(file, ".."), { recursive: true });
    await writeFile(file, content);
  };
  const ask = async (path: string, init: RequestInit = {}, ip?: string) => {
    const rules = await readNetlifyRules();
    const report = (error: unknown) => void faults.push(error);
    const background = createBackground(report);
    const server = createLocalServer({ site: { folder, functions, rules }, siteUrl, background, report });
    const env = ip ? { incoming: { socket: { remoteAddress: ip } } } : undefined;
    return server.fetch(new Request(new URL(path, siteUrl), init), env);
  };
  const serve = (handler: FunctionHandler, more: Partial<LoadedFunction>) => {
    functions.push({
      name: "one",
      handler,
      paths: [],
      methods: [],
      preferStatic: false,
      schedule: null,
      ...more,
    });
  };

  test("serves a page with the headers of netlify.toml, which are those that functions send", async () => {
    const answer = await ask("/workshops/");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("public, max-age=0, must-revalidate");
    for (const [name, value] of Object.entries(securityHeaders))
      expect(answer.headers.get(name), name).toBe(value);
    expect(await answer.text()).toContain("Workshops");
  });

  test.each([
    ["/assets/fonts/type.woff2", "cache-control", "public, max-age=31536000, immutable"],
    ["/feeds/workshops.xml", "content-type", "application/atom+xml; charset=utf-8"],
    ["/calendar/workshops.ics", "content-type", "text/calendar; charset=utf-8"],
  ])("gives %s its own %s", async (path, name, value) => {
    expect((await ask(path)).headers.get(name)).toBe(value);
  });

  test("sends an address without its slash, or with its file's name, to the page", async () => {
    for (const path of ["/workshops", "/workshops/index.html"]) {
      const answer = await ask(`${path}?topic=1`);
      expect(answer.status, path).toBe(301);
      expect(answer.headers.get("location")).toBe("/workshops/?topic=1");
    }
  });

  test("follows the redirects of netlify.toml, with or without a slash", async () => {
    for (const path of ["/worried", "/worried/"]) {
      const answer = await ask(path);
      expect(answer.status).toBe(301);
      expect(answer.headers.get("location")).toBe("/worried-about-a-child/");
    }
  });

  test("answers an address that is not there with the page for it and 404", async () => {
    for (const path of ["/nowhere", "/nowhere/", "/feeds/nowhere.xml", "/%E0%A4%A", "/.env", "/a%00b"]) {
      const answer = await ask(path);
      expect(answer.status, path).toBe(404);
      expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(answer.headers.get("content-security-policy")).toBe(securityHeaders["content-security-policy"]);
      expect(await answer.text()).toContain("Not found");
    }
  });

  test("leaves its folder for no address", async () => {
    for (const path of [
      "/..%2fsecret.html",
      "/%2e%2e%2fsecret",
      "/workshops/..%2f..%2fsecret.html",
      "/..%5csecret.html",
    ]) {
      expect((await ask(path)).status, path).toBe(404);
    }
  });

  test("tells a browser that has the page already, and sends it anew once it has changed", async () => {
    const first = await ask("/");
    const headers = { "if-none-match": first.headers.get("etag") ?? "" };
    const second = await ask("/", { headers });
    expect(second.status).toBe(304);
    expect(await second.text()).toBe("");
    await page("index.html", "<h1>Home again</h1>");
    expect((await ask("/", { headers })).status).toBe(200);
  });

  test("compresses what gains from it, for browsers that take it", async () => {
    const bytes = async (encoding: string, path: string) => {
      const answer = await ask(path, { headers: { "accept-encoding": encoding } });
      expect(answer.headers.get("vary")).toBe("accept-encoding");
      return {
        encoding: answer.headers.get("content-encoding"),
        body: Buffer.from(await answer.arrayBuffer()),
      };
    };
    const brotli = await bytes("gzip, br", "/assets/css/site.css");
    expect(brotli.encoding).toBe("br");
    expect(brotliDecompressSync(brotli.body).toString()).toBe(long);
    const gzip = await bytes("gzip;q=0.8, br;q=0", "/assets/css/site.css");
    expect(gzip.encoding).toBe("gzip");
    expect(gunzipSync(gzip.body).toString()).toBe(long);
    expect((await bytes("br", "/assets/fonts/type.woff2")).encoding).toBeNull();
    expect((await bytes("", "/assets/css/site.css")).body.toString()).toBe(long);
  });

  test("answers HEAD as GET without the body, and refuses other methods on a page", async () => {
    const head = await ask("/workshops/", { method: "HEAD" });
    expect(head.status).toBe(200);
    expect(Number(head.headers.get("content-length"))).toBeGreaterThan(long.length);
    expect(await head.text()).toBe("");
    const post = await ask("/workshops/", { method: "POST", body: "x" });
    expect(post.status).toBe(405);
    expect(post.headers.get("allow")).toBe("GET, HEAD");
  });

  test("calls a function with its parameters and the caller's own address, whatever a header claims", async () => {
    serve((_request, { params, ip, requestId }) => Response.json({ params, ip, requestId }), {
      paths: ["/book/:slug"],
    });
    const headers = { "x-forwarded-for": "203.0.113.9", "x-nf-client-connection-ip": "203.0.113.9" };
    const answer = await ask("/book/key%20one/", { headers }, "::ffff:192.0.2.7");
    expect(await answer.json()).toEqual({
      params: { slug: "key%20one" },
      ip: "192.0.2.7",
      requestId: expect.stringMatching(/^[\da-f-]{36}$/) as string,
    });
  });

  test("lets a built page win over a function that prefers it, and a function win otherwise", async () => {
    serve(() => new Response("from the function"), { paths: ["/workshops/:slug"], preferStatic: true });
    expect(await (await ask("/workshops/one/")).text()).toContain("One, built");
    expect(await (await ask("/workshops/newer")).text()).toBe("from the function");
    functions = [];
    serve(() => new Response("from the function"), { paths: ["/workshops/:slug"] });
    expect(await (await ask("/workshops/one/")).text()).toBe("from the function");
  });

  test("reports a function that fails and answers 500 without a stack", async () => {
    serve(() => Promise.reject(new Error("a secret cause")), { paths: ["/broken"] });
    const answer = await ask("/broken");
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain("secret");
    expect(faults.at(-1)).toEqual(new Error("a secret cause"));
  });
});
