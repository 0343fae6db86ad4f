/** How hard a text is to read, as the age at which most people can. */
export type Reading = { words: number; sentences: number; age: number };

/**
 * The Flesch-Kincaid grade plus five, since British children are five when they start school:
 * 0.39 × words a sentence + 11.8 × syllables a word − 15.59 + 5. An alarm, not a verdict: it counts, and
 * understands nothing.
 */
export function readingAge(text: string): Reading {
  const sentences = text.split(/[.!?]+(?:\s|$)/).filter((sentence) => /\p{L}/u.test(sentence)).length;
  const words = text.match(/\p{L}[\p{L}’'-]*/gu) ?? [];
  if (words.length === 0 || sentences === 0) return { words: 0, sentences: 0, age: 0 };
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const grade = 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
  return { words: words.length, sentences, age: grade + 5 };
}

/** Counts groups of vowels; an e at the end is silent, but for that of "table". */
export function syllablesOf(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, "");
  const groups = plain.replace(/(?:[^laeiouy]e|es|ed)$/, "").match(/[aeiouy]+/g) ?? [];
  return Math.max(1, groups.length);
}

/** What a built page says in sentences: its paragraphs and list items, and what stands within them, each ended by a full stop. A word of the glossary is read, though it is a button. */
export function sentencesOf(html: string): string {
  const main = /<main\b[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? "";
  const spoken = main.replace(/<button\b[^>]* class="term"[^>]*>([\s\S]*?)<\/button>/g, "$1");
  const read = spoken.replace(/<(nav|aside|svg|form|table|template|dialog|button)\b[\s\S]*?<\/\1>/g, " ");
  return [...read.matchAll(/<(p|li|dd|blockquote)\b[^>]*>([\s\S]*?)<\/\1>/g)]
    .flatMap(([, , inner = ""]) => inner.split(/<\/?(?:p|div|ul|ol|li|h\d|br)\b[^>]*>/))
    .map((text) => text.replace(/<[^>]+>/g, "").replace(/&\w+;/g, " "))
    .map((text) => text.replace(/\s+/g, " ").trim())
    .filter((text) => text.split(" ").length > 3)
    .map((text) => text.replace(/[,;:]?$/, (end) => (/[.!?]$/.test(text) ? end : ".")))
    .join(" ");
}
