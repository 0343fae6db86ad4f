import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { DataBlock } from "../../../src/components/DataBlock.tsx";
import { FindingTags } from "../../../src/layouts/FindingTags.tsx";
import { ShareTags } from "../../../src/layouts/ShareTags.tsx";
import { eventData } from "../../../src/workshops/event-data.ts";
import { exampleSite, exampleWorkshop } from "../workshops/example.ts";

describe("What search engines are told of a workshop", () => {
  const site = { ...exampleSite, council: "Dudley Council" };

  it("has its days, its venue and who runs it", () => {
    const workshop = exampleWorkshop();
    const event = eventData(workshop, site, "Three days.");
    expect(event).toMatchObject({
      "@type": "EducationEvent",
      name: workshop.title,
      startDate: workshop.startsAt,
      endDate: workshop.endsAt,
      eventStatus: "https://schema.org/EventScheduled",
      organizer: { name: "Dudley Council" },
      location: { name: workshop.venue },
    });
  });

  it("says that it is cancelled, and gives no hours where none were printed", () => {
    const past = exampleWorkshop({ status: "cancelled", phase: 1 });
    expect(eventData(past, site, "")).toMatchObject({
      eventStatus: "https://schema.org/EventCancelled",
      startDate: past.days[0]?.date,
    });
  });

  it("cannot break out of its block of data", () => {
    const html = renderToString(<DataBlock data={{ name: "</script><script>alert(1)</script>" }} />);
    expect(html.match(/<\/?script/g)).toHaveLength(2);
    const json = html.replace(/<[^>]+>/g, "");
    expect(JSON.parse(json)).toEqual({ name: "</script><script>alert(1)</script>" });
  });
});

describe("The head of a page", () => {
  it("tells the search what kind of page it is, for whom, and by which other words", () => {
    const html = renderToString(
      <FindingTags kind="tool" audiences={["families", "partners"]} words={["FGC", "family meeting"]} />,
    );
    expect(html).toContain('content="tool" data-pagefind-filter="kind[content]"');
    expect(html.match(/audience\[content\]/g)).toHaveLength(2);
    expect(html).toContain('content="FGC, family meeting" data-pagefind-meta="words[content]"');
  });

  it("names a picture by a whole address, the section's own where there is one", () => {
    const page = { title: "A page", path: "/a/", site: { name: "Test", url: "https://restorative.test" } };
    expect(renderToString(<ShareTags {...page} section="approach" />)).toContain(
      '"https://restorative.test/assets/images/share/approach.png"',
    );
    expect(renderToString(<ShareTags {...page} section="nowhere" />)).toContain("/share/home.png");
  });
});
