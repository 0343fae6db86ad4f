import * as confirm from "../../functions/champions-confirm.ts";
import * as join from "../../functions/champions-join.ts";
import * as leave from "../../functions/champions-leave.ts";
import { openDatabase } from "../../src/local/database.ts";
import type { Handler } from "../../src/server/handle.ts";
import { provideServices } from "../../src/server/services.ts";
import { formPost, pageGet, testContext, testNow, testServices } from "../support/services.ts";

type PostOptions = Parameters<typeof formPost>[2];
type Fields = Parameters<typeof formPost>[1];

const linkHandlers: Record<string, Handler> = { confirm: confirm.default, leave: leave.default };

/** Answers as they should be typed; a test changes what it is about. */
export const sam = {
  name: "Sam Begum",
  email: "sam@dudley.example",
  organisation: "Netherton Park Nursery",
  setting: "early-years",
  why: "I want our team to talk to each other,\nand not about each other.",
  listed: "yes",
};

export type ChampionsSite = Awaited<ReturnType<typeof openChampionsSite>>;

/** The functions of the champions over a real database in memory; only the mailer records instead of sending. */
export async function openChampionsSite() {
  const opened = await openDatabase({ dataDir: null });
  const { exec } = opened;
  let now = testNow;
  const services = testServices({ database: opened.database, now: () => now });

  const send = async (request: Request) => {
    provideServices(services);
    const [, , action = "", token = ""] = new URL(request.url).pathname.split("/");
    const context = testContext({ params: { token } });
    const handler = action === "join" ? join.default : linkHandlers[action];
    if (!handler) throw new Error(`No function of the champions answers at ${request.url}`);
    const response = await handler(request, context);
    await context.afterwards();
    return response;
  };

  const site = {
    services,
    exec,
    send,
    get: (path: string) => send(pageGet(path)),
    post: (path: string, fields: Fields = {}, options?: PostOptions) => send(formPost(path, fields, options)),
    join: (details: Partial<typeof sam> = {}) => site.post("/champions/join", { ...sam, ...details }),

    /** Moves the clock of the database and of the site. */
    async setClock(moment: string | Date) {
      now = new Date(moment);
      await exec(
        `create or replace function app.clock() returns timestamptz language sql volatile return timestamptz '${now.toISOString()}'`,
      );
    },

    /** The subjects of the emails to someone, in order. */
    subjects: (email: string) =>
      services.sent.filter((sent) => sent.to === email).map((sent) => sent.email.subject),

    /** The newest emailed link to someone that does `action`, as a path. */
    linkTo(action: "confirm" | "leave", email: string): string {
      const urls = services.sent
        .filter((sent) => sent.to === email)
        .flatMap((sent) => sent.email.blocks)
        .flatMap((block) => (block.kind === "button" ? [block.url] : []))
        .filter((url) => url.includes(`/champions/${action}/`));
      const newest = urls.at(-1);
      if (!newest) throw new Error(`No email to ${email} holds a link to ${action}`);
      return new URL(newest).pathname;
    },

    async champions() {
      return exec(`select c.name, p.email, c.organisation, c.setting, c.why, c.listed, c.status
        from app.champions c join app.people p on p.id = c.person_id order by p.email`);
    },

    async stored() {
      const [counts] = await exec(`select
        (select count(*)::int from app.people) as people,
        (select count(*)::int from app.champions) as champions,
        (select count(*)::int from app.emails) as emails,
        (select count(*)::int from app.limits) as limits`);
      return counts;
    },

    async empty() {
      services.sent.length = 0;
      services.logged.length = 0;
      services.limits = { emailPerHour: 1_000_000, clientPerHour: 1_000_000 };
      await exec("truncate app.champions, app.people, app.emails, app.limits cascade");
      await site.setClock(testNow);
    },

    close: opened.close,
  };
  await site.setClock(testNow);
  return site;
}
