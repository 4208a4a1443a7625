import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Cell } from "../../../tools/notebook/notebook.js";
import { parseParameter, withParameters } from "../../../tools/run/parameters.js";

const code = (id: string, source: string, ...tags: string[]): Cell => ({
  id,
  type: "code",
  source,
  metadata: { tags },
});

describe("parameters", () => {
  it("are read as JSON, otherwise as strings", () => {
    const values: Record<string, unknown> = {
      "alpha=0.6": 0.6,
      "n=-3": -3,
      "on=true": true,
      "none=null": null,
      "list=[1, 2]": [1, 2],
      'map={"a": "b"}': { a: "b" },
      'quoted="0.6"': "0.6",
      "name=some words = more": "some words = more",
      "empty=": "",
      "date=2024-01-01": "2024-01-01",
      "größe_$1=1": 1,
    };
    for (const [written, value] of Object.entries(values))
      assert.deepEqual(parseParameter(written), [written.slice(0, written.indexOf("=")), value]);
    for (const wrong of ["alpha", "=3", "1a=3", "a b=3", "a.b=3"])
      assert.throws(() => parseParameter(wrong), /expected a parameter as name=value, got/, wrong);
  });

  it("come after the cell of parameters, or first if there is none", () => {
    const ids = (cells: readonly Cell[]): string[] => cells.map(({ id }) => id);
    const values = { a: 1 };
    const [first, second] = [code("x", "1"), code("p", "let a = 0;", "parameters")];
    const place = (cells: Cell[]): string[] => ids(withParameters({ metadata: {}, cells }, values).cells);
    assert.deepEqual(place([first, second, code("y", "a")]), ["x", "p", "injected-parameters", "y"]);
    assert.deepEqual(place([first]), ["injected-parameters", "x"]);
    assert.deepEqual(place([code("injected-parameters", "1")]), [
      "injected-parameters-2",
      "injected-parameters",
    ]);
    assert.deepEqual(withParameters({ metadata: {}, cells: [first] }, {}).cells, [first]);
  });

  it("are assigned if the cell declares them by let or var, and declared otherwise", () => {
    const declared =
      "let a: number = 1;\nconst b = 2;\nexport let c = 3; var d = 4;\nlet ab = 1;\n// let e = 1";
    const { cells } = withParameters(
      { metadata: {}, cells: [code("p", declared, "parameters")] },
      { a: 1, b: "x\u2028", c: null, d: [true], e: {}, ab: 2 },
    );
    assert.equal(
      cells[1]?.source,
      '// Parameters\na = 1;\nlet b = "x\\u2028";\nc = null;\nd = [true];\nlet e = {};\nab = 2;',
    );
  });
});
