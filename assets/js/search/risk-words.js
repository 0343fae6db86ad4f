// Words that somebody in danger, or worried for somebody, may search for. Before any page they are shown who to ring,
// and none of these words is ever taken for a misspelling.

const AT_HOME = [
  "abus(?:e|ed|er|es|ing|ive)",
  "assault(?:s|ed|ing)?",
  "beat(?:s|en|ing)?",
  "chok(?:e|ed|es|ing)",
  "coerc(?:ed|ion|ive)",
  "controlling",
  "domestic",
  "hit(?:s|ting)?",
  "hurt(?:s|ing)?",
  "kick(?:s|ed|ing)",
  "punch(?:ed|es|ing)?",
  "slap(?:s|ped|ping)?",
  "stalk(?:s|ed|er|ing)?",
  "strangl(?:e|ed|es|ing)",
  "threat(?:s|en|ened|ening|ens)?",
  "violen(?:ce|t)",
];

const OTHERS = [
  "afraid",
  "bruis(?:e|ed|es)",
  "bull(?:ied|ying)",
  "cut(?:s|ting)? (?:my|him|her|them)sel(?:f|ves)",
  "danger(?:ous)?",
  "die|dying",
  "end (?:my|his|her|their) life",
  "exploit(?:ed|ation)",
  "fgm",
  "frighten(?:ed|ing)",
  "groom(?:ed|ing)",
  "kill(?:s|ed|ing)?",
  "missing (?:child|children|daughter|son)",
  "molest(?:ed|ing)?",
  "neglect(?:ed|ing)?",
  "overdos(?:e|ed)",
  "rap(?:e|ed|ing)",
  "r[au]n(?:s|ning)? ?away",
  "scar(?:ed|es|y)",
  "self ?harm(?:s|ed|ing)?",
  "sexual(?:ly)?",
  "stab(?:s|bed|bing)?",
  "suicid(?:e|al)",
  "unsafe",
];

const among = (words) => new RegExp(`\\b(?:${words.join("|")})\\b`, "i");
const anyRisk = among([...AT_HOME, ...OTHERS]);
const riskAtHome = among(AT_HOME);
const toOneself = among(["self ?harm(?:s|ed|ing)?", "(?:my|him|her|them)sel(?:f|ves)"]);

const plain = (text) => text.replace(/[-–\s]+/g, " ");

/** Whether words that somebody typed may mean that they, or a child, are in danger. */
export const isRisk = (typed) => anyRisk.test(plain(typed));

/** Whether it may be somebody near them who is the danger. */
export const isRiskAtHome = (typed) => riskAtHome.test(plain(typed)) && !toOneself.test(plain(typed));
