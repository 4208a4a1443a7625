import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import type { Browser, Locator, Page } from "playwright-core";
import { writeNotebook } from "../../../../tools/notebook/files.js";
import { parsePercent } from "../../../../tools/notebook/percent.js";
import { root } from "../../../../tools/root.js";
import { browserFor, patience, untilShown, withNotebook } from "./jupyterServer.js";

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
numbers.toS
`);

const lesson = "05-convolution.ipynb";

/** Where each front end shows a notebook. */
const frontEnds = [
  { name: "JupyterLab", module: "jupyterlab", path: (file: string) => `lab/tree/${file}?reset` },
  { name: "Notebook", module: "notebook", path: (file: string) => `notebooks/${file}` },
] as const;

const cell = (number: number): string => `.jp-Notebook .jp-CodeCell >> nth=${number - 1}`;

async function run(page: Page, number: number): Promise<void> {
  await page.click(`${cell(number)} >> .cm-content`);
  await page.keyboard.press("Control+Enter");
}

const shown = (number: number, text: string): string =>
  `${cell(number)} >> .jp-OutputArea-output >> text=${text}`;

/** The number of a cell that has ended. */
const ended = (number: number): string => `${cell(number)} >> text=/\\[\\d+\\]:/`;

interface Cell {
  readonly execution_count: number | null;
  readonly outputs: readonly {
    readonly output_type: string;
    readonly data?: Readonly<Record<string, unknown>>;
  }[];
}

/** The cells of code, or undefined while Jupyter is writing the file. */
function codeCells(path: string): readonly Cell[] | undefined {
  const text = readFileSync(path, "utf8");
  if (!text.trimEnd().endsWith("}")) return undefined;
  const { cells } = JSON.parse(text) as {
    readonly cells: readonly (Cell & { readonly cell_type: string })[];
  };
  return cells.filter(({ cell_type: type }) => type === "code");
}

/** Moves the slider of a figure from the keyboard, until its picture is another. */
async function moveSlider(page: Page): Promise<void> {
  const figure = ".jp-OutputArea-output div:has(> img):has(input[type=range])";
  const scroll = async (): Promise<void> => {
    await page.mouse.move(700, 500);
    await page.mouse.wheel(0, 400);
  };
  // What lies near is drawn: from the top downwards there is a figure at some time.
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

for (const { name, module, path } of frontEnds) {
  describe(`Noether in ${name}`, function () {
    this.timeout(3 * patience);
    let browser: Browser | undefined;
    before(async function () {
      browser = await browserFor([module]);
      if (browser === undefined) this.skip();
    });
    after(async () => browser?.close());

    const withPage = (
      file: string,
      prepare: (folder: string) => unknown,
      use: (page: Page, folder: string) => Promise<void>,
    ): Promise<void> => withNotebook({ browser: browser!, module, path: path(file), prepare }, use);

    it("checks, runs, is interrupted, completes and explains", () =>
      withPage(
        "a.ipynb",
        (folder) => writeNotebook(join(folder, "a.ipynb"), notebook),
        async (page) => {
          await run(page, 2);
          await page.waitForSelector(
            shown(2, "Type 'number[]' is not assignable to type 'string'. (TS2322)"),
          );
          await page.waitForSelector(ended(2));
          await run(page, 3);
          await page.waitForSelector(shown(3, "round and round"));
          const interrupt = async (): Promise<void> => {
            await page.keyboard.press("Escape");
            await page.keyboard.press("i");
            await page.keyboard.press("i"); // within a second of the first, or it counts for nothing
          };
          await untilShown(page, interrupt, shown(3, "/cell \\d+ was interrupted in line 2/"));
          await page.waitForSelector(ended(3));
          // A key that came late may have interrupted it.
          await untilShown(page, () => run(page, 4), shown(4, "5"));

          await page.click(`${cell(5)} >> .cm-content`);
          await page.keyboard.press("End");
          // A page gives up a completion after a second, which the first one may take on a busy machine.
          const offered = (): Promise<unknown> =>
            page.waitForSelector(".jp-Completer-item >> text=toSpliced", { timeout: 3000 });
          do await page.keyboard.press("Tab");
          while (!(await offered().catch(() => undefined)));
          await page.keyboard.press("Escape");
          await page.keyboard.type("pliced(");
          await untilShown(
            page,
            () => page.keyboard.press("Shift+Tab"),
            ".jp-Tooltip >> text=Copies an array and removes elements",
          );
        },
      ));

    it("runs a whole lesson, without an error, figures included", () =>
      withPage(
        lesson,
        (folder) => {
          const text = readFileSync(join(root, "notebooks", lesson), "utf8");
          writeFileSync(
            join(folder, lesson),
            text.replace(/"execution_count": \d+/g, '"execution_count": null'),
          );
        },
        async (page, folder) => {
          await page.click(".lm-MenuBar-itemLabel >> text=/^Run$/");
          await page.click(".lm-Menu-itemLabel >> text='Run All Cells'");
          // Cells far down the page are drawn when one scrolls there: what was saved tells of all of them.
          let cells: readonly Cell[] | undefined;
          do {
            await page.keyboard.press("Control+s");
            await page.waitForTimeout(1000);
            cells = codeCells(join(folder, lesson));
          } while (cells?.every(({ execution_count: count }) => count !== null) !== true);
          assert.ok(cells.length > 5);
          const errors = cells.flatMap(({ outputs }) =>
            outputs.filter((each) => each.output_type === "error"),
          );
          assert.deepEqual(errors, []);
          const drawings = cells.flatMap(({ outputs }) =>
            outputs.filter(({ data }) => data?.["image/svg+xml"]),
          );
          assert.ok(drawings.length > 0);
          await moveSlider(page);
        },
      ));
  });
}
