import { renderToString } from "preact-render-to-string";
import type { Site } from "../site.ts";
import type { Block, Email } from "./email.ts";
import { oneLine } from "./render-text.ts";

// Mail programs know little CSS and no sheets: each element carries its own, in the site's colours.
const body = "margin:0;padding:24px 12px;background:#fbf7f0;color:#10201f;";
const card = "max-width:36em;margin:0 auto;padding:24px;background:#ffffff;border-radius:12px;";
const text = "font:18px/1.6 'Atkinson Hyperlegible Next',Verdana,Arial,sans-serif;color:#10201f;";
const brand = `${text}font-weight:bold;margin:0 0 24px;`;
const paragraph = `${text}margin:0 0 18px;`;
const button =
  "display:inline-block;padding:12px 20px;border-radius:8px;background:#0b5c5c;color:#ffffff;" +
  "font:bold 18px/1.4 'Atkinson Hyperlegible Next',Verdana,Arial,sans-serif;text-decoration:none;";
const small = "font:15px/1.5 'Atkinson Hyperlegible Next',Verdana,Arial,sans-serif;color:#3a4a49;margin:0;";
const head = `${text}padding:0 16px 8px 0;text-align:left;vertical-align:top;font-weight:bold;`;
const cell = `${text}padding:0 0 8px;text-align:left;vertical-align:top;`;

/** The HTML of an email: no pictures, no scripts, nothing fetched from anywhere. */
export function renderHtml(email: Email, site: Pick<Site, "name" | "council">): string {
  return `<!doctype html>${renderToString(
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{oneLine(email.subject)}</title>
      </head>
      <body style={body}>
        <div style={card}>
          <p style={brand}>{site.name}</p>
          {email.blocks.map((block) => (
            <BlockHtml block={block} />
          ))}
          <p style={small}>
            Sent by {site.name} for {site.council}.
          </p>
        </div>
      </body>
    </html>,
  )}`;
}

function BlockHtml({ block }: { block: Block }) {
  switch (block.kind) {
    case "sentence":
      return <p style={paragraph}>{block.text}</p>;
    case "list":
      return (
        <ul style={paragraph}>
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      );
    case "button":
      return (
        <p style={paragraph}>
          <a href={block.url} style={button}>
            {block.text}
          </a>
        </p>
      );
    case "facts":
      return (
        <table style="border-collapse:collapse;margin:0 0 18px;">
          <tbody>
            {block.rows.map(([label, value]) => (
              <tr>
                <th scope="row" style={head}>
                  {label}
                </th>
                <td style={cell}>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}
