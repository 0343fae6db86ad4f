import handler from "../../functions/feedback.ts";
import { openDatabase } from "../../src/local/database.ts";
import { provideServices } from "../../src/server/services.ts";
import { formPost, pageGet, testContext, testNow, testServices } from "../support/services.ts";

type PostOptions = Parameters<typeof formPost>[2];
type Fields = Parameters<typeof formPost>[1];

export type FeedbackSite = Awaited<ReturnType<typeof openFeedbackSite>>;

/** The function behind "Is this page useful?", over a real database in memory. */
export async function openFeedbackSite() {
  const opened = await openDatabase({ dataDir: null });
  const services = testServices({ database: opened.database });

  const send = (request: Request) => {
    provideServices(services);
    return handler(request, testContext());
  };

  const site = {
    services,
    send,
    get: (path: string) => send(pageGet(path)),
    post: (path: string, fields: Fields, options?: PostOptions) => send(formPost(path, fields, options)),

    /** Answers as a button of the page does; returns where the reader is sent. */
    async answer(answer = "yes", page = "/approach/"): Promise<string> {
      const response = await site.post("/feedback", { page, answer });
      return response.headers.get("location") ?? String(response.status);
    },

    /** Sends words from the page that thanks. */
    words(thanks: string, words: string) {
      const { searchParams } = new URL(thanks, "https://site.test");
      const [page = "", id = ""] = ["page", "id"].map((name) => searchParams.get(name) ?? "");
      return site.post("/feedback/words", { page, id, words });
    },

    kept: () => opened.exec("select page, answer, words from app.page_feedback order by at, answer"),
    columns: () =>
      opened.exec(
        "select column_name as name from information_schema.columns where table_name = 'page_feedback' order by 1",
      ),

    async empty() {
      services.limits = { emailPerHour: 5, clientPerHour: 1_000_000 };
      services.logged.length = 0;
      await opened.exec("truncate app.page_feedback, app.limits");
      await site.setClock(testNow);
    },

    async setClock(moment: Date) {
      await opened.exec(
        `create or replace function app.clock() returns timestamptz language sql volatile return timestamptz '${moment.toISOString()}'`,
      );
    },

    close: opened.close,
  };
  return site;
}
