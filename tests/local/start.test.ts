import { spawn } from "node:child_process";
import { readdir, stat } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { freePorts, run, testFolder } from "./local-site.ts";
import type { LocalSite, Ports } from "./local-site.ts";

const person = {
  name: "Ada Okafor",
  email: "ada@dudley.example",
  organisation: "Thorns Primary School",
  role: "Teacher",
  team: "Year 4",
};

describe("npm start", () => {
  test("prints where the site and the mailbox are and how to stop, and keeps what was booked", async () => {
    const folder = await testFolder();
    const ports = await freePorts();
    const first = run(ports, { settings: { DATA_DIR: folder } });
    await first.started;
    expect(first.said()).toEqual({
      out: [
        `The site     http://127.0.0.1:${ports.PORT}/`,
        `The mailbox  http://127.0.0.1:${ports.MAIL_PORT}/`,
        "To stop      press Ctrl-C",
      ],
      err: [],
    });
    const slug = await openWorkshop(first.url);
    const before = await placesLeft(first.url, slug);
    await book(first.url, slug);
    expect(await placesLeft(first.url, slug)).toBe(before - 1);

    first.child.kill("SIGTERM");
    expect(await first.ended).toBe(0);
    const secret = join(folder, "link-secret");
    expect((await stat(secret)).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).isDirectory()).toBe(true);
    expect((await readdir(folder)).sort()).toEqual(["database", "link-secret", "mail", "site"]);

    const second = run(ports, { settings: { DATA_DIR: folder } });
    await second.started;
    expect(await placesLeft(second.url, slug)).toBe(before - 1);
    const mails = (await (await fetch(`http://127.0.0.1:${ports.MAIL_PORT}/email`)).json()) as unknown[];
    expect(mails).toHaveLength(1);
    second.child.kill("SIGINT");
    expect(await second.ended).toBe(0);
    expect(second.said().err).toEqual([]);
  });

  test("can be stopped while it starts", async () => {
    const ports = await freePorts();
    const site = run(ports, { settings: { DATA_DIR: await testFolder() } });
    while (!(await answers("127.0.0.1", ports.PORT))) await pause(20);
    site.child.kill("SIGTERM");
    expect(await site.ended).toBe(0);
    expect(site.said()).toEqual({ out: [], err: [] });
  });
});

test("a site that npm started stops when npm does", async () => {
  const ports = await freePorts();
  const folder = await testFolder();
  // As npm does: through a shell, which a signal ends without reaching what it runs.
  const shell = spawn("sh", ["-c", `"${process.execPath}" src/local/start.mjs; true`], {
    env: { ...process.env, ...ports, DATA_DIR: folder, npm_lifecycle_event: "start" },
    stdio: "ignore",
  });
  onTestFinished(() => void shell.kill("SIGKILL"));
  while (!(await answers("127.0.0.1", ports.PORT))) await pause(50);
  shell.kill("SIGTERM");
  while (await answers("127.0.0.1", ports.PORT)) await pause(50);
});

describe("a site that runs", () => {
  const tidy: (() => Promise<void>)[] = [];
  let ports: Ports;
  let site: LocalSite;

  beforeAll(async () => {
    const cleanUp = (work: () => Promise<void>) => void tidy.unshift(work);
    ports = await freePorts();
    site = run(ports, { settings: { DATA_DIR: await testFolder(cleanUp) }, cleanUp });
    await site.started;
  });
  afterAll(async () => {
    for (const work of tidy) await work();
  });

  test("listens on this machine only, and shows the mailbox to no other site's page", async () => {
    for (const port of Object.values(ports)) {
      expect(await answers("127.0.0.1", port)).toBe(true);
      // Every address of the form 127.x.x.x is this machine; only what listens on all addresses answers at each.
      expect(await answers("127.0.0.2", port)).toBe(false);
    }
    const mailbox = `http://127.0.0.1:${ports.MAIL_PORT}/email`;
    expect((await fetch(mailbox)).status).toBe(200);
    expect((await fetch(mailbox, { headers: { origin: "https://elsewhere.example" } })).status).toBe(403);
    expect(await raw(ports.MAIL_PORT, "GET /email HTTP/1.1\r\nHost: elsewhere.example\r\n")).toMatch(
      /^HTTP\/1.1 403/,
    );
  });

  test("sends whoever comes by the machine's other name to the one that forms work at", async () => {
    const answer = await fetch(`http://localhost:${ports.PORT}/workshops/?from=1`, { redirect: "manual" });
    expect(answer.status).toBe(307);
    expect(answer.headers.get("location")).toBe(`${site.url}/workshops/?from=1`);
  });

  test("serves nothing from outside the site, whatever the address", async () => {
    const addresses = [
      "/../link-secret",
      "/..%2flink-secret",
      "/%2e%2e/link-secret",
      "//etc/passwd",
      "/..\\link-secret",
    ];
    for (const path of addresses) {
      const answer = await raw(ports.PORT, `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${ports.PORT}\r\n`);
      expect(answer, path).toMatch(/^HTTP\/1.1 40[04] /);
    }
  });

  test("lets a request under way finish before it stops, and takes no new one", async () => {
    const slug = await openWorkshop(site.url);
    const body = new URLSearchParams({ ...person, website: "" }).toString();
    const request = [
      `POST /book/${slug} HTTP/1.1`,
      `Host: 127.0.0.1:${ports.PORT}`,
      `Origin: ${site.url}`,
      "Content-Type: application/x-www-form-urlencoded",
      `Content-Length: ${body.length}`,
    ].join("\r\n");
    const socket = connect(Number(ports.PORT), "127.0.0.1");
    let answer = "";
    socket.on("data", (part) => (answer += part.toString()));
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.write(`${request}\r\n\r\n${body.slice(0, 10)}`);
    await pause(500);
    site.child.kill("SIGTERM");
    while (await answers("127.0.0.1", ports.PORT)) await pause(20);
    expect(site.child.exitCode).toBeNull();
    socket.write(body.slice(10));
    expect(await site.ended).toBe(0);
    await closed;
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
    expect(answer).toContain("Ada Okafor");
  });
});

async function openWorkshop(url: string): Promise<string> {
  const workshop = (await workshops(url)).find(({ status }) => status === "open");
  return workshop?.slug ?? "";
}

async function placesLeft(url: string, slug: string): Promise<number> {
  return (await workshops(url)).find((workshop) => workshop.slug === slug)?.placesLeft ?? -1;
}

async function workshops(url: string) {
  const answer = (await (await fetch(`${url}/api/workshops.json`)).json()) as {
    workshops: { slug: string; status: string; placesLeft: number }[];
  };
  return answer.workshops;
}

/** Books as a browser does, without a script: the details, then the check page with what it holds. */
async function book(url: string, slug: string): Promise<void> {
  const check = await post(`${url}/book/${slug}`, person);
  const hidden = [...(await check.text()).matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => [
    /name="([^"]*)"/.exec(input)?.[1] ?? "",
    /value="([^"]*)"/.exec(input)?.[1] ?? "",
  ]);
  const booked = await post(`${url}/book/${slug}`, { ...Object.fromEntries(hidden), step: "book" });
  expect(booked.status).toBe(303);
}

function post(url: string, fields: Record<string, string>): Promise<Response> {
  return fetch(url, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { origin: new URL(url).origin },
    redirect: "manual",
  });
}

function answers(host: string, port: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(port), host);
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

/** Sends what no client library would, and gives back the whole answer. */
function raw(port: string, head: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), "127.0.0.1");
    let answer = "";
    socket.on("data", (part) => (answer += part.toString()));
    socket.once("end", () => resolve(answer)).once("error", reject);
    socket.write(`${head}Connection: close\r\n\r\n`);
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
