import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { before, describe, it } from "mocha";
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

/** How a page is looked at. */
interface View {
  readonly colorScheme: "light" | "dark";
  readonly width: number;
}

/** Waits for an expression to be true; the page's own policy forbids it to evaluate texts itself. */
async function until(tab: Page, expression: string): Promise<void> {
  while (!(await tab.evaluate(expression))) await tab.waitForTimeout(10);
}

describe("the lessons as pages in a browser", () => {
  const browser = chromiumOfSuite();
  let steps = 0;
  // One tab for all pages: a window of its own for each costs as much as a page.
  let tab: Page;
  let faults: string[] = [];
  before(async () => {
    tab = await browser().newPage();
    tab.on("pageerror", ({ message }) => faults.push(message));
    tab.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    tab.on("request", (asked) => /^(file|data|blob):/.test(asked.url()) || faults.push(asked.url()));
  });

  /**
   * Draws a page in the first view and looks at every figure step by step; the same in the last view, on the way to which
   * it looks at every figure in the others. On a phone, where little fits, every step is looked at, and in a wide window
   * the ends.
   */
  async function faultsIn(page: string, way: readonly View[], count: number): Promise<string[]> {
    const found: string[] = [];
    let [{ width, colorScheme }] = way as [View, ...View[]];
    const look = async (which?: number): Promise<void> => {
      faults.push(...((await tab.evaluate(faultsOf(which))) as string[]));
      found.push(...faults.map((fault) => `at ${width}, ${colorScheme}: ${fault}`));
      faults = [];
    };
    const show = async (view: View): Promise<void> => {
      ({ width, colorScheme } = view);
      await tab.setViewportSize({ width, height: 400 }); // what is not in sight is laid out, but not painted
      await tab.emulateMedia({ colorScheme });
    };
    const drawn = `${figures}.every(({ dataset, clientWidth }) => dataset.frame !== undefined && Number(dataset.width) === clientWidth && dataset.colours === `;
    const lookAtAll = async (): Promise<void> => {
      await until(tab, `${drawn}"${colorScheme}")`);
      await look();
    };
    const lookAtSteps = async (): Promise<void> => {
      const lasts = (await tab.evaluate(
        `${figures}.map((figure) => Number(figure.querySelector("input[type=range]")?.max ?? 0))`,
      )) as number[];
      if (lasts.length !== count) faults.push(`has ${lasts.length} figures of ${count}`);
      for (const [i, last] of lasts.entries()) {
        const range = tab.locator("figure.plot").nth(i).locator("input[type=range]");
        if (last > 0) await range.fill("0");
        const by = width < 500 ? 1 : Math.max(1, last);
        for (let step = 0; step <= last; step = step < last ? Math.min(step + by, last) : last + 1) {
          if (step > 0 && by === 1)
            await tab.evaluate(`${figures}[${i}].querySelector('[aria-label="one step forward"]').click()`);
          else if (step > 0) await range.fill(String(step));
          await until(tab, `${figures}[${i}].dataset.frame === "${step}"`);
          await look(i);
          steps++;
        }
      }
    };

    faults = [];
    await show(way[0]!);
    await tab.goto(pathToFileURL(page).href);
    // What is folded is drawn when it is opened.
    await tab.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true');
    await lookAtAll();
    if ((await tab.locator(".katex-error").count()) > 0) faults.push("a formula cannot be read");
    await lookAtSteps();
    for (const view of way.slice(1)) {
      await show(view);
      await lookAtAll();
    }
    await lookAtSteps();
    await look();
    return found;
  }

  const [wide, phone]: readonly [View, View] = [
    { colorScheme: "light", width: 1366 },
    { colorScheme: "dark", width: 390 },
  ];
  for (const [index, lesson] of lessons.entries()) {
    it(`keep every figure of ${lesson} whole at every step of its slider, on a phone and in wide windows, light and dark, and load nothing from the network`, async () => {
      const { notebook, failure } = await lessonRun(join(folder, lesson));
      assert.equal(failure, undefined);
      const count = notebook.cells
        .flatMap(({ outputs = [] }) => outputs)
        .filter((output) => "data" in output && "application/vnd.plotly.v1+json" in output.data).length;
      // Every second page begins on a phone, in the dark; two of four are seen in a width between as well.
      const between: readonly View[] = [
        { colorScheme: "dark", width: 844 },
        { colorScheme: "light", width: 1100 },
      ];
      const [first, last] = index % 2 === 0 ? [wide, phone] : [phone, wide];
      const way = [first, ...(index % 4 < 2 ? [between[index % 2]!] : []), last];
      await inTemporaryFolder(async (place) => {
        const page = join(place, "page.html");
        await writeFile(page, toHtml(notebook));
        assert.deepEqual(await faultsIn(page, way, count), []);
      });
    });
  }

  it("have hundreds of steps", () => {
    assert.ok(lessons.length >= 8);
    assert.ok(steps > 400, String(steps));
  });
});
