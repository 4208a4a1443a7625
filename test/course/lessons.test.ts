import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { readNotebook } from "../../tools/notebook/files.js";
import type { Notebook } from "../../tools/notebook/notebook.js";
import { toHtml } from "../../tools/render/html/toHtml.js";
import { type Run, runNotebook } from "../../tools/run/runNotebook.js";
import { patience } from "../support/patience.js";
import { lessonRun } from "./lessonRuns.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const folder = join(root, "notebooks");
const lessons = readdirSync(folder)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -".ts".length));
const browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);

function figures({ cells }: Notebook): number {
  return cells
    .flatMap(({ outputs = [] }) => outputs)
    .filter((output) => "data" in output && "application/vnd.plotly.v1+json" in output.data).length;
}

/**
 * The lines of prose (a paragraph or an item of a list is a line) between two things to look at: a cell of code, a
 * table, a quotation, a displayed formula. Headings and references are none.
 */
function piecesOfProse({ cells }: Notebook): readonly (readonly string[])[] {
  const pieces: string[][] = [[]];
  for (const { type, source } of cells) {
    if (type !== "markdown") pieces.push([]);
    else
      for (const line of source.split("\n")) {
        if (/^(\||>|\$\$)/.test(line)) pieces.push([]);
        else if (!/^\s*$|^#|^- [^*]+\. \*[^*]+\*\. \d{4}\.$/.test(line)) pieces.at(-1)!.push(line);
      }
  }
  return pieces.filter(({ length }) => length > 0);
}

for (const lesson of lessons) {
  describe(`the lesson ${lesson}`, () => {
    const isAppendix = /^[A-Z]/.test(lesson);
    let first: Run;
    before(async () => {
      first = await lessonRun(join(folder, `${lesson}.ts`));
    });

    it(`runs from its first cell to its last${isAppendix ? "" : ", and shows figures"}`, () => {
      assert.equal(first.failure, undefined, first.failure?.ending.message);
      if (!isAppendix) assert.ok(figures(first.notebook) >= 2);
    });

    it("gives the same outputs when it runs again, from the other format", async () => {
      const again = await runNotebook(await readNotebook(join(folder, `${lesson}.ipynb`)), {
        folder,
      });
      assert.deepEqual(
        again.notebook.cells.map(({ outputs }) => outputs),
        first.notebook.cells.map(({ outputs }) => outputs),
      );
    });

    it("has short pieces: at most six lines of prose between two things, no exclamation marks", () => {
      const proses = first.notebook.cells.filter(({ type }) => type === "markdown");
      assert.ok(proses.length >= 8);
      for (const { source } of proses) {
        assert.doesNotMatch(source.replace(/`[^`]*`|\$[^$]*\$|\(exercise: show it!\)|!\[/g, ""), /!/);
        assert.doesNotMatch(source, /\b(simply|obviously|clearly|just)\b/i);
      }
      for (const piece of piecesOfProse(first.notebook)) assert.ok(piece.length <= 6, piece.join("\n"));
    });

    it("is drawn by a browser, in light and in dark, with every figure and without asking the network", async function () {
      if (browser === undefined) {
        assert.notEqual(process.env.CI, "true", "continuous integration has a Chromium");
        console.log("      SKIPPED: no Chromium here");
        this.skip();
      }
      const place = await mkdtemp(join(tmpdir(), "noether-"));
      const opened = await chromium.launch({
        executablePath: browser,
        args: [
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-background-networking",
          "--disable-sync",
        ],
      });
      try {
        const file = join(place, "lesson.html");
        await writeFile(file, toHtml(first.notebook));
        for (const colorScheme of ["light", "dark"] as const) {
          const page = await opened.newPage({ colorScheme });
          const asked: string[] = [];
          const faults: string[] = [];
          page.on("request", (request) => asked.push(request.url()));
          page.on("pageerror", (error) => faults.push(error.message));
          page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
          await page.goto(pathToFileURL(file).href);
          // What is folded is drawn when it is opened.
          await page.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true');
          const drawn = page.locator("figure.plot[data-frame]");
          const last = figures(first.notebook) - 1;
          if (last >= 0) await drawn.nth(last).waitFor({ state: "attached", timeout: patience });
          assert.deepEqual(faults, []);
          assert.deepEqual(
            asked.filter((url) => !/^(file|data|blob):/.test(url)),
            [],
          );
          assert.equal(await page.locator(".katex-error").count(), 0);
          await page.close();
        }
      } finally {
        await opened.close();
        await rm(place, { recursive: true });
      }
    });
  });
}

const sheets = readdirSync(join(root, "exercises")).filter((file) => file.endsWith(".ipynb"));
for (const sheet of sheets) {
  describe(`the released sheet ${sheet}`, () => {
    it("runs unsolved, and every check says that nothing is there yet", async () => {
      const notebook = await readNotebook(join(root, "exercises", sheet));
      const { failure, notebook: run } = await runNotebook(notebook, {
        folder: join(root, "exercises"),
      });
      assert.equal(failure, undefined, failure?.ending.message);
      const verdicts = run.cells
        .flatMap(({ outputs = [] }) => outputs)
        .flatMap((output) => ("data" in output ? [String(output.data["text/plain"])] : []));
      assert.equal(
        verdicts.length,
        notebook.cells.filter(({ metadata }) => metadata.exercise !== undefined).length,
      );
      for (const verdict of verdicts) assert.match(verdict, /: nothing here yet\.\n.* is not written yet/);
    });
  });
}
