import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import sitemap from "../../../src/pages/sitemap.11ty.ts";
import { workshopCalendar } from "../../../src/workshops/calendar.ts";
import { workshopFeed } from "../../../src/workshops/feed.ts";
import type { ListedWorkshop, Workshop } from "../../../src/workshops/workshop.ts";
import { checkedAt, exampleSite as site, exampleWorkshop } from "./example.ts";

const past = exampleWorkshop({ slug: "past", ended: true, phase: 2 });

const all = (xml: string, tag: string) =>
  [...xml.matchAll(new RegExp(`<${tag}(?:\\s[^>]*)?>([^<]*)</${tag}>`, "g"))].map(([, text]) => text);

describe("The feed of workshops", () => {
  const feed = (workshops: ListedWorkshop[]) => workshopFeed({ site, workshops, checkedAt });

  it("has what Atom asks of a feed and of an entry", () => {
    const xml = feed([exampleWorkshop()]);
    expect(xml).toMatch(
      /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/,
    );
    const entry = xml.slice(xml.indexOf("<entry>"));
    const head = xml.slice(0, xml.indexOf("<entry>"));
    for (const tag of ["title", "id", "updated"]) {
      expect(all(head, tag)).toHaveLength(1);
      expect(all(entry, tag)).toHaveLength(1);
    }
    expect(all(head, "name")).toEqual(["Test Team"]);
    expect(xml).toContain(
      '<link rel="self" type="application/atom+xml" href="https://restorative.test/feeds/',
    );
    expect(entry).toContain('href="https://restorative.test/workshops/three-day-programme-1/"');
  });

  it("keeps an entry's id while everything else about the workshop changes", () => {
    const [, id] = all(feed([exampleWorkshop()]), "id");
    const moved = exampleWorkshop({ title: "Renamed", venue: "Elsewhere", opensAt: "2026-09-09T00:00:00Z" });
    expect(all(feed([moved]), "id")[1]).toBe(id);
    expect(id).toBe("tag:restorative.test,2026:workshops/three-day-programme-1");
  });

  it("puts the newest announcement first, dates none in the future and takes its own date from it", () => {
    const xml = feed([
      exampleWorkshop({ slug: "old", opensAt: "2026-06-01T00:00:00Z" }),
      exampleWorkshop({ slug: "newer", opensAt: "2026-10-01T01:00:00+01:00" }),
      exampleWorkshop({ slug: "opens-later", opensAt: "2027-01-01T00:00:00Z" }),
    ]);
    expect(all(xml, "updated")).toEqual([
      "2026-11-21T10:42:00Z",
      "2026-11-21T10:42:00Z",
      "2026-10-01T00:00:00Z",
      "2026-06-01T00:00:00Z",
    ]);
  });

  it("tells again of what has changed since it was announced", () => {
    const xml = feed([
      exampleWorkshop({ slug: "announced", opensAt: "2026-10-01T00:00:00Z" }),
      exampleWorkshop({
        slug: "moved",
        opensAt: "2026-06-01T00:00:00Z",
        changedAt: "2026-11-20T09:30:00.5+00:00",
      }),
      exampleWorkshop({
        slug: "changed-before",
        opensAt: "2026-09-01T00:00:00Z",
        changedAt: "2026-08-01T00:00:00Z",
      }),
    ]);
    expect(all(xml, "updated").slice(1)).toEqual([
      "2026-11-20T09:30:00Z",
      "2026-10-01T00:00:00Z",
      "2026-09-01T00:00:00Z",
    ]);
    expect(xml.indexOf("workshops/moved")).toBeLessThan(xml.indexOf("workshops/announced"));
  });

  it("leaves out what has been, and stays a feed when nothing is left", () => {
    const xml = feed([past]);
    expect(xml).not.toContain("<entry>");
    expect(all(xml, "updated")).toEqual(["2026-11-21T10:42:00Z"]);
  });

  it("writes every character as text", () => {
    const xml = feed([exampleWorkshop({ title: `Bricks & <mortar> "now"` })]);
    expect(all(xml, "title")[1]).toContain("Bricks &amp; &lt;mortar> ");
  });
});

describe("The calendar of workshops", () => {
  const events = (workshops: Workshop[]) => {
    const text = workshopCalendar({ site, workshops, checkedAt });
    const calendar = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]);
    return {
      method: calendar.getFirstPropertyValue("method"),
      zones: calendar.getAllSubcomponents("vtimezone").length,
      events: calendar.getAllSubcomponents("vevent").map((event) => ({
        uid: String(event.getFirstPropertyValue("uid")),
        summary: String(event.getFirstPropertyValue("summary")),
        status: String(event.getFirstPropertyValue("status")),
        starts: String(event.getFirstPropertyValue("dtstart")),
        zone: event.getFirstProperty("dtstart")?.getParameter("tzid"),
      })),
    };
  };

  it("is published with one event for each day, in London's time", () => {
    const calendar = events([exampleWorkshop()]);
    expect(calendar.method).toBe("PUBLISH");
    expect(calendar.zones).toBe(1);
    expect(calendar.events).toEqual(
      [1, 2, 3].map((day) => ({
        uid: `three-day-programme-1-day${day}@restorative.test`,
        summary: `Three-day accredited programme (day ${day})`,
        status: "CONFIRMED",
        starts: `2026-12-${String(7 + day).padStart(2, "0")}T09:30:00`,
        zone: "Europe/London",
      })),
    );
  });

  it("marks what is cancelled and what is a sample", () => {
    const [first] = events([exampleWorkshop({ status: "cancelled", isSample: true })]).events;
    expect(first).toMatchObject({ status: "CANCELLED" });
    expect(first?.summary).toMatch(/^Sample: /);
  });

  it("numbers an entry higher when the workshop has changed, and higher still when it is called off", () => {
    const sequences = [{}, { version: 2 }, { version: 2, status: "cancelled" } as const].map((changes) =>
      workshopCalendar({ site, workshops: [exampleWorkshop(changes)], checkedAt }).match(/SEQUENCE:\d+/g),
    );
    expect(sequences).toEqual([0, 1, 2].map((number) => Array(3).fill(`SEQUENCE:${number}`)));
  });

  it("leaves out the printed programme, which has no times", () => {
    expect(events([past]).events).toEqual([]);
  });
});

describe("The site map", () => {
  it("names every page once, and none that is not to be found", () => {
    const pages = [
      { url: "/workshops/", data: {} },
      { url: "/", data: {} },
      { url: "/search/", data: { index: false } },
      { url: "/404.html", data: {} },
    ];
    const xml = sitemap({ site, collections: { all: pages } });
    expect(all(xml, "loc")).toEqual(["https://restorative.test/", "https://restorative.test/workshops/"]);
    expect(xml).toContain('xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"');
  });

  it("names whole addresses even where the build was not told its own", () => {
    const xml = sitemap({ site: {}, collections: { all: [{ url: "/", data: {} }] } });
    expect(all(xml, "loc")).toEqual(["http://127.0.0.1:8888/"]);
  });
});
