import { createHmac, timingSafeEqual } from "node:crypto";

/** What a link in an email lets its holder do; one link, one purpose. */
export type Purpose = keyof typeof purposes;

export type Link = { id: string; purpose: Purpose; version: number; expiresAt: Date };

type ReadLink = { ok: true; id: string; purpose: Purpose; expiresAt: Date } | { ok: false };

export type Links = {
  /** Makes the token that stands in an emailed address. */
  sign(link: Link): string;
  /** Reads a token's form only: whose row to look up, before anything is believed. */
  read(token: string): ReadLink;
  /** Judges a token against the link version that its row holds now. */
  verify(token: string, against: { purpose: Purpose; version: number; now: Date }): Verdict;
};

type Verdict = "valid" | "wrong" | "expired";

type Key = { id: Buffer; secret: string };

// The layout: format (1 byte), key id (3), id (16), expiry in seconds (4), HMAC (32), purpose (1).
// 57 bytes make base64url without a remainder, so each token has one spelling; and the purpose stands
// last so that a token never ends in "-" or "_", which some mail programs leave out of a link.
const format = 1;
const length = 57;
const macStart = 24;
const purposeAt = 56;
const purposes = {
  booking: 1,
  "champion-confirm": 2,
  "champion-leave": 3,
  offer: 4,
  party: 5,
  "party-offer": 6,
  "my-bookings": 7,
  "my-data": 8,
  calendar: 9,
  "email-change": 10,
  interest: 11,
} as const;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Signed links under a secret; where commas separate several, the first signs and all of them verify. */
export function createLinks(secrets: string): Links {
  const keys = secrets.split(",").map((part): Key => {
    const secret = part.trim();
    return { id: hmac(secret, "key id").subarray(0, 3), secret };
  });
  const [signing] = keys;
  if (!signing?.secret) throw new Error("Links need a secret");

  return {
    sign({ id, purpose, version, expiresAt }) {
      if (!uuid.test(id)) throw new Error("A link needs the id of a row");
      const bytes = Buffer.alloc(length);
      bytes[0] = format;
      signing.id.copy(bytes, 1);
      bytes.write(id.replaceAll("-", ""), 4, "hex");
      bytes.writeUInt32BE(Math.floor(expiresAt.getTime() / 1000), 20);
      bytes[purposeAt] = purposes[purpose];
      mac(signing.secret, bytes, version).copy(bytes, macStart);
      return bytes.toString("base64url");
    },

    read(token) {
      const bytes = decode(token);
      const purpose = bytes && purposeOf(bytes);
      if (!bytes || !purpose) return { ok: false };
      return { ok: true, id: idOf(bytes), purpose, expiresAt: expiryOf(bytes) };
    },

    verify(token, { purpose, version, now }) {
      const bytes = decode(token);
      if (!bytes || purposeOf(bytes) !== purpose) return "wrong";
      const key = keys.find((candidate) => candidate.id.equals(bytes.subarray(1, 4)));
      if (!key) return "wrong";
      const given = bytes.subarray(macStart, purposeAt);
      if (!timingSafeEqual(given, mac(key.secret, bytes, version))) return "wrong";
      return now < expiryOf(bytes) ? "valid" : "expired";
    },
  };
}

function decode(token: string): Buffer | null {
  if (token.length !== (length / 3) * 4) return null;
  const bytes = Buffer.from(token, "base64url");
  // Node reads "+" as "-" and skips what it does not know: only the one right spelling is a token.
  return bytes[0] === format && bytes.toString("base64url") === token ? bytes : null;
}

function purposeOf(bytes: Buffer): Purpose | undefined {
  return (Object.keys(purposes) as Purpose[]).find((name) => purposes[name] === bytes[purposeAt]);
}

function idOf(bytes: Buffer): string {
  return bytes.toString("hex", 4, 20).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function expiryOf(bytes: Buffer): Date {
  return new Date(bytes.readUInt32BE(20) * 1000);
}

function mac(secret: string, bytes: Buffer, version: number): Buffer {
  const signed = Buffer.concat([bytes.subarray(0, macStart), bytes.subarray(purposeAt)]);
  return hmac(secret, `link ${version} ${signed.toString("hex")}`);
}

function hmac(secret: string, text: string): Buffer {
  return createHmac("sha256", secret).update(text).digest();
}
