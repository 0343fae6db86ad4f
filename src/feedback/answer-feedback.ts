import { clientHash } from "../server/clients.ts";
import { parseAnswers, readForm } from "../server/forms.ts";
import type { Call } from "../server/handle.ts";
import { html, problemPage, seeOther } from "../server/responses.tsx";
import { siteAt } from "../server/site.ts";
import { AskAgainPage, KeptPage, ThanksPage } from "./FeedbackPages.tsx";
import { answerSchema, thanksSchema, wordsSchema } from "./schema.ts";
import { feedbackStore } from "./store.ts";

/** Answers each address of the question whether a page is useful. */
export async function answerFeedback(call: Call): Promise<Response> {
  if (call.request.method === "GET") return showThanks(call);
  const forWords = /\/words\/?$/.test(new URL(call.request.url).pathname);
  return forWords ? takeWords(call) : takeAnswer(call);
}

/** After the answer: room for words. After the words: thanks alone. */
function showThanks({ request, services }: Call): Response {
  const asked = new URL(request.url).searchParams;
  const known = thanksSchema.safeParse({ page: asked.get("page"), id: asked.get("id") });
  // Whoever comes here by hand meant to tell us something.
  if (!known.success) return seeOther("/contact/");
  const site = siteAt(services.settings.siteUrl);
  const { page, id } = known.data;
  return html(id === null ? KeptPage({ site, page }) : ThanksPage({ site, page, id }));
}

async function takeAnswer(call: Call): Promise<Response> {
  const { siteUrl } = call.services.settings;
  const form = await readForm(call.request, { fields: ["page", "answer"], siteUrl });
  if (!form.ok) return form.response;
  const answer = parseAnswers(answerSchema, form.values);
  if (!answer.ok) {
    if (answer.errors.some(({ field }) => field === "page")) return unreadable();
    const page = form.values.page ?? "/";
    return html(AskAgainPage({ site: siteAt(siteUrl), page, errors: answer.errors }), { status: 422 });
  }
  const result = await store(call).leave(answer.data);
  if (result.outcome === "limited") return tooOften(result.retryAfter);
  return thanks({ page: answer.data.page, id: result.id });
}

async function takeWords(call: Call): Promise<Response> {
  const { siteUrl } = call.services.settings;
  const form = await readForm(call.request, { fields: ["page", "id", "words"], siteUrl });
  if (!form.ok) return form.response;
  const given = parseAnswers(wordsSchema, form.values);
  if (!given.ok) {
    if (given.errors.some(({ field }) => field !== "words")) return unreadable();
    const { page = "/", id = "", words } = form.values;
    const again = ThanksPage({ site: siteAt(siteUrl), page, id, words, errors: given.errors });
    return html(again, { status: 422 });
  }
  const result = await store(call).addWords(given.data);
  switch (result.outcome) {
    case "received":
      return thanks({ page: given.data.page });
    case "limited":
      return tooOften(result.retryAfter);
    case "not-found":
      return tooLate();
  }
}

function store({ context, services }: Call) {
  const { database, limits, now, settings } = services;
  const client = clientHash(context.ip, now(), settings.linkSecret);
  return feedbackStore(database, { client, perHour: limits.clientPerHour });
}

function thanks(known: { page: string; id?: string }): Response {
  return seeOther(`/feedback?${new URLSearchParams(known).toString()}`);
}

function unreadable(): Response {
  return problemPage({
    status: 400,
    title: "We could not read what was sent",
    message: "Nothing was saved. Open the page that it is about again, and answer at its foot.",
  });
}

function tooOften(seconds: number): Response {
  return problemPage({
    status: 429,
    title: "That was a lot of answers at once",
    message:
      "We have had many answers from your network within an hour, and did not keep this one. Please try again later.",
    headers: { "retry-after": String(seconds) },
  });
}

function tooLate(): Response {
  return problemPage({
    status: 410,
    title: "This answer takes no more words",
    message: [
      "Words can be added once, within a day. What you wrote just now was not saved.",
      "To say more, open the page again and answer at its foot.",
    ],
  });
}
