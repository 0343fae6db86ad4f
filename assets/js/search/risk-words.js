import { AT_HOME, BY_PARTNER, ONESELF, OTHERS } from "./risk-patterns.js";

// Whether words that somebody typed speak of danger, and what they are shown before any page.

const among = (words) => new RegExp(`\\b(?:${words.join("|")})\\b`, "i");
const anyRisk = among([...AT_HOME, ...OTHERS]);
const everyRisk = new RegExp(anyRisk, "gi");
const riskAtHome = among(AT_HOME);
const riskByPartner = among([...BY_PARTNER, "husband", "wife", "partner", "boyfriend", "girlfriend", "ex"]);
const toOneself = among(["self ?harm(?:s|ed|ing)?", ONESELF]);
/** No word of danger, but taken for another it would hide one on the way to "county lines". */
const LEFT_ALONE = ["county"];

/** Words as they are compared here: without apostrophes, with one space between two. */
export const plainly = (text) =>
  text
    .replace(/['’]/g, "")
    .replace(/[-–\s]+/g, " ")
    .toLowerCase();

/** Whether words that somebody typed may mean that they, or a child, are in danger. */
export const isRisk = (typed) => anyRisk.test(plainly(typed));

/** Whether it may be somebody near them who is the danger. */
export const isRiskAtHome = (typed) => riskAtHome.test(plainly(typed)) && !toOneself.test(plainly(typed));

/** The words that are never to be taken for a misspelling, as they are compared here. */
export function wordsOfRisk(typed) {
  const spans = plainly(typed).match(everyRisk) ?? [];
  return [...LEFT_ALONE, ...spans.flatMap((span) => span.split(" "))];
}

/** The addresses of the pages that stand before all others, in their order; none where nothing speaks of danger. */
export function pagesForRisk(typed) {
  if (!isRisk(typed)) return [];
  if (!isRiskAtHome(typed)) return ["/worried-about-a-child/"];
  const pages = ["/worried-about-a-child/", "/safety/"];
  return riskByPartner.test(plainly(typed)) ? pages.reverse() : pages;
}
