import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { person } from "../support/people.ts";
import { championOf, claimEmails, emailsAbout, join, moveChampion } from "./acts.ts";
import { test } from "./fixture.ts";

const someone = person(1);

describe("joining the champions", () => {
  test("is confirmed by the emailed link, and may be pressed twice", async ({ db }) => {
    expect(await join(db, someone, { listed: true })).toBe("received");
    const asked = await championOf(db, someone);
    expect(asked).toMatchObject({ status: "pending", listed: true, confirm_version: 1, leave_version: 0 });
    expect(await moveChampion(db, "confirm_champion", asked.id, 1)).toBe("confirmed");
    expect(await moveChampion(db, "confirm_champion", asked.id, 1)).toBe("already-confirmed");
    expect((await championOf(db, someone)).status).toBe("confirmed");
    expect(await emailsAbout(db, asked.id)).toEqual(["champion-confirm 1", "champion-welcome 1"]);
  });

  test("asking again before confirming: the newest details and the newest link count", async ({ db }) => {
    await join(db, someone);
    await join(db, { ...someone, email: " PERSON.1@people.example" }, { name: "Another name" });
    const champion = await championOf(db, someone);
    expect(champion).toMatchObject({ name: "Another name", confirm_version: 2, email: someone.email });
    expect(await moveChampion(db, "confirm_champion", champion.id, 1)).toBe("not-found");
    expect(await moveChampion(db, "confirm_champion", champion.id, 2)).toBe("confirmed");
    expect(await db.rows("select * from app.champions")).toHaveLength(1);
  });

  test("asking for someone who is confirmed answers the same and changes nothing of theirs", async ({
    db,
  }) => {
    await join(db, someone);
    const { id } = await championOf(db, someone);
    await moveChampion(db, "confirm_champion", id, 1);
    const before = await championOf(db, someone);
    for (const name of ["A stranger", "Another"]) expect(await join(db, someone, { name })).toBe("received");
    expect(await championOf(db, someone)).toEqual(before);
    expect((await emailsAbout(db, id)).slice(2)).toEqual(["champion-already 1", "champion-already 2"]);
  });

  test("twenty requests at once for one person make one champion and one valid link", async ({ db }) => {
    await Promise.all(Array.from({ length: 20 }, () => join(db, someone)));
    const champion = await championOf(db, someone);
    expect(champion.confirm_version).toBe(20);
    expect(await emailsAbout(db, champion.id)).toHaveLength(20);
  });

  test("an email to a champion carries what its page needs", async ({ db }) => {
    await join(db, someone);
    const [email] = await claimEmails(db);
    expect(email).toMatchObject({ subject_type: "champion", kind: "champion-confirm" });
    expect(email?.context).toEqual(await championOf(db, someone));
  });
});

describe("leaving the champions", () => {
  test("is done by the emailed link, and may be pressed twice", async ({ db }) => {
    await join(db, someone);
    const { id } = await championOf(db, someone);
    expect(await moveChampion(db, "leave_champion", id, 0)).toBe("not-found");
    await moveChampion(db, "confirm_champion", id, 1);
    expect((await championOf(db, someone)).leave_version).toBe(1);
    expect(await moveChampion(db, "leave_champion", id, 1)).toBe("left");
    expect(await moveChampion(db, "leave_champion", id, 1)).toBe("already-left");
    expect((await emailsAbout(db, id)).slice(2)).toEqual(["champion-left 1"]);
  });

  test("an old link neither brings someone back nor ends a new membership", async ({ db }) => {
    await join(db, someone);
    const { id } = await championOf(db, someone);
    await moveChampion(db, "confirm_champion", id, 1);
    await moveChampion(db, "leave_champion", id, 1);
    expect(await moveChampion(db, "confirm_champion", id, 1)).toBe("not-found");
    await join(db, someone);
    expect(await championOf(db, someone)).toMatchObject({ status: "pending", confirm_version: 2 });
    await moveChampion(db, "confirm_champion", id, 2);
    expect(await moveChampion(db, "leave_champion", id, 1)).toBe("not-found");
    expect((await championOf(db, someone)).status).toBe("confirmed");
  });

  test("a champion that is not there is not found", async ({ db }) => {
    const nobody = randomUUID();
    expect(await moveChampion(db, "confirm_champion", nobody, 1)).toBe("not-found");
    expect(await moveChampion(db, "leave_champion", nobody, 1)).toBe("not-found");
    expect(await db.database.call("show_champion", { champion_id: nobody })).toBeNull();
  });

  test("the trail tells each step by ids", async ({ db }) => {
    await join(db, someone);
    const { id } = await championOf(db, someone);
    await moveChampion(db, "confirm_champion", id, 1);
    await moveChampion(db, "leave_champion", id, 1);
    const trail = await db.rows("select what, champion_id from app.audit order by id");
    const steps = ["champion-pending", "champion-confirmed", "champion-left"];
    expect(trail).toEqual(steps.map((what) => ({ what, champion_id: id })));
  });
});
