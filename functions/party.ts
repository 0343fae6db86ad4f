import type { Config } from "@netlify/functions";
import { showParty } from "../src/bookings/party/show-party.ts";
import { handle } from "../src/server/handle.ts";

/** People booked together, for whoever booked them. */
export default handle(({ context, services }) => showParty(services, context.params.token ?? ""), {
  methods: ["GET"],
});

export const config: Config = { path: "/party/:token" };
