import assert from "node:assert/strict";
import { after, before } from "mocha";
import { type Browser, chromium } from "playwright-core";
import { findChromium } from "../../tools/render/chromium.js";
import { patience } from "./patience.js";

/**
 * A browser of the Chromium family, if there is one, with a profile of its own; its pages are patient with slow
 * machines. Continuous integration has one.
 */
export async function startChromium(): Promise<Browser | undefined> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    assert.notEqual(process.env.CI, "true", "continuous integration has a Chromium");
    console.error("NOT RUN: no Chromium found (set CHROME_PATH).");
    return undefined;
  }
  const browser = await chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-sync",
    ],
    timeout: patience,
  });
  browser.on("context", (context) => context.setDefaultTimeout(patience));
  return browser;
}

/** One such browser for all tests of the suite that calls this; if there is none, they are skipped. */
export function chromiumOfSuite(): () => Browser {
  let browser: Browser | undefined;
  before(async function () {
    browser = await startChromium();
    if (browser === undefined) this.skip();
  });
  after(() => browser?.close());
  return () => {
    assert.ok(browser !== undefined, "the browser starts before the first test");
    return browser;
  };
}
