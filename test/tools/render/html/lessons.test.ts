import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, it } from "mocha";
import type { Page } from "playwright-core";
import { toHtml } from "../../../../tools/render/html/toHtml.js";
import { lessonRun } from "../../../course/lessonRuns.js";
import { chromiumOfSuite } from "../../../support/chromium.js";
import { inTemporaryFolder } from "../../notebook/temporaryFolder.js";
import { faultsOf } from "./faultsOf.js";

const folder = fileURLToPath(new URL("../../../../../notebooks/", import.meta.url));
const lessons = readdirSync(folder)
  .filter((name) => /^[^.]+\.ts$/.test(name))
  .sort();
const figures = '[...document.querySelectorAll("figure.plot")]';
const drawn = `${figures}.every(({ dataset, clientWidth }) => dataset.frame !== undefined && Number(dataset.width) === clientWidth)`;

/** Waits for an expression to be true; the page's own policy forbids it to evaluate texts itself. */
async function until(tab: Page, expression: string): Promise<void> {
  while (!(await tab.evaluate(expression))) await tab.waitForTimeout(10);
}

describe("the lessons as pages in a browser", () => {
  const browser = chromiumOfSuite();
  let steps = 0;

  /** Draws a page in one width and colour scheme, and looks at every figure at every step, then otherwise. */
  async function faultsIn(
    page: string,
    [colorScheme, width, others]: (typeof views)[number],
    count: number,
  ): Promise<string[]> {
    const context = await browser().newContext({ viewport: { width, height: 768 }, colorScheme });
    const tab = await context.newPage();
    const faults: string[] = [];
    const look = async (): Promise<void> => {
      faults.push(...((await tab.evaluate(faultsOf)) as string[]));
    };
    tab.on("pageerror", ({ message }) => faults.push(message));
    tab.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    tab.on("request", (asked) => /^(file|data|blob):/.test(asked.url()) || faults.push(asked.url()));
    await tab.goto(pathToFileURL(page).href);
    // What is folded is drawn when it is opened.
    await tab.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true');
    await until(tab, drawn);
    await look();
    if ((await tab.locator(".katex-error").count()) > 0) faults.push("a formula cannot be read");
    const lasts = (await tab.evaluate(
      `${figures}.map((figure) => Number(figure.querySelector("input[type=range]")?.max ?? 0))`,
    )) as number[];
    if (lasts.length !== count) faults.push(`has ${lasts.length} figures of ${count}`);
    for (const [i, last] of lasts.entries()) {
      const range = tab.locator("figure.plot").nth(i).locator("input[type=range]");
      if (last > 0) await range.fill("0");
      for (let step = 0; step <= last; step++) {
        if (step > 0)
          await tab.evaluate(`${figures}[${i}].querySelector('[aria-label="one step forward"]').click()`);
        await until(tab, `${figures}[${i}].dataset.frame === "${step}"`);
        await look();
        steps++;
      }
    }
    for (const to of others) {
      await tab.setViewportSize({ width: to, height: 768 });
      await until(tab, drawn);
      await look();
    }
    const other = colorScheme === "light" ? "dark" : "light";
    await tab.emulateMedia({ colorScheme: other });
    await until(tab, `${figures}.every(({ dataset }) => dataset.colours === "${other}")`);
    await look();
    await context.close();
    return faults.map((fault) => `at ${width}, ${colorScheme}: ${fault}`);
  }

  const views = [
    ["light", 1366, [1100, 1366]],
    ["dark", 390, [844, 390]],
  ] as const;
  for (const lesson of lessons) {
    it(`keep every figure of ${lesson} whole at every step of its slider, in every width, light and dark, and load nothing from the network`, async () => {
      const { notebook, failure } = await lessonRun(join(folder, lesson));
      assert.equal(failure, undefined);
      const count = notebook.cells
        .flatMap(({ outputs = [] }) => outputs)
        .filter((output) => "data" in output && "application/vnd.plotly.v1+json" in output.data).length;
      await inTemporaryFolder(async (place) => {
        const page = join(place, "page.html");
        await writeFile(page, toHtml(notebook));
        for (const view of views) assert.deepEqual(await faultsIn(page, view, count), []);
      });
    });
  }

  it("have hundreds of steps", () => {
    assert.ok(lessons.length >= 8);
    assert.ok(steps > 400, String(steps));
  });
});
