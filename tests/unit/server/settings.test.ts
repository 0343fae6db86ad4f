import { describe, expect, it } from "vitest";
import { readHostSettings, readSettings } from "../../../src/server/settings.ts";

const anyMail = {
  SITE_URL: "https://restorative.example/",
  SUPABASE_URL: "https://project.supabase.co",
  SUPABASE_SECRET_KEY: "sb_secret_x",
  LINK_SECRET: "a".repeat(32),
};

const smtp = {
  ...anyMail,
  MAIL_TRANSPORT: "smtp",
  SMTP_URL: "smtp://127.0.0.1:1025",
  MAIL_FROM: "bookings@restorative.example",
};

const notify = {
  ...anyMail,
  MAIL_TRANSPORT: "notify",
  NOTIFY_API_KEY: "live-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0",
  NOTIFY_TEMPLATE_ID: "f33517ff-2a88-4f6e-b855-c550268ce08a",
};

describe("the settings of a running site", () => {
  it("are read into what the code uses", () => {
    expect(readSettings(smtp)).toEqual({
      siteUrl: "https://restorative.example",
      supabaseUrl: "https://project.supabase.co",
      supabaseSecretKey: "sb_secret_x",
      linkSecret: "a".repeat(32),
      mail: { transport: "smtp", url: "smtp://127.0.0.1:1025", from: "bookings@restorative.example" },
      buildHookUrl: null,
    });
  });

  it("may choose GOV.UK Notify, and then need its key and template alone", () => {
    expect(readSettings(notify).mail).toMatchObject({ transport: "notify" });
  });

  it.each(Object.keys(smtp))("refuse to start without %s, and name it", (name) => {
    expect(() => readSettings({ ...smtp, [name]: undefined })).toThrow(`The setting ${name} is missing`);
    expect(() => readSettings({ ...smtp, [name]: " " })).toThrow(`The setting ${name} is missing`);
  });

  it("name everything that is missing at once", () => {
    expect(() => readSettings({ ...smtp, SITE_URL: "", LINK_SECRET: "", SMTP_URL: "" })).toThrow(
      "The settings SITE_URL, LINK_SECRET and SMTP_URL are missing",
    );
  });

  it.each([
    ["SITE_URL", "restorative.example", "must be the site's address"],
    ["SITE_URL", "http://restorative.example", "must start with https://"],
    ["SITE_URL", "https://restorative.example/site", "must be an origin alone"],
    ["SUPABASE_URL", "project", "must be an address"],
    ["LINK_SECRET", "short", "must be at least 32 characters"],
    ["LINK_SECRET", `${"a".repeat(32)},short`, "must be at least 32 characters"],
    ["MAIL_TRANSPORT", "pigeon", 'must be "smtp" or "notify"'],
    ["SMTP_URL", "https://mail.example", "must start with smtp://"],
    ["MAIL_FROM", "nobody", "must be one email address"],
    ["BUILD_HOOK_URL", "hook", "must be an address"],
  ])("say what is wrong with %s as %s", (name, value, why) => {
    expect(() => readSettings({ ...smtp, [name]: value })).toThrow(`The setting ${name} ${why}`);
  });

  it.each([
    ["NOTIFY_API_KEY", "live-key", "must be a whole API key"],
    ["NOTIFY_TEMPLATE_ID", "template", "must be the identifier of a template"],
  ])("say what is wrong with %s of GOV.UK Notify", (name, value, why) => {
    expect(() => readSettings({ ...notify, [name]: value })).toThrow(`The setting ${name} ${why}`);
  });

  it("never repeat a secret in what they say", () => {
    const message = (() => {
      try {
        readSettings({ ...smtp, LINK_SECRET: "hunter2" });
      } catch (error) {
        return String(error);
      }
      return "";
    })();
    expect(message).toContain("LINK_SECRET");
    expect(message).not.toContain("hunter2");
  });

  it("allow a site without TLS on this machine alone", () => {
    expect(readSettings({ ...smtp, SITE_URL: "http://127.0.0.1:8888" }).siteUrl).toBe(
      "http://127.0.0.1:8888",
    );
    expect(readSettings({ ...smtp, SITE_URL: "http://localhost:8888" }).siteUrl).toBe(
      "http://localhost:8888",
    );
  });
});

describe("the settings of the local server", () => {
  it("need nothing", () => {
    expect(readHostSettings({})).toEqual({
      host: "127.0.0.1",
      port: 8888,
      mailPort: 1080,
      smtpPort: 1025,
      dataDir: ".local",
    });
  });

  it.each(["http", "70000", "-1", "80.5"])("refuse %s as a port", (value) => {
    expect(() => readHostSettings({ PORT: value })).toThrow("The setting PORT must be a port number");
  });
});
