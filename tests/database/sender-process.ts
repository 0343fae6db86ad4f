import pg from "pg";
import { callFunction } from "../support/postgres.ts";
import { sendOwed } from "./sender.ts";

/** What a sender that is to be killed is told. */
export type Errand = {
  databaseUrl: string;
  smtpUrl: string;
  /** A call to the database that it says it would make, and never makes, once it made some. */
  stopAt?: { name: string; after: number };
};

const { databaseUrl, smtpUrl, stopAt } = JSON.parse(process.argv[2] ?? "{}") as Errand;
const pool = new pg.Pool({ connectionString: databaseUrl, options: "-c role=service_role" });
let calls = 0;

await sendOwed(
  {
    call(name, args) {
      if (name !== stopAt?.name || ++calls <= stopAt.after) return callFunction(pool, name, args);
      process.send?.("stopped");
      return new Promise(() => undefined);
    },
  },
  smtpUrl,
);
