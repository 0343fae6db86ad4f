import { z } from "zod";

/** Rows of the outbox as the database leases them to one sender. */
export const claimedEmails = z.array(
  z.object({
    id: z.int(),
    claim: z.uuid(),
    message_id: z.uuid(),
    kind: z.string(),
    version: z.int(),
    attempt: z.int(),
    context: z.unknown(),
  }),
);

export type ClaimedEmail = z.output<typeof claimedEmails>[number];

/** Who an email goes to, from its context: the person of a booking, or the champion that it is about. */
export const recipient = z.union([
  z.object({ person: z.object({ email: z.string().min(1) }) }).transform(({ person }) => person.email),
  z.object({ email: z.string().min(1) }).transform(({ email }) => email),
]);
