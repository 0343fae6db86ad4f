import * as book from "../../functions/book.ts";
import * as booking from "../../functions/booking.ts";
import * as interestOff from "../../functions/interest-off.ts";
import * as interest from "../../functions/interest.ts";
import * as copy from "../../functions/my-bookings-copy.ts";
import * as erase from "../../functions/my-bookings-erase.ts";
import * as link from "../../functions/my-bookings-link.ts";
import * as ask from "../../functions/my-bookings.ts";
import * as myCalendar from "../../functions/my-calendar.ts";
import { emailTemplates } from "../../src/email-templates.ts";
import { openDatabase } from "../../src/local/database.ts";
import { createRoutes } from "../../src/local/routes.ts";
import { sendPending } from "../../src/server/mail/outbox.ts";
import { provideServices } from "../../src/server/services.ts";
import { bookingRequest, person, type Person } from "../support/people.ts";
import { formPost, pageGet, testContext, testNow, testServices } from "../support/services.ts";

type Fields = Parameters<typeof formPost>[1];
type PostOptions = Parameters<typeof formPost>[2];

const findRoute = createRoutes(
  [ask, link, copy, erase, myCalendar, interest, interestOff, book, booking].map(
    ({ default: handler, config }, index) => ({
      name: String(index),
      handler: handler as never,
      paths: [config.path ?? []].flat(),
      methods: [],
      preferStatic: false,
      schedule: null,
    }),
  ),
);

export type MineSite = Awaited<ReturnType<typeof openMineSite>>;

/** The functions about what is one's own, over a real database in memory; only the mailer records instead of sending. */
export async function openMineSite() {
  const opened = await openDatabase({ dataDir: null });
  const { database, exec } = opened;
  let now = testNow;
  const services = testServices({ database, now: () => now });

  const answer = async (request: Request) => {
    provideServices(services);
    const url = new URL(request.url);
    const route = findRoute({ method: request.method, url, hasPage: false });
    if (!route) throw new Error(`No function answers at ${url.pathname}`);
    const context = testContext({ params: route.params });
    const response = await route.function.handler(request, context as never);
    if (!response) throw new Error(`${url.pathname} was not answered`);
    return { response, context };
  };
  const send = async (request: Request) => {
    const { response, context } = await answer(request);
    await context.afterwards();
    return response;
  };

  const site = {
    services,
    exec,
    answer,
    send,
    get: (path: string) => send(pageGet(path)),
    post: (path: string, fields: Fields = {}, options?: PostOptions) => send(formPost(path, fields, options)),
    ask: (email: string, what = "bookings") => site.post("/my-bookings", { email, what }),

    /** Moves the clock of the database and of the site. */
    async setClock(moment: string | Date) {
      now = new Date(moment);
      await exec(
        `create or replace function app.clock() returns timestamptz language sql volatile return timestamptz '${now.toISOString()}'`,
      );
    },

    async addWorkshop(slug: string, workshop: Record<string, unknown> = {}) {
      const plain = {
        slug,
        course: "key-principles",
        title: "Key principles",
        venue: "Ward House",
        capacity: 2,
        days: [{ date: "2026-10-06", starts: "09:30", ends: "16:00" }],
        is_sample: false,
        opens_at: "2026-08-01T00:00:00Z",
      };
      await database.call("import_workshops", { workshops: [{ ...plain, ...workshop }] });
    },

    async book(slug: string, who: Person = person(1), changes: Record<string, unknown> = {}) {
      const request = bookingRequest(slug, who, changes);
      return (await database.call("book_place", { request })) as { booking_id: string; reference: string };
    },

    /** Sends what the outbox holds, as the scheduled function does. */
    async sendEmails() {
      await sendPending(services, emailTemplates);
    },

    /** The emails to someone, in order. */
    emailsTo: (email: string) => services.sent.filter((sent) => sent.to === email).map((sent) => sent.email),

    /** The newest emailed link to someone under an address, as a path. */
    linkTo(email: string, under: string): string {
      const urls = site
        .emailsTo(email)
        .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "button" ? [block.url] : [])));
      const newest = urls.filter((url) => new URL(url).pathname.startsWith(under)).at(-1);
      if (!newest) throw new Error(`No email to ${email} holds a link under ${under}`);
      return new URL(newest).pathname;
    },

    /** The newest link to all bookings, or to what is held. */
    async linkFor(what: "bookings" | "data", email = person(1).email): Promise<string> {
      await site.ask(email, what);
      return site.linkTo(email, "/my-bookings/");
    },

    async empty() {
      services.sent.length = 0;
      services.logged.length = 0;
      services.limits = { emailPerHour: 1_000_000, clientPerHour: 1_000_000 };
      await exec(
        "truncate app.people, app.workshops, app.bookings, app.emails, app.limits, app.idempotency_keys cascade",
      );
      await site.setClock(testNow);
    },

    close: opened.close,
  };
  await site.setClock(testNow);
  return site;
}
