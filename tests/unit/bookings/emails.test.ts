import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { changingEmails } from "../../../src/bookings/changing/emails.ts";
import { bookingEmails } from "../../../src/bookings/emails.ts";
import { offerEmails } from "../../../src/bookings/offers/emails.ts";
import { organisingEmails } from "../../../src/bookings/organising/emails.ts";
import { createLinks } from "../../../src/server/links.ts";
import type { Email } from "../../../src/server/mail/email.ts";
import { renderHtml } from "../../../src/server/mail/render-html.tsx";
import { renderNotify } from "../../../src/server/mail/render-notify.ts";
import { renderText } from "../../../src/server/mail/render-text.ts";
import { siteAt } from "../../../src/server/site.ts";
import { booking, person } from "./example.ts";

const siteUrl = "https://restorative.test";
const links = createLinks("a secret of thirty-two letters or more");
const now = new Date("2026-09-01T09:00:00Z");
const site = siteAt(siteUrl);

const waiting = { ...booking, status: "waiting", position: 3, had_place: false };
const cancelled = { ...booking, status: "cancelled", ended_as: "cancelled", version: 2 };
const left = { ...waiting, status: "cancelled", ended_as: "cancelled", position: null, version: 2 };
const held = { ...booking, status: "held", had_place: false, held_until: "2026-09-02T09:00:00+00:00" };
const heldInLine = { ...waiting, held_until: held.held_until };
const until = "2026-09-03T09:00:00+00:00";
const offered = {
  ...booking,
  status: "offered",
  had_place: false,
  version: 2,
  offer: { number: 1, until, first_come: false },
};
const lastPlaces = {
  ...waiting,
  offer: { number: 1, until: booking.workshop.starts_at, first_come: true },
};
const lapsed = { ...left, ended_as: "lapsed" };
const passed = { ...left, ended_as: "passed" };
const together = { ...offered, together: true };
const joining = { text: "Bring a pen.\nRing the bell.", online_link: "https://meet.example/room" };

const cases = [
  { kind: "booked", context: booking },
  { kind: "waiting", context: waiting },
  { kind: "promoted", context: { ...booking, version: 2 } },
  { kind: "already-booked", context: booking },
  { kind: "already-booked", context: waiting },
  { kind: "cancelled", context: cancelled },
  { kind: "already-booked", context: held },
  { kind: "already-booked", context: offered },
  { kind: "cancelled", context: left },
  { kind: "hold", context: held },
  { kind: "hold", context: heldInLine },
  { kind: "hold-lapsed", context: { ...left, ended_as: "unpressed" } },
  { kind: "offered", context: offered },
  { kind: "offered", context: together },
  { kind: "offered", context: { ...offered, follows_cancelled_workshop: true } },
  { kind: "last-places", context: lastPlaces },
  { kind: "offer-lapsed", context: lapsed },
  { kind: "offer-passed", context: passed },
];

function write(kind: string, context: unknown, carriesFiles = true): Email {
  const template = bookingEmails[kind] ?? offerEmails[kind] ?? organisingEmails[kind] ?? changingEmails[kind];
  if (!template) throw new Error(`No template for ${kind}`);
  return template(context, { links, site, siteUrl, carriesFiles, now });
}

function buttons(email: Email): string[] {
  return email.blocks.flatMap((block) => (block.kind === "button" ? [block.url] : []));
}

function tokenIn(email: Email): string {
  const url = buttons(email).find((candidate) => candidate.startsWith(`${siteUrl}/booking/`));
  return new URL(url ?? "").pathname.split("/")[2] ?? "";
}

function entries(email: Email) {
  return (email.attachments ?? []).map(({ content }) => {
    const calendar = new ICAL.Component(ICAL.parse(content));
    const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent") ?? undefined);
    return { method: calendar.getFirstPropertyValue("method"), uid: event.uid, sequence: event.sequence };
  });
}

describe("Every email about a booking", () => {
  it.each(cases)(
    "$kind ($context.status) says what, when, where and which, and greets by name",
    ({ kind, context }) => {
      const email = write(kind, context);
      const text = renderText(email);
      expect(email.subject).toContain("Three-day programme, 7 and 8 October 2026");
      expect(text).toMatch(/^Hello Ada Okafor,\n/);
      expect(text).toContain("Day 1: Wednesday 7 October 2026, 9:30am to 4:30pm");
      expect(text).toContain("Day 2: Thursday 8 October 2026, 9:30am to 4:30pm");
      expect(text).toContain("Venue: Ward House");
      expect(text).toContain("Reference: RD-7KXM9QPT");
    },
  );

  it.each(cases)("$kind ($context.status) repeats nothing else that was typed", ({ kind, context }) => {
    const email = write(kind, context);
    for (const rendered of [renderText(email), renderHtml(email, site), renderNotify(email)]) {
      for (const typed of [person.email, person.organisation, person.role, person.team]) {
        expect(rendered).not.toContain(typed);
      }
    }
  });

  it.each(cases)(
    "$kind ($context.status) is not the place to report a worry, and says who to ring",
    ({ kind, context }) => {
      const email = write(kind, context);
      expect(renderText(email)).toContain("ring 999");
      expect(buttons(email)).toContain("https://restorative.test/worried-about-a-child/");
    },
  );

  it.each(["booked", "waiting", "promoted", "already-booked"])(
    "%s links to the booking, for as long as it lasts",
    (kind) => {
      const token = tokenIn(write(kind, booking));
      const against = { purpose: "booking", version: 1 } as const;
      expect(links.verify(token, { ...against, now })).toBe("valid");
      expect(links.verify(token, { ...against, now: new Date("2026-11-07T16:29:00Z") })).toBe("valid");
      expect(links.verify(token, { ...against, now: new Date("2026-11-07T16:31:00Z") })).toBe("expired");
    },
  );

  it("refuses a context that is no booking", () => {
    expect(() => write("booked", { id: "x" })).toThrow();
  });
});

describe("Calendar entries", () => {
  it("come with a place, a file for each day", () => {
    for (const email of [write("booked", booking), write("promoted", { ...booking, version: 2 })]) {
      expect(entries(email).map((entry) => entry.method)).toEqual(["REQUEST", "REQUEST"]);
      expect(new Set(entries(email).map((entry) => entry.uid)).size).toBe(2);
    }
  });

  it("are taken out by the cancellation, under the same UIDs and with a higher sequence", () => {
    const put = entries(write("booked", booking));
    const out = entries(write("cancelled", cancelled));
    expect(out.map((entry) => entry.method)).toEqual(["CANCEL", "CANCEL"]);
    expect(out.map((entry) => entry.uid)).toEqual(put.map((entry) => entry.uid));
    expect(out.every((entry, day) => entry.sequence > (put[day]?.sequence ?? Infinity))).toBe(true);
  });

  it.each(["cancelled", "handed-over", "moved-away", "workshop-cancelled"])(
    "are not taken out where none can have arrived: %s says what to do about one's own",
    (kind) => {
      const off = { ...cancelled, workshop: { ...cancelled.workshop, called_off_from: 1 } };
      expect(entries(write(kind, { ...off, invited: true }))).toHaveLength(2);
      const email = write(kind, { ...off, invited: false });
      expect(entries(email)).toEqual([]);
      expect(renderText(email)).toContain("please take them out yourself");
    },
  );

  it("of a day that took place stay where the rest is called off, and only what is left is named", () => {
    const ended = { ...cancelled, ended_as: "workshop-cancelled", started: true };
    const email = write("workshop-cancelled", {
      ...ended,
      workshop: { ...ended.workshop, status: "cancelled", called_off_from: 2 },
    });
    expect(email.subject).toBe(
      "The rest of this workshop will not take place: Three-day programme, 8 October 2026",
    );
    const text = renderText(email);
    expect(text).toContain("Day 2: Thursday 8 October 2026");
    expect(text).not.toContain("7 October");
    const [first, second] = entries(write("booked", booking));
    expect(entries(email)).toEqual([{ method: "CANCEL", uid: second?.uid, sequence: 2 }]);
    expect(first?.uid).not.toBe(second?.uid);
  });

  it.each([
    ["booked", booking, "put its day in your calendar"],
    ["promoted", booking, "put its day in your calendar"],
    ["cancelled", cancelled, "take its day out of your calendar"],
    ["workshop-changed", { ...booking, was: null }, "put its day right in your calendar"],
  ])("that are several are opened one by one, and %s says so", (kind, context, what) => {
    const text = renderText(write(kind, context));
    expect(text).toContain(`With this email come 2 calendar files. Open each of them to ${what}.`);
    expect(text).not.toMatch(/also takes|comes an? (newer )?entry/);
  });

  it("that are one are taken in by calendar programs themselves", () => {
    const oneDay = { ...booking.workshop, days: booking.workshop.days.slice(0, 1) };
    const single = (kind: string, context: object) =>
      renderText(write(kind, { ...context, workshop: oneDay }));
    expect(single("booked", booking)).toContain("With this email comes an entry for your calendar.");
    expect(single("cancelled", cancelled)).toContain("also takes the workshop out of your calendar");
    expect(single("workshop-changed", { ...booking, was: null })).toContain("comes a newer entry");
  });

  it.each([true, false])("have a calendar beside them that follows by itself (files: %s)", (carriesFiles) => {
    expect(buttons(write("booked", booking, carriesFiles))).toContain(`${siteUrl}/my-bookings`);
    const changed = buttons(write("workshop-changed", { ...booking, was: null }, carriesFiles));
    expect(changed.includes(`${siteUrl}/my-bookings`)).toBe(carriesFiles);
    expect(buttons(write("waiting", waiting, carriesFiles))).not.toContain(`${siteUrl}/my-bookings`);
  });

  it.each([
    ["waiting", waiting],
    ["already-booked", booking],
    ["cancelled", left],
  ])("do not come with %s", (kind, context) => {
    expect(entries(write(kind, context))).toEqual([]);
  });

  it("are links where no file can travel, and say that they do not change by themselves", () => {
    const email = write("booked", booking, false);
    expect(email.attachments).toEqual([]);
    const url = `${siteUrl}/booking/${tokenIn(email)}`;
    expect(buttons(email)).toEqual(expect.arrayContaining([`${url}/1.ics`, `${url}/2.ics`, url]));
    expect(renderText(email)).toContain("does not change by itself");
    expect(renderText(write("cancelled", cancelled, false))).toContain("please take them out yourself");
  });
});

describe("The waiting list", () => {
  it("says where someone stands and what will happen", () => {
    const text = renderText(write("waiting", waiting));
    expect(text).toContain("Place in line: 3");
    expect(text).toContain("we hold it for you and email you a link");
    expect(text).toContain("the first to take the place has it");
  });

  it("says to a group that stays together that others may be asked before it", () => {
    const text = renderText(write("waiting", { ...waiting, together: true }));
    expect(text).toContain("Until then others may be offered a place before you.");
  });
});

describe("An offer", () => {
  const offerLink = (email: Email) => buttons(email).find((url) => url.startsWith(`${siteUrl}/offer/`)) ?? "";

  it("says until when, and its link works until then and no longer", () => {
    const email = write("offered", offered);
    expect(renderText(email)).toContain("It is yours if you take it by Thursday 3 September 2026 at 10am.");
    const token = offerLink(email).split("/").at(-1) ?? "";
    const against = { purpose: "offer", version: 1 } as const;
    expect(links.verify(token, { ...against, now })).toBe("valid");
    expect(links.verify(token, { ...against, now: new Date("2026-09-03T09:00:00Z") })).toBe("expired");
  });

  it("to a group that stays together leaves the decision to whoever booked", () => {
    const email = write("offered", together);
    expect(offerLink(email)).toBe("");
    expect(renderText(email)).toContain("Whoever booked for your group has the link");
  });

  it("that follows a cancelled workshop says why it comes", () => {
    const text = renderText(write("offered", { ...offered, follows_cancelled_workshop: true }));
    expect(text).toContain("The workshop that you had signed up for is cancelled");
    expect(text).not.toContain("next in line");
  });

  it.each([
    ["offered", offered],
    ["offer-lapsed", lapsed],
    ["offer-passed", passed],
  ] as const)("that follows a cancelled workshop speaks of no waiting list: %s", (kind, context) => {
    const text = renderText(write(kind, { ...context, follows_cancelled_workshop: true }));
    expect(text).toContain("goes to someone else");
    expect(text).not.toMatch(/waiting list|the line|whoever is next|the next person/);
    expect(renderText(write(kind, context))).toMatch(/waiting list/);
  });

  it("whose date changes says until when it now holds", () => {
    const text = renderText(write("workshop-changed", { ...offered, was: null }));
    expect(text).toContain("still holding a place for you, now until Thursday 3 September 2026 at 10am.");
  });

  it("for a whole team tells a colleague whose workshop changes that somebody else decides", () => {
    const text = renderText(write("workshop-changed", { ...offered, together: true, was: null }));
    expect(text).toContain("Whoever booked for your group has the link");
    expect(text).not.toContain("still on the waiting list");
  });

  it("in the last 24 hours names no deadline but the first press", () => {
    const email = write("last-places", lastPlaces);
    expect(renderText(email)).toContain("the first to take it has it");
    expect(offerLink(email)).not.toBe("");
  });

  it.each(["offer-lapsed", "hold-lapsed"])("or a hold that ran out leads back by one link: %s", (kind) => {
    expect(buttons(write(kind, lapsed))).toContain(`${siteUrl}/book/three-days-october`);
  });

  it.each(["offer-lapsed", "offer-passed", "hold-lapsed", "cancelled"])(
    "or a booking that ended after booking closed promises no way back: %s",
    (kind) => {
      const email = write(kind, { ...lapsed, workshop: { ...booking.workshop, status: "closed" } });
      expect(renderText(email)).toContain("Booking for this date has closed.");
      expect(buttons(email)).toContain(`${siteUrl}/workshops/`);
      expect(buttons(email).filter((url) => url.startsWith(`${siteUrl}/book/`))).toEqual([]);
    },
  );
});

describe("Whoever is booked by a manager", () => {
  const byMaya = { booked_by: "Maya Manager" };

  it.each([
    ["booked", booking],
    ["hold", held],
    ["waiting", waiting],
    ["promoted", booking],
  ])("is asked what they need, since nobody else can say: %s", (kind, context) => {
    const question = "you can also tell us about access and dietary needs";
    expect(renderText(write(kind, { ...context, ...byMaya }))).toContain(question);
    expect(renderText(write(kind, context))).not.toContain(question);
  });
});

describe("Whoever is handed a place", () => {
  const handed = { handed_by: "Grace Lim" };
  const ofTeam = { ...handed, booked_by: "Maya Manager" };

  it.each([
    ["hold", held],
    ["booked", booking],
    ["handed-to-you", booking],
  ])(
    "hears in the email %s from whom, is asked what they need, and where their details come from",
    (kind, context) => {
      const email = write(kind, { ...context, ...handed });
      const text = renderText(email);
      expect(text).toContain("Grace Lim cannot come to this workshop and has given the place to you.");
      expect(text).toContain("you can also tell us about access and dietary needs");
      expect(text).toContain("Grace Lim gave us your name, your email, your organisation and your role.");
      expect(text).not.toContain("sees whether you have a place");
      expect(buttons(email)).toContain(`${siteUrl}/privacy/`);
    },
  );

  it.each([
    ["hold", held],
    ["booked", booking],
    ["handed-to-you", booking],
  ])(
    "is not told in the email %s that the manager booked for them, but what the manager sees",
    (kind, context) => {
      const text = renderText(write(kind, { ...context, ...ofTeam }));
      expect(text).not.toMatch(/Maya Manager has booked|Whoever booked gave us/);
      expect(text).toContain("Maya Manager, who booked for the team, sees whether you have a place.");
    },
  );
});

describe("What one has to know of the venue", () => {
  const workshop = {
    ...booking.workshop,
    directions: "Bus 1 stops outside.",
    step_free: "no",
    catering: "Bring your own lunch.",
  };

  it.each([
    ["booked", booking],
    ["promoted", booking],
    ["handed-to-you", booking],
    ["offered", offered],
    ["last-places", lastPlaces],
  ])("stands in the email %s, since it may be the last before the day", (kind, context) => {
    const text = renderText(write(kind, { ...context, workshop }));
    expect(text).toContain("How to get there: Bus 1 stops outside.");
    expect(text).toContain("Step-free access: The venue can only be reached by steps.");
    expect(text).toContain("Food and drink: Bring your own lunch.");
  });
});

describe("Once the first day has begun", () => {
  const begun = { ...booking, started: true };

  it.each([
    ["joining", begun],
    ["reminder-day", begun],
    ["workshop-changed", { ...begun, was: null }],
    ["booked", begun],
  ])("the email %s offers nothing that can no longer be done", (kind, context) => {
    const email = write(kind, context);
    expect(renderText(email)).toContain(`If you cannot come, write to ${site.emails.team.value}.`);
    expect(JSON.stringify(email.blocks)).not.toMatch(/cancel|move to another/);
  });

  it.each(["joining", "reminder-day", "booked"])("and not before: %s", (kind) => {
    expect(renderText(write(kind, booking))).toContain("please cancel as soon as you know");
  });
});

describe("A hold", () => {
  it("asks for one press, and says until when and why", () => {
    const email = write("hold", held);
    const text = renderText(email);
    expect(email.subject).toMatch(/^Press one button to keep your place: /);
    expect(text).toContain("We hold a place for you until Wednesday 2 September 2026 at 10am.");
    expect(text).toContain("Confirm my place:\nhttps://restorative.test/booking/");
    expect(text).toContain("If you did not book, there is nothing you need to do.");
    expect(entries(email)).toEqual([]);
  });

  it("in line speaks of the line", () => {
    expect(renderText(write("hold", heldInLine))).toContain("We keep a number in line for you until");
  });
});

describe("Joining instructions", () => {
  it.each(["booked", "promoted"])("stand in the email %s, line by line, with the online link", (kind) => {
    const text = renderText(write(kind, { ...booking, joining }));
    expect(text).toContain("\n\nBring a pen.\n\nRing the bell.\n\n");
    expect(text).toContain("Join the workshop online:\nhttps://meet.example/room");
  });

  it("are not spoken of where there are none", () => {
    const text = renderText(write("booked", { ...booking, joining: { text: "", online_link: "" } }));
    expect(text).not.toContain("Before you come");
    expect(text).not.toContain("online");
  });
});
