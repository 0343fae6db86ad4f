export type Rule = {
  phrases: readonly string[];
  advice: string;
  /** What may come next and makes a phrase no blame: "you made me" and then "a cup of tea". */
  except?: readonly string[] | undefined;
  /** Whether the phrases are no blame where the feeling is a glad one. */
  unlessGlad?: boolean | undefined;
};
export type Slip = { phrase: string; advice: string };

/** Words that make a phrase stronger and no different: "you are so lazy" is "you are lazy". */
const fillers = /\b(?:so|just|really|very|too|such|simply|totally|only|own|nearly|almost)\s+/g;

const gladFeelings =
  / i feel (?:glad|happy|proud|grateful|thankful|pleased|relieved|loved|safe|calm|touched|hopeful|supported|trusted|valued|included|welcome|respected|heard|delighted|moved|better) /;

/**
 * Finds phrases in which blame slips in, each rule at most once. Capitals, kinds of apostrophe, short forms and
 * words such as "so" or "really" make no difference; a phrase never runs across a full stop or a comma.
 */
export function findBlame(rules: readonly Rule[], text: string): Slip[] {
  const plain = plainWords(text);
  const isGlad = gladFeelings.test(plain);
  return rules.flatMap((rule) => {
    if (rule.unlessGlad && isGlad) return [];
    const phrase = rule.phrases.find((candidate) => isIn(plain, plainWords(candidate), rule.except));
    return phrase ? [{ phrase, advice: rule.advice }] : [];
  });
}

/** Whether a phrase stands anywhere in the text without one of its exceptions right behind it. */
function isIn(text: string, phrase: string, except: readonly string[] = []): boolean {
  return text
    .split(phrase)
    .slice(1)
    .some((rest) => !except.some((next) => `${rest} `.startsWith(`${next} `)));
}

/** The words in small letters with one blank before, between and behind, and a bar where a sentence or a part ends. */
function plainWords(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/\byou (?:people|lot|guys|two|all)\b/g, "you")
    .replace(/\byou(?:'?re| were)\b/g, "you are")
    .replace(/\b(do|did|could|would|should|are|were)n'?t\b/g, "$1 not")
    .replace(/\bcan(?:not|t)\b/g, "can't")
    .replace(/\byou'd better\b/g, "you had better")
    .replace(/\s+/g, " ")
    .replace(fillers, "")
    .replace(/\byou are an? /g, "you are ")
    .replace(/[^\p{L}\p{N}' ]+/gu, " | ");
  return ` ${words} `.replace(/ +/g, " ");
}
