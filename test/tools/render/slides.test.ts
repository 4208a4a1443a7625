import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, it } from "mocha";
import type { Page } from "playwright-core";
import { toSlides } from "../../../tools/render/slides.js";
import { startChromium } from "../../support/chromium.js";
import { inTemporaryFolder } from "../notebook/temporaryFolder.js";
import { notebook, prose, ran, showing, sliderFigure } from "./html/sample.js";

const show = notebook(
  prose("# Title <&>\n$x^2$"),
  ran("first;"),
  prose("second"),
  showing({ "application/vnd.plotly.v1+json": sliderFigure, "text/plain": "a moving line" }),
  prose(`third\n\n${"a line\n\n".repeat(60)}`),
  prose("last"),
);

describe("slides", () => {
  it("are one page that needs nothing else, with one section each", () => {
    const page = toSlides(show);
    assert.equal([...page.matchAll(/<section class="slide"/g)].length, 4);
    assert.match(page, /<title>Title &lt;&amp;&gt;<\/title>/);
    assert.match(page, /id="slide-1"[^>]*aria-label="1 of 4"[\s\S]*first;[\s\S]*id="slide-2"[\s\S]*second/);
    assert.doesNotMatch(page, /<(script|link|img)[^>]*(src|href)="http/);
    assert.match(toSlides(notebook()), /<title>Slides<\/title>/);
  });

  it("are turned by keys, which a figure's own slider keeps for itself", async function () {
    const browser = await startChromium();
    if (browser === undefined) return this.skip();
    try {
      await inTemporaryFolder(async (folder) => {
        const path = join(folder, "slides.html");
        await writeFile(path, toSlides(show));
        const tab = await browser.newPage({
          viewport: { width: 1200, height: 700 },
          reducedMotion: "reduce",
        });
        const faults: string[] = [];
        tab.on("pageerror", (error) => faults.push(error.message));
        await tab.goto(pathToFileURL(path).href);
        await tab.waitForSelector(".canvas .main-svg");
        const at = (text: string): Promise<unknown> => until(tab, text);
        await at("1 / 4");
        for (const [key, place] of [
          ["ArrowRight", "2 / 4"],
          ["Space", "3 / 4"],
          ["PageDown", "4 / 4"],
          ["ArrowRight", "4 / 4"],
          ["ArrowLeft", "3 / 4"],
          ["Home", "1 / 4"],
          ["End", "4 / 4"],
          ["p", "3 / 4"],
          ["Shift+Space", "2 / 4"],
        ] as const) {
          await tab.keyboard.press(key);
          await at(place);
        }
        await tab.focus(".keyboard");
        await tab.keyboard.press("ArrowRight");
        assert.equal(await tab.inputValue(".keyboard"), "1");
        await at("2 / 4");
        assert.deepEqual(faults, []);
      });
    } finally {
      await browser.close();
    }
  });
});

async function until(tab: Page, place: string): Promise<void> {
  while ((await tab.textContent("#place")) !== place) await tab.waitForTimeout(20);
}
