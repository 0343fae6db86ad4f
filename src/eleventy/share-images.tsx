import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sparticuz from "@sparticuz/chromium";
import { chromium } from "playwright-core";
import { renderToString } from "preact-render-to-string";
import type { CircleName } from "../components/circles.ts";
import { Mark } from "../components/Mark.tsx";
import { PeopleCircle } from "../components/PeopleCircle.tsx";
import { sections } from "../facts/sections.ts";
import { site } from "../server/site.ts";
import { smallPng } from "./small-png.ts";

// Draws the pictures that stand beside a shared link, one a section. They change so seldom that they are kept with
// the other drawings: run this by hand after a change of `_data/sections.json` or of the site's name.

const FOLDER = "assets/images/share";
const MOST_BYTES = 40_000;

const circles: Readonly<Record<string, CircleName>> = {
  approach: "everyone",
  standards: "workshop",
  tools: "pair",
  impact: "everyone",
  families: "family",
  workshops: "workshop",
  champions: "workshop",
};

const layout = `
  body { display: grid; grid-template-columns: 1fr 560px; align-items: center; width: 1200px; height: 630px; margin: 0;
    padding-left: 72px; box-sizing: border-box; background: var(--paper); color: var(--ink);
    font: 400 34px/1.3 Share, sans-serif; }
  h1 { margin: 0 0 28px; font-size: 76px; line-height: 1.05; letter-spacing: -0.025em; text-wrap: balance; }
  p { display: flex; align-items: center; gap: 16px; margin: 0; font-weight: 700; }
  .mark { flex: none; width: 64px; height: 64px; }
  .mark .seat { fill: var(--teal); }
  .mark .open { fill: none; stroke: var(--coral); stroke-width: 1.6; }
  .people { width: 600px; }`;

function ShareImage({ title, circle }: { title: string; circle: CircleName }) {
  return (
    <>
      <div>
        <h1>{title}</h1>
        <p>
          <Mark />
          {site.name}
        </p>
      </div>
      <PeopleCircle circle={circle} />
    </>
  );
}

async function styles(): Promise<string> {
  const [tokens, drawings, font] = await Promise.all([
    readFile("assets/css/tokens.css", "utf8"),
    readFile("assets/css/drawings.css", "utf8"),
    readFile("assets/fonts/hyperlegible-1.woff2", "base64"),
  ]);
  const face = `@font-face { font-family: Share; src: url(data:font/woff2;base64,${font}); font-weight: 400 700 }`;
  return `<style>${tokens}${drawings}${face}${layout}</style>`;
}

/** Lets the browser read what it has just drawn. */
async function pixelsOf(picture: Buffer) {
  const address = `data:image/png;base64,${picture.toString("base64")}`;
  const { width, height, data } = await page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const { width, height } = image;
    const canvas = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
    canvas?.drawImage(image, 0, 0);
    const pixels = canvas?.getImageData(0, 0, width, height).data ?? [];
    return { width, height, data: btoa(Array.from(pixels, (byte) => String.fromCharCode(byte)).join("")) };
  }, address);
  return { width, height, data: Buffer.from(data, "base64") };
}

const pictures = [
  { name: "home", title: "Working with people, not to them or for them", circle: "everyone" as const },
  ...sections.map(({ id, title }) => ({ name: id, title, circle: circles[id] ?? ("everyone" as const) })),
];

const browser = await chromium.launch({
  executablePath: await sparticuz.executablePath(),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
});
const page = await browser.newPage({ viewport: { width: 1200, height: 630 }, colorScheme: "light" });
const head = await styles();
await mkdir(FOLDER, { recursive: true });
for (const { name, title, circle } of pictures) {
  const body = renderToString(<ShareImage title={title} circle={circle} />);
  await page.setContent(`<!doctype html><html lang="en-GB"><head>${head}</head><body>${body}</body></html>`);
  await page.evaluate(() => document.fonts.ready);
  const picture = smallPng(await pixelsOf(await page.screenshot({ type: "png" })));
  await writeFile(join(FOLDER, `${name}.png`), picture);
  const size = `${Math.round(picture.length / 1024)} KB`;
  console.log(`${name}.png: ${size}${picture.length > MOST_BYTES ? ", larger than it should be" : ""}`);
}
await browser.close();
