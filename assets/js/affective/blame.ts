export type Rule = { phrases: readonly string[]; advice: string };
export type Slip = { phrase: string; advice: string };

/** Words that make a phrase stronger and no different: "you are so lazy" is "you are lazy". */
const fillers = /\b(?:so|just|really|very|too|such|simply|totally|only)\s+/g;

/**
 * Finds phrases in which blame slips in, each rule at most once. Capitals, kinds of apostrophe, short forms and
 * words such as "so" or "really" make no difference; a phrase never runs across a full stop or a comma.
 */
export function findBlame(rules: readonly Rule[], text: string): Slip[] {
  const plain = plainWords(text);
  return rules.flatMap(({ phrases, advice }) => {
    const phrase = phrases.find((candidate) => plain.includes(` ${plainWords(candidate).trim()} `));
    return phrase ? [{ phrase, advice }] : [];
  });
}

function plainWords(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/\byou'?re\b/g, "you are")
    .replace(/\bdon'?t\b/g, "do not")
    .replace(/\byou'd better\b/g, "you had better")
    .replace(/\bcannot you\b/g, "can't you")
    .replace(/\s+/g, " ")
    .replace(fillers, "")
    .replace(/[^\p{L}\p{N}' ]+/gu, " | ");
  return ` ${words} `.replace(/ +/g, " ");
}
