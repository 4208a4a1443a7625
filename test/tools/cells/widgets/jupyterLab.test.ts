import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import type { Browser, Page } from "playwright-core";
import { writeNotebook } from "../../../../tools/notebook/files.js";
import { parsePercent } from "../../../../tools/notebook/percent.js";
import { browserFor, withNotebook } from "../../kernel/jupyter/jupyterServer.js";
import { step } from "../../kernel/jupyter/pageSteps.js";

const notebook = parsePercent(`// %%
import { button, interact, slider } from "noether/widgets";

const angle = slider({ min: 0, max: 360, step: 15, label: "angle" });
interact({ angle }, ({ angle }) => "turned by " + angle);

// %%
let presses = 0;
const again = button({ label: "again" });
again.onClick(() => console.log("presses: " + ++presses));
again;

// %%
angle.value = 90;
`);

describe("widgets in JupyterLab", () => {
  let browser: Browser | undefined;
  before(async function () {
    browser = await browserFor(["jupyterlab", "jupyterlab_widgets"]);
    if (browser === undefined) this.skip();
  });
  after(async () => browser?.close());

  it("move from the keyboard, from a click and from the notebook, and come back when the page is reopened", () =>
    withNotebook(
      {
        browser: browser!,
        module: "jupyterlab",
        path: "lab/tree/a.ipynb?reset",
        prepare: (folder) => writeNotebook(join(folder, "a.ipynb"), notebook),
      },
      async (page) => {
        await step(page, "a slider moves from the keyboard", async () => {
          await page.waitForSelector(".noUi-handle");
          await shows(page, "turned by 0");
          await page.focus(".noUi-handle");
          for (const angle of [15, 30, 45]) {
            await page.keyboard.press("ArrowRight");
            await shows(page, `turned by ${angle}`);
          }
          assert.equal(await page.textContent(".widget-readout"), "45");
        });
        await step(page, "a button is pressed", async () => {
          await page.click(".jp-Notebook .jp-CodeCell:nth-child(2) .cm-content");
          await page.keyboard.press("Shift+Enter");
          await page.click("button.jupyter-button");
          await shows(page, "presses: 1");
          await page.click("button.jupyter-button");
          await shows(page, "presses: 2");
        });
        await step(page, "the notebook moves the slider", async () => {
          await page.click(".jp-Notebook .jp-CodeCell:nth-child(3) .cm-content");
          await page.keyboard.press("Shift+Enter");
          await shows(page, "turned by 90");
          await page.waitForFunction("document.querySelector('.widget-readout').textContent === '90'");
        });
        await step(page, "the page is opened anew", async () => {
          await page.keyboard.press("Control+s");
          await page.waitForFunction("document.querySelector('.jp-mod-dirty') === null");
          await page.reload();
          await page.waitForFunction("document.querySelector('.widget-readout')?.textContent === '90'");
        });
      },
    ));
});

/** Waits until an output shows a text. */
async function shows(page: Page, text: string): Promise<void> {
  await page.waitForSelector(`.jp-OutputArea-output >> text=${text}`);
}
