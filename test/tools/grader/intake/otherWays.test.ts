import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { otherWays } from "../../../../tools/grader/intake/otherWays.js";

const remark = (...sources: readonly string[]): string =>
  otherWays({ cells: sources.map((source, k) => ({ number: 2 * k + 1, source })) }).join(" ");

describe("another way to what a sheet withholds", () => {
  for (const [source, words] of [
    ['import { convolve } from "/noether/dist/lib/grid/convolve.js";', /imports a file by its path/],
    ['const m = await import("/noether/dist/lib/grid/convolve.js");', /names the library's own files/],
    ['const m = await import("../../noether/lib/index.js");', /imports a file by its path/],
    ['const m = await import("file:///noether/dist/bundle.js");', /imports a file by its path/],
    ['import { createRequire } from "node:module"; createRequire("/x")("noether");', /a require of its own/],
    ['const { createRequire } = require("module");', /a require of its own/],
    ['process.getBuiltinModule("module")', /a require of its own/],
    ['import { readFileSync } from "node:fs";', /reads files/],
    ['import { readFile } from "fs/promises";', /reads files/],
    ['const f = new Function("a", "return a");', /code from text/],
    ['(0, eval)("1")', /code from text/],
    ['(() => {}).constructor("return 1")()', /code from text/],
    ['import vm from "node:vm";', /code from text/],
    ['const name = "noe".concat("ther"); await import(name);', /computes the name of what it imports/],
    ['await import("noe".concat("ther"));', /computes the name of what it imports/],
  ] as const) {
    it(`is noted in ${source}`, () => {
      assert.match(remark("1 + 1;", source), words);
      assert.match(remark("1 + 1;", source), /\(cell 3\)/);
    });
  }

  it("is not seen in an ordinary sheet", () => {
    assert.equal(
      remark(
        'import { matmul } from "noether"; import { show } from "noether/laws";\nimport { check } from "noether/course";',
        'const library = await import("noether");\n// see /noether/dist, eval and new Function',
        'import { multiply } from "mathjs"; const important = (a: number) => a / 2; important(3);',
      ),
      "",
    );
  });

  it("names five cells at the most", () => {
    assert.match(remark(...Array.from({ length: 9 }, () => "eval(x)")), /\(cells 1, 3, 5, 7, 9\)/);
  });
});
