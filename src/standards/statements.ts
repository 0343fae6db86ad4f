import type { Audience, Statement, Strand } from "./framework.ts";

/** The two kinds of statement in a strand, as the framework parts them. */
export const kinds = [
  { kind: "principle", list: "principles", one: "Principle", heading: "Principles and values" },
  { kind: "practice", list: "bestPractice", one: "Best practice", heading: "Best practice" },
] as const;

export type Kind = (typeof kinds)[number]["kind"];

export type NumberedStatement = Statement & {
  kind: Kind;
  /** Its place in its list, from 1, which is its place in the framework. */
  number: number;
  /** "Best practice 4" */
  name: string;
  /** "Best practice 4 of “Working with family networks”" */
  reference: string;
  /** Where it can be linked to. */
  href: string;
};

/** The statements of one kind in a strand, each with the statement of the framework that it renders. */
export function statementsOf(strand: Strand, kind: Kind): NumberedStatement[] {
  return kinds
    .filter((candidate) => candidate.kind === kind)
    .flatMap(({ list, one }) =>
      strand[list].map((statement, at) => ({
        ...statement,
        kind,
        number: at + 1,
        name: `${one} ${at + 1}`,
        reference: `${one} ${at + 1} of “${strand.title}”`,
        href: `${strandPath(strand)}#${statement.id}`,
      })),
    );
}

/** Every statement of a strand, principles first. */
export function allStatementsOf(strand: Strand): NumberedStatement[] {
  return kinds.flatMap(({ kind }) => statementsOf(strand, kind));
}

/** The address of a strand's page. */
export const strandPath = ({ slug }: Pick<Strand, "slug">) => `/standards/${slug}/`;

/** Each audience as one person and as many, for choices and for lists. */
export const audienceWords: Record<Audience, { one: string; many: string }> = {
  practitioner: { one: "A practitioner", many: "practitioners" },
  manager: { one: "A manager or leader", many: "managers" },
  partner: { one: "A partner, such as a school", many: "partners" },
  family: { one: "A child, a parent or family", many: "families" },
};

const and = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** "For practitioners, managers and families" */
export function forWhom(statement: Statement): string {
  return `For ${and.format(statement.for.map((audience) => audienceWords[audience].many))}`;
}
