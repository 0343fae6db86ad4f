// Words that somebody in danger, or worried for somebody, may search for. Before any page they are shown who to ring,
// and none of these words is ever taken for a misspelling. A word that is harmless by itself counts in a phrase only:
// "mum drinks", and not the drinks at a workshop. Apostrophes are left out: "wont" stands for "won't".

const SOMEBODY = "(?:me|us|him|her|them|my(?: \\w+)?|(?:the|his|her|our|their) (?:kids?|child(?:ren)?|baby))";
const ONESELF = "(?:my|him|her|them)sel(?:f|ves)";
const ADULT =
  "(?:(?:step)?(?:mum|mam|mom|dad|mother|father|parent)s?|mummy|daddy|nan|grandad|husband|wife|partner|boyfriend" +
  "|girlfriend|ex|uncle|aunt|brother|sister|carer|neighbour|he|she|they)s?";
const CHILD =
  "(?:(?:grand)?(?:child|children|son|daughter)s?|kids?|bab(?:y|ies)|toddlers?|boys?|girls?|teen(?:ager)?s?" +
  "|niece|nephew|sister|brother|cousin|friend|pupil|student|young person)";
/** "the little", "my friend's": what may stand before whom somebody is worried about. */
const WHOSE =
  "(?:(?:a|an|the|this|that|my|our|his|her|their|some|next door|little|older|younger|friends|neighbours) ){0,3}";

const BY_PARTNER = [
  "coerc(?:ed|ion|ive)",
  "controlling",
  "domestic",
  "dv",
  "gaslight(?:s|ed|ing)?",
  "stalk(?:s|ed|er|ing)?",
  "wont let me (?:out|leave|go|see|sleep|eat|have)",
];

const AT_HOME = [
  ...BY_PARTNER,
  "abus(?:e|ed|er|es|ing|ive)",
  "assault(?:s|ed|ing)?",
  "beat(?:s|en|ing)?",
  "chok(?:e|ed|es|ing)",
  "forc(?:ed|ing) (?:me|him|her|them|marriages?|to marry)",
  `(?:grab|push|shov|burn|bite|belt|drag|harm|lock)(?:s|e|es|ed|bed|ged|ing|t)? ${SOMEBODY}`,
  "hit(?:s|ting)?",
  "hurt(?:s|ing)?",
  "kick(?:s|ed|ing)",
  "punch(?:ed|es|ing)?",
  "rap(?:e|ed|es|ing|ist)",
  `(?:shout|scream|yell|swear)(?:s|ed|ing)? at ${SOMEBODY}`,
  "slap(?:s|ped|ping)?",
  "smack(?:s|ed|ing)?",
  "strangl(?:e|ed|es|ing)",
  "threat(?:s|en|ened|ening|ens)?",
  `touch(?:ed|es|ing)? (?:me|us|him|her|my \\w+)`,
  "violen(?:ce|t)",
];

const OTHERS = [
  "abandon(?:ed|s)?",
  "addict(?:s|ed|ion)?",
  `${ADULT} (?:(?:is|are|was|s|always|keeps?|still|often|who|that|just|been|never stops) ){0,3}dr[aiu]nk(?:s|ing)?`,
  "dr[iu]nk(?:s|ing)? (?:too much|a lot|every (?:day|night)|all (?:day|the time)|problem)",
  "afraid|petrified|terrified",
  "alcohol(?:ics?|ism)?",
  "bruis(?:e|ed|es)",
  "bull(?:y|ies|ied|ying)",
  "(?:cannot|cant) (?:cope|go on)",
  "county lines?",
  `cut(?:s|ting)? (?:${ONESELF}|my (?:arms?|legs?|wrists?))`,
  "danger(?:ous)?",
  "die|dying|better off dead|(?:be|was|were) dead",
  "drugs?|cannabis|cocaine|heroin",
  "end (?:it all|(?:my|his|her|their) life)",
  "exploit(?:ed|ation)",
  "fgm",
  "frighten(?:ed|ing)",
  "gangs?|guns?|kni(?:fe|ves)|weapons?",
  "groom(?:ed|ing)",
  "hate (?:my life|myself|being alive|living)",
  "homeless|nowhere to (?:go|live|sleep|stay)|(?:chucked|kicked|thrown) out",
  "hungry|starv(?:e|ed|es|ing)",
  "kill(?:s|ed|ing)?",
  `(?:(?:left|leav(?:e|es|ing)) (?:\\w+ ){0,3}|(?:home|stay(?:s|ing)?) )(?:alone|by ${ONESELF}|on (?:my|his|her|its|their) own)`,
  "(?:baby|toddler|kids?) (?:\\w+ )?alone|alone at (?:home|night)",
  `missing (?:${CHILD})|${CHILD} (?:\\w+ ){0,2}missing|missing from (?:home|care|school)`,
  "(?:not|hasnt|havent|didnt|has not|did not) (?:been |c[ao]me )?(?:back )?home",
  "molest(?:ed|ing)?",
  "neglect(?:ed|ing)?",
  `${CHILD} (?:\\w+ )?next door|next doors? ${CHILD}`,
  "no food (?:at home|in the (?:house|cupboards?)|left)|nothing to eat",
  "(?:not|dont|doesnt) (?:feel )?safe|unsafe",
  "overdos(?:e|ed)",
  "radicalis(?:ed|ing|ation)",
  "(?:raise|report) (?:a |an |my )?(?:concerns?|child|neglect|parent|neighbour|somebody|someone)",
  "r[au]n(?:s|ning)? ?away",
  "safeguarding concerns?",
  "scar(?:ed|es|y)",
  "self ?harm(?:s|ed|ing)?",
  "sexual(?:ly)?|sex (?:abuse|offender|with)|have sex|nudes?",
  "stab(?:s|bed|bing)?",
  "suicid(?:e|al)|unalive",
  "traffick(?:ed|er|ers|ing)",
  "(?:dont|not) want to (?:be alive|be here|exist|live|wake up)",
  `(?:concern(?:ed|s)?|worr(?:y|ies|ied|ying)) (?:about|for) (?:him|her|them|some(?:body|one)|${WHOSE}(?:${CHILD}(?! protection| in need)|neighbours?))`,
];

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
