import type { TestProject } from "vitest/node";
import { startSite } from "./running-site.ts";

declare module "vitest" {
  interface ProvidedContext {
    siteUrl: string;
    mailbox: string;
  }
}

/** One running site for every test of a suite: starting it takes longer than most tests. */
export default async function setup(project: TestProject) {
  const site = await startSite();
  project.provide("siteUrl", site.url);
  project.provide("mailbox", site.mailbox);
  return () => site.stop();
}
