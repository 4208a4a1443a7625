import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { cellOf } from "../../../../tools/cells/course/solution.js";
import { formatIpynb } from "../../../../tools/notebook/ipynb.js";
import { root } from "../../../../tools/root.js";
import { handOut } from "../../../../tools/workspace/handOut.js";
import { learnerOfSuite } from "./learner.js";

const sheet = "05-convolution.exercises.ipynb";

/** Our own answer to an exercise. */
async function right(exercise: string, chapter = "05-convolution"): Promise<string> {
  return cellOf(exercise, await readFile(join(root, "solutions", `${chapter}.ts`), "utf8"));
}

const backwards = `export function convolve(f: number[], g: number[]): number[] {
  return f.map((_, t) => f.reduce((sum, x, tau) => sum + x * g[(tau + t) % f.length]!, 0));
}`;

const endless = "export function convolve(f: number[], g: number[]): number[] {\n  while (true) {}\n}";

describe("a learner in the page", () => {
  const learner = learnerOfSuite();

  it("solves an exercise by keyboard alone, from the panel to the next one", async () => {
    const { page } = learner();
    const focused = (): Promise<string> => page.evaluate("document.activeElement?.textContent ?? ''");
    // The address names no notebook: what comes next is open.
    await page.locator(".jp-Notebook p", { hasText: "You can read a 6 that lies on its side" }).waitFor();
    await page.locator(".jp-Notebook.jp-mod-commandMode .jp-mod-active:focus").waitFor();
    await page.keyboard.press("Alt+Shift+C");
    for (let steps = 0; (await focused()) !== "Exercise turnedCopies"; steps++) {
      assert.ok(steps < 20, "the next exercise is among the first places in the panel");
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await learner().strip("turnedCopies").waitFor();
    await page.locator(".jp-Notebook.jp-mod-commandMode .jp-mod-active:focus").waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".jp-Notebook.jp-mod-editMode").waitFor();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.insertText(await right("turnedCopies", "00-why-symmetry"));
    await page.keyboard.press("ControlOrMeta+Shift+Enter");
    await learner().said("turnedCopies", /every law holds\. 4 of 4 points/);
    await learner().row("turnedCopies", /^\u25cfturnedCopies solved, 4 of 4 points$/);
    await page.locator('[aria-label="What comes next"]').getByText("Next: exercise ringSums of").waitFor();
  });

  it("reads hints one after another, and sees the solution only after an attempt", async () => {
    const { page } = learner();
    await learner().open("strideCounterexample");
    const strip = learner().strip("strideCounterexample");
    await strip.getByRole("button", { name: "Solution" }).click();
    await learner().said("strideCounterexample", /no solution yet.*is here for you after a first attempt/);
    await strip.getByRole("button", { name: "Hint", exact: true }).click();
    await strip.getByText(/^Hint 1 of 3: /).waitFor();
    await strip.getByRole("button", { name: "Next hint" }).click();
    await strip.getByText(/^Hint 2 of 3: /).waitFor();
    await learner().editor("strideCounterexample").click();
    await page.keyboard.press("Alt+Shift+H");
    await strip.getByText(/^Hint 3 of 3: /).waitFor();
    await strip.getByRole("button", { name: "Next hint" }).click();
    await learner().said("strideCounterexample", /no more hints/);
    await learner().row("strideCounterexample", /not tried, 3 hints/);
    assert.equal(await strip.getByText("signal: [1, 0, 1, 0, 1, 0, 1, 0]").count(), 0);

    const wrong = (await right("strideCounterexample")).replace("shift: 1", "shift: 2");
    await learner().answer("strideCounterexample", wrong, /not yet\. 0 of 3 points/);
    await strip.getByRole("button", { name: "Solution" }).click();
    await strip.getByText("signal: [1, 0, 1, 0, 1, 0, 1, 0]").waitFor();
    await learner().row("strideCounterexample", /1 try, 3 hints, solution seen/);
  });

  for (const [kind, exercise, wrong, objection] of [
    [
      "a function",
      "convolve",
      async () => backwards,
      /Shifting f by one place should .*It moved the other way: look at the index of g/s,
    ],
    [
      "a proof by cards",
      "shiftProof",
      async () => (await right("shiftProof")).replace('["E", "substitute"]', '["F", "substitute"]'),
      /not yet\. \d of 3 points/,
    ],
    [
      "a counterexample",
      "strideCounterexample",
      async () => (await right("strideCounterexample")).replace("shift: 1", "shift: 4"),
      /not yet\. \d of 3 points/,
    ],
  ] as const)
    it(`is told what is wrong with ${kind}, and that it is right`, async () => {
      await learner().answer(exercise, await wrong(), objection);
      await learner().answer(exercise, await right(exercise), /every law holds/);
      await learner().row(exercise, /solved, /);
    });

  it("is told the same by running the cells, and sees it in the panel and below the answer", async () => {
    const { page } = learner();
    await learner().write("integralConvolution", await right("integralConvolution"));
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.press("Shift+Enter");
    await learner().said("integralConvolution", /every law holds\. 4 of 4 points/);
    await learner().row("integralConvolution", /solved, 4 of 4 points/);
  });

  it("stops an endless loop, keeps what is defined, and is told what is wrong with a name or a type", async () => {
    const { page } = learner();
    const strip = learner().strip("convolve");
    await learner().write("convolve", endless);
    // Stopped before the cell has begun: the first interrupt comes too early.
    await strip.getByRole("button", { name: "Check my answer" }).evaluate((each) => {
      const button = each as unknown as { click(): void };
      button.click();
      button.click();
    });
    await learner().said("convolve", /stopped\. ?Nothing was judged/);
    await learner().answer("convolve", backwards, /not yet/);
    await learner().write("convolve", endless);
    await page.keyboard.press("ControlOrMeta+Shift+Enter");
    await strip.getByRole("button", { name: "Stop" }).click();
    await learner().said("convolve", /stopped\. ?Nothing was judged/);
    const renamed = backwards.replace("convolve", "conv");
    await learner().answer("convolve", renamed, /Expected a cell with the function convolve, found conv:/);
    const mistyped = backwards.replace("): number[]", "): string");
    await learner().answer(
      "convolve",
      mistyped,
      /your cell has an error\. ?cell \d+, line 2.*Type 'number\[\]' is not assignable/,
    );
    await learner().answer("convolve", backwards, /not yet/);
    await learner().write("convolve", `${backwards}\n`);
    await strip.locator('[role="status"][data-old]').waitFor();
  });

  it("is told that the kernel was restarted meanwhile, and goes on with the new one", async () => {
    const { page } = learner();
    await learner().write("convolve", endless);
    await page.keyboard.press("ControlOrMeta+Shift+Enter");
    await page.locator(".jp-InputPrompt", { hasText: "[*]:" }).first().waitFor();
    const at = (path: string): string => new URL(path, page.url()).href;
    const sessions = (await (await page.request.get(at("/api/sessions"))).json()) as {
      readonly path: string;
      readonly kernel: { readonly id: string };
    }[];
    const { kernel } = sessions.find(({ path }) => path === sheet)!;
    await page.request.post(at(`/api/kernels/${kernel.id}/restart`));
    await learner().said("convolve", /not checked\. ?The kernel did not answer: it was restarted/);
    await learner().answer("convolve", backwards, /not yet/);
  });

  it("undoes a reset of a cell, and finds what was reset in the folder that the message names", async () => {
    const { page, folder } = learner();
    const reset = async (button: string): Promise<string> => {
      await page.locator(".jp-Dialog").getByRole("button", { name: button }).click();
      const told = page.locator('[role="alert"]').filter({ hasText: "is kept as" });
      await told.first().waitFor();
      const [, kept = ""] =
        /is kept as (kept\/.*?\.ipynb)/.exec((await told.first().textContent()) ?? "") ?? [];
      await page.getByTitle("Hide notification").first().click();
      await told.first().waitFor({ state: "detached" });
      return kept;
    };
    await learner().strip("convolve").getByRole("button", { name: "Reset this cell" }).click();
    await page.locator(".jp-Dialog").getByRole("button", { name: "Cancel" }).click();
    assert.match((await learner().editor("convolve").textContent()) ?? "", /tau \+ t/);
    const said = learner().strip("convolve").getByRole("status");
    assert.notEqual(await said.textContent(), "");
    await learner().strip("convolve").getByRole("button", { name: "Reset this cell" }).click();
    const first = await reset("Reset");
    await said.filter({ hasText: /^$/ }).waitFor({ state: "attached" });
    assert.match(await readFile(join(folder, first), "utf8"), /tau \+ t/);
    await learner().editor("convolve").getByText("not written yet").waitFor();
    await learner().editor("convolve").click();
    await page.keyboard.press("ControlOrMeta+Z");
    await learner().editor("convolve").getByText("tau + t").waitFor();

    await page.locator(".lm-MenuBar-item", { hasText: "File" }).click();
    await page.locator(".lm-Menu-item", { hasText: "Reset This Sheet" }).click();
    const second = await reset("Reset");
    assert.notEqual(second, first);
    assert.match(await readFile(join(folder, second), "utf8"), /substitute\\"/);
    await learner().editor("shiftProof").getByText("not written yet").waitFor();
    assert.deepEqual(
      (await handOut(folder)).kept.includes(sheet),
      false,
      "the sheet is as it was handed out",
    );
  });

  it("keeps the text over an update of the course, in the page and in the file", async () => {
    const { page, folder } = learner();
    await learner().write("convolve", `// mine\n${backwards}`);
    await page.keyboard.press("ControlOrMeta+S");
    await page.getByText("Saving completed").waitFor();
    assert.ok((await handOut(folder)).kept.includes(sheet));
    assert.match(await learner().read(sheet), /\/\/ mine/);
    await learner().editor("convolve").getByText("// mine").waitFor();
  });

  it("downloads the work as one archive, with what is not saved yet", async () => {
    const { page } = learner();
    await learner().write("convolve", `// mine, and not saved\n${backwards}`);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator(".noether-Course").getByRole("button", { name: "Download my work" }).click(),
    ]);
    const files = unzipSync(await readFile(await download.path()));
    assert.match(strFromU8(files[sheet]!), /mine, and not saved/);
    assert.match(strFromU8(files["progress.jsonl"]!), /"exercise":"convolve"/);
    assert.ok(Object.keys(files).some((name) => name.startsWith("kept/")));
  });

  it("goes on with cells missing: a check that was deleted is added, a deleted exercise has a sentence", async () => {
    const { page } = learner();
    const remove = async (): Promise<void> => {
      await page.keyboard.press("Escape");
      await page.keyboard.press("d");
      await page.keyboard.press("d");
    };
    const checks = page.locator(".jp-CodeCell").filter({ hasText: 'await check("convolve", convolve)' });
    await checks.locator(".cm-content").click();
    await remove();
    await checks.waitFor({ state: "detached" });
    await learner().answer("convolve", backwards, /not yet/);
    await checks.waitFor();
    await learner().editor("convolve").click();
    await remove();
    await learner().strip("convolve").waitFor({ state: "detached" });
    await page.locator('[data-key="exercise convolve"]').click();
    await page
      .getByText(/no cell of the exercise convolve any more: "Reset this sheet"/)
      .first()
      .waitFor();
  });

  it("finds a chapter on the map, and the place in a lesson where a word of the glossary comes up", async () => {
    const { page } = learner();
    const panel = page.getByRole("region", { name: "Course" });
    await panel.getByRole("button", { name: "Map", exact: true }).click();
    // The map says how far one is, and is a link for each chapter.
    const lesson = page.locator('.noether-Map-chapter[data-chapter="09-irreducible-representations"]');
    await lesson.getByText("0 of 7 solved").waitFor();
    await lesson.focus();
    await page.keyboard.press("Enter");
    await page.locator(".jp-Notebook:visible h1", { hasText: "9. Irreducible representations" }).waitFor();
    await panel.getByRole("button", { name: "Glossary", exact: true }).click();
    const word = page.getByRole("row").filter({ has: page.getByText("coset (left)", { exact: true }) });
    await word.getByRole("link").click();
    await page.locator(".jp-Notebook:visible .jp-mod-active", { hasText: "left cosets" }).waitFor();
  });

  it("finds no exercise in a notebook of another origin, and is told so", async () => {
    const { page, folder } = learner();
    const cell = { id: "a", type: "code", source: "1 + 1", metadata: {} } as const;
    await writeFile(join(folder, "mine.ipynb"), formatIpynb({ metadata: {}, cells: [cell] }));
    await page.locator('.jp-SideBar [data-id="filebrowser"]').click();
    await page.locator(".jp-FileBrowser").getByRole("button", { name: "Refresh the file browser." }).click();
    await page.locator(".jp-DirListing-item", { hasText: "mine.ipynb" }).dblclick();
    const notebook = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)").filter({ hasText: "1 + 1" });
    await notebook.locator(".jp-CodeCell .cm-content").click();
    await page.keyboard.press("ControlOrMeta+Shift+Enter");
    await page.getByText("This cell belongs to no exercise").first().waitFor();
    assert.equal(await notebook.getByRole("group", { name: /^Exercise / }).count(), 0);
    await page.keyboard.press("Alt+Shift+C");
  });

  it("sees in one tab at once what was checked in another; a table is an answer too", async () => {
    const other = await learner().otherTab();
    await learner().open("nearlyRepresentation");
    const answer = await right("nearlyRepresentation", "03-representations");
    await learner().answer("nearlyRepresentation", answer.replace("1 / 2", "2"), /not yet/);
    await learner().row("nearlyRepresentation", /1 try/, other);
    await learner().answer("nearlyRepresentation", answer, /every law holds/);
    await learner().row("nearlyRepresentation", /solved/, other);
    await other.close();
  });

  it("is not excluded: panel, strip, verdict, hint and dialog have no serious finding (WCAG 2.1 A, AA), light and dark", async () => {
    const { page } = learner();
    const strip = learner().strip("nearlyRepresentation");
    const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
    await strip.getByRole("button", { name: "Hint", exact: true }).click();
    await strip.getByText(/^Hint 1/).waitFor();
    await page.evaluate(await readFile(axe, "utf8"));
    const findings = (...rules: readonly string[]): Promise<readonly string[]> =>
      page.evaluate(`(async () => {
        const include = [".noether-Course", ".noether-Strip", ".jp-Dialog-content"].filter((part) => document.querySelector(part));
        const { violations } = await axe.run({ include }, { runOnly: ${JSON.stringify(rules)} });
        return violations
          .filter(({ impact }) => impact === "serious" || impact === "critical")
          .map(({ id, nodes }) => id + ": " + nodes[0].html);
      })()`);
    assert.deepEqual(await findings("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"), []);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.locator('body[data-jp-theme-light="false"]').waitFor({ state: "attached" });
    assert.deepEqual(await findings("color-contrast"), []);
    await strip.getByRole("button", { name: "Reset this cell" }).click();
    await page.locator(".jp-Dialog").waitFor();
    assert.deepEqual(await findings("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"), []);
    await page.locator(".jp-Dialog").getByRole("button", { name: "Cancel" }).click();
  });
});
