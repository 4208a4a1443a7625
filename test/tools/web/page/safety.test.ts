import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { before, describe, it } from "mocha";
import type { Page } from "playwright-core";
import { cell, holds, pageOfSuite, run, shows } from "../page.js";

const cells = `// %% [markdown]
// # A title
// and [a link](other.ipynb), $x^2$

// %%
import { figure } from "noether/figure";
console.log("printed");
figure({ alt: "A line", panels: [{ marks: [{ kind: "line", x: [0, 1], y: [0, 1] }] }] });

// %%
const wrong: number = "a";

// %%
import { button, dropdown, interact, slider } from "noether/widgets";
interact({ n: slider({ label: "n" }), as: dropdown({ options: ["a", "b"], label: "as" }) }, ({ n }) => n);
button({ label: "again" });
`;

/** A notebook whose saved output brings programs along, in every way in which HTML can. */
const brought = {
  cells: [
    {
      cell_type: "code",
      id: "a",
      metadata: {},
      source: "1",
      execution_count: 1,
      outputs: [
        {
          output_type: "display_data",
          metadata: {},
          data: {
            "text/html":
              '<p>harmless</p><script>window.ran = "script"</script><img src="x:" onerror="window.ran = 1"><a href="javascript:window.ran = 2">link</a><svg onload="window.ran = 3"></svg>',
          },
        },
        { output_type: "display_data", metadata: {}, data: { "application/javascript": "window.ran = 4" } },
        {
          output_type: "display_data",
          metadata: {},
          data: {
            "image/svg+xml": '<svg xmlns="http://www.w3.org/2000/svg"><script>window.ran = 5</script></svg>',
          },
        },
      ],
    },
  ],
  metadata: { kernelspec: { name: "noether", display_name: "Noether (TypeScript)", language: "typescript" } },
  nbformat: 4,
  nbformat_minor: 5,
};

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

/** The serious and critical faults that axe finds on a page. */
async function faults(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(axe);
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: { type: "tag", values: ${JSON.stringify(standards)} } })`,
  )) as { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
  return found.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

describe("the page", () => {
  const suite = pageOfSuite({ "cells.ipynb": cells });
  let page: Page;
  before(async () => {
    writeFileSync(join(suite().folder, "brought.ipynb"), JSON.stringify(brought));
    page = await suite().open("cells.ipynb");
    await run(page, 1);
    await run(page, 2);
    await shows(page, 2, "is not assignable");
    await cell(page, 1).locator(".canvas[aria-label]").waitFor();
    await run(page, 3);
    await cell(page, 3).getByRole("button", { name: "again" }).waitFor();
    await cell(page, 3).getByRole("slider", { name: "n" }).waitFor();
  });

  for (const colorScheme of ["light", "dark"] as const)
    it(`has no serious fault of accessibility: ${colorScheme}`, async () => {
      await page.emulateMedia({ colorScheme });
      await page
        .locator(`body[data-jp-theme-light="${colorScheme === "light"}"]`)
        .waitFor({ state: "attached" });
      assert.deepEqual(await faults(page), []);
    });

  it("has no field among its first stops of Tab", async () => {
    await page.locator(".skip-link").first().focus();
    await page.keyboard.press("Tab");
    assert.notEqual(await page.evaluate("document.activeElement.tagName"), "INPUT");
  });

  it("names its editors by cell and kind", async () => {
    for (const name of ["Cell 2, code", "Cell 3, code"])
      assert.equal(await page.getByRole("textbox", { name }).count(), 1, name);
  });

  it("gives a narrow screen to the notebook; side bars are behind a button, what runs and stops cells is in sight", async () => {
    await page.setViewportSize({ width: 390, height: 780 });
    const bars = page.getByRole("button", { name: "Side bars" });
    const panel = page.locator(".noether-Course");
    await panel.waitFor({ state: "hidden" });
    await holds(page, 'document.querySelector(".jp-NotebookPanel").clientWidth > 380');
    for (const command of ["run-cell-and-select-next", "interrupt-kernel", "restart-kernel"])
      await page.locator(`.jp-NotebookPanel-toolbar [data-command="notebook:${command}"]`).waitFor();
    const help = (await page.locator(".lm-MenuBar-item").getByText("Help").boundingBox())!;
    assert.ok(help.x + help.width <= 390);
    await bars.click();
    await panel.waitFor();
    assert.equal(await bars.getAttribute("aria-expanded"), "true");
    assert.deepEqual(await faults(page), []);
    await bars.click();
    await panel.waitFor({ state: "hidden" });
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.locator(".jp-SideBar").first().waitFor();
  });

  it("is found faulty by the same look if a button loses its name", async () => {
    await page.evaluate("document.body.append(document.createElement('button'))");
    assert.match((await faults(page)).join(), /button-name/);
  });

  it("runs no program that a notebook's saved output brings along", async () => {
    const other = await suite().open("brought.ipynb");
    await shows(other, 0, "harmless");
    assert.equal(await other.evaluate("window.ran"), undefined);
    const trusted = await other.evaluate("document.querySelectorAll('.jp-OutputArea script').length");
    assert.equal(trusted, 0);
    // The browser says what the page's policy has kept from running.
    suite().troubles.splice(0);
    await other.close();
  });
});
