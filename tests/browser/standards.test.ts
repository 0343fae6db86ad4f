import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { axeFaults, bringAxe } from "./axe.ts";
import { openVisitor, type Visitor } from "./visitor.ts";

let browser: Browser;
let visitor: Visitor;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const shownIds = (on: Page) =>
  on.locator(".statement:visible").evaluateAll((items) => items.map((item) => item.id));
const count = (on: Page) => on.getByRole("search", { name: "Standards" }).getByRole("status");
const words = (on: Page) => on.getByLabel("Search in the standards");

describe("with JavaScript on", () => {
  beforeEach(async () => {
    visitor = await openVisitor(browser);
    ({ page } = visitor);
  });
  afterEach(async () => {
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  });

  describe("the standards", () => {
    test("are chosen by strand, by kind and by who reads, and the number is told", async () => {
      await page.goto("/standards/");
      await count(page).getByText("All 76 statements.").waitFor();
      await page.getByLabel("Strand", { exact: true }).selectOption("Working with family networks");
      await count(page).getByText("14 of 76 statements.").waitFor();
      await page.getByLabel("Kind").selectOption("Best practice only");
      await count(page).getByText("10 of 76 statements.").waitFor();
      await page.getByLabel("Who you are").selectOption("A manager or leader");
      const ids = await shownIds(page);
      expect(ids).toContain("networks-b4");
      expect(ids).not.toContain("networks-b2");
      expect(await page.getByRole("heading", { level: 2, name: "Partnership" }).isVisible()).toBe(false);
    });

    test("are found by their words, also by those that stand in no statement", async () => {
      await page.goto("/standards/");
      await words(page).fill("FGC");
      await count(page).getByText("1 of 76 statements.").waitFor();
      expect(await shownIds(page)).toEqual(["networks-b4"]);
      await words(page).fill("child's record");
      await expect.poll(() => shownIds(page)).toEqual(["voices-p5"]);
    });

    test.each([
      ["listening", "communication-p1"],
      ["honesty", "voices-p5"],
      ["trusted", "relationships-p2"],
      ["supervise", "leadership-b1"],
      ["fathers", "networks-b1"],
    ])("are found by another form of a word, such as “%s”", async (typed, id) => {
      await page.goto(`/standards/?q=${typed}`);
      await page.getByRole("button", { name: "Show all statements" }).waitFor();
      const ids = await shownIds(page);
      expect(ids).toContain(id);
      expect(ids.length).toBeLessThan(20);
    });

    test.each([
      ["Enabling leadership", "leadership", 9],
      ["evidence-based practice", "evidence", 9],
      ["children’s voices", "voices", 10],
      ["participation", "voices", 10],
    ])("are found by the name of their strand: “%s”", async (typed, strand, all) => {
      await page.goto(`/standards/?q=${typed}`);
      await page.getByRole("button", { name: "Show all statements" }).waitFor();
      const ids = await shownIds(page);
      expect(ids.filter((id) => id.startsWith(`${strand}-`))).toHaveLength(all);
    });

    test("are found by a word with a slip in it, and the page says which word it took", async () => {
      await page.goto("/standards/");
      await words(page).fill("comunication");
      await count(page).getByText("No statement has “comunication”. With “communication”: ").waitFor();
      expect(await shownIds(page)).toContain("communication-p2");
    });

    test("keep what was chosen in the address: for a shared link, and for the way back", async () => {
      await page.goto("/standards/?for=family&kind=principle&q=listen");
      await page.getByRole("button", { name: "Show all statements" }).waitFor();
      expect(await words(page).inputValue()).toBe("listen");
      expect(await shownIds(page)).toEqual(["networks-p2", "communication-p1"]);
      await page.getByLabel("Kind").selectOption("Principles and best practice");
      await expect.poll(() => shownIds(page)).toHaveLength(3);
      expect(new URL(page.url()).search).toBe("?q=listen&for=family");
      await page.goBack();
      await expect.poll(() => shownIds(page)).toHaveLength(2);
      expect(await page.getByLabel("Kind").inputValue()).toBe("principle");
    });

    test("take one step back for a word, however many letters it has", async () => {
      await page.goto("/standards/");
      await words(page).pressSequentially("poverty", { delay: 20 });
      await expect.poll(() => shownIds(page)).toEqual(["evidence-p5"]);
      await words(page).pressSequentially(" home", { delay: 20 });
      await expect.poll(() => new URL(page.url()).search).toBe("?q=poverty+home");
      await page.goBack();
      await expect.poll(() => shownIds(page)).toHaveLength(76);
      expect(await words(page).inputValue()).toBe("");
    });

    test("leave out what an address asks for that does not exist", async () => {
      await page.goto("/standards/?strand=nowhere&kind=odd");
      await count(page).getByText("All 76 statements.").waitFor();
    });

    test("help where nothing fits, and bring something in one press", async () => {
      await page.goto("/standards/?q=poverty&strand=voices");
      await count(page).getByText("No statement fits your choice.").waitFor();
      expect(await page.getByRole("link", { name: "search the whole site" }).getAttribute("href")).toBe(
        "/search/?q=poverty",
      );
      await page.getByRole("button", { name: "Look in all strands: 1 statement" }).press("Enter");
      await count(page).getByText("1 of 76 statements.").waitFor();
      expect(
        await page.getByLabel("Strand", { exact: true }).evaluate((e) => e === document.activeElement),
      ).toBe(true);
    });

    test("can be gone through with the keys alone", async () => {
      await page.goto("/standards/");
      await words(page).focus();
      await page.keyboard.press("Tab");
      await page.keyboard.press("ArrowDown");
      await count(page).getByText("10 of 76 statements.").waitFor();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await count(page).getByText("All 76 statements.").waitFor();
    });

    test("are copied with what they stand for and where", async () => {
      await visitor.context.grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.goto("/standards/");
      await page
        .getByRole("button", { name: "Copy Principle 1 of “Communication, language and listening”" })
        .click();
      await page.getByRole("status").getByText("Copied: Principle 1 of “Communication").waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toContain("Whenever we listen, we listen to understand.");
      expect(copied).toContain("/standards/communication/#communication-p1");
    });

    test("are selected instead where the browser refuses to copy", async () => {
      await page.addInitScript(() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
      });
      await page.goto("/standards/communication/");
      await page.getByRole("button", { name: "Copy Principle 1" }).click();
      await page.getByRole("status").getByText("did not let us copy").waitFor();
      expect(await page.evaluate(() => String(window.getSelection()))).toBe(
        "Whenever we listen, we listen to understand.",
      );
    });

    test("have an address each, which leads to them", async () => {
      await page.goto("/standards/");
      await page.getByRole("link", { name: "Best practice 10 of “Working with family networks”" }).click();
      await page.waitForURL("**/standards/networks/#networks-b10");
      await expect.poll(() => page.locator(":target").getAttribute("id")).toBe("networks-b10");
      expect(await page.locator(":target").evaluate((e) => e.getBoundingClientRect().top < innerHeight)).toBe(
        true,
      );
    });

    test("are printed one strand at a time, each on one sheet", async () => {
      await page.addInitScript(() => (window.print = () => {}));
      for (const strand of ["voices", "networks", "relationships", "leadership"]) {
        await page.goto(`/standards/${strand}/`);
        await page.getByRole("button", { name: "Print this strand as one sheet" }).click();
        expect(await sheets(page), strand).toBe(1);
      }
    });

    test("lead from the list to a strand's own sheet, with its caution and whom to ring", async () => {
      await page.addInitScript(() => (window.print = () => {}));
      await page.goto("/standards/");
      await page.getByRole("link", { name: "Print it: “Working with family networks”" }).click();
      await page.getByRole("button", { name: "Print this strand as one sheet" }).click();
      await page.emulateMedia({ media: "print" });
      const shown = await page.locator("body").innerText();
      expect(shown).toContain("until a specialist has assessed the risk");
      expect(shown).toContain("The standards, in plain words");
      expect(shown).toContain("0300 555 0050");
      await page.emulateMedia({ media: null });
    });

    test("say on paper how many of all there are, where only some were chosen", async () => {
      await page.goto("/standards/?strand=voices");
      await count(page).getByText("10 of 76 statements.").waitFor();
      await page.emulateMedia({ media: "print" });
      expect(await page.locator("main").innerText()).toContain("10 of 76 statements.");
      expect(await words(page).isVisible()).toBe(false);
      await page.emulateMedia({ media: null });
      await page.getByRole("button", { name: "Show all statements" }).click();
      await page.emulateMedia({ media: "print" });
      expect(await page.locator("main").innerText()).not.toContain("76 statements.");
    });

    test("have no fault that axe can find, with a choice made", async () => {
      await page.goto("/standards/?q=poverty&strand=voices");
      await count(page).getByText("No statement fits").waitFor();
      await bringAxe(page);
      expect(await axeFaults(page)).toEqual([]);
    });
  });

  describe("the reflection", () => {
    const question = (name: string) => page.getByRole("group", { name: new RegExp(`^${name} `) });
    const kept = () =>
      page.evaluate(() => JSON.stringify({ ...window.localStorage, ...window.sessionStorage }));
    const share = (answer: string) => page.locator(`[data-share="${answer}"]`).textContent();

    beforeEach(() => page.goto("/standards/communication/"));

    test("draws a picture of the answers and says it in words", async () => {
      await question("Principle 1").getByLabel("Often").check();
      await question("Principle 2").getByLabel("Sometimes").check();
      await question("Best practice 4").getByLabel("Not yet").check();
      await page.getByRole("status").getByText("3 of 10 answered.").waitFor();
      expect([
        await share("often"),
        await share("sometimes"),
        await share("not-yet"),
        await share("none"),
      ]).toEqual(["1", "1", "1", "7"]);
      const seats = await page
        .locator("[data-seat]")
        .evaluateAll((all) => all.map((seat) => seat.getAttribute("data-answer")));
      expect([seats[0], seats[1], seats[2], seats[8]]).toEqual(["often", "sometimes", "none", "not-yet"]);
      await page.getByRole("link", { name: "Best practice 4: We give challenge and feedback in" }).click();
      expect(new URL(page.url()).hash).toBe("#reflect-communication-b4");
    });

    test("is answered with the keys alone", async () => {
      await question("Principle 1").getByLabel("Often").focus();
      await page.keyboard.press("Space");
      await page.keyboard.press("ArrowRight");
      expect(await question("Principle 1").getByLabel("Sometimes").isChecked()).toBe(true);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      await page.keyboard.type("Ask first");
      expect(await page.getByLabel("Your note on principle 1").inputValue()).toBe("Ask first");
      expect(new URL(page.url()).search).toBe("");
    });

    test("keeps nothing and sends nothing until the reader asks", async () => {
      const sent: string[] = [];
      page.on("request", (request) => sent.push(request.url()));
      await question("Principle 1").getByLabel("Often").check();
      await question("Principle 1").getByText("Add a note").click();
      await page.getByLabel("Your note on principle 1").fill("A private word");
      expect(await kept()).toBe("{}");
      await page.getByLabel("Keep on this device").check();
      expect(await kept()).toContain("A private word");
      await question("Principle 3").getByLabel("Often").check();
      expect(sent).toEqual([]);
    });

    test("is there again after it was kept, and forgotten when the tick is taken away", async () => {
      await question("Principle 1").getByLabel("Not yet").check();
      await question("Principle 1").getByText("Add a note").click();
      await page.getByLabel("Your note on principle 1").fill("Slow down");
      await page.getByLabel("Keep on this device").check();
      await page.goto("/standards/voices/");
      expect(await page.getByLabel("Keep on this device").isChecked()).toBe(false);
      await page.goto("/standards/communication/");
      await expect.poll(() => share("not-yet")).toBe("1");
      expect(await page.getByLabel("Your note on principle 1").inputValue()).toBe("Slow down");
      await page.getByLabel("Keep on this device").uncheck();
      expect(await kept()).toBe("{}");
      expect(await question("Principle 1").getByLabel("Not yet").isChecked()).toBe(true);
    });

    test("is gone on the way back where it was not kept, as the page promises", async () => {
      const note = page.getByLabel("Your note on principle 1");
      const isEmpty = async () => {
        await expect.poll(() => share("none")).toBe("10");
        expect(await question("Principle 1").getByLabel("Often").isChecked()).toBe(false);
        expect(await note.inputValue()).toBe("");
      };
      const answer = async () => {
        await question("Principle 1").getByLabel("Often").check();
        await question("Principle 1").getByText("Add a note").click();
        await note.fill("A private word");
      };
      await answer();
      await page.goto("/contact/");
      await page.goBack({ waitUntil: "networkidle" });
      await isEmpty();
      await answer();
      await page.evaluate(() => window.dispatchEvent(new Event("pagehide")));
      await isEmpty();
    });

    test("is cleared with one press, and brought back with another", async () => {
      await question("Principle 1").getByLabel("Often").check();
      await page.getByLabel("Keep on this device").check();
      await page.getByRole("button", { name: "Clear everything" }).click();
      await page.getByRole("status").getByText("Everything is cleared").waitFor();
      expect(await kept()).toBe("{}");
      expect(await share("none")).toBe("10");
      await page.getByRole("button", { name: "Bring it back" }).click();
      expect(await share("often")).toBe("1");
      expect(await kept()).toContain("communication-p1");
      expect(
        await page
          .getByRole("button", { name: "Clear everything" })
          .evaluate((e) => e === document.activeElement),
      ).toBe(true);
    });

    test("says so where the browser lets nothing be kept", async () => {
      await page.evaluate(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
      });
      await page.getByLabel("Keep on this device").click();
      await page.getByRole("status").getByText("does not let us keep anything").waitFor();
      expect(await page.getByLabel("Keep on this device").isChecked()).toBe(false);
    });

    test("starts afresh where what was kept makes no sense", async () => {
      await page.evaluate(() =>
        window.localStorage.setItem(
          "reflection:communication",
          JSON.stringify({
            answers: { "communication-p1": "always", gone: "often" },
            notes: { "communication-p1": 7 },
          }),
        ),
      );
      await page.reload();
      await page.getByRole("heading", { name: "Your picture" }).waitFor();
      expect(await share("none")).toBe("10");
    });

    test("is downloaded as a text file that the browser makes", async () => {
      await question("Best practice 4").getByLabel("Sometimes").check();
      await question("Best practice 4").getByText("Add a note").click();
      await page.getByLabel("Your note on best practice 4").fill("Try it\nin the team meeting");
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Download as a text file" }).click(),
      ]);
      expect(file.suggestedFilename()).toMatch(/^restorative-dudley-communication-\d{4}-\d\d-\d\d\.txt$/);
      const text = await readFile(await file.path(), "utf8");
      expect(text).toContain("Often: 0. Sometimes: 1. Not yet: 0. No answer: 9");
      expect(text).toMatch(
        /Best practice 4: We give challenge .*\n {2}Sometimes\n {2}Note: Try it\n {2}in the team meeting/,
      );
    });

    test("is printed alone, with the notes", async () => {
      await page.evaluate(() => (window.print = () => {}));
      await question("Principle 1").getByText("Add a note").click();
      await page.getByLabel("Your note on principle 1").fill("Slow down");
      await page.getByRole("button", { name: "Print my picture" }).click();
      await page.emulateMedia({ media: "print" });
      expect(await page.locator(".strand-sheet").isVisible()).toBe(false);
      expect(await page.locator(".reflection-ring").isVisible()).toBe(true);
      expect(await question("Principle 1").getByText("Slow down").isVisible()).toBe(true);
    });

    test("has no fault that axe can find, half answered and with a note open", async () => {
      await question("Principle 1").getByLabel("Not yet").check();
      await question("Principle 1").getByText("Add a note").click();
      await bringAxe(page);
      expect(await axeFaults(page)).toEqual([]);
    });
  });
});

describe("with JavaScript off", () => {
  beforeEach(async () => {
    visitor = await openVisitor(browser, { javaScriptEnabled: false });
    ({ page } = visitor);
  });
  afterEach(async () => {
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  });

  test("all 76 statements can be read, by strand, and nothing stands there that would do nothing", async () => {
    await page.goto("/standards/");
    expect(await shownIds(page)).toHaveLength(76);
    expect(await page.getByRole("search", { name: "Standards" }).isVisible()).toBe(false);
    expect(await page.getByRole("main").getByRole("button").filter({ visible: true }).count()).toBe(0);
    await page
      .getByRole("navigation", { name: "Strands on this page" })
      .getByRole("link", { name: "Partnership" })
      .click();
    expect(new URL(page.url()).hash).toBe("#partnership");
  });

  test("the reflection is a sheet with boxes to tick, here and on paper", async () => {
    await page.goto("/standards/voices/");
    const first = page.getByRole("group", { name: /^Principle 1 / });
    await first.getByLabel("Often").check();
    await page.keyboard.press("Enter");
    expect(new URL(page.url()).search).toBe("");
    expect(await page.getByRole("heading", { name: "Your picture" }).isVisible()).toBe(false);
    await page.emulateMedia({ media: "print" });
    expect(await first.getByLabel("Often").isChecked()).toBe(true);
    expect(await first.getByText("Note:").isVisible()).toBe(true);
    expect(await first.getByText("Add a note").isVisible()).toBe(false);
  });
});

/** How many sheets of A4 the page would take. */
async function sheets(on: Page): Promise<number> {
  const file = await on.pdf({
    format: "A4",
    margin: { top: "12mm", bottom: "12mm", left: "12mm", right: "12mm" },
  });
  return file.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
