import type { PageSite } from "../layouts/Page.tsx";
import { reviewed } from "../tools/tool.ts";
import { ToolsIndex } from "../tools/ToolsIndex.tsx";

export const data = {
  permalink: "/tools/",
  title: "Tools",
  description:
    "Eight restorative tools for people who work with children and families: which one to use when, from a sentence in passing to a prepared meeting.",
  lead: "Eight ways to put restorative practice to work, from a sentence in a corridor to a meeting that takes weeks to prepare. Each page has the steps, an example, and when to leave it.",
  circle: "workshop",
  kind: "guide",
  audiences: ["practitioners", "managers", "partners"],
  words: ["restorative tools", "techniques", "resources to print", "templates"],
  sources: ["dudley-framework", "dudley-web-page", "portsmouth-strategy", "wachtel"],
  reviewed,
  reviewedIn: "_data/tools.json",
} as const;

/** The way in to all tools. */
export default function Tools({ site }: { site: PageSite }) {
  return <ToolsIndex site={site} reading={data} />;
}
