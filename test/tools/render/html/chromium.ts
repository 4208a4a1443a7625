import assert from "node:assert/strict";
import { type Browser, chromium } from "playwright-core";
import { findChromium } from "../../../../tools/render/chromium.js";

/** A browser of the Chromium family, where there is one; continuous integration has one. */
export async function startChromium(): Promise<Browser | undefined> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    assert.notEqual(process.env.CI, "true", "continuous integration has a Chromium");
    console.error("NOT RUN: no Chromium found (set CHROME_PATH).");
    return undefined;
  }
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
}
