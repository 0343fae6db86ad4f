import { createServer } from "node:http";
import type { Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { createNotifyMailer } from "../../../src/server/mail/notify.ts";

const templateId = "f33517ff-2a88-4f6e-b855-c550268ce08a";
const apiKey = "test-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0";

const message = {
  messageId: "6f1f0a3e-7b68-4a53-9f3c-3d4f9a1c2b10",
  to: "ann@school.example",
  email: {
    subject: "Your place is booked",
    blocks: [
      { kind: "sentence", text: "You have a place." },
      { kind: "button", text: "See your booking", url: "https://restorative.test/booking/token" },
    ],
  },
} as const;

type Seen = { method: string; path: string; authorization: string; body: Record<string, unknown> };
type Answer = { status: number; body?: unknown; type?: string } | "drop" | "silence";

const open: Server[] = [];

afterEach(() => {
  open.splice(0).forEach((server) => {
    server.closeAllConnections();
    server.close();
  });
});

/** Answers as the documented API of GOV.UK Notify does. */
async function notifyDouble(answer: Answer): Promise<{ baseUrl: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
    request.on("end", () => {
      seen.push({
        method: request.method ?? "",
        path: request.url ?? "",
        authorization: request.headers.authorization ?? "",
        body: JSON.parse(text) as Record<string, unknown>,
      });
      if (answer === "drop") return request.socket.destroy();
      if (answer === "silence") return;
      response.writeHead(answer.status, { "content-type": answer.type ?? "application/json" });
      response.end(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body ?? {}));
    });
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The double has no port");
  return { baseUrl: `http://127.0.0.1:${address.port}`, seen };
}

const created: Answer = {
  status: 201,
  body: {
    id: "740e5834-3a29-46b4-9a6f-16142fde533a",
    reference: message.messageId,
    content: {
      subject: "Your place is booked",
      body: "…",
      from_email: "council@notifications.service.gov.uk",
    },
    uri: "https://api.notifications.service.gov.uk/v2/notifications/740e5834-3a29-46b4-9a6f-16142fde533a",
    template: {
      id: templateId,
      version: 1,
      uri: `https://api.notifications.service.gov.uk/v2/template/${templateId}`,
    },
  },
};

function refused(status: number, error: string): Answer {
  return {
    status,
    body: { status_code: status, errors: [{ error, message: "ann@school.example was refused" }] },
  };
}

async function sendTo(answer: Answer) {
  const { baseUrl, seen } = await notifyDouble(answer);
  const result = await createNotifyMailer({ apiKey, templateId, baseUrl, timeoutMs: 300 })
    .open()
    .send(message);
  return { result, seen };
}

describe("an email through GOV.UK Notify", () => {
  it("is handed over with its subject, its body and the reference of its row", async () => {
    const { result, seen } = await sendTo(created);
    expect(result).toEqual({ result: "sent", reason: "" });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ method: "POST", path: "/v2/notifications/email" });
    expect(seen[0]?.body).toEqual({
      template_id: templateId,
      email_address: "ann@school.example",
      personalisation: {
        subject: "Your place is booked",
        body: "You have a place.\n\n[See your booking](https://restorative.test/booking/token)",
      },
      reference: message.messageId,
      sanitise_content_for: ["subject"],
    });
  });

  it("is signed with the key, as a token that names the service", async () => {
    const { seen } = await sendTo(created);
    const [, token = ""] = seen[0]?.authorization.split(" ") ?? [];
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    expect(claims).toMatchObject({ iss: "26785a09-ab16-4eb0-8407-a37497a57506" });
  });

  it("carries no files, so that templates link to them", () => {
    expect(createNotifyMailer({ apiKey, templateId }).carriesFiles).toBe(false);
  });

  it.each([
    { status: 400, error: "ValidationError", result: "failed" },
    { status: 400, error: "BadRequestError", result: "failed" },
    { status: 403, error: "AuthError", result: "retry" },
    { status: 429, error: "RateLimitError", result: "retry" },
    { status: 429, error: "TooManyRequestsError", result: "retry" },
    { status: 500, error: "Exception", result: "retry" },
  ])("is $result after $status $error", async ({ status, error, result }) => {
    const sent = await sendTo(refused(status, error));
    expect(sent.result).toEqual({ result, reason: `notify ${status} ${error}` });
  });

  it("waits for later when the service is away", async () => {
    expect((await sendTo({ status: 503, body: "away", type: "text/plain" })).result.result).toBe("retry");
  });

  it("is unknown when a gateway answers in Notify's place", async () => {
    const { result } = await sendTo({ status: 502, body: "<h1>Bad gateway</h1>", type: "text/html" });
    expect(result).toEqual({ result: "unknown", reason: "notify 502" });
  });

  it.each(["drop", "silence"] as const)("is unknown when the answer is a %s", async (answer) => {
    expect((await sendTo(answer)).result.result).toBe("unknown");
  });

  it("waits for later when nobody listens", async () => {
    const { baseUrl } = await notifyDouble(created);
    open.splice(0).forEach((server) => server.close());
    const result = await createNotifyMailer({ apiKey, templateId, baseUrl, timeoutMs: 300 })
      .open()
      .send(message);
    expect(result).toEqual({ result: "retry", reason: "notify ECONNREFUSED" });
  });
});
