import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "mocha";
import type { Page } from "playwright-core";
import { step } from "../../kernel/jupyter/pageSteps.js";
import { answer, cell, choose, editor, pageOfSuite, ran, run, shows, until, write } from "../page.js";

const cells = String.raw`// %% [markdown]
// # Cells
// The law $\rho(gh) = \rho(g)\rho(h)$, and
//
// $$\int_0^1 x^2\,dx = \frac13$$

// %%
const answer: number = 6 * 7;
console.log("hello");
answer

// %%
const wrong: number = "a";

// %%
import { display, input } from "noether/display";
const bar = display("step 0");
for (let i = 1; i < 3; i++) {
  bar.update("step " + i);
  await input("after " + i + "?");
}

// %%
for (let i = 0; i < 10_000; i++) console.log("line " + i);

// %%
while (true) {}

// %%
answer + 1

// %%
console.log("see https://example.org/check");
throw new Error('import { check } from "noether/course"');
`;

const again = `// %%
let times = 0;

// %%
times += 1;
"run " + times
`;

/** Entries of JupyterLab's menus for what the page has not got: no name, a second view, an editor of text files. */
const idleEntries = [
  "",
  "New View for Notebook",
  "Go to Line…",
  "Match Brackets",
  "Wrap Words",
  "Activate Next Tab Bar",
  "Activate Previous Tab Bar",
];

describe("cells in the page", () => {
  const suite = pageOfSuite({ "cells.ipynb": cells, "again.ipynb": again });
  let page: Page;
  before(async () => {
    page = await suite().open("cells.ipynb");
  });

  it("run from the first Shift+Enter on, pressed as soon as there is a cell", async () => {
    await run(page, 1);
    await shows(page, 1, "hello");
    await shows(page, 1, "42");
  });

  it("show formulas, without a dollar left", async () => {
    await cell(page, 0).locator(".katex-display").waitFor();
    assert.equal(await cell(page, 0).locator(".katex").count(), 2);
    assert.ok(!(await cell(page, 0).locator("p").allInnerTexts()).join("").includes("$"));
  });

  it("are checked before they run", async () => {
    await run(page, 2);
    await shows(page, 2, /Type 'string' is not assignable to type 'number'/);
  });

  it("link the addresses that they print, and no names of packages", async () => {
    await editor(page, 7).click();
    await page.keyboard.press("ControlOrMeta+Enter");
    await shows(page, 7, "noether/course");
    assert.deepEqual(await cell(page, 7).locator(".jp-OutputArea a").allInnerTexts(), [
      "https://example.org/check",
    ]);
  });

  it("come back by the menu, whose entries all have a name and something to do", async () => {
    const count = await page.locator(".jp-Notebook .jp-Cell").count();
    await choose(page, "Edit", "Delete Cell");
    await cell(page, count - 1).waitFor({ state: "detached" });
    await choose(page, "Edit", "Undo Cell Operation");
    await cell(page, count - 1).waitFor();
    for (const menu of ["File", "Edit", "View", "Run", "Kernel", "Tabs", "Settings", "Help"]) {
      await page.locator(".lm-MenuBar-item").getByText(menu, { exact: true }).click();
      const entries = await page
        .locator('.lm-Menu-item[data-type="command"]:not(.lm-mod-hidden) .lm-Menu-itemLabel')
        .allInnerTexts();
      assert.ok(entries.length > 0, menu);
      const idle = entries.filter((entry) => idleEntries.includes(entry));
      assert.deepEqual(idle, [], menu);
      await page.locator(".lm-Menu").press("Escape");
    }
  });

  it("show what changes while they run in one place, and ask", async () => {
    await run(page, 3);
    for (const i of [1, 2]) {
      await step(page, `step ${i}`, async () => {
        await shows(page, 3, `step ${i}`);
        assert.equal(await cell(page, 3).locator(".jp-OutputArea-output", { hasText: /step/ }).count(), 1);
        await answer(page, 3, `after ${i}?`);
      });
    }
    await ran(page, 3, 4);
  });

  it("print ten thousand lines, and the page goes on", async () => {
    await run(page, 4);
    await shows(page, 4, "line 9999");
    await run(page, 6);
    await shows(page, 6, "43");
  });

  it("are stopped while they compute without end; what other cells have made is kept", async () => {
    await run(page, 5);
    await cell(page, 5).locator(".jp-InputPrompt", { hasText: "[*]:" }).waitFor();
    await page.locator('[data-command="notebook:interrupt-kernel"]').click();
    await cell(page, 5)
      .locator(".jp-InputPrompt", { hasText: /\[\d+\]:/ })
      .waitFor();
    await write(page, 6, "answer + 2");
    await page.keyboard.press("Shift+Enter");
    await shows(page, 6, "44");
  });

  it("are completed by Tab", async () => {
    await write(page, 6, "console.tim");
    await page.keyboard.press("Tab");
    await page.locator(".jp-Completer-item", { hasText: "timeEnd" }).first().waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".jp-Completer:not(.lm-mod-hidden)").waitFor({ state: "detached" });
    assert.match((await editor(page, 6).innerText()).trim(), /^console\.time/);
  });

  it("are saved with what they show, and shown again when the page is loaded anew", async () => {
    await write(page, 6, "answer + 3");
    await page.keyboard.press("Shift+Enter");
    await shows(page, 6, "45");
    await page.keyboard.press("ControlOrMeta+s");
    await until(() => {
      const { cells, nbformat } = JSON.parse(readFileSync(join(suite().folder, "cells.ipynb"), "utf8"));
      return (
        nbformat === 4 &&
        /answer \+ 3/.test(cells[6].source) &&
        JSON.stringify(cells[6].outputs).includes("45")
      );
    });
    await page.reload();
    await shows(page, 6, "45");
    await editor(page, 6).filter({ hasText: "answer + 3" }).waitFor();
    await page.close();
  });

  it("run all anew after a restart", async () => {
    page = await suite().open("again.ipynb");
    await run(page, 0);
    await run(page, 1);
    await shows(page, 1, "run 1");
    await choose(page, "Run", "Restart Kernel and Run All Cells…");
    await page.locator(".jp-Dialog .jp-mod-accept").click();
    await ran(page, 1, 2);
    await shows(page, 1, "run 1");
  });
});
