import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseAnswers, readForm } from "../../../src/server/forms.ts";
import { formPost, testSite } from "../../support/services.ts";

const rules = { siteUrl: testSite, fields: ["name", "email", "why"] };

async function values(request: Request) {
  const form = await readForm(request, rules);
  return form.ok ? form.values : form.response.status;
}

/** A body as bytes on the wire, which `formPost` would encode away. */
function rawPost(body: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request(`${testSite}/book/circles`, {
    method: "POST",
    headers: { origin: testSite, "content-type": "application/x-www-form-urlencoded", ...headers },
    body,
    duplex: "half",
  } as RequestInit);
}

describe("a form from the site's own page", () => {
  it("reads as it was typed", () => {
    return fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), async (typed) => {
        fc.pre(!/\0|\r\n|[\ud800-\udfff]/u.test(typed));
        expect(await values(formPost("/book/circles", { name: typed }))).toEqual({
          name: typed,
          email: "",
          why: "",
        });
      }),
    );
  });

  it("reads a field that was left out as empty", async () => {
    expect(await values(formPost("/book/circles", {}))).toEqual({ name: "", email: "", why: "" });
  });

  it("counts a line break as the one key that made it", async () => {
    expect(await values(formPost("/book/circles", { why: "One\r\nTwo" }))).toMatchObject({ why: "One\nTwo" });
  });

  it("may name its character set", async () => {
    const contentType = "application/x-www-form-urlencoded; charset=UTF-8";
    expect(await values(formPost("/book/circles", { name: "Zoë" }, { contentType }))).toMatchObject({
      name: "Zoë",
    });
  });

  it("may be as large as the limit, to the byte", async () => {
    const name = "a".repeat(65_536 - "name=".length);
    expect(await values(formPost("/book/circles", { name }))).toMatchObject({ name });
    expect(await values(formPost("/book/circles", { name: `${name}a` }))).toBe(413);
  });
});

describe("a form that came from elsewhere", () => {
  it.each([
    ["no origin", null],
    ["the origin null", "null"],
    ["a foreign origin", "https://evil.example"],
    ["an origin that starts like ours", `${testSite}.evil.example`],
    ["our host without TLS", testSite.replace("https", "http")],
    ["our host at another port", `${testSite}:8443`],
  ])("is refused with %s, and the page says what to try", async (_name, origin) => {
    const form = await readForm(formPost("/book/circles", { name: "Ann" }, { origin }), rules);
    if (form.ok) throw new Error("The form was read");
    expect(form.response.status).toBe(403);
    expect(await form.response.text()).toMatch(/Nothing was saved\..*send it from there/s);
  });
});

describe("what is not a form", () => {
  it.each([
    ["nothing said", null],
    ["JSON", "application/json"],
    ["plain text", "text/plain"],
    ["parts, as for files", "multipart/form-data; boundary=x"],
    ["another character set", "application/x-www-form-urlencoded; charset=utf-16"],
  ])("is refused with %s", async (_name, contentType) => {
    expect(await values(formPost("/book/circles", { name: "Ann" }, { contentType }))).toBe(415);
  });

  it.each([
    ["a field twice", "name=Ann&name=Bo"],
    ["a field that is not asked", "name=Ann&admin=1"],
    ["a field of the language's own", "name=Ann&__proto__=1"],
    ["a NUL", "name=Ann%00"],
    ["a percent sign with nothing behind", "name=100%"],
    ["bytes that are no UTF-8", "name=%ff"],
    ["half of a surrogate pair", "name=%ED%A0%80"],
  ])("is refused with %s", async (_name, body) => {
    expect(await values(rawPost(body))).toBe(400);
  });

  it("is refused with raw bytes that are no UTF-8", async () => {
    expect(await values(rawPost(new Uint8Array([0x6e, 0x61, 0x6d, 0x65, 0x3d, 0xff])))).toBe(400);
  });

  it("never breaks, whatever the bytes", () => {
    return fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const form = await readForm(rawPost(new Uint8Array(bytes)), rules);
        if (!form.ok) expect(form.response.status).toBe(400);
      }),
    );
  });
});

describe("a form that is too large", () => {
  it("is refused by what it says of itself, before any of it is read", async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>(
      { pull: (controller) => (pulled++, controller.enqueue(new Uint8Array(1000))) },
      { highWaterMark: 0 },
    );
    expect(await values(rawPost(body, { "content-length": "70000" }))).toBe(413);
    expect(pulled).toBe(0);
  });

  it("is refused by what arrives, and reading stops there", async () => {
    let pulled = 0;
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => (pulled++, controller.enqueue(new Uint8Array(10_000).fill(97))),
        cancel: () => void (cancelled = true),
      },
      { highWaterMark: 0 },
    );
    expect(await values(rawPost(body))).toBe(413);
    expect(pulled).toBe(7);
    expect(cancelled).toBe(true);
  });

  it("is refused though it claims to be small", async () => {
    const body = `name=${"a".repeat(70_000)}`;
    expect(await values(rawPost(body, { "content-length": "10" }))).toBe(413);
  });
});

describe("the trap for programs that fill in every field", () => {
  it("answers as if all were well", async () => {
    const form = await readForm(
      formPost("/book/circles", { name: "Ann", website: "https://spam.example" }),
      rules,
    );
    expect(form.ok).toBe(false);
    if (!form.ok) expect(form.response.status).toBe(200);
  });

  it("is nothing to those who leave it empty", async () => {
    expect(await values(formPost("/book/circles", { name: "Ann", website: "" }))).toMatchObject({
      name: "Ann",
    });
  });
});

describe("the answers of a form", () => {
  const schema = z.object({
    name: z.string().min(1, "Enter your name").max(5, "Shorten your name").regex(/^A/, "Start with an A"),
    email: z.email("Enter an email address"),
  });

  it("come out parsed", () => {
    const answers = parseAnswers(schema, { name: "Ann", email: "ann@school.example" });
    expect(answers).toEqual({ ok: true, data: { name: "Ann", email: "ann@school.example" } });
  });

  it("come back with one fault a field, in the order they were asked, and all that was typed", () => {
    const typed = { name: "Bartholomew", email: "no" };
    expect(parseAnswers(schema, typed)).toEqual({
      ok: false,
      errors: [
        { field: "name", message: "Shorten your name" },
        { field: "email", message: "Enter an email address" },
      ],
      values: typed,
    });
  });
});
