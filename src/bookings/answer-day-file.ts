import { calendar, html } from "../server/responses.tsx";
import type { Site } from "../server/site.ts";
import { LinkExpiredPage } from "./CancelPages.tsx";
import type { DayFile } from "./day-file.ts";
import { WrongLinkPage } from "./WrongLinkPage.tsx";

/** Answers with the file of a day; a link that leads to none has the pages that every link to a booking has. */
export function answerDayFile(opened: DayFile, site: Site): Response {
  switch (opened.link) {
    case "valid":
      return calendar(opened.file.content, {
        headers: {
          "content-type": "text/calendar; charset=utf-8; method=PUBLISH",
          "content-disposition": `attachment; filename="${opened.file.filename}"`,
        },
      });
    case "expired":
      return html(LinkExpiredPage({ site }), { status: 410 });
    case "wrong":
      return html(WrongLinkPage({ site }), { status: 404 });
  }
}
