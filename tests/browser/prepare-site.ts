import { openSeededDatabase } from "../../src/local/seeded-database.ts";
import type { LocalDatabase } from "../../src/local/database.ts";
import { createLinks } from "../../src/server/links.ts";
import { joinRequest, person } from "../support/people.ts";
import { prepareMissed, type MissedLinks } from "./missed-deadlines.ts";
import { ownWorkshops, slugOf, type OwnWorkshop } from "./own-workshops.ts";

/** Signs the links of the running site and those that are made here. */
export const linkSecret = "the secret of the site that the browser visits";

/** Paths behind links that the tests could not get by email: the moment has passed, or has not come. */
export type OldLinks = Record<"begun" | "calledOff" | "expired" | "expiredConfirm" | "expiredHeld", string> &
  MissedLinks;

/** Fills the folder of a site before it starts, with what no visitor could bring about. */
export async function prepareSite(dataDir: string): Promise<OldLinks> {
  const opened = await openSeededDatabase(dataDir);
  try {
    await opened.database.call("import_workshops", { workshops: ownWorkshops() });
    await opened.exec("update app.workshops set cancelled_at = app.clock() where slug = $1", [
      slugOf("called-off"),
    ]);
    const links = createLinks(linkSecret);
    const past = new Date(Date.now() - 86_400_000);
    const booking = async (name: OwnWorkshop, expiresAt = new Date(Date.now() + 86_400_000)) => {
      const id = await bookingOn(opened, name);
      return `/booking/${links.sign({ id, purpose: "booking", version: 1, expiresAt })}`;
    };
    const asked = await someoneWhoAsked(opened);
    const confirm = links.sign({
      id: asked.champion,
      purpose: "champion-confirm",
      version: 1,
      expiresAt: past,
    });
    return {
      begun: await booking("begun"),
      calledOff: await booking("called-off"),
      expired: await booking("states", past),
      expiredConfirm: `/champions/confirm/${confirm}`,
      ...(await prepareMissed(opened, links)),
      expiredHeld: `/my-bookings/${links.sign({ id: asked.person, purpose: "my-data", version: 1, expiresAt: past })}`,
    };
  } finally {
    await opened.close();
  }
}

async function bookingOn({ exec }: LocalDatabase, name: OwnWorkshop): Promise<string> {
  const [row] = await exec(
    `select b.id from app.bookings b join app.workshops w on w.id = b.workshop_id
     where w.slug = $1 and b.state = 'confirmed' limit 1`,
    [slugOf(name)],
  );
  return String(row?.id);
}

async function someoneWhoAsked({
  database,
  exec,
}: LocalDatabase): Promise<{ champion: string; person: string }> {
  const { name, email, organisation } = person(1);
  await database.call("join_champions", {
    request: joinRequest({ name, email, organisation, role: "", team: "" }),
  });
  const [row] = await exec("select id, person_id from app.champions where name = $1", [name]);
  return { champion: String(row?.id), person: String(row?.person_id) };
}
