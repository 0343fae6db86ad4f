import { reviewed, tools, type Tool } from "../../tools/tool.ts";
import { ToolPage, type ToolSite } from "../../tools/ToolPage.tsx";

type Given = { site: ToolSite; tool: Tool };

export const data = {
  tools,
  reviewed,
  reviewedIn: "_data/tools.json",
  kind: "tool",
  pagination: { data: "tools", size: 1, alias: "tool", addAllPagesToCollections: true },
  permalink: ({ tool }: Given) => `/tools/${tool.slug}/`,
  eleventyComputed: {
    title: ({ tool }: Given) => tool.title,
    description: ({ tool }: Given) => tool.description,
    sources: ({ tool }: Given) => tool.sources,
  },
};

/** One page for each tool. */
export default function OneTool({ site, tool }: Given) {
  return <ToolPage site={site} tool={tool} />;
}
