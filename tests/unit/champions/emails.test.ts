import { describe, expect, it } from "vitest";
import { championEmails } from "../../../src/champions/emails.ts";
import { createLinks } from "../../../src/server/links.ts";
import { siteAt } from "../../../src/server/site.ts";

const links = createLinks("a secret that only tests know of");
const now = new Date("2026-09-01T09:00:00Z");
const siteUrl = "https://restorative.test";
const tools = { links, now, siteUrl, site: siteAt(siteUrl), carriesFiles: true };

const row = {
  id: "5b0c5a66-2f3e-4a52-8f0c-3a1f2d4f5b6a",
  name: "Sam Begum",
  email: "sam@dudley.example",
  organisation: "Netherton Park Nursery",
  setting: "early-years",
  why: "To talk with each other.",
  listed: true,
  status: "pending",
  confirm_version: 3,
  leave_version: 2,
};

const write = (kind: string) => {
  const template = championEmails[kind];
  if (!template) throw new Error(`No email of the kind ${kind}`);
  return template(row, tools);
};

const urls = (kind: string) =>
  write(kind).blocks.flatMap((block) => (block.kind === "button" ? [block.url] : []));

const linkIn = (kind: string, action: string) => {
  const url = urls(kind).find((candidate) => candidate.startsWith(`${siteUrl}/champions/${action}/`));
  return url?.split("/").at(-1) ?? "";
};

describe("The emails to champions", () => {
  it("are four, and each has words and a subject of its own", () => {
    const kinds = ["champion-confirm", "champion-welcome", "champion-already", "champion-left"];
    expect(Object.keys(championEmails)).toEqual(kinds);
    expect(new Set(kinds.map((kind) => write(kind).subject)).size).toBe(4);
  });

  it("repeat the name, and nothing else that was typed", () => {
    for (const kind of Object.keys(championEmails)) {
      const text = JSON.stringify(write(kind));
      expect(text).toContain("Sam Begum");
      for (const typed of [row.organisation, row.why, row.setting, row.email])
        expect(text).not.toContain(typed);
    }
  });

  it("confirm with a link for seven days, of the newest request only", () => {
    const token = linkIn("champion-confirm", "confirm");
    const against = { purpose: "champion-confirm", version: 3 } as const;
    expect(links.verify(token, { ...against, now: new Date("2026-09-08T08:59:00Z") })).toBe("valid");
    expect(links.verify(token, { ...against, now: new Date("2026-09-08T09:01:00Z") })).toBe("expired");
    expect(links.verify(token, { ...against, version: 4, now })).toBe("wrong");
  });

  it("let a champion leave with the link in the welcome, and in the answer to asking twice", () => {
    for (const kind of ["champion-welcome", "champion-already"]) {
      const token = linkIn(kind, "leave");
      expect(links.verify(token, { purpose: "champion-leave", version: 2, now })).toBe("valid");
    }
    expect(urls("champion-left").some((url) => url.includes("/leave/"))).toBe(false);
  });

  it("refuse a row that is not a champion's", () => {
    expect(() => championEmails["champion-welcome"]?.({ id: "x" }, tools)).toThrow();
  });
});
