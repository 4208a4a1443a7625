import assert from "node:assert/strict";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { after, before, describe, it } from "mocha";
import type { Browser, Page } from "playwright-core";
import { toHtml } from "../../../../tools/render/html/toHtml.js";
import { runAll } from "../../../../tools/run/runAll.js";
import { inTemporaryFolder } from "../../notebook/temporaryFolder.js";
import { startChromium } from "./chromium.js";
import { faultsOf } from "./faultsOf.js";

const root = fileURLToPath(new URL("../../../../../", import.meta.url));
const figures = '[...document.querySelectorAll("figure.plot")]';

/** Waits for an expression to be true; the page's own policy forbids it to evaluate texts itself. */
async function until(tab: Page, expression: string): Promise<void> {
  while (!(await tab.evaluate(expression))) await tab.waitForTimeout(10);
}

const drawn = `${figures}.every(({ dataset, clientWidth }) => dataset.frame !== undefined && Number(dataset.width) === clientWidth)`;

describe("the lessons as pages in a browser", () => {
  let browser: Browser;
  before(async function () {
    const started = await startChromium();
    if (started === undefined) this.skip();
    browser = started;
  });
  after(async () => browser?.close());

  it("keep every figure whole at every step of every slider, in every width, light and dark", async () => {
    const names = (await readdir(join(root, "notebooks"))).filter((name) => /^[^.]+\.ts$/.test(name)).sort();
    assert.ok(names.length >= 8);
    await inTemporaryFolder(async (folder) => {
      await mkdir(folder, { recursive: true });
      const files = names.map((name) => join(root, "notebooks", name));
      const faults: string[] = [];
      let steps = 0;
      for (const { file, notebook, failure } of await runAll(files, { continueOnError: true })) {
        assert.equal(failure, undefined, file);
        const page = join(folder, "page.html");
        await writeFile(page, toHtml(notebook));
        for (const [colorScheme, width, others] of [
          ["light", 1366, [1100, 1366]],
          ["dark", 390, [844, 390]],
        ] as const) {
          const context = await browser.newContext({ viewport: { width, height: 768 }, colorScheme });
          const tab = await context.newPage();
          const where = (words: string): string => `${file} at ${width}, ${colorScheme}: ${words}`;
          const look = async (): Promise<void> => {
            faults.push(...((await tab.evaluate(faultsOf)) as string[]).map(where));
          };
          tab.on("pageerror", ({ message }) => faults.push(where(message)));
          await tab.goto(pathToFileURL(page).href);
          await tab.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true');
          await until(tab, drawn);
          await look();
          const lasts = (await tab.evaluate(
            `${figures}.map((figure) => Number(figure.querySelector("input[type=range]")?.max ?? 0))`,
          )) as number[];
          for (const [i, last] of lasts.entries()) {
            const range = tab.locator("figure.plot").nth(i).locator("input[type=range]");
            if (last > 0) await range.fill("0");
            for (let step = 0; step <= last; step++) {
              if (step > 0)
                await tab.evaluate(`${figures}[${i}].querySelector('[aria-label="one step forth"]').click()`);
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
        }
      }
      assert.deepEqual([...new Set(faults)], []);
      assert.ok(steps > 400, String(steps));
    });
  });
});
