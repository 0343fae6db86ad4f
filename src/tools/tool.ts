import { z } from "zod";
import entries from "../../_data/tools.json" with { type: "json" };
import { checkData, repeated, slugSchema, textSchema } from "../facts/check-data.ts";
import { findCourse } from "../facts/courses.ts";
import { sources } from "../facts/sources.ts";

const dateSchema = z.iso.date("expected a date such as 2026-11-21");
const some = (what: string) => z.array(textSchema).min(1, `expected at least one ${what}`);

/** How much a tool asks of those who use it, from a sentence in passing to a meeting that takes weeks to prepare. */
export const stages = [
  { id: "every-day", title: "Every day", about: "You can do these in passing, and today." },
  {
    id: "prepared",
    title: "With some preparing",
    about: "These take time, a place and somebody who leads them.",
  },
  {
    id: "formal",
    title: "Formal",
    about: "These take weeks to prepare and somebody who is trained to lead them.",
  },
] as const;

/** The strands of the practice standards, by the name that their address has. */
export const strandTitles = {
  voices: "Children’s voices",
  networks: "Working with family networks",
  communication: "Communication, language and listening",
  relationships: "Relationships",
  partnership: "Partnership",
  leadership: "Enabling leadership",
  evidence: "Evidence-based practice",
} as const;

const strandSchema = z.enum(Object.keys(strandTitles) as (keyof typeof strandTitles)[], {
  error: "expected the name of a strand, such as voices",
});

/** Who is in the room at a step: drawn beside it. */
const roomSchema = z.strictObject({
  family: z.int().min(0).max(8),
  workers: z.int().min(0).max(3),
  coordinator: z.boolean(),
});

const toolSchema = z.strictObject({
  slug: slugSchema,
  title: textSchema,
  stage: z.enum(
    stages.map((stage) => stage.id),
    { error: "expected every-day, prepared or formal" },
  ),
  summary: textSchema,
  /** What somebody wants who needs this tool; goes on from "You want to". */
  want: textSchema,
  preparing: textSchema,
  leads: textSchema,
  description: textSchema.min(40, "expected 40 letters or more"),
  lead: textSchema,
  circle: z.enum(["everyone", "pair", "family", "classroom", "workshop"], {
    error: "expected the name of a drawn circle",
  }),
  /** What has to wait where there may be domestic abuse; without it, the caution does not stand on its page. */
  caution: textSchema.optional(),
  audiences: z.array(z.enum(["families", "practitioners", "managers", "partners"])).min(1),
  /** Everyday words and abbreviations that people would look for. */
  words: some("word"),
  what: some("paragraph"),
  when: some("occasion"),
  whenNot: some("occasion"),
  how: z.array(z.strictObject({ title: textSchema, text: textSchema, room: roomSchema.optional() })).min(2),
  example: z.strictObject({
    setting: textSchema,
    lines: z.array(z.strictObject({ who: textSchema, words: textSchema })).min(1),
    after: textSchema,
  }),
  more: z.array(
    z.strictObject({ id: slugSchema, title: textSchema, paragraphs: some("paragraph"), items: some("item") }),
  ),
  ask: some("person to ask"),
  sources: z
    .array(
      z.string().refine((id) => sources.some((source) => source.id === id), "expected an id of sources.json"),
    )
    .min(1, "expected at least one source"),
  standards: z.array(strandSchema).min(1, "expected at least one strand"),
  workshops: z
    .array(z.string().refine((slug) => findCourse(slug) !== undefined, "expected a slug of courses.json"))
    .min(1, "expected at least one course"),
});

/** Something that can be used at work tomorrow, as its page tells it. */
export type Tool = z.infer<typeof toolSchema>;
export type Room = z.infer<typeof roomSchema>;

const fileSchema = z.strictObject({
  reviewed: z.strictObject({ last: dateSchema, next: dateSchema, owner: textSchema.optional() }),
  tools: z
    .array(toolSchema)
    .min(1, "expected at least one tool")
    .superRefine((tools, context) => {
      for (const slug of repeated(tools.map((tool) => tool.slug))) {
        context.addIssue({ code: "custom", message: `expected each slug once, found ${slug} twice` });
      }
    }),
});

/** Checks tools as `_data/tools.json` holds them; wrong ones fail the build. */
export function checkTools(data: unknown) {
  return checkData("_data/tools.json", fileSchema, data);
}

/** Every tool, from everyday to formal, and when somebody last looked whether their pages still hold. */
export const { tools, reviewed } = checkTools(entries);
