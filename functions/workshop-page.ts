import type { Config } from "@netlify/functions";
import { findCourse } from "../src/facts/courses.ts";
import { handle } from "../src/server/handle.ts";
import { showWorkshopPage } from "../src/workshops/show-workshop-page.ts";

/** A workshop newer than the build. Where there is a built page, that page wins. */
export default handle(
  ({ services, context }) => showWorkshopPage(services, context.params.slug ?? "", findCourse),
  { methods: ["GET"] },
);

export const config: Config = { path: "/workshops/:slug", preferStatic: true };
