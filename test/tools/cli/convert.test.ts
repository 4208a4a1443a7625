import assert from "node:assert/strict";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "mocha";
import { formatIpynb } from "../../../tools/notebook/ipynb.js";
import { parsePercent } from "../../../tools/notebook/percent.js";
import { inTemporaryFolder } from "../notebook/temporaryFolder.js";
import { noetherWith } from "./noether.js";

const script = "// %% [markdown]\n// # Sums\n\n// %%\nconst a: number = 41;\n";
/** A machine without Jupyter and without a browser. */
const bare = { PATH: "", NOETHER_PYTHON: "", CHROME_PATH: "" };

describe("noether convert", () => {
  it("writes next to the notebook, and says what rendered it unless a program reads the output", () =>
    inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, "a b.ts"), script);
      for (const [to, name] of [
        ["html", "a b.html"],
        ["slides", "a b.slides.html"],
        ["markdown", "a b.md"],
      ] as const) {
        assert.deepEqual(await noetherWith(bare, folder, "convert", "--to", to, "a b.ts"), {
          code: 0,
          out: `${name}\n`,
          err: `${name}: by Noether (nbconvert is not installed)\n`,
        });
        assert.match(await readFile(join(folder, name), "utf8"), /Sums/);
      }
      assert.deepEqual((await readdir(folder)).sort(), ["a b.html", "a b.md", "a b.slides.html", "a b.ts"]);
    }));

  it("takes the format from the output's name, and several notebooks at once", () =>
    inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, "a.ipynb"), formatIpynb(parsePercent(script)));
      await writeFile(join(folder, "b.ts"), script);
      assert.equal((await noetherWith(bare, folder, "convert", "a.ipynb", "-o", "x.slides.html")).code, 0);
      assert.match(await readFile(join(folder, "x.slides.html"), "utf8"), /class="slide"/);
      assert.equal((await noetherWith(bare, folder, "convert", "a.ipynb", "-o", "x.ts")).code, 0);
      assert.equal(await readFile(join(folder, "x.ts"), "utf8"), script);
      const { code, out } = await noetherWith(bare, folder, "convert", "--to", "html", "a.ipynb", "b.ts");
      assert.deepEqual([code, out], [0, "a.html\nb.html\n"]);
    }));

  const refused: [string[], number, RegExp][] = [
    [["--to", "html"], 2, /^expected a notebook to convert, got none/],
    [["a.ts"], 2, /^expected a format to convert to, --to html, .* --to script, got none/],
    [["a.ts", "--to", "hmtl"], 2, /^expected --to to be html, .* or script, got "hmtl": did you mean html\?/],
    [["a.ts", "--to", "docx"], 2, /^expected --to to be html, .* or script, got "docx"$/m],
    [["a.ts", "--to", "html", "--with", "pandoc"], 2, /^expected --with to be nbconvert or noether/],
    [["none.ts", "--to", "html"], 1, /^none\.ts: there is no such file/],
    [["a.ts", "broken.ipynb", "--to", "html"], 1, /^broken\.ipynb: expected JSON/],
    [["a.py", "--to", "html"], 1, /^a\.py: expected a notebook \(\.ipynb, \.ts or \.js\), got \.py/],
    [["folder.ts", "--to", "html"], 1, /^folder\.ts: expected a notebook, got a folder/],
    [["a.ts", "b.ts", "-o", "x.html"], 2, /^expected one notebook with --output, got 2/],
    [["a.ts", "-o", join("no", "x.html")], 1, /^there is no folder no to write to: create it first/],
    [["a.ts", "--to", "html", "-o", "folder.ts"], 1, /^cannot write folder\.ts: it is a folder/],
    [["a.ts", "--to", "script"], 2, /^a\.ts is a script already: name another file with --output/],
    [["a.ipynb", "--to", "script"], 1, /^a\.ts exists, and may hold edits of its own/],
    [["a.ipynb", "--to", "html", "-o", "a.ipynb"], 2, /^a\.ipynb would be overwritten by its own conversion/],
    [
      ["a.ts", "--to", "html", "--with", "nbconvert"],
      1,
      /^nbconvert is not installed: pip install nbconvert/,
    ],
    [
      ["a.ts", "--to", "html", "--outptu", "x"],
      2,
      /^noether convert has no option --outptu: did you mean --output\?/,
    ],
  ];
  if (process.platform === "linux")
    refused.push([
      ["a.ts", "--to", "pdf"],
      1,
      /^a PDF is printed by a browser .* install Chromium, Chrome or Edge/,
    ]);
  for (const [words, code, message] of refused) {
    it(`answers "noether convert ${words.join(" ")}" with one sentence, exit code ${code}, and no file`, () =>
      inTemporaryFolder(async (folder) => {
        await writeFile(join(folder, "a.ts"), script);
        await writeFile(join(folder, "b.ts"), script);
        await writeFile(join(folder, "a.ipynb"), formatIpynb(parsePercent(script)));
        await writeFile(join(folder, "broken.ipynb"), '{"nbformat": 4, "cells"');
        await mkdir(join(folder, "folder.ts"));
        const before = await readdir(folder);
        const ended = await noetherWith(bare, folder, "convert", ...words);
        assert.deepEqual([ended.code, ended.out], [code, ""]);
        assert.match(ended.err, message);
        assert.equal(ended.err.split("\n").length, 2);
        assert.deepEqual(await readdir(folder), before);
      }));
  }
});
