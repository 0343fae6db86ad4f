import { changingEmails } from "./bookings/changing/emails.ts";
import { bookingEmails } from "./bookings/emails.ts";
import { mineEmails } from "./bookings/mine/emails.ts";
import { offerEmails } from "./bookings/offers/emails.ts";
import { organisingEmails } from "./bookings/organising/emails.ts";
import { organisingPartyEmails } from "./bookings/organising/party-emails.ts";
import { partyEmails } from "./bookings/party/emails.ts";
import { registerEmails } from "./bookings/register/emails.ts";
import { championEmails } from "./champions/emails.ts";
import { interestEmails } from "./interest/emails.ts";
import type { EmailTemplates } from "./server/mail/outbox.ts";

/**
 * Every email that the site sends, by kind. One outbox holds them all, so whoever empties it must know
 * them all.
 */
export const emailTemplates: EmailTemplates = {
  ...bookingEmails,
  ...offerEmails,
  ...partyEmails,
  ...changingEmails,
  ...organisingEmails,
  ...organisingPartyEmails,
  ...registerEmails,
  ...mineEmails,
  ...championEmails,
  ...interestEmails,
};
