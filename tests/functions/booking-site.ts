import { URLPattern } from "urlpattern-polyfill";
import * as book from "../../functions/book.ts";
import * as bookTeam from "../../functions/book-team.ts";
import * as booked from "../../functions/booked.ts";
import * as bookingCalendar from "../../functions/booking-calendar.ts";
import * as bookingDetails from "../../functions/booking-details.ts";
import * as bookingEmail from "../../functions/booking-email.ts";
import * as bookingHandOver from "../../functions/booking-hand-over.ts";
import * as bookingMove from "../../functions/booking-move.ts";
import * as bookingNeeds from "../../functions/booking-needs.ts";
import * as booking from "../../functions/booking.ts";
import * as offer from "../../functions/offer.ts";
import * as party from "../../functions/party.ts";
import sweep from "../../functions/sweep-workshops.ts";
import { emailTemplates } from "../../src/email-templates.ts";
import { openDatabase } from "../../src/local/database.ts";
import { sendPending } from "../../src/server/mail/outbox.ts";
import { provideServices } from "../../src/server/services.ts";
import { formPost, pageGet, testContext, testNow, testServices } from "../support/services.ts";

type PostOptions = Parameters<typeof formPost>[2];
type Fields = Parameters<typeof formPost>[1];

const functions = [
  ...[
    book,
    booked,
    bookingCalendar,
    bookingEmail,
    bookingHandOver,
    bookingMove,
    bookingDetails,
    bookingNeeds,
  ],
  ...[booking, offer, bookTeam, party],
].map(({ default: handler, config }) => ({
  handler,
  pattern: new URLPattern({ pathname: String(config.path) }),
}));

/** Answers as they should be typed; a test changes what it is about. */
export const ada = {
  name: "Ada Okafor",
  email: "ada@dudley.example",
  organisation: "Thorns Primary School",
  role: "Social worker",
  team: "Brierley Hill",
  needs: "No nuts, please.\nLarge print.",
};

/** Somebody of a partner that the council knows, or of none: that booking counts when its link is pressed. */
export const person = (name: string, domain: "dudley.example" | "post.example" = "dudley.example") => ({
  ...ada,
  name,
  email: `${name.toLowerCase()}@${domain}`,
});

export type BookingSite = Awaited<ReturnType<typeof openBookingSite>>;

/** The functions of booking over a real database in memory; only the mailer records instead of sending. */
export async function openBookingSite() {
  const opened = await openDatabase({ dataDir: null });
  const { exec } = opened;
  let now = testNow;
  const services = testServices({ database: opened.database, now: () => now });
  provideServices(services);

  const send = async (request: Request) => {
    const { pathname } = new URL(request.url);
    for (const { handler, pattern } of functions) {
      const match = pattern.exec({ pathname });
      if (!match) continue;
      const params = Object.fromEntries(
        Object.entries(match.pathname.groups).map(([name, value]) => [name, decodeURIComponent(value ?? "")]),
      );
      const context = testContext({ params });
      const response = await handler(request, context);
      await context.afterwards();
      return response;
    }
    throw new Error(`No function answers at ${pathname}`);
  };

  const site = {
    services,
    exec,
    send,
    get: (path: string) => send(pageGet(path)),
    post: (path: string, fields: Fields, options?: PostOptions) => send(formPost(path, fields, options)),

    /** Moves the clock of the database and of the site. */
    async setClock(moment: string | Date) {
      now = new Date(moment);
      await exec(
        `create or replace function app.clock() returns timestamptz language sql volatile return timestamptz '${now.toISOString()}'`,
      );
    },

    async addWorkshop(slug: string, workshop: Record<string, unknown> = {}) {
      await opened.database.call("import_workshops", {
        workshops: [
          {
            slug,
            course: "key-principles",
            title: "Key principles",
            venue: "Ward House",
            capacity: 2,
            days: [{ date: "2026-10-06", starts: "09:30", ends: "16:00" }],
            is_sample: false,
            opens_at: "2026-08-01T00:00:00Z",
            ...workshop,
          },
        ],
      });
    },

    /** Presses the last button of the check page, and says where that leads. */
    async book(slug: string, details: Partial<typeof ada> & { key?: string } = {}) {
      const key = crypto.randomUUID();
      return site.post(`/book/${slug}`, { ...ada, key, ...details, step: "book" });
    },

    /** How many rows each table of bookings holds: to show that nothing was stored. */
    async stored() {
      const [counts] = await exec(`select
        (select count(*)::int from app.people) as people,
        (select count(*)::int from app.attendee_details) as details,
        (select count(*)::int from app.bookings) as bookings,
        (select count(*)::int from app.emails) as emails,
        (select count(*)::int from app.idempotency_keys) as keys`);
      return counts;
    },

    /** Time has passed: what the schedule does then, and the emails about it. */
    async sweep() {
      const context = testContext();
      const response = await sweep(
        new Request("https://restorative.test/.netlify/functions/sweep-workshops", { method: "POST" }),
        context,
      );
      await context.afterwards();
      await sendPending(services, emailTemplates);
      return response;
    },

    /** The link in the newest email to someone. */
    linkTo(email: string, kind: "/booking/" | "/offer/" | "/party/" = "/booking/"): string {
      const message = services.sent.filter((sent) => sent.to === email).at(-1);
      const urls =
        message?.email.blocks.flatMap((block) => (block.kind === "button" ? [block.url] : [])) ?? [];
      const url = urls.find((candidate) => candidate.includes(kind));
      if (!url) throw new Error(`The newest email to ${email} holds no link like ${kind}`);
      return new URL(url).pathname;
    },

    /** The subjects of the emails to someone, in order, without the workshop. */
    subjectsTo(email: string): string[] {
      return services.sent
        .filter((sent) => sent.to === email)
        .map((sent) => sent.email.subject.split(":")[0] ?? "");
    },

    close: opened.close,
  };
  await site.setClock(testNow);
  return site;
}

/** The words of a page, as a reader has them; what is hidden in fields is left out. */
export async function words(response: Response): Promise<string> {
  const html = await response.text();
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? html;
  return main
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .replace(/ ([.,:])/g, "$1")
    .trim();
}

/** The fields of the page's form, with their values. */
export function fieldsOf(html: string): Record<string, string> {
  const inputs = [...html.matchAll(/<input((?:[^>"]|"[^"]*")*)>/g)].map(([, attributes = ""]) => attributes);
  const areas = [...html.matchAll(/<textarea((?:[^>"]|"[^"]*")*)>([\s\S]*?)<\/textarea>/g)];
  return Object.fromEntries([
    ...inputs.flatMap((attributes) => {
      const name = attributeOf(attributes, "name");
      return name && name !== "q" ? [[name, attributeOf(attributes, "value") ?? ""]] : [];
    }),
    // As a browser reads it: the first line break of a box is not part of it.
    ...areas.map(([, attributes = "", text = ""]) => [
      attributeOf(attributes, "name"),
      plain(text.replace(/^\n/, "")),
    ]),
  ]);
}

function attributeOf(attributes: string, name: string): string | undefined {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
  return value === undefined ? undefined : plain(value);
}

function plain(markup: string): string {
  return markup
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
