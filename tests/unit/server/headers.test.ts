import { parseAllHeaders } from "netlify-headers-parser";
import { describe, expect, it } from "vitest";
import { securityHeaders } from "../../../src/server/headers.ts";

describe("the security headers", () => {
  it("are the same on built pages and on those of functions", async () => {
    const { headers, errors } = await parseAllHeaders({ netlifyConfigPath: "netlify.toml" });
    expect(errors).toEqual([]);
    const rule = headers.find((candidate) => candidate.for === "/*");
    const built = Object.entries(rule?.values ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
    expect(Object.fromEntries(built)).toEqual(securityHeaders);
  });

  it("allow no source but the site's own, and no inline code or style", () => {
    const policy = securityHeaders["content-security-policy"];
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval'? |https?:|\*/);
  });

  it("keep browsers on TLS for two years", () => {
    expect(securityHeaders["strict-transport-security"]).toMatch(/max-age=63072000/);
  });
});
