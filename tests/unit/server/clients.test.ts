import { describe, expect, it } from "vitest";
import { clientHash } from "../../../src/server/clients.ts";

const secret = "the secret of the site";
const morning = new Date("2026-09-01T09:00:00Z");

const hash = (ip: string, now = morning) => clientHash(ip, now, secret);

describe("what stands for a client's IP", () => {
  it("is the same all day, and another the next day", () => {
    expect(hash("192.0.2.1")).toBe(hash("192.0.2.1", new Date("2026-09-01T23:59:59Z")));
    expect(hash("192.0.2.1")).not.toBe(hash("192.0.2.1", new Date("2026-09-02T00:00:00Z")));
  });

  it("differs between clients and between secrets, and does not show the IP", () => {
    expect(hash("192.0.2.1")).not.toBe(hash("192.0.2.2"));
    expect(hash("192.0.2.1")).not.toBe(clientHash("192.0.2.1", morning, "another secret"));
    expect(hash("192.0.2.1")).toMatch(/^[0-9a-f]{64}$/);
  });

  it("is one for a whole IPv6 network, however its addresses are written", () => {
    const one = hash("2001:db8:1:2:3:4:5:6");
    expect(hash("2001:db8:1:2::9")).toBe(one);
    expect(hash("2001:0DB8:0001:0002:ffff::")).toBe(one);
    expect(hash("2001:db8:1:3::9")).not.toBe(one);
  });

  it("is one for an IPv4 address and the same address mapped into IPv6", () => {
    expect(hash("::ffff:192.0.2.1")).toBe(hash("192.0.2.1"));
  });

  it("copes with what is no address at all", () => {
    expect(hash("")).toMatch(/^[0-9a-f]{64}$/);
    expect(hash("::1")).not.toBe(hash("2001:db8::1"));
  });
});
