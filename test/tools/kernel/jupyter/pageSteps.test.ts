import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { type Browser, chromium, type Page } from "playwright-core";
import { findChromium } from "../../../../tools/render/chromium.js";
import { step } from "./pageSteps.js";

describe("a step of a test on a page", () => {
  let browser: Browser | undefined;
  let page: Page;
  before(async function () {
    const executablePath = findChromium();
    if (executablePath === undefined && process.env.CI !== "true") this.skip();
    browser = await chromium.launch({ executablePath: executablePath!, args: ["--no-sandbox"] });
    page = await browser.newPage();
    await page.setContent(
      '<div class="jp-Notebook">[3]: numbers</div><div class="jp-Dialog">Overwrite?</div><div class="lm-Menu" hidden>Run</div>',
    );
  });
  after(async () => browser?.close());

  it("gives what it finds", async () => {
    assert.equal(await step(page, "reads", () => page.innerText(".jp-Dialog")), "Overwrite?");
  });

  it("says which it was and what the page shows if it takes too long", async () => {
    await assert.rejects(
      step(page, "waits", () => new Promise(() => {}), 30),
      ({ message }: Error) => {
        assert.match(message, /^step "waits": not done after 0.0005 minutes\nThe page: blank, focus in /);
        assert.match(message, /the notebook shows:\n\[3\]: numbers\na dialogue is open:\nOverwrite\?$/);
        return true;
      },
    );
  });

  it("says so too if it fails, and keeps the reason", async () => {
    const reason = new Error("no such cell");
    await assert.rejects(
      step(page, "runs", () => Promise.reject(reason)),
      ({ message, cause }: Error) => message.startsWith('step "runs": no such cell\n') && cause === reason,
    );
  });
});
