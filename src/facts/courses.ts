import { z } from "zod";
import entries from "../../_data/courses.json" with { type: "json" };
import { checkData, repeated, slugSchema, textSchema } from "./check-data.ts";

const timeSchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "expected a time on the 24-hour clock, such as 09:30");

const courseSchema = z
  .strictObject({
    slug: slugSchema,
    title: textSchema,
    summary: textSchema,
    about: z.array(textSchema).min(1, "expected at least one paragraph"),
    /** What to know before one books; it is left out once the dates have passed. */
    booking: textSchema.optional(),
    days: z
      .int("expected a whole number of days")
      .min(1, "expected at least one day")
      .max(5, "expected five days at most"),
    starts: timeSchema,
    ends: timeSchema,
  })
  .refine((course) => course.ends > course.starts, {
    path: ["ends"],
    error: "expected a time after the start",
  });

/** What is taught: a course, of which each workshop is one dated cohort. */
export type Course = z.infer<typeof courseSchema>;

const coursesSchema = z.array(courseSchema).superRefine((courses, context) => {
  for (const slug of repeated(courses.map((course) => course.slug))) {
    context.addIssue({ code: "custom", message: `expected each slug once, found ${slug} twice` });
  }
});

/** Checks courses as `_data/courses.json` holds them; wrong ones fail the build. */
export function checkCourses(data: unknown): Course[] {
  return checkData("_data/courses.json", coursesSchema, data);
}

/** Every course, in the order of the file. */
export const courses: readonly Course[] = checkCourses(entries);

/** The course with that slug, if there is one. */
export function findCourse(slug: string): Course | undefined {
  return courses.find((course) => course.slug === slug);
}
