import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import type { Browser, Locator, Page } from "playwright-core";
import { readNotebook, writeNotebook } from "../../../../tools/notebook/files.js";
import type { Cell, Notebook } from "../../../../tools/notebook/notebook.js";
import { parsePercent } from "../../../../tools/notebook/percent.js";
import { root } from "../../../../tools/root.js";
import { appears, browserFor, untilShown, withNotebook } from "./jupyterServer.js";
import { step } from "./pageSteps.js";

const notebook = parsePercent(`// %%
const numbers: number[] = [3, 4];

// %%
const wrong: string = numbers;

// %%
console.log("round and round");
while (true) {}

// %%
Math.hypot(...numbers)

// %%
numbers
`);

const lesson = parsePercent(readFileSync(join(root, "notebooks", "04-equivariance.ts"), "utf8"));
const withSlider = lesson.cells.findIndex(({ source }) => source.includes("slider: {"));
const beginning = { ...lesson, cells: lesson.cells.slice(0, withSlider + 1) };

/** Where each front end shows a notebook; both draw it by the same programs, and one of them runs a whole lesson. */
const frontEnds = [
  {
    name: "JupyterLab",
    module: "jupyterlab",
    path: "lab/tree/a.ipynb?reset",
    what: "a whole lesson",
    lesson,
  },
  {
    name: "Notebook",
    module: "notebook",
    path: "notebooks/a.ipynb",
    what: "a lesson up to its first slider",
    lesson: beginning,
  },
] as const;

const cell = (number: number): string => `.jp-Notebook .jp-CodeCell >> nth=${number - 1}`;

async function run(page: Page, number: number): Promise<void> {
  await page.click(`${cell(number)} >> .cm-content`);
  await page.keyboard.press("Control+Enter");
}

/** Runs a cell until it shows a text; if the page has lost the request, it is asked again. */
async function runUntilShown(page: Page, number: number, text: string): Promise<void> {
  const running = `${cell(number)} >> text=[*]`;
  const runAgain = async (): Promise<void> => {
    if ((await page.locator(running).count()) === 0) await run(page, number);
  };
  await untilShown(page, runAgain, shown(number, text));
}

/** Asks the page about the text of the last cell, by a key; a text that an earlier key has changed is restored. */
async function ask(page: Page, text: string, key: string): Promise<void> {
  await page.keyboard.press("Escape"); // what is open covers the cell
  await page.click(`${cell(5)} >> .cm-content`);
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
  await page.keyboard.press(key);
}

const shown = (number: number, text: string): string =>
  `${cell(number)} >> .jp-OutputArea-output >> text=${text}`;

/** The number of a cell that has ended. */
const ended = (number: number): string => `${cell(number)} >> text=/\\[\\d+\\]:/`;

/** Runs a cell and all below it, from the menu; again if it has closed on its own. */
async function runFrom(page: Page, number: number): Promise<void> {
  const item = ".lm-Menu-itemLabel >> text='Run Selected Cell and All Below'";
  await page.keyboard.press("Escape"); // what is open covers the cell
  await page.click(`${cell(number)} >> .cm-content`);
  do {
    if (!(await appears(page, item, 1))) await page.click(".lm-MenuBar-itemLabel >> text=/^Run$/");
  } while (
    !(await page.click(item, { timeout: 10_000 }).then(
      () => true,
      () => false,
    ))
  );
}

const codeCells = ({ cells }: Notebook): readonly Cell[] => cells.filter(({ type }) => type === "code");

/** A saved notebook, or undefined while Jupyter is writing the file. */
function savedNotebook(path: string): Promise<Notebook | undefined> {
  return readNotebook(path).catch(() => undefined);
}

/** Moves the slider of a figure from the keyboard, until its picture changes. */
async function moveSlider(page: Page): Promise<void> {
  const figure = ".jp-OutputArea-output div:has(> img):has(input[type=range])";
  const scroll = async (): Promise<void> => {
    await page.mouse.move(700, 500);
    await page.mouse.wheel(0, 400);
  };
  // Only what is near is drawn: on the way down from the top a figure appears at some point.
  await page.locator(cell(1)).scrollIntoViewIfNeeded();
  await untilShown(page, scroll, `${figure} >> input`);
  const [picture, slider] = [page.locator(`${figure} >> img`), page.locator(`${figure} >> input`)].map(
    (each) => each.first(),
  ) as [Locator, Locator];
  const before = { picture: await picture.getAttribute("src"), value: await slider.inputValue() };
  do {
    await slider.press("ArrowRight");
    await page.waitForTimeout(200);
  } while ((await picture.getAttribute("src")) === before.picture);
  assert.notEqual(await slider.inputValue(), before.value);
}

for (const { name, module, path, what, lesson } of frontEnds) {
  describe(`Noether in ${name}`, () => {
    let browser: Browser | undefined;
    before(async function () {
      browser = await browserFor([module]);
      if (browser === undefined) this.skip();
    });
    after(async () => browser?.close());

    // One server, one page and one kernel for all of it: they take most of the time.
    it(`checks, runs, is interrupted, completes and explains, and runs ${what}, without an error, figures included`, () => {
      const prepare = (folder: string): unknown =>
        writeNotebook(join(folder, "a.ipynb"), { ...notebook, cells: [...notebook.cells, ...lesson.cells] });
      return withNotebook({ browser: browser!, module, path, prepare }, async (page, folder) => {
        await step(page, "a wrong cell is refused", () =>
          runUntilShown(page, 2, "Type 'number[]' is not assignable to type 'string'. (TS2322)"),
        );
        await step(page, "the refused cell ends", () => page.waitForSelector(ended(2)));
        await step(page, "a loop begins", () => runUntilShown(page, 3, "round and round"));
        const interrupt = async (): Promise<void> => {
          await page.keyboard.press("Escape");
          await page.keyboard.press("i");
          await page.keyboard.press("i"); // within a second of the first, or it counts for nothing
        };
        await step(page, "the loop is interrupted", () =>
          untilShown(page, interrupt, shown(3, "/cell \\d+ was interrupted in line 2/")),
        );
        await step(page, "the interrupted cell ends", () => page.waitForSelector(ended(3)));
        // A key that came late may have interrupted it.
        await step(page, "the cell after it runs", () => runUntilShown(page, 4, "5"));
        await step(page, "a name is completed", () =>
          untilShown(page, () => ask(page, "numbers.toS", "Tab"), ".jp-Completer-item >> text=toSpliced"),
        );
        const explained = ".jp-Tooltip >> text=Copies an array and removes elements";
        await step(page, "a function is explained", () =>
          untilShown(page, () => ask(page, "numbers.toSpliced(", "Shift+Tab"), explained),
        );
        await step(page, "what was asked about is removed", () => ask(page, "numbers", "End"));

        const own = codeCells(notebook).length;
        await step(page, "the last of these and all cells of the lesson are run", () => runFrom(page, own));
        // Cells far down the page are drawn when one scrolls there: the saved file has all of them.
        const cells = await step(page, "all cells have ended, and are saved", async () => {
          for (;;) {
            await page.keyboard.press("Control+s");
            await page.waitForTimeout(1000);
            const saved = await savedNotebook(join(folder, "a.ipynb"));
            const cells = saved && codeCells(saved).slice(own);
            if (cells?.every(({ executionCount }) => executionCount !== null)) return cells;
          }
        });
        assert.equal(cells.length, codeCells(lesson).length);
        const outputs = cells.flatMap(({ outputs = [] }) => outputs);
        assert.deepEqual(
          outputs.filter(({ output_type: type }) => type === "error"),
          [],
        );
        assert.ok(outputs.some((output) => "data" in output && "image/svg+xml" in output.data));
        await step(page, "a slider moves a figure", () => moveSlider(page));
      });
    });
  });
}
