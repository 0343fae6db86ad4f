import type { TestProject } from "vitest/node";
import { linkSecret, prepareSite, type OldLinks } from "../browser/prepare-site.ts";
import { startSite } from "./running-site.ts";

declare module "vitest" {
  interface ProvidedContext {
    siteUrl: string;
    mailbox: string;
    oldLinks: OldLinks;
  }
}

/** One running site for every test of a suite: starting it takes longer than most tests. */
export default async function setup(project: TestProject) {
  let oldLinks: OldLinks | undefined;
  const site = await startSite({ LINK_SECRET: linkSecret }, async (dataDir) => {
    oldLinks = await prepareSite(dataDir);
  });
  project.provide("siteUrl", site.url);
  project.provide("mailbox", site.mailbox);
  if (oldLinks) project.provide("oldLinks", oldLinks);
  return () => site.stop();
}
