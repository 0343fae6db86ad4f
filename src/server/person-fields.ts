import { z } from "zod";
import { lineOfText, tidy } from "./line-of-text.ts";

// What is asked of a person wherever they sign up for something, so that its rules have one home.

const LONGEST_EMAIL = 254;
const EMAIL_HELP = "Enter an email address in the right form, like name@example.org";

/** A person's full name. */
export const nameField = lineOfText({
  what: "your name",
  empty: "Enter your full name",
  shortest: 2,
  longest: 100,
}).refine((text) => /\p{L}/u.test(text), { error: "Write your name with letters" });

/** Where email reaches a person. */
export const emailField = z.string({ error: "Enter your email address" }).transform((typed, context) => {
  const text = tidy(typed);
  const problem = problemWithEmail(typed, text);
  if (problem === null) return text;
  context.issues.push({ code: "custom", message: problem, input: typed });
  return z.NEVER;
});

/** Who a person works for. */
export const organisationField = lineOfText({
  what: "your organisation",
  empty: "Enter your organisation, for example the council or your school",
  shortest: 1,
  longest: 150,
});

function problemWithEmail(typed: string, text: string): string | null {
  if (text === "") return "Enter your email address";
  if (text.length > LONGEST_EMAIL) return `Enter an email address of ${LONGEST_EMAIL} characters or fewer`;
  if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(typed)) return "Type your email address on one line, with no tabs";
  if (/^[=+\-@]/u.test(text)) return `Take the ${text.charAt(0)} off the start of your email address`;
  return z.email().safeParse(text).success ? null : EMAIL_HELP;
}
