// Words that somebody in danger, or worried for somebody, may search for. Before any page they are shown who to ring,
// and none of these words is ever taken for a misspelling. A word that is harmless by itself counts in a phrase only:
// "mum drinks", and not the drinks at a workshop. Apostrophes are left out: "wont" stands for "won't".

const SOMEBODY = "(?:me|us|him|her|them|my(?: \\w+)?|(?:the|his|her|our|their) (?:kids?|child(?:ren)?|baby))";
/** "myself", "himself". */
export const ONESELF = "(?:my|him|her|them)sel(?:f|ves)";
const ADULT =
  "(?:(?:step)?(?:mum|mam|mom|dad|mother|father|parent)s?|mummy|daddy|nan|grandad|husband|wife|partner|boyfriend" +
  "|girlfriend|ex|uncle|aunt|brother|sister|carer|neighbour|he|she|they)s?";
const CHILD =
  "(?:(?:grand)?(?:child|children|son|daughter)s?|kids?|bab(?:y|ies)|toddlers?|boys?|girls?|teen(?:ager)?s?" +
  "|niece|nephew|sister|brother|cousin|friend|pupil|student|young person)";
/** "the little", "my friend's": what may stand before whom somebody is worried about. */
const WHOSE =
  "(?:(?:a|an|the|this|that|my|our|his|her|their|some|next door|little|older|younger|friends|neighbours) ){0,3}";

/** Somebody near, and most likely a partner, may be the danger. */
export const BY_PARTNER = [
  "coerc(?:ed|ion|ive)",
  "control(?:ling|s (?:me|my|what|who))",
  "domestic",
  "dv",
  "gaslight(?:s|ed|ing)?",
  "stalk(?:s|ed|er|ing)?",
  "wont let me (?:out|leave|go|see|sleep|eat|have)",
];

/** Somebody near may be the danger. */
export const AT_HOME = [
  ...BY_PARTNER,
  "abus(?:e|ed|er|es|ing|ive)",
  "assault(?:s|ed|ing)?",
  "beat(?:s|en|ing)?",
  "chok(?:e|ed|es|ing)",
  "forc(?:ed|ing) (?:me|him|her|them|marriages?|to marry)",
  `(?:grab|push|shov|burn|bite|belt|drag|harm|lock)(?:s|e|es|ed|bed|ged|ing|t)? ${SOMEBODY}`,
  "cigarette burns?|pull(?:s|ed)? my hair|whipped",
  "hit(?:s|ting)?",
  "hurt(?:s|ing)?",
  "kick(?:s|ed|ing)",
  "locked in (?:my|the|a|his|her) (?:(?:bed)?room|cupboard|house)",
  "(?:made|make|making|sent|taken) (?:\\w+ ){0,3}to (?:get )?marr(?:y|ied)",
  `(?:parents|(?:mum|mam|mom) and dad) (?:\\w+ ){0,2}(?:argu(?:e|ing)|fight(?:ing)?|shout(?:ing)?)`,
  "punch(?:ed|es|ing)?",
  "rap(?:e|ed|es|ing|ist)",
  `(?:shout|scream|yell|swear)(?:s|ed|ing)? at (?:${SOMEBODY}|${CHILD})`,
  `sp(?:at|its?|itting) (?:at|on) ${SOMEBODY}`,
  `smash(?:es|ed|ing) (?:things|stuff|up)|thr(?:ew|ows?|owing) (?:\\w+ ){0,3}at ${SOMEBODY}`,
  "slap(?:s|ped|ping)?",
  "smack(?:s|ed|ing)?",
  "strangl(?:e|ed|es|ing)",
  "threat(?:s|en|ened|ening|ens)?",
  `touch(?:ed|es|ing)? (?:me|us|him|her|my \\w+)`,
  "violen(?:ce|t)",
  "watch(?:es|ed|ing) me (?:in|sleep|undress|when)",
];

/** Any other danger, or a worry about somebody. */
export const OTHERS = [
  "abandon(?:ed|s)?",
  "addict(?:s|ed|ion)?",
  `${ADULT} (?:(?:is|are|was|s|always|keeps?|still|often|who|that|just|been|never stops) ){0,3}dr[aiu]nk(?:s|ing)?`,
  "dr[iu]nk(?:s|ing)? (?:too much|a lot|every (?:day|night)|all (?:day|the time)|problem)",
  "afraid|petrified|terrified",
  "alcohol(?:ics?|ism)?",
  "bruis(?:e|ed|es)",
  "bull(?:y|ies|ied|ying)",
  "(?:cannot|cant) (?:cope|go on|do this any ?more|take (?:it|this) any ?more)",
  "county lines?",
  `cut(?:s|ting)? (?:${ONESELF}|my (?:arms?|legs?|wrists?))`,
  "danger(?:ous)?",
  "die|dying|better off dead|(?:be|was|were) dead",
  "drugs?|cannabis|cocaine|heroin",
  "emergency(?! contact| duty)|999|i need help now|help me (?:now|please)|please help me",
  "end(?:ing)? (?:it all|(?:my|his|her|their) life)",
  "exploit(?:ed|ation)|cse|cce|slave(?:s|ry)?",
  "fgm",
  "frighten(?:ed|ing)",
  "gangs?|guns?|kni(?:fe|ves)|weapons?",
  "groom(?:ed|ing)|incest|pa?edo(?:phile)?s?|predators?",
  "hate (?:my life|myself|being alive|living)|(?:nobody|no one) cares about me|worthless",
  "homeless|nowhere to (?:go|live|sleep|stay)|(?:chucked|kicked|thrown) out",
  "hungry|starv(?:e|ed|es|ing)",
  "kill(?:s|ed|ing)?",
  `(?:(?:left|leav(?:e|es|ing)) (?:\\w+ ){0,3}|(?:home|stay(?:s|ing)?) )(?:alone|by ${ONESELF}|on (?:my|his|her|its|their) own)`,
  "(?:baby|toddler|kids?) (?:\\w+ )?alone|alone at (?:home|night)",
  "left in (?:a |the )?car",
  "los(?:e|es|t|ing) (?:my|his|her|their) temper",
  `marks on (?:\\w+ )?(?:${CHILD}|body|face|neck|skin|arms?|legs?)`,
  `missing (?:${CHILD})|${CHILD} (?:\\w+ ){0,2}missing|missing from (?:home|care|school)`,
  "(?:not|hasnt|havent|didnt|has not|did not) (?:been |c[ao]me )?(?:back )?home",
  "molest(?:ed|ing)?",
  "neglect(?:ed|ing)?",
  `${CHILD} (?:\\w+ )?next door|next doors? ${CHILD}`,
  "(?:not|never) (?:being )?fed(?! back)|(?:got|have) no food(?! at the)",
  "no food (?:at home|in the (?:house|cupboards?)|left)|nothing to eat",
  "(?:not|dont|doesnt) (?:feel )?safe|unsafe",
  "overdos(?:e|ed)",
  "radicalis(?:ed|ing|ation)",
  "(?:raise|report) (?:a |an |my )?(?:concerns?|child|neglect|parent|neighbour|somebody|someone)",
  "r[au]n(?:s|ning)? ?away",
  "report(?:ing)? anonymously|anonymous report",
  `(?:${CHILD}|at) risk of (?:significant )?harm|${CHILD} at risk`,
  "safeguarding (?:concerns?|referrals?)",
  "scar(?:ed|es|y)",
  "self ?(?:harm(?:s|ed|ing)?|injur(?:e|ed|y))",
  "shak(?:e|es|en|ing) (?:the |a |my )?baby",
  "sexual(?:ly)?|sex (?:abuse|offender|with)|have sex|nudes?",
  "stab(?:s|bed|bing)?",
  "suicid(?:e|al)|unalive",
  "traffick(?:ed|er|ers|ing)",
  "(?:dont|not) want to (?:be alive|be here|exist|go home|live|wake up)",
  `(?:concern(?:ed|s)?|worr(?:y|ies|ied|ying)) (?:about|for) (?:him|her|them|some(?:body|one)|${WHOSE}(?:${CHILD}(?! protection| in need)|neighbours?))`,
];
