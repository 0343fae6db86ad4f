/**
 * Facts for search engines, as JSON-LD. Browsers never run a block of data, so the policy that forbids scripts
 * within a page has nothing to say to it. Inside it HTML knows no escapes but JSON's own.
 */
export function DataBlock({ data }: { data: object }) {
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
