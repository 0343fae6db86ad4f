import { z } from "zod";
import { lineOfText } from "../../server/line-of-text.ts";
import { personFields } from "../../server/person-fields.ts";

/** The most people who can be booked in one go. */
export const mostPeople = 12;

/** A colleague as a manager names them; `line` is where they stand in the box, from 1. */
export type Colleague = { line: number; name: string; email: string; role: string };

type LineError = { line: number; message: string };
export type PeopleLines = { ok: true; people: Colleague[] } | { ok: false; errors: string[] };

const { name, email } = personFields("their");
const role = lineOfText({ what: "their role", shortest: 1, longest: 150 });
const colleagueSchema = z.object({ name, email, role });

const emailWord = /[^\s,;:<>()"]*@[^\s,;:<>()"]*/g;
/** As address books write it: Okafor, Ada <ada@example.org> */
const lastNameFirst = /^[^,;\t<]+,[^,;\t<]+<[^<]*$/;

/**
 * Reads colleagues, one on each line: "Name, email", "Name <email>" or cells of a spreadsheet, with a role after
 * them where one is given. What stands before the email is the name. Empty lines do not count; every other line
 * is judged by itself, and what is wrong is said with its number.
 */
export function readPeople(text: string): PeopleLines {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((content, index) => ({ line: index + 1, content }))
    .filter(({ content }) => content.trim() !== "");
  if (lines.length === 0) return { ok: false, errors: ["Enter at least one colleague, each on a new line"] };
  if (lines.length > mostPeople) {
    return {
      ok: false,
      errors: [`Book for up to ${mostPeople} people at once: there are ${lines.length} lines`],
    };
  }
  const read = lines.map(({ line, content }) => readLine(line, content));
  const people = read.filter((one) => "email" in one);
  const errors = [...read.filter((one) => "message" in one), ...repeats(people)];
  return errors.length === 0 ? { ok: true, people } : { ok: false, errors: inOrder(errors) };
}

/** What is wrong with a line, in the words that stand beside the box and in the summary. */
export function aboutLine({ line, message }: LineError): string {
  return `Line ${line}: ${message}`;
}

function readLine(line: number, content: string): Colleague | LineError {
  const [found, another] = [...content.matchAll(emailWord)];
  if (!found) return { line, message: "Enter a name and an email address, like Ada Okafor, ada@example.org" };
  if (another) return { line, message: "Write one person on each line, with one email address" };
  const before = cells(content.slice(0, found.index).replace(/\(\s*$/, ""));
  const after = cells(content.slice(found.index + found[0].length).replace(/^\s*\)/, ""));
  const names = before.length > 0 ? before : after.splice(0, 1);
  const answers = colleagueSchema.safeParse({
    name: (lastNameFirst.test(content) ? names.reverse() : names).join(" "),
    email: found[0],
    role: after.join(", "),
  });
  if (answers.success) return { line, ...answers.data };
  return { line, message: answers.error.issues[0]?.message ?? "Write it in another way" };
}

/** The parts of a line between commas, semicolons and tabs, without the quotation marks around them. */
function cells(text: string): string[] {
  return text
    .split(/[,;\t]/)
    .map((cell) => cell.replace(/mailto:\s*$/i, "").replace(/^[\s<>"]+|[\s<>"]+$/g, ""))
    .filter((cell) => cell !== "");
}

function repeats(people: readonly Colleague[]): LineError[] {
  const first = new Map<string, number>();
  return people.flatMap(({ line, email }) => {
    const folded = email.toLowerCase();
    const earlier = first.get(folded);
    if (earlier === undefined) first.set(folded, line);
    return earlier === undefined
      ? []
      : [{ line, message: `This email address stands on line ${earlier} already` }];
  });
}

function inOrder(errors: readonly LineError[]): string[] {
  return [...errors].sort((a, b) => a.line - b.line).map(aboutLine);
}
