import { z } from "zod";
import { lineOfText, tidy } from "./line-of-text.ts";

// What is asked of a person wherever they sign up for something, so that its rules have one home.

const LONGEST_EMAIL = 254;

/** The fields of a person. `whose` is how messages speak of them: "your", or "your colleague's". */
export function personFields(whose: string) {
  return {
    /** A person's full name. */
    name: lineOfText({
      what: `${whose} name`,
      empty: `Enter ${whose} full name`,
      shortest: 2,
      longest: 100,
    }).refine((text) => /\p{L}/u.test(text), { error: `Write ${whose} name with letters` }),

    /** Where email reaches a person. */
    email: z.string({ error: `Enter ${whose} email address` }).transform((typed, context) => {
      const text = tidy(typed);
      const problem = problemWithEmail(typed, text, whose);
      if (problem === null) return text;
      context.issues.push({ code: "custom", message: problem, input: typed });
      return z.NEVER;
    }),

    /** Who a person works for. */
    organisation: lineOfText({
      what: `${whose} organisation`,
      empty: `Enter ${whose} organisation, for example the council or a school`,
      shortest: 1,
      longest: 150,
    }),
  };
}

export const { name: nameField, email: emailField, organisation: organisationField } = personFields("your");

function problemWithEmail(typed: string, text: string, whose: string): string | null {
  if (text === "") return `Enter ${whose} email address`;
  if (text.length > LONGEST_EMAIL) return `Enter an email address of ${LONGEST_EMAIL} characters or fewer`;
  if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(typed))
    return `Type ${whose} email address on one line, with no tabs`;
  if (/^[=+\-@]/u.test(text)) return `Take the ${text.charAt(0)} off the start of ${whose} email address`;
  return z.email().safeParse(text).success
    ? null
    : "Enter an email address in the right form, like name@example.org";
}
