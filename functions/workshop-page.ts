import type { Config } from "@netlify/functions";
import { findCourse } from "../src/facts/courses.ts";
import { handle } from "../src/server/handle.ts";
import { answerWorkshopPage } from "../src/workshops/answer-workshop-page.ts";

/** A workshop newer than the build. Where there is a built page, that page wins. */
export default handle(
  ({ services, context }) => answerWorkshopPage(services, context.params.slug ?? "", findCourse),
  { methods: ["GET"] },
);

export const config: Config = { path: "/workshops/:slug", preferStatic: true };
