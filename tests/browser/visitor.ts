import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { inject } from "vitest";

export type Visitor = {
  context: BrowserContext;
  page: Page;
  /** What went wrong behind the pages so far: errors, breaches of the policy, failed or foreign requests. */
  faults(): string[];
  leave(): Promise<void>;
};

/** With JavaScript and without: a journey is walked both ways. */
export const bothWays = [
  { script: "on", javaScriptEnabled: true },
  { script: "off", javaScriptEnabled: false },
] as const;

/** Someone at a browser of their own, on the running site. */
export async function openVisitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> {
  const siteUrl = inject("siteUrl");
  const context = await browser.newContext({
    baseURL: siteUrl,
    viewport: { width: 1280, height: 900 },
    locale: "en-GB",
    ...options,
  });
  context.setDefaultTimeout(15_000);
  const faults = watch(context, siteUrl);
  const page = await context.newPage();
  return { context, page, faults, leave: () => context.close() };
}

/** Whoever leaves a page stops what it was still fetching; and a form's answer is not fetched anew on the way back. */
const harmless = new Set(["net::ERR_ABORTED", "net::ERR_CACHE_MISS"]);

function watch(context: BrowserContext, siteUrl: string): () => string[] {
  const faults: string[] = [];
  const said: { text: string; url: string }[] = [];
  const refusals = new Set<string>();
  void context.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`Breach of the policy: ${event.effectiveDirective} ${event.blockedURI}`),
    ),
  );
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type()))
      said.push({ text: message.text(), url: message.location().url.replace(/#.*/, "") });
  });
  context.on("weberror", (error) => faults.push(`error on a page: ${error.error().message}`));
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== siteUrl)
      faults.push(`request to another origin: ${request.url()}`);
  });
  context.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    if (!harmless.has(why)) faults.push(`failed: ${request.method()} ${request.url()} ${why}`);
  });
  context.on("response", (response) => {
    if (response.status() < 400) return;
    // Pages may refuse: which status they do it with is for each test to say.
    if (response.request().isNavigationRequest()) refusals.add(response.url());
    else faults.push(`${response.status()}: ${response.url()}`);
  });
  return () => [
    ...faults,
    ...said
      .filter(({ text, url }) => !(text.startsWith("Failed to load resource") && refusals.has(url)))
      .map(({ text, url }) => `console of ${url}: ${text}`),
  ];
}
