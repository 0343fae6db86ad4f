import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { BesideCircle } from "../components/BesideCircle.tsx";
import { PageHead } from "../components/PageHead.tsx";
import { Page } from "../layouts/Page.tsx";
import { securityHeaders } from "./headers.ts";
import { siteAt } from "./site.ts";

type Answer = { status?: number; headers?: Record<string, string> };

/** A page made for one visitor: never kept by anyone, never found by a search. */
export function html(page: VNode, { status = 200, headers = {} }: Answer = {}): Response {
  return new Response(`<!doctype html>\n${renderToString(page)}`, {
    status,
    headers: {
      ...securityHeaders,
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "x-robots-tag": "noindex",
      ...headers,
    },
  });
}

/** Sends the browser on with a GET, so that a reload never repeats what was done. */
export function seeOther(path: string): Response {
  return new Response(null, {
    status: 303,
    headers: { ...securityHeaders, location: path, "cache-control": "no-store" },
  });
}

/** Data for programs, kept by nobody unless the headers say otherwise. */
export function json(data: unknown, { status = 200, headers = {} }: Answer = {}): Response {
  return new Response(JSON.stringify(data), {
    status,
    headers: {
      ...securityHeaders,
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      ...headers,
    },
  });
}

/** A calendar as a file to open or to subscribe to. */
export function calendar(content: string, { headers = {} }: Pick<Answer, "headers"> = {}): Response {
  return new Response(content, {
    headers: {
      ...securityHeaders,
      "content-type": "text/calendar; charset=utf-8",
      "cache-control": "no-store",
      "x-robots-tag": "noindex",
      ...headers,
    },
  });
}

type Problem = {
  status: number;
  title: string;
  /** Whole sentences: what happened, and what to do now. One paragraph each. */
  message: string | readonly string[];
  headers?: Record<string, string>;
};

/** A plain page that says what went wrong and what to do now. */
export function problemPage({ status, title, message, headers = {} }: Problem): Response {
  const paragraphs = typeof message === "string" ? [message] : message;
  return html(
    // A page that is never indexed shows no address of its own, so the shell needs none.
    <Page site={siteAt("")} title={title} index={false}>
      <PageHead title={title} />
      <BesideCircle circle="pair">
        {paragraphs.map((text) => (
          <p>{text}</p>
        ))}
      </BesideCircle>
    </Page>,
    { status, headers },
  );
}

/** Nothing lives at this address. */
export function notFoundPage(): Response {
  return problemPage({
    status: 404,
    title: "Page not found",
    message: [
      "There is no page at this address.",
      "If you typed it, check the spelling. If you followed a link from an email, make sure that all of the link was opened: some email programs break long ones.",
    ],
  });
}

/** The address is right, what was asked of it is not. */
export function methodNotAllowed(allow: readonly string[]): Response {
  return problemPage({
    status: 405,
    title: "That cannot be done here",
    message: "This address cannot do what was asked. Go back to the page you came from and try from there.",
    headers: { allow: allow.join(", ") },
  });
}

/** Something broke. The reader gets an id to quote, and what to try; never a stack. */
export function faultPage(id: string, { sent = false }: { sent?: boolean } = {}): Response {
  return problemPage({
    status: 503,
    title: "Something went wrong on our side",
    message: [
      sent
        ? "We could not finish what you sent. It is safe to go back and send it again: the same form sent twice counts once."
        : "Nothing that you have booked or sent has been lost. Wait a minute, then load this page again.",
      `If it keeps happening, tell us and quote ${id}.`,
    ],
    headers: { "retry-after": "60" },
  });
}
