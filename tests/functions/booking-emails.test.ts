import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import sendEmails from "../../functions/send-emails.ts";
import type { Mailer, SendResult } from "../../src/server/mail/mailer.ts";
import { mailerThat, testContext, testNow } from "../support/services.ts";
import { ada, openBookingSite, type BookingSite } from "./booking-site.ts";

let site: BookingSite;
let mailer: Mailer;
let workshops = 0;

beforeAll(async () => {
  site = await openBookingSite();
  mailer = site.services.mailer;
});

beforeEach(async () => {
  await site.setClock(testNow);
  site.services.mailer = mailer;
  site.services.sent.length = 0;
  await site.exec("delete from app.emails");
});

afterAll(() => site.close());

async function newWorkshop(): Promise<string> {
  const slug = `workshop-${++workshops}`;
  await site.addWorkshop(slug);
  return slug;
}

/** The post office is down, or answers as told. */
function answerWith(result: SendResult) {
  site.services.mailer = mailerThat(() => result);
}

async function runSchedule() {
  const request = new Request("https://restorative.test/.netlify/functions/send-emails", { method: "POST" });
  const response = await sendEmails(request, testContext());
  expect(response.status).toBe(204);
}

const states = async () =>
  (await site.exec("select state from app.emails order by id")).map((row) => row.state);

describe("An email about a booking", () => {
  it("leaves at once, after the answer", async () => {
    await site.book(await newWorkshop());
    expect(site.services.sent.map(({ to, email }) => [to, email.subject])).toEqual([
      [ada.email, "Your place is booked: Key principles, 6 October 2026"],
    ]);
    expect(site.services.sent[0]?.email.attachments).toHaveLength(1);
    expect(await states()).toEqual(["sent"]);
  });

  it("that cannot be sent does not undo the booking, and is sent by the schedule later", async () => {
    answerWith({ result: "retry", reason: "down" });
    expect((await site.book(await newWorkshop())).status).toBe(303);
    expect(await states()).toEqual(["retry"]);

    site.services.mailer = mailer;
    await runSchedule();
    expect(site.services.sent).toEqual([]);
    await site.setClock(new Date(testNow.getTime() + 61_000));
    await runSchedule();
    expect(site.services.sent.map(({ to }) => to)).toEqual([ada.email]);
    expect(await states()).toEqual(["sent"]);
  });

  it("whose fate nobody knows is not sent again", async () => {
    answerWith({ result: "unknown", reason: "cut off" });
    await site.book(await newWorkshop());
    site.services.mailer = mailer;
    await site.setClock(new Date(testNow.getTime() + 24 * 3_600_000));
    await runSchedule();
    expect(site.services.sent).toEqual([]);
    expect(await states()).toEqual(["unknown"]);
  });

  it("is sent before the next one about the same booking", async () => {
    answerWith({ result: "retry", reason: "down" });
    const slug = await newWorkshop();
    await site.book(slug);
    const [row] = await site.exec(
      "select b.id from app.bookings b join app.workshops w on w.id = b.workshop_id where w.slug = $1",
      [slug],
    );
    await site.services.database.call("change_name", {
      request: { booking_id: row?.id, link_version: 1, name: "Ada Lovelace" },
    });
    site.services.mailer = mailer;
    await site.setClock(new Date(testNow.getTime() + 61_000));
    await runSchedule();
    expect(site.services.sent.map(({ email }) => email.subject.split(":")[0])).toEqual([
      "Your place is booked",
      "Your name is corrected",
    ]);
  });
});

describe("The schedule", () => {
  it("says what it did and whether it ran out of time, and names nobody", async () => {
    answerWith({ result: "retry", reason: "down" });
    await site.book(await newWorkshop());
    site.services.mailer = mailer;
    await site.setClock(new Date(testNow.getTime() + 61_000));
    site.services.logged.length = 0;
    await runSchedule();
    const line = site.services.logged.find((logged) => logged.includes("send-emails"));
    expect(JSON.parse(line ?? "{}")).toMatchObject({ event: "send-emails", sent: 1, outOfTime: false });
    expect(site.services.logged.join("\n")).not.toMatch(/ada@|Okafor|\/booking\/A/);
  });

  it("begins nothing once its time is over", async () => {
    answerWith({ result: "retry", reason: "down" });
    for (let booked = 0; booked < 5; booked += 1) await site.book(await newWorkshop());
    await site.setClock(new Date(testNow.getTime() + 61_000));
    let sent = 0;
    site.services.mailer = mailerThat(() => {
      sent += 1;
      const later = new Date(testNow.getTime() + 90_000);
      site.services.now = () => later;
      return { result: "sent", reason: "" };
    });
    const { now } = site.services;
    await runSchedule();
    site.services.now = now;
    // Those that were on their way together arrive.
    expect(sent).toBe(3);
    expect((await states()).sort()).toEqual(["claimed", "claimed", "sent", "sent", "sent"]);
    expect(site.services.logged.at(-1)).toContain('"outOfTime":true');
  });
});
