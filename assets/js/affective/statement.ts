export type Parts = { happened: string; feeling: string; reason: string; wish: string };

/** What people may type again although the pattern says it already. */
const repeats: Record<keyof Parts, RegExp> = {
  happened: /^when(?:ever)?\s+/i,
  feeling: /^(?:i['’]?m|(?:i\s+)?(?:feel|felt|am|was|feeling))\s+/i,
  reason: /^['’]?(?:(?:be)?cause|cos)\s+/i,
  wish: /^(?:i(?:\s+would|['’]d)\s+(?:like|love)|i\s+(?:want|need))\s+/i,
};

/** Ways to ask that do not go on from "I would like", and how they do. */
const asked: readonly [RegExp, string][] = [
  [/^(?:i\s+wish|if)\s+you\s+(?:would|could)\s+/i, "you to "],
  [/^please\s+(?=(?:you|to|us)\b)/i, ""],
  [/^(?:please\s+)?(?:can|could|would|will)\s+you\s+(?:please\s+)?/i, "you to "],
  [/^(?:please\s+)?(?:don['’]?t|do\s+not)\s+/i, "you not to "],
  [/^please\s+/i, "you to "],
  [
    /^(?=(?:ask|be|close|come|give|keep|knock|leave|let|listen|put|ring|say|stop|tell|try|turn|wait)\s)/i,
    "you to ",
  ],
];

/** Words that open a sentence and are written small within one; names keep their capital. */
const small =
  /^(?:The|A|An|You|We|They|He|She|It|My|Your|Our|Their|His|Her|This|That|These|Those|There|To|No|Not|Some|All|Every|One|Nobody|Somebody|Someone|Everybody|Everyone|Nothing|Something|Everything|People|Children|Kids|Baby|Doors|Dishes|Things)\b/;

/** The statement as one sentence and a wish, with three dots for what is still missing. */
export function writeStatement(parts: Parts): string {
  const happened = tidy("happened", parts.happened);
  const feeling = tidy("feeling", parts.feeling).replace(/^\p{Lu}(?!\p{Lu})/u, (letter) =>
    letter.toLowerCase(),
  );
  const reason = tidy("reason", parts.reason);
  const wish = goOn(tidy("wish", parts.wish));
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
    .replace(repeats[name], "")
    .replace(/[\s.,;:!?…]+$/, "");
  if (words === "") return "…";
  return small.test(words) ? words[0]?.toLowerCase() + words.slice(1) : words;
}

function goOn(wish: string): string {
  const way = asked.find(([pattern]) => pattern.test(wish));
  if (!way) return wish;
  const rest = wish.replace(way[0], "");
  return `${way[1]}${rest[0]?.toLowerCase() ?? ""}${rest.slice(1)}`;
}
