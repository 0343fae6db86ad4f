export type Parts = { happened: string; feeling: string; reason: string; wish: string };

/** What people may type again although the pattern says it already. */
const repeats: Record<keyof Parts, RegExp> = {
  happened: /^when(?:ever)?\s+/i,
  feeling: /^(?:i\s+)?(?:feel|felt|am|was)\s+/i,
  reason: /^(?:be)?cause\s+/i,
  wish: /^i(?:\s+would|['’]d)\s+like\s+/i,
};

/** Words that open a sentence and are written small within one; names keep their capital. */
const small =
  /^(?:The|A|An|You|We|They|He|She|It|My|Your|Our|Their|His|Her|This|That|There|To|Nobody|Someone|Everyone)\b/;

/** The statement as one sentence and a wish, with three dots for what is still missing. */
export function writeStatement(parts: Parts): string {
  const happened = tidy("happened", parts.happened);
  const feeling = tidy("feeling", parts.feeling);
  const reason = tidy("reason", parts.reason);
  const wish = tidy("wish", parts.wish);
  return `When ${happened}, I feel ${feeling}, because ${reason}. I would like ${wish}.`.replace(/…\./g, "…");
}

/** Whether anything was written at all. */
export function isEmpty(parts: Parts): boolean {
  return Object.values(parts).every((part) => part.trim() === "");
}

function tidy(name: keyof Parts, typed: string): string {
  const words = typed
    .trim()
    .replace(/\s+/g, " ")
    .replace(/^(?:…|\.\.\.)\s*/, "")
    .replace(repeats[name], "")
    .replace(/[\s.,;:…]+$/, "");
  if (words === "") return "…";
  return small.test(words) ? words[0]?.toLowerCase() + words.slice(1) : words;
}
