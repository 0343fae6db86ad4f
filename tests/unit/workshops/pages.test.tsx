import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { NextWorkshops } from "../../../src/workshops/NextWorkshops.tsx";
import { WorkshopList } from "../../../src/workshops/WorkshopList.tsx";
import { WorkshopPage } from "../../../src/workshops/WorkshopPage.tsx";
import type { Workshop } from "../../../src/workshops/workshop.ts";
import { checkedAt, exampleSite as site, exampleWorkshop } from "./example.ts";

const course = {
  slug: "three-day-programme",
  title: "Three-day accredited programme",
  summary: "The whole of it.",
  about: ["First paragraph.", "Second paragraph."],
  booking: "Come to every day.",
  days: 3,
};

const reading = {
  title: "Workshops",
  description: "Workshops.",
  reviewed: { last: "2026-11-21", next: "2027-05-21" },
};

const list = (workshops: Workshop[]) =>
  renderToString(<WorkshopList {...{ site, workshops, checkedAt, reading }} courses={[course]} />);

const page = (workshop: Workshop) =>
  renderToString(<WorkshopPage {...{ site, workshop, course, checkedAt }} />);

/** What a reader sees without scripts: nothing that is hidden. */
const words = (html: string) =>
  html
    .replace(/<(\w+)[^>]* hidden[^>]*>[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

const past = exampleWorkshop({ slug: "past", ended: true, status: "closed", phase: 2 });

describe("The list of workshops", () => {
  it("shows each one to come with its places in words, and none that has ended", () => {
    const html = list([
      past,
      exampleWorkshop(),
      exampleWorkshop({ slug: "b", status: "full", placesLeft: 0 }),
    ]);
    expect(html.match(/class="seat-ring"/g)).toHaveLength(2);
    expect(words(html)).toContain("9 of 24 places left Book a place");
    expect(words(html)).toContain("Full. All 24 places are taken.");
    expect(words(html)).toContain("Places were checked at 10:42am on Saturday 21 November 2026 .");
    expect(html).not.toContain("/workshops/past/");
  });

  it("describes every course, with its dates or with none", () => {
    expect(words(list([exampleWorkshop()]))).toMatch(/Come to every day\. 8 ?, 9 and 10 December 2026/);
    expect(words(list([past]))).toMatch(/Come to every day\. No date is set yet\./);
  });

  it("says above the courses which of it is still an example", () => {
    expect(words(list([])).split("What each course is about")[1]).toMatch(
      /^[^.]*\..* examples until the team confirms/,
    );
  });

  it("says what to do while there is no date, and then asks for no places", () => {
    const html = list([past]);
    expect(words(html)).toContain("No dates are set just now");
    expect(html).not.toContain("/assets/places.js");
  });

  it("gives a calendar that follows by itself, and not a file that would stay as it is", () => {
    for (const html of [list([exampleWorkshop()]), list([]), page(exampleWorkshop())]) {
      expect(html).toMatch(/href="webcal:[^"]*\/calendar\/workshops\.ics"/);
      expect(html).not.toMatch(/href="(https?:[^"]*)?\/calendar\/workshops\.ics"/);
      expect(words(html)).toContain("Copy this address");
    }
  });

  it("carries a banner only while one of the dates is a sample", () => {
    expect(words(list([exampleWorkshop({ isSample: true })]))).toContain("Sample dates.");
    expect(words(list([exampleWorkshop()]))).not.toContain("Sample dates.");
  });

  it("gives each link a name of its own", () => {
    const html = list([exampleWorkshop(), exampleWorkshop({ slug: "b", title: "Circles" })]);
    const names = [...html.matchAll(/href="\/book\/[^"]+" x-bind[^>]*>(.*?)<\/a>/g)].map(([, name]) =>
      words(name ?? ""),
    );
    expect(names).toEqual([
      "Book a place : Three-day accredited programme, 8, 9 and 10 December 2026 ",
      "Book a place : Circles, 8, 9 and 10 December 2026 ",
    ]);
  });
});

describe("The page of one workshop", () => {
  it("grows the ring, and shows each day with its times", () => {
    const html = page(exampleWorkshop());
    expect(html).toContain('width="18rem"');
    expect(words(html)).toContain("Wednesday 9 December 2026 , 9:30am to 4pm");
  });

  it("offers no place on what is closed, cancelled or over", () => {
    for (const workshop of [
      exampleWorkshop({ status: "closed" }),
      exampleWorkshop({ status: "cancelled" }),
      past,
    ]) {
      expect(words(page(workshop))).not.toMatch(/Book your place|Join the waiting list/);
    }
  });

  it("asks nobody to come to days that have passed", () => {
    expect(words(page(exampleWorkshop()))).toContain("Second paragraph. Come to every day.");
    expect(words(page(past))).toContain("Second paragraph.");
    expect(words(page(past))).not.toContain("Come to every day.");
  });

  it("says how to get there, about steps and what there is to eat, where somebody has said", () => {
    const said = {
      directions: "Bus 8 to the gate.",
      stepFree: "partly",
      catering: "Soup and bread.",
    } as const;
    const text = words(page(exampleWorkshop(said)));
    expect(text).toContain("How to get there Bus 8 to the gate.");
    expect(text).toContain("Step-free access Part of the venue can be reached without steps.");
    expect(text).toContain("Food and drink Soup and bread.");
    expect(words(page(exampleWorkshop()))).not.toMatch(/How to get there|Step-free|Food and drink/);
    expect(words(page({ ...past, ...said }))).not.toContain("Bus 8");
  });

  it("says of an online workshop that the link comes to those with a place", () => {
    const html = page(exampleWorkshop({ venue: "Online", isOnline: true }));
    expect(words(html)).toContain("The link comes with the joining instructions, to everyone with a place.");
    expect(html).toContain("OnlineEventAttendanceMode");
  });

  it("still stands when its course has gone from the facts", () => {
    const html = renderToString(
      <WorkshopPage {...{ site, workshop: exampleWorkshop(), course: undefined, checkedAt }} />,
    );
    expect(words(html)).toContain("Three-day accredited programme");
  });
});

describe("The next workshops", () => {
  it("are three at the most, or a sentence that says there are none", () => {
    const four = ["a", "b", "c", "d"].map((slug) => exampleWorkshop({ slug }));
    const shown = renderToString(<NextWorkshops workshops={four} checkedAt={checkedAt} />);
    expect(shown.match(/class="seat-ring"/g)).toHaveLength(3);
    const none = renderToString(<NextWorkshops workshops={[past]} checkedAt={checkedAt} />);
    expect(words(none)).toContain("No dates are set just now.");
  });
});
