import { describe, expect, it } from "vitest";
import { addBest, bestPages } from "../../../assets/js/search/best-bets.js";

const page = (url: string, more: object = {}) => [url, { url, title: url, id: `en${url}`, ...more }] as const;
const known = {
  bets: [
    { searches: ["what is restorative practice"], pages: ["/approach/"] },
    { containing: ["social worker phone"], pages: ["/worried-about-a-child/", "/contact/"] },
    { containing: ["social worker"], pages: ["/families/"] },
    { searches: ["my bookings"], containing: ["cancel booking"], pages: ["/my-bookings"] },
    { searches: ["ਪੰਜਾਬੀ"], pages: ["/contact/"] },
  ],
  best: Object.fromEntries([
    page("/approach/", { kind: "guide", audiences: ["partners"] }),
    page("/worried-about-a-child/", { kind: "help" }),
    page("/safety/", { kind: "help" }),
    page("/contact/", { kind: "help" }),
    page("/families/", { kind: "help" }),
    page("/my-bookings", { id: undefined }),
  ]),
};
const first = (asked: string, filters?: object) =>
  bestPages(asked, known, filters).map((each: { url: string }) => each.url);

describe("A page that editors chose comes first", () => {
  it.each(["What is restorative practice?", "restorative practices", "restorative practice is what"])(
    "for “%s”, whatever its small words and endings",
    (typed) => {
      expect(first(typed)).toEqual(["/approach/"]);
    },
  );

  it.each(["cancel my booking", "How do I cancel a booking", "cancelling bookings for Friday", "My booking"])(
    "for “%s”, which has all words of the search",
    (typed) => {
      expect(first(typed)).toEqual(["/my-bookings"]);
    },
  );

  it("in letters of any language", () => {
    expect(first("ਪੰਜਾਬੀ")).toEqual(["/contact/"]);
  });

  it("and one that fits better comes before one that fits less", () => {
    expect(first("my social worker’s phone number")).toEqual([
      "/worried-about-a-child/",
      "/contact/",
      "/families/",
    ]);
  });

  it.each(["restorative practice workshop", "book", "booking", "practice", "what is", ""])(
    "not for “%s”",
    (typed) => {
      expect(first(typed)).toEqual([]);
    },
  );

  it("unless it is not of the kind, or for the readers, that were chosen", () => {
    expect(first("restorative practice", { kind: "guide", audience: "partners" })).toEqual(["/approach/"]);
    expect(first("restorative practice", { kind: "help" })).toEqual([]);
    expect(first("restorative practice", { audience: "families" })).toEqual([]);
  });
});

it("who to ring stands before what editors chose", () => {
  expect(first("social worker is worried about a child")[0]).toBe("/worried-about-a-child/");
  expect(first("dv")).toEqual(["/safety/", "/worried-about-a-child/"]);
});

describe("The answer of the index", () => {
  const contact = { id: "en/contact/" };
  const tools = { id: "en/tools/" };
  const whole = (asked: string, answer: object, filters?: object) =>
    addBest(asked, { results: [tools, contact], unfiltered: 2, ...answer }, known, filters);

  it("follows the pages that come first, and lists none twice", () => {
    expect(whole("ਪੰਜਾਬੀ", {}).results).toEqual([{ page: known.best["/contact/"] }, tools]);
  });

  it("is not guessed at where those are known", () => {
    const { results, ...rest } = whole("dv", { instead: "div", suggestion: "div", missing: ["dv"] });
    expect(results).toHaveLength(2);
    expect(rest).toEqual({ unfiltered: 2 });
  });

  it("is led by what a misspelt search was taken for", () => {
    const { results, suggestion } = whole("cancle booking", { suggestion: "cancel booking" });
    expect(results[0]).toEqual({ page: known.best["/my-bookings"] });
    expect(suggestion).toBe("cancel booking");
  });

  it("tells of pages that the filters hide", () => {
    expect(whole("dv", { results: [], unfiltered: 0 }, { kind: "tool" })).toEqual({
      results: [],
      unfiltered: 2,
    });
  });
});
