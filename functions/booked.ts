import type { Config } from "@netlify/functions";
import { answerReceipt } from "../src/bookings/answer-receipt.ts";
import { handle } from "../src/server/handle.ts";

/** The confirmation of a booking, by its reference: it gives no power and names nobody. */
export default handle(({ context, services }) => answerReceipt(services, context.params.reference ?? ""), {
  methods: ["GET"],
});

export const config: Config = { path: "/booked/:reference" };
