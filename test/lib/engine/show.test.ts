import assert from "node:assert/strict";
import { inspect } from "node:util";
import { describe, it } from "mocha";
import { grad, range, type Tensor, tensor, zeros } from "../../../lib/engine/index.js";

const display = Symbol.for("Jupyter.display") as keyof Tensor;
const bundle = (x: Tensor): Readonly<Record<string, string>> =>
  (x[display] as () => Record<string, string>).call(x);

describe("a tensor says what it is", () => {
  const texts: readonly (readonly [x: Tensor, words: string])[] = [
    [tensor(0.1), "Tensor [] float32: 0.1"],
    [tensor(1e-7), "Tensor [] float32: 1e-7"],
    [tensor([[1 / 3]], { dtype: "float64" }), "Tensor [1, 1] float64\n  0.333333333333333"],
    [tensor([1, 2, 3]), "Tensor [3] float32: 1  2  3"],
    [range(10, { dtype: "int32" }), "Tensor [10] int32: 0  1  2  3  4  5  …"],
    [tensor([Number.NaN, Number.POSITIVE_INFINITY, -0.5]), "Tensor [3] float32: NaN  Infinity  -0.5"],
    [zeros([0, 3]), "Tensor [0, 3] float32: no numbers"],
    [
      tensor([
        [0.5, 1],
        [-2.25, 3],
      ]),
      "Tensor [2, 2] float32\n   0.50  1.00\n  -2.25  3.00",
    ],
    [tensor([[123.456, 0.1]]), "Tensor [1, 2] float32\n  123.46  0.10"],
    [tensor([[1e-8, 2e7, 0]]), "Tensor [1, 3] float32\n  1.000e-8  2.000e+7  0"],
    [
      range(56).reshape([7, 8]),
      "Tensor [7, 8] float32\n   0   1   2   3   4   5  …\n   8   9  10  11  12  13  …\n  16  17  18  19  20  21  …\n  24  25  26  27  28  29  …\n  32  33  34  35  36  37  …\n  40  41  42  43  44  45  …\n   …   …   …   …   …   …  …",
    ],
    [
      range(12).reshape([3, 2, 1, 2]),
      "Tensor [3, 2, 1, 2] float32\n[0, 0, :, :]\n  0  1\n[0, 1, :, :]\n  2  3\nand 4 more matrices",
    ],
    [
      range(3).reshape([3, 1, 1]),
      "Tensor [3, 1, 1] float32\n[0, :, :]\n  0\n[1, :, :]\n  1\nand one more matrix",
    ],
  ];
  for (const [x, words] of texts)
    it(words.split("\n")[0]!, () => {
      assert.equal(String(x), words);
      assert.equal(`${x}`, words);
      assert.equal(inspect(x), words);
      assert.equal(bundle(x)["text/plain"], words);
    });

  it("and in one line as a part of something", () => {
    assert.equal(
      inspect({ W: range(6).reshape([2, 3]), b: tensor([1, 2]) }),
      "{ W: Tensor [2, 3] float32, b: Tensor [2] float32: 1  2 }",
    );
    assert.equal(inspect([tensor(2)]), "[ Tensor [] float32: 2 ]");
  });

  it("in a notebook as a table, a number in words alone", () => {
    const cell = '<td style="text-align: right; font-variant-numeric: tabular-nums">';
    assert.equal(
      bundle(tensor([[1, 2]]))["text/html"],
      `<div><div>Tensor [1, 2] float32</div><table><tbody><tr>${cell}1</td>${cell}2</td></tr></tbody></table></div>`,
    );
    assert.match(
      bundle(range(8).reshape([4, 1, 2]))["text/html"]!,
      /<caption style="text-align: left">\[1, :, :\]<\/caption>/,
    );
    assert.match(
      bundle(range(8).reshape([4, 1, 2]))["text/html"]!,
      /<div>and 2 more matrices<\/div><\/div>$/,
    );
    assert.deepEqual(Object.keys(bundle(tensor(2))), ["text/plain"]);
  });

  it("also of a step that is over", () => {
    let kept = tensor(0);
    grad((x: Tensor) => {
      kept = x.square();
      return kept.sum();
    })(tensor([2, 3]));
    assert.equal(String(kept), "Tensor [2] float32: 4  9");
  });
});
