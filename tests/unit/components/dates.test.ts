import { describe, expect, it } from "vitest";
import {
  dayOf,
  formatDay,
  formatDays,
  formatHours,
  formatMoment,
  formatTime,
  formatTimeOf,
} from "../../../src/components/dates.ts";

describe("a day", () => {
  it("reads with its weekday, in British order", () => {
    expect(formatDay("2026-12-08")).toBe("Tuesday 8 December 2026");
  });

  it("that the calendar does not have is refused", () => {
    expect(() => formatDay("2026-06-31")).toThrow("2026-06-31");
  });
});

describe("days together", () => {
  it.each([
    [["2026-12-08"], "8 December 2026"],
    [["2026-12-08", "2026-12-09"], "8 and 9 December 2026"],
    [["2026-12-08", "2026-12-09", "2026-12-10"], "8, 9 and 10 December 2026"],
    [["2026-11-30", "2026-12-01"], "30 November and 1 December 2026"],
    [["2026-11-27", "2026-11-30", "2026-12-01"], "27, 30 November and 1 December 2026"],
    [["2026-12-31", "2027-01-01"], "31 December 2026 and 1 January 2027"],
  ])("%j read as %s", (days, text) => {
    expect(formatDays(days)).toBe(text);
  });
});

describe("a time of day", () => {
  it.each([
    ["09:30", "9:30am"],
    ["09:00", "9am"],
    ["09:05", "9:05am"],
    ["12:00", "midday"],
    ["12:30", "12:30pm"],
    ["16:00:00", "4pm"],
    ["00:00", "midnight"],
    ["00:15", "12:15am"],
  ])("%s reads as %s", (time, text) => {
    expect(formatTime(time)).toBe(text);
  });

  it("has a beginning and an end", () => {
    expect(formatHours("09:30", "16:00")).toBe("9:30am to 4pm");
  });
});

describe("a moment", () => {
  it("is told by the clock in Dudley, in summer and in winter", () => {
    expect(formatMoment("2026-07-01T08:30:00Z")).toBe("Wednesday 1 July 2026 at 9:30am");
    expect(formatMoment("2026-12-01T08:30:00+00:00")).toBe("Tuesday 1 December 2026 at 8:30am");
    expect(formatTimeOf(new Date("2026-07-01T09:42:00Z"))).toBe("10:42am");
  });

  it("falls on the day that it is in Dudley", () => {
    expect(dayOf("2026-06-30T23:30:00Z")).toBe("2026-07-01");
    expect(dayOf("2026-12-31T23:30:00Z")).toBe("2026-12-31");
  });
});
