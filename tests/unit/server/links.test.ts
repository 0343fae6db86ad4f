import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLinks } from "../../../src/server/links.ts";
import type { Link, Purpose } from "../../../src/server/links.ts";

const purposes: Purpose[] = ["booking", "champion-confirm", "champion-leave"];
const links = createLinks("the first secret of this site");
const now = new Date("2026-09-01T09:00:00Z");
const later = new Date("2026-12-24T00:00:00Z");

const booking: Link = {
  id: "0190d7a2-52cb-4e11-8a37-2b1f6d3c9e55",
  purpose: "booking",
  version: 1,
  expiresAt: later,
};

const anyLink = fc.record({
  id: fc.uuid(),
  purpose: fc.constantFrom(...purposes),
  version: fc.nat(),
  expiresAt: fc
    .integer({ min: now.getTime() / 1000 + 1, max: 4_000_000_000 })
    .map((seconds) => new Date(seconds * 1000)),
});

describe("a link in an email", () => {
  it("is valid for the row, purpose and version it was made for", () => {
    fc.assert(
      fc.property(anyLink, (link) => {
        expect(links.verify(links.sign(link), { ...link, now })).toBe("valid");
      }),
    );
  });

  it("tells whose row to look up, and until when it holds", () => {
    fc.assert(
      fc.property(anyLink, ({ id, purpose, version, expiresAt }) => {
        const read = links.read(links.sign({ id, purpose, version, expiresAt }));
        expect(read).toEqual({ ok: true, id, purpose, expiresAt });
      }),
    );
  });

  it("is wrong once any character of it has changed", () => {
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=. ";
    fc.assert(
      fc.property(anyLink, fc.nat(), fc.constantFrom(...alphabet), (link, index, character) => {
        const token = links.sign(link);
        const at = index % token.length;
        const changed = token.slice(0, at) + character + token.slice(at + 1);
        fc.pre(changed !== token);
        expect(links.verify(changed, { ...link, now })).toBe("wrong");
      }),
      { numRuns: 500 },
    );
  });

  it("is wrong once any single bit of it has changed", () => {
    fc.assert(
      fc.property(anyLink, fc.nat(), (link, position) => {
        const bytes = Buffer.from(links.sign(link), "base64url");
        const bit = position % (bytes.length * 8);
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(links.verify(bytes.toString("base64url"), { ...link, now })).toBe("wrong");
      }),
      { numRuns: 500 },
    );
  });

  it("is wrong cut short, made longer, or made up", () => {
    const token = links.sign(booking);
    fc.assert(
      fc.property(fc.string(), fc.nat({ max: 75 }), (text, end) => {
        for (const made of [text, token.slice(0, end), token + (text || "A")]) {
          expect(links.read(made)).toEqual({ ok: false });
          expect(links.verify(made, { ...booking, now })).toBe("wrong");
        }
      }),
    );
  });

  it("is wrong for any other purpose or version", () => {
    fc.assert(
      fc.property(anyLink, fc.constantFrom(...purposes), fc.nat(), (link, purpose, version) => {
        const token = links.sign(link);
        if (purpose !== link.purpose) expect(links.verify(token, { ...link, purpose, now })).toBe("wrong");
        if (version !== link.version) expect(links.verify(token, { ...link, version, now })).toBe("wrong");
      }),
    );
  });

  it("has expired at the very moment it names, and not before", () => {
    const token = links.sign(booking);
    expect(links.verify(token, { ...booking, now: new Date(later.getTime() - 1) })).toBe("valid");
    expect(links.verify(token, { ...booking, now: later })).toBe("expired");
  });

  it("that was never ours is wrong, not expired", () => {
    const token = createLinks("a secret of someone else").sign(booking);
    expect(links.verify(token, { ...booking, now: new Date("2030-01-01T00:00:00Z") })).toBe("wrong");
  });

  it("still holds after the secret was changed, while the old one stands behind the new", () => {
    const both = createLinks("the second secret,the first secret");
    const old = createLinks("the first secret").sign(booking);
    expect(both.verify(old, { ...booking, now })).toBe("valid");
    expect(createLinks("the second secret").verify(old, { ...booking, now })).toBe("wrong");
    const fresh = both.sign(booking);
    expect(createLinks("the second secret").verify(fresh, { ...booking, now })).toBe("valid");
  });

  it("holds nothing but letters, digits, - and _, and ends in a letter", () => {
    fc.assert(
      fc.property(anyLink, (link) => {
        expect(links.sign(link)).toMatch(/^[\w-]{75}[A-Z]$/);
      }),
    );
  });

  it("is never made for something that is not a row's id", () => {
    expect(() => links.sign({ ...booking, id: "../../etc" })).toThrow("id of a row");
  });
});
