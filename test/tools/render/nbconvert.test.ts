import assert from "node:assert/strict";
import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "mocha";
import { convert } from "../../../tools/render/convert.js";
import { byNbconvert, findNbconvert } from "../../../tools/render/nbconvert.js";
import { UserError } from "../../../tools/userError.js";
import { inTemporaryFolder } from "../notebook/temporaryFolder.js";
import { notebook, prose, ran, showing } from "./html/sample.js";

const figure = {
  "application/vnd.plotly.v1+json": { data: [{ x: ["only in Plotly"] }] },
  "image/svg+xml": '<svg xmlns="http://www.w3.org/2000/svg"/>',
  "text/plain": "a <figure>",
};
const sample = notebook(prose("# A\n$x$"), ran("f(1);"), showing(figure), prose("b\n\n---\n\nc"));

/** A program of Node's that stands for a Python with nbconvert; it is called with `-m nbconvert ...`. */
async function standIn(folder: string, then: string): Promise<string> {
  const path = join(folder, "python");
  await writeFile(
    path,
    `#!${process.execPath}
const { writeFileSync, mkdirSync, readFileSync } = require("node:fs");
const words = process.argv.slice(2);
const after = (name) => words[words.indexOf(name) + 1];
if (words.includes("--version")) { console.log("7.0.0"); process.exit(); }
${then}
`,
  );
  await chmod(path, 0o755);
  return path;
}

describe("nbconvert", () => {
  before(function () {
    if (process.platform === "win32") this.skip(); // the stand-in is a script that names its interpreter
  });

  it("is asked in the notebook's folder, and what it writes is gathered", () =>
    inTemporaryFolder(async (folder) => {
      const python = await standIn(
        folder,
        `const out = after("--output-dir") + "/" + after("--output");
mkdirSync(out + "_files");
writeFileSync(out + "_files/f.svg", "<svg/>");
writeFileSync(out + ".md", JSON.stringify({ words: words.slice(0, 4), cwd: process.cwd(), cells: JSON.parse(readFileSync(0, "utf8")).cells.length }));`,
      );
      const found = await findNbconvert({ NOETHER_PYTHON: python });
      assert.ok(typeof found !== "string");
      assert.equal(found.version, "7.0.0");
      const { main, beside } = await byNbconvert(found, sample, "markdown", { folder, name: "é b" });
      const { words, cwd, cells } = JSON.parse(Buffer.from(main).toString("utf8"));
      assert.deepEqual([words, cells], [["-m", "nbconvert", "--stdin", "--to"], 4]);
      assert.match(cwd, /noether é 學/);
      assert.deepEqual([...beside.keys()], ["é b_files/f.svg"]);
    }));

  it("is quoted by its last words if it fails, without the stack", () =>
    inTemporaryFolder(async (folder) => {
      const program = await standIn(
        folder,
        `console.error("Traceback (most recent call last):\\n  File \\"x.py\\", line 1\\n    raise\\nOSError: xelatex not found\\n\\nSee the manual.");
process.exit(1);`,
      );
      const nbconvert = { program, words: [], version: "7.0.0" };
      await assert.rejects(
        byNbconvert(nbconvert, sample, "pdf", { folder, name: "a" }),
        new UserError("nbconvert: OSError: xelatex not found"),
      );
    }));

  it("is not believed if it succeeds and has written nothing", () =>
    inTemporaryFolder(async (folder) => {
      const nbconvert = { program: await standIn(folder, ""), words: [], version: "7.0.0" };
      await assert.rejects(byNbconvert(nbconvert, sample, "html", { folder, name: "a" }), /wrote nothing/);
    }));

  it("is reported missing, with the Python that should have it", async () => {
    assert.equal(await findNbconvert({ PATH: "" }), "nbconvert is not installed");
    assert.match(
      String(await findNbconvert({ NOETHER_PYTHON: process.execPath })),
      /^the Python of NOETHER_PYTHON, .* has no nbconvert$/,
    );
    assert.match(
      String(await findNbconvert({ NOETHER_PYTHON: "/no/python" })),
      /^\/no\/python cannot be started$/,
    );
  });

  it("shows our figures with their words, and begins slides where ours begin", async function () {
    if (typeof (await findNbconvert()) === "string") {
      console.error("No nbconvert found: it is not tried for itself (set NOETHER_PYTHON).");
      return this.skip();
    }
    await inTemporaryFolder(async (folder) => {
      const source = join(folder, "a.ipynb");
      for (const format of ["html", "slides"] as const) {
        const { files, made } = await convert({ notebook: sample, source, target: source, format });
        assert.match(made, /^by nbconvert \d/);
        const page = Buffer.from(files.main).toString("utf8");
        assert.ok(/<img[^>]*alt="a (<|&lt;)figure(>|&gt;)"/.test(page));
        assert.ok(!page.includes("only in Plotly"));
        if (format === "slides") assert.equal([...page.matchAll(/<section[^>]*>\s*<section/g)].length, 3);
      }
      const script = await convert({
        notebook: sample,
        source,
        target: "x.ts",
        format: "script",
        renderer: "nbconvert",
      });
      assert.match(Buffer.from(script.files.main).toString("utf8"), /^f\(1\);/m);
    });
  });

  it("gives way to Noether if it fails, which says why", () =>
    inTemporaryFolder(async (folder) => {
      const before = process.env.NOETHER_PYTHON;
      process.env.NOETHER_PYTHON = await standIn(folder, 'console.error("KeyError: 3"); process.exit(1);');
      try {
        const source = join(folder, "a.ipynb");
        const wanted = { notebook: sample, source, target: source, format: "markdown" } as const;
        const { made, files } = await convert(wanted);
        assert.equal(made, "by Noether (nbconvert: KeyError: 3)");
        assert.match(String(files.main), /^# A/);
        await assert.rejects(
          convert({ ...wanted, renderer: "nbconvert" }),
          new UserError("nbconvert: KeyError: 3"),
        );
      } finally {
        if (before === undefined) delete process.env.NOETHER_PYTHON;
        else process.env.NOETHER_PYTHON = before;
      }
    }));
});
