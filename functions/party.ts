import type { Config } from "@netlify/functions";
import { answerParty } from "../src/bookings/party/answer-party.ts";
import { handle } from "../src/server/handle.ts";

/** People booked together, for whoever booked them. */
export default handle(({ context, services }) => answerParty(services, context.params.token ?? ""), {
  methods: ["GET"],
});

export const config: Config = { path: "/party/:token" };
