import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Email } from "../../../src/server/mail/email.ts";
import { renderHtml } from "../../../src/server/mail/render-html.tsx";
import { renderNotify } from "../../../src/server/mail/render-notify.ts";
import { renderText } from "../../../src/server/mail/render-text.ts";

const site = { name: "Restorative Dudley", council: "Dudley Council" };
const url = "https://restorative.test/booking/token";

/** An email with the same typed text wherever text may stand. */
function emailWith(typed: string): Email {
  return {
    subject: `Your place, ${typed}`,
    blocks: [
      { kind: "sentence", text: typed },
      { kind: "sentence", text: `Hello ${typed}, you have a place.` },
      { kind: "list", items: [typed, "Bring nothing."] },
      { kind: "facts", rows: [["Name", typed]] },
      { kind: "button", text: "See your booking", url },
    ],
  };
}

const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title><h1>Hello",
    "&lt;b&gt; &amp;",
    "[click](https://evil.example)",
    "# Heading",
    "* item",
    "1. item",
    "^ quotation",
    "• item",
    "---",
    "((name))",
    "Ann\r\n\r\nWe owe you money.\r\n",
    "Ann\u2028Bo\u2029Cy\u0085Di\u000b",
    "`code` **bold** _em_ ~~x~~",
    "<https://evil.example>",
    "![x](https://evil.example/x.png)",
  ),
);

const skeleton = (html: string) => html.match(/<[a-z!/][^>]*>/gi)?.join("");

describe("the HTML of an email", () => {
  it("has the same elements whatever was typed", () => {
    const expected = skeleton(renderHtml(emailWith("Ann"), site));
    fc.assert(
      fc.property(hostile, (typed) => {
        expect(skeleton(renderHtml(emailWith(typed), site))).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });

  it("names its language and fetches nothing", () => {
    const html = renderHtml(emailWith("Ann"), site);
    expect(html).toMatch(/^<!doctype html><html lang="en-GB">/);
    expect(html).not.toMatch(/<(img|script|link|iframe)|url\(|@import/i);
    expect(html.match(/https?:/g)).toHaveLength(1);
  });

  it("marks each fact with its label for those who listen to it", () => {
    expect(renderHtml(emailWith("Ann"), site)).toMatch(/<th scope="row"[^>]*>Name<\/th><td[^>]*>Ann<\/td>/);
  });
});

describe("the plain text of an email", () => {
  it("has the same lines whatever was typed", () => {
    const lines = (typed: string) =>
      renderText(emailWith(typed)).split(/[\r\n\v\f\u0085\u2028\u2029]/).length;
    const expected = lines("Ann");
    fc.assert(
      fc.property(hostile, (typed) => {
        expect(lines(typed)).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });

  it("reads like a letter", () => {
    expect(renderText(emailWith("Ann"))).toBe(
      [
        "Ann",
        "",
        "Hello Ann, you have a place.",
        "",
        "* Ann",
        "* Bring nothing.",
        "",
        "Name: Ann",
        "",
        "See your booking:",
        url,
        "",
      ].join("\n"),
    );
  });
});

describe("the Markdown for GOV.UK Notify", () => {
  it("has one link, ours, whatever was typed", () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        const markdown = renderNotify(emailWith(typed));
        expect(markdown.match(/(?<!\\)\]\(/g)).toEqual(["]("]);
        expect(markdown.endsWith(`[See your booking](${url})`)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("starts no heading, list or quotation and opens no placeholder with what was typed", () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        const [sentence = ""] = renderNotify(emailWith(typed)).split("\n\n");
        expect(sentence).not.toMatch(/^([#*+•^>-]|\d+\.)/);
        expect(sentence).not.toContain("((");
      }),
      { numRuns: 300 },
    );
  });

  it("leaves an ordinary name as it is", () => {
    expect(renderNotify({ subject: "", blocks: [{ kind: "sentence", text: "Zoë O’Neill-Smith" }] })).toBe(
      "Zoë O’Neill-Smith",
    );
  });
});
