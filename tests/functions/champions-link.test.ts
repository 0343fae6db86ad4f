import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createLinks } from "../../src/server/links.ts";
import { openChampionsSite, sam, type ChampionsSite } from "./champions-site.ts";

let site: ChampionsSite;
beforeAll(async () => void (site = await openChampionsSite()));
beforeEach(() => site.empty());
afterAll(() => site.close());

async function joined(): Promise<string> {
  await site.join();
  return site.linkTo("confirm", sam.email);
}

async function confirmed(): Promise<string> {
  await site.post(await joined());
  return site.linkTo("leave", sam.email);
}

const statusOf = async () => (await site.champions())[0]?.status;

describe("The link that confirms", () => {
  it("shows one button and changes nothing, since mail scanners open links", async () => {
    const link = await joined();
    const response = await site.get(link);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page.match(/<form[^>]*method="post"/g)).toHaveLength(1);
    expect(page).toContain(`action="${link}"`);
    expect(await statusOf()).toBe("pending");
  });

  it("makes a champion when its button is pressed, and welcomes them by email", async () => {
    const response = await site.post(await joined());
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/champions/welcome/");
    expect(await statusOf()).toBe("confirmed");
    expect(site.subjects(sam.email).at(-1)).toBe("You are now a champion");
  });

  it("says once it is used that there is nothing more to do", async () => {
    const link = await joined();
    await site.post(link);
    for (const response of [await site.get(link), await site.post(link)]) {
      expect(response.status).toBe(410);
      expect(await response.text()).toContain("This link has been used");
    }
    expect(site.services.sent).toHaveLength(2);
  });

  it("works for seven days, and then says how to get a new one", async () => {
    const link = await joined();
    await site.setClock("2026-09-08T08:59:59Z");
    expect((await site.get(link)).status).toBe(200);
    await site.setClock("2026-09-08T09:00:00Z");
    const response = await site.post(link);
    expect(response.status).toBe(410);
    expect(await response.text()).toMatch(/too old.*href="\/champions\/join"/s);
    expect(await statusOf()).toBe("pending");
  });

  it("does not make a champion of someone who has left since", async () => {
    const link = await joined();
    await site.post(link);
    await site.post(site.linkTo("leave", sam.email));
    expect((await site.post(link)).status).toBe(410);
    expect(await statusOf()).toBe("left");
  });
});

describe("The link for leaving", () => {
  it("asks once more and changes nothing", async () => {
    const response = await site.get(await confirmed());
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("Do you want to leave the champions?");
    expect(await statusOf()).toBe("confirmed");
  });

  it("lets a champion go when its button is pressed, and says so by email", async () => {
    const response = await site.post(await confirmed());
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/champions/left/");
    expect(await statusOf()).toBe("left");
    expect(site.subjects(sam.email).at(-1)).toBe("You have left the champions");
  });

  it("is used up by leaving, and ends no later membership", async () => {
    const link = await confirmed();
    await site.post(link);
    expect((await site.get(link)).status).toBe(410);
    await site.join();
    expect((await site.post(link)).status).toBe(410);
    await site.post(site.linkTo("confirm", sam.email));
    expect((await site.post(link)).status).toBe(404);
    expect(await statusOf()).toBe("confirmed");
  });

  it("still works years later", async () => {
    const link = await confirmed();
    await site.setClock("2031-08-30T09:00:00Z");
    expect((await site.get(link)).status).toBe(200);
  });

  it("comes anew, working, to a champion who asks to join again", async () => {
    await confirmed();
    await site.join();
    expect((await site.post(site.linkTo("leave", sam.email))).status).toBe(303);
  });
});

describe("A link that is wrong", () => {
  const forged = () =>
    createLinks("a secret that nobody of us has, ever").sign({
      id: "5b0c5a66-2f3e-4a52-8f0c-3a1f2d4f5b6a",
      purpose: "champion-confirm",
      version: 1,
      expiresAt: new Date("2027-01-01"),
    });

  it("is not found, whatever is wrong with it", async () => {
    const link = await joined();
    const token = link.split("/").at(-1) ?? "";
    const changed = `${token.slice(0, -1)}${token.endsWith("A") ? "E" : "A"}`;
    for (const wrong of ["nonsense", "%00", token.slice(1), changed, forged()]) {
      for (const response of [
        await site.get(`/champions/confirm/${wrong}`),
        await site.post(`/champions/confirm/${wrong}`),
      ]) {
        expect(response.status).toBe(404);
        expect(await response.text()).toContain("This link does not work");
      }
    }
    expect(await statusOf()).toBe("pending");
  });

  it("is one that was made for something else", async () => {
    const confirmToken = (await joined()).split("/").at(-1);
    expect((await site.post(`/champions/leave/${confirmToken}`)).status).toBe(404);
    await site.post(`/champions/confirm/${confirmToken}`);
    const leaveToken = site.linkTo("leave", sam.email).split("/").at(-1);
    expect((await site.post(`/champions/confirm/${leaveToken}`)).status).toBe(404);
  });

  it("is one whose champion is gone", async () => {
    const link = await joined();
    await site.exec("truncate app.champions cascade");
    expect((await site.get(link)).status).toBe(404);
  });
});

describe("The button of a link", () => {
  it("is refused from another site, and changes nothing", async () => {
    const link = await joined();
    const response = await site.post(link, {}, { origin: "https://evil.example" });
    expect(response.status).toBe(403);
    expect(await statusOf()).toBe("pending");
  });

  it("sends no fields, and is refused with any", async () => {
    expect((await site.post(await joined(), { admin: "yes" })).status).toBe(400);
    expect(await statusOf()).toBe("pending");
  });

  it("leaves no token in the log", async () => {
    const link = await confirmed();
    await site.post(link);
    for (const token of [link.split("/").at(-1) ?? "", sam.email, sam.name]) {
      expect(site.services.logged.join("\n")).not.toContain(token);
    }
  });
});
