import { html } from "../server/responses.tsx";
import { LimitedPage, type LimitedPageProps } from "./LimitedPage.tsx";

/** Asks to wait after too many tries, and says for how long. */
export function answerLimited(limited: LimitedPageProps): Response {
  const headers = { "retry-after": String(limited.retryAfter) };
  return html(LimitedPage(limited), { status: 429, headers });
}
