import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { axeFaults, bringAxe } from "./axe.ts";
import { openVisitor, type Visitor } from "./visitor.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** How many sheets of A4 a page fills as it would be printed now. */
async function sheets(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** Keeps the print dialogue away, and what it would show in its place. */
async function holdPrinting(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.print = () => undefined;
  });
}

const shownInPrint = async (page: Page) => {
  await page.emulateMedia({ media: "print" });
  const shown = await page.locator("body").innerText();
  await page.emulateMedia({ media: null });
  return shown.replace(/\s+/g, " ");
};

const printed = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event("afterprint")));

describe("with JavaScript on", () => {
  let visitor: Visitor;
  let page: Page;
  const sent: string[] = [];

  beforeAll(async () => {
    visitor = await openVisitor(browser, { permissions: ["clipboard-read", "clipboard-write"] });
    ({ page } = visitor);
    page.on("request", (request) => {
      if (/^https?:/.test(request.url())) sent.push(`${request.method()} ${request.url()}`);
    });
  });
  afterAll(() => visitor.leave());

  const open = async (path: string) => {
    await page.goto(path, { waitUntil: "networkidle" });
    sent.length = 0;
  };

  describe("the statement builder", () => {
    beforeAll(() => open("/tools/affective-statements/"));

    test("writes the sentence while the keyboard fills in its parts", async () => {
      await page.getByLabel("When…").focus();
      for (const part of ["The door slammed", "worried", "the baby wakes up", "you to close it gently"]) {
        await page.keyboard.type(part);
        await page.keyboard.press("Tab");
      }
      const sentence =
        "When the door slammed, I feel worried, because the baby wakes up. I would like you to close it gently.";
      expect(await page.locator(".built-sentence").innerText()).toBe(sentence);
      await page.locator("[aria-live=polite]").getByText(sentence).waitFor();
      expect(await page.getByText("Could this sound like blame?").isVisible()).toBe(false);
    });

    test("copies it, and says so", async () => {
      await page.getByRole("button", { name: "Copy the sentence" }).press("Enter");
      await page.getByRole("status").getByText("Copied.").waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^When the door slammed/);
    });

    test("asks kindly where blame slips in, aloud as well, and stops when it is gone", async () => {
      await page.getByLabel("When…").fill("You always slam the door");
      await page.getByText("Could this sound like blame?").waitFor();
      await page.getByText("hardly ever true").first().waitFor();
      await page
        .locator("[aria-live=polite]")
        .getByText("Could “you always” sound like blame?", { exact: false })
        .waitFor();
      await bringAxe(page);
      expect(await axeFaults(page)).toEqual([]);
      await page.getByLabel("When…").fill("the door slammed");
      await page.getByText("Could this sound like blame?").waitFor({ state: "hidden" });
    });

    test("begins again, with the first part in focus", async () => {
      await page.getByRole("button", { name: "Start again" }).click();
      expect(await page.getByLabel("When…").evaluate((field) => field === document.activeElement)).toBe(true);
      expect(await page.getByLabel("I feel…").inputValue()).toBe("");
      await page.getByRole("button", { name: "Copy the sentence" }).click();
      await page.getByRole("status").getByText("nothing to copy yet").waitFor();
    });

    test("says beside the fields that this is no place to report a concern", async () => {
      const group = page.getByRole("group", { name: "Build your own" });
      await group.getByText("Please do not report a worry about a child here.").waitFor();
    });

    test("prints the worksheet alone, on one sheet", async () => {
      await holdPrinting(page);
      await page.getByRole("button", { name: "Print the worksheet" }).click();
      const shown = await shownInPrint(page);
      expect(shown).toMatch(/^First statement When… .*Third statement .*I would like…$/);
      expect(await sheets(page)).toBe(1);
      await printed(page);
      expect(await shownInPrint(page)).toContain("Who to ask");
    });

    test("sends nothing", () => {
      expect(sent).toEqual([]);
    });
  });

  describe("the question cards", () => {
    beforeAll(() => open("/tools/affective-questions/#cards"));

    test("are chosen by set, and say how many there are", async () => {
      await page.getByLabel("For which conversation?").selectOption("Someone who was harmed");
      await page.getByRole("status").getByText("8 cards on 1 sheet of A4.").waitFor();
      expect(await page.locator(".card-set:visible h3").allInnerTexts()).toEqual(["Someone who was harmed"]);
    });

    test.each([
      ["8 to a page", 1],
      ["4 to a page", 2],
      ["2 to a page", 4],
    ])("print %s on as many sheets as they say: %i", async (size, count) => {
      await holdPrinting(page);
      await page.getByLabel(size).focus();
      await page.keyboard.press("Space");
      await page.getByRole("status").getByText(`8 cards on ${count} `).waitFor();
      await page.getByRole("button", { name: "Print these cards" }).click();
      const shown = await shownInPrint(page);
      expect(shown).toContain("Of all of it, what weighs most?");
      expect(shown).toContain("They owe nobody an answer, and they may stop.");
      expect(shown).toContain("do not use these questions until a specialist has assessed the risk");
      expect(shown).toContain("stop asking, listen, and ring today.");
      expect(shown).toContain("0300 555 8574");
      expect(shown.match(/Someone who was harmed/g)).toHaveLength(1);
      expect(shown).not.toContain("Who to ask");
      expect(await sheets(page)).toBe(count);
      await printed(page);
    });

    test("print all five sets, each on a sheet of its own", async () => {
      await page.getByLabel("For which conversation?").selectOption("all");
      await page.getByLabel("8 to a page").check();
      await page.getByRole("status").getByText("40 cards on 5 sheets of A4.").waitFor();
      await page.getByRole("button", { name: "Print these cards" }).click();
      expect(await sheets(page)).toBe(5);
      await printed(page);
    });

    test("have lines to cut along", async () => {
      await page.emulateMedia({ media: "print" });
      const line = await page
        .locator(".card-sheet li")
        .first()
        .evaluate((card) => getComputedStyle(card).borderTopStyle);
      await page.emulateMedia({ media: null });
      expect(line).toBe("dashed");
    });

    test("send nothing", () => {
      expect(sent).toEqual([]);
    });
  });

  describe("the profile card maker", () => {
    beforeAll(() => open("/tools/profile-cards/"));
    const card = () => page.getByRole("region", { name: "Your card" });

    test("asks for a name before it prints", async () => {
      await holdPrinting(page);
      await page.getByRole("button", { name: "Print this card" }).click();
      await page.getByRole("status").getByText("Write your name first").waitFor();
      const name = page.getByLabel("Your name");
      expect(await name.evaluate((field) => field === document.activeElement)).toBe(true);
    });

    test("shows on the card what is typed", async () => {
      await page.getByLabel("Your name").focus();
      for (const words of ["Sam Okafor", "Social worker", "01632 960 123", "To hear how things are"]) {
        await page.keyboard.type(words);
        await page.keyboard.press("Tab");
      }
      for (const words of ["Sam Okafor", "Social worker", "01632 960 123", "To hear how things are"])
        await card().getByText(words, { exact: true }).waitFor();
    });

    test("takes a picture from the device, makes it small and square, and gives it words", async () => {
      const wide = await page.evaluate(() => {
        const canvas = document.createElement("canvas");
        canvas.width = 1600;
        canvas.height = 900;
        canvas.getContext("2d")?.fillRect(0, 0, 1600, 900);
        return canvas.toDataURL("image/png").split(",")[1] ?? "";
      });
      const file = { name: "me.png", mimeType: "image/png", buffer: Buffer.from(wide, "base64") };
      await page.getByLabel("A picture of you").setInputFiles(file);
      await page.getByRole("status").getByText("The picture is on your card.").waitFor();
      const picture = card().getByRole("img", { name: "Photo of Sam Okafor" });
      expect(
        await picture.evaluate((image: HTMLImageElement) => [
          image.src.slice(0, 16),
          image.naturalWidth,
          image.naturalHeight,
        ]),
      ).toEqual(["data:image/jpeg;", 480, 480]);
      await page.getByLabel("The picture in words").fill("Sam, with a beard and round glasses");
      await card().getByRole("img", { name: "Sam, with a beard and round glasses" }).waitFor();
      await bringAxe(page);
      expect(await axeFaults(page)).toEqual([]);
    });

    test("prints the card alone, on one sheet", async () => {
      await holdPrinting(page);
      await page.getByRole("button", { name: "Print this card" }).click();
      expect(await shownInPrint(page)).toBe(
        "Sam Okafor Social worker How to reach me 01632 960 123 What I am here for To hear how things are",
      );
      expect(await sheets(page)).toBe(1);
      await printed(page);
    });

    test("removes the picture, and puts the focus where another can be chosen", async () => {
      await page.getByRole("button", { name: "Remove the picture" }).click();
      await page.getByRole("status").getByText("The picture has been removed.").waitFor();
      expect(await card().getByRole("img").count()).toBe(0);
      const chooser = page.getByLabel("A picture of you");
      expect(await chooser.evaluate((field) => field === document.activeElement)).toBe(true);
    });

    test("keeps lines as they were typed, prints no label with nothing under it, and gives clear pictures white", async () => {
      await holdPrinting(page);
      await page.getByLabel("How to reach me").fill("01632 960 123\nMonday to Thursday");
      await page.getByLabel("What I am here for").fill("To listen\nTo help you plan");
      const purpose = card().getByText("To listen");
      expect(await purpose.innerText()).toBe("To listen\nTo help you plan");
      const clear = await page.evaluate(() => {
        const canvas = document.createElement("canvas");
        canvas.width = canvas.height = 80;
        canvas.getContext("2d");
        return canvas.toDataURL("image/png").split(",")[1] ?? "";
      });
      const file = { name: "clear.png", mimeType: "image/png", buffer: Buffer.from(clear, "base64") };
      await page.getByLabel("A picture of you").setInputFiles(file);
      await page.getByRole("status").getByText("The picture is on your card.").waitFor();
      const middle = await card()
        .getByRole("img")
        .evaluate((image: HTMLImageElement) => {
          const canvas = document.createElement("canvas");
          canvas.width = canvas.height = 80;
          const drawing = canvas.getContext("2d");
          drawing?.drawImage(image, 0, 0);
          return [...(drawing?.getImageData(40, 40, 1, 1).data ?? [])];
        });
      expect(middle.slice(0, 3)).toEqual([255, 255, 255]);
      for (const label of ["Your role", "How to reach me", "What I am here for"])
        await page.getByLabel(label).fill("");
      await page.getByRole("button", { name: "Print this card" }).click();
      expect(await shownInPrint(page)).toBe("Sam Okafor");
      await printed(page);
    });

    test("says so where a file is no picture", async () => {
      const file = { name: "notes.png", mimeType: "image/png", buffer: Buffer.from("not a picture") };
      await page.getByLabel("A picture of you").setInputFiles(file);
      await page.getByRole("status").getByText("could not be read as a picture").waitFor();
    });

    test("sends nothing and keeps nothing", async () => {
      expect(sent).toEqual([]);
      expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    });

    test("is empty again on the way back, as its page promises", async () => {
      await page.getByLabel("Your role").fill("Social worker");
      await page.getByLabel("What I am here for").fill("To listen");
      await page.goto("/contact/");
      await page.goBack({ waitUntil: "networkidle" });
      for (const label of ["Your name", "Your role", "What I am here for"])
        expect(await page.getByLabel(label).inputValue(), label).toBe("");
      expect(await page.locator(".profile-card").first().innerText()).not.toContain("To listen");
      await page.getByLabel("Your name").fill("Sam Okafor");
      await page.evaluate(() => window.dispatchEvent(new Event("pagehide")));
      expect(await page.getByLabel("Your name").inputValue()).toBe("");
    });
  });

  test("nothing broke the policy or failed behind the pages", () => {
    expect(visitor.faults()).toEqual([]);
  });
});

test.each([
  ["affective-statements", "statement-builder", "The builder needs JavaScript"],
  ["profile-cards", "profile-card", "The card maker needs JavaScript"],
])("where the script of %s does not come, its page says what to do instead", async (tool, script, words) => {
  const { page, leave } = await openVisitor(browser);
  const sentence = page.locator("main").getByText(words);
  await page.goto(`/tools/${tool}/`, { waitUntil: "networkidle" });
  expect(await sentence.isVisible()).toBe(false);
  await page.route(`**/assets/${script}.js`, (route) => route.abort());
  await page.reload();
  await sentence.waitFor();
  await leave();
});

describe("with JavaScript off", () => {
  let visitor: Visitor;
  let page: Page;
  beforeAll(async () => {
    visitor = await openVisitor(browser, { javaScriptEnabled: false });
    ({ page } = visitor);
  });
  afterAll(() => visitor.leave());

  test("no control is shown that would need it", async () => {
    for (const tool of ["affective-statements", "affective-questions", "profile-cards"]) {
      await page.goto(`/tools/${tool}/`);
      expect(
        await page.locator(".tool button:not([popovertarget]):visible, .tool input:visible").count(),
      ).toBe(0);
    }
  });

  test("every set of questions can be read, and printed as cards on sheets of its own", async () => {
    await page.goto("/tools/affective-questions/");
    expect(await page.locator(".card-sheet li:visible").count()).toBe(40);
    await page.emulateMedia({ media: "print" });
    const breaks = await page
      .locator(".card-set")
      .evaluateAll((sets) => sets.map((set) => getComputedStyle(set).breakBefore));
    expect(breaks).toEqual(Array(5).fill("page"));
    await page.emulateMedia({ media: null });
  });

  test("the pattern stands on a worksheet, and the card is there to fill in by hand", async () => {
    await page.goto("/tools/affective-statements/");
    expect(await page.locator(".worksheet > li:visible").count()).toBe(3);
    await page.goto("/tools/profile-cards/");
    await page.getByText("How to reach me, and when").waitFor();
  });

  test("nothing broke the policy or failed behind the pages", () => {
    expect(visitor.faults()).toEqual([]);
  });
});
