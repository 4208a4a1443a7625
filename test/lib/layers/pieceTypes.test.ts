import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { type Cells, cells } from "../../tools/kernel/checker/cells.js";

describe("the compiler, of tensors and features", () => {
  let notebook: Cells;
  before(() => {
    notebook = cells();
    notebook.run(
      'import { einsum, irrepsArray, linear, random, steerableConvolution, steerableField, tensor, zeros } from "noether"; const x = tensor([[1, 2], [3, 4]]);',
      'const mix = linear("16x1o", "2x1o");',
    );
  });
  after(() => notebook.close());

  /** What is wrong, and what is said of it. */
  const slips: readonly (readonly [cell: string, says: RegExp])[] = [
    ['einsum("i j, j k -> i k", x)', /Expected 3 arguments, but got 2/],
    ['einsum("i j, j k -> i l", x, x)', /'l' is in the result but in no operand/],
    ['einsum("i j, j k", x, x)', /write \\"operands -> result\\", such as \\"i j, j k -> i k\\"/],
    [
      'mix.apply(mix.init(random(1)), irrepsArray("16x0e", zeros([1, 16])))',
      /Type '"16x0e"' is not assignable to type '"16x1o"'/,
    ],
    ['linear("16x1q", "2x1o")', /'16x1q' is not an irrep: write multiplicity x degree parity, e\.g\. 8x1o/],
    [
      'mix.apply(mix.init(random(1)), irrepsArray("160x1o", zeros([1, 480])))',
      /'"160x1o"' is not assignable to type '"16x1o"'/,
    ],
    ["mix.apply({}, x)", /W/],
    ['irrepsArray("16x1o", zeros([1, 48])).is("16x1q")', /'16x1q' is not an irrep/],
    [
      'irrepsArray("1o + 1e", zeros([1, 6])).add(irrepsArray("1e + 1o", zeros([1, 6])))',
      /'IrrepsArray<"1x1e\+1x1o">' is not assignable to .*'IrrepsArray<"1x1o\+1x1e">'/,
    ],
  ];
  for (const [cell, says] of slips) {
    it(`refuses ${cell}`, () => {
      const checked = notebook.check(cell, 9);
      assert.ok(!checked.ok);
      assert.match(checked.diagnostics.map(({ message }) => message).join("\n"), says);
    });
  }

  it("takes what is right", () => {
    for (const cell of [
      'einsum("i j, j k -> i k", x, x)',
      'mix.apply(mix.init(random(1)), irrepsArray("16x1o", zeros([1, 48])))',
      'mix.apply(mix.init(random(1)), irrepsArray(" 16x1o", zeros([1, 48])).add(irrepsArray("16x1o ", zeros([1, 48]))))',
      'const one = linear("2x0e+1o", "1x1o"); one.apply(one.init(random(1)), irrepsArray("2x0e + 1x1o", zeros([1, 5]))).is("1o")',
      'mix.apply(mix.init(random(1)), irrepsArray("016x01o", zeros([1, 48])))',
      'irrepsArray("0x0e + 1o", zeros([1, 3])).add(irrepsArray("00x00e + 01o", zeros([1, 3])))',
      'irrepsArray("10x1o", zeros([1, 30])).add(irrepsArray("010x1o", zeros([1, 30])))',
      'const fields = steerableConvolution("1", "2x1", 3); fields.apply(fields.init(random(1)), steerableField("01x1", zeros([1, 2, 5, 5])))',
      'irrepsArray("2x0e + 1o", zeros([1, 5])).is("2x0e + 1x1o")',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the cell's own
      'const n: number = 2; const some = linear(`${n}x1o`, "1o"); some.apply(some.init(random(1)), irrepsArray("2x1o", zeros([1, 6])))',
      'const text: string = "2x1o"; mix.apply(mix.init(random(1)), irrepsArray(text, zeros([1, 6])))',
    ])
      assert.ok(notebook.check(cell, 9).ok, cell);
  });
});
