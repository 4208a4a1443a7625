import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { type Cells, cells } from "./cells.js";

const NO = "is not an irrep: write multiplicity x degree parity, e.g. 8x1o";
const NOT_ONE = "is not one irrep: write degree parity, e.g. 1o";

/** A template in a cell: #{n} stands for a placeholder. */
const templates = (text: string): string => text.replaceAll("#{", "${");

/** Cells that are right. */
const accepted: readonly string[] = [
  'irreps("8x0e + 4x1o")',
  "irreps(text)",
  "irreps(`#{n}x1o`)",
  "irreps(`#{n}x0e + #{n}x1o+2e`)",
  "irreps(`2x#{n}e`)",
  "irreps(`1#{n}x1o`)",
  "irreps(`#{either}x1o`)",
  "irreps(`1o + #{text}`)",
  'irreps(n > 1 ? "1o" : "")',
  'irreps(irreps("1o"))',
  'irreps("1o").count("1o") + irreps("1o").count(irrep("1o"))',
  'irreps("1o").tensorProduct("1o").directSum(irreps("2e")).equals("0e + 1e + 2e + 2e")',
  'irrepsInProduct("1o", irrep(1, -1)).map(({ l }) => l)',
  'irrepsD("1o", R)',
  'irrepsD(irreps("1o"), { axis: new Float64Array([0, 0, 1]), angle: 1 })',
  'irrepsD("1o", [1, 0, 0, 0])',
  'irrepsD("1o", { alpha: 0, beta: 1, gamma: 0 })',
  "wignerD(2, new Float32Array(9))",
  "wignerD(2, [new Float64Array(3), new Float64Array(3), new Float64Array(3)])",
  'irrepsRepresentation("1o").dimension',
  'fullTensorProduct("1o", "1o").out',
  'fullyConnectedTensorProduct("1o", irreps("1o"), "0e")',
  "channelwiseTensorProduct(`#{n}x1o`, '1o', '0e')",
  'tensorProduct("1o", "1o", "1e", [{ in1: 0, in2: 0, out: 0, mode: "uuu" }])',
  'irrepsNorm("1o").apply(new Float64Array(3))',
  'irrepsNorm("1o").gradient(new Float32Array(3), [1])',
  'reducedTensorProducts("ij=ji", { i: "1o" }, { keep: "0e" }).apply(new Float64Array(3), [1, 2, 3])',
  'reducedTensorProducts("ij", { i: "1o", j: irreps("2e") }).out',
  'sphericalHarmonics("1o + 2e", [0, 1, 0]).map((Y) => Y + 1)',
  'sphericalHarmonics(irreps("1o"), vector).map((Y) => Y + 1)',
  "sphericalHarmonics(2, rows).map((Y) => Y[0])",
  "sphericalHarmonics(2, new Float32Array(3)).subarray(1)",
  "sphericalHarmonics(2, new Float64Array(3), { into: new Float64Array(9) }).subarray(1)",
  "sphericalHarmonics(2, JSON.parse('[0, 1, 0]')).map((Y) => Y + 1)",
  "sphericalHarmonicsGradient(2, vector).map((row) => row[0])",
  'einsum("node xyz channel, channel hidden -> node xyz hidden", x, x).shape',
  'einsum("i i ->", x).item() + einsum(" , i->i", x, x).rank',
  "einsum(text, x, x, x)",
  "einsum(text, ...[x, x])",
  "einsum(`#{text} channel, channel -> #{text}`, x, x)",
  'einsum(n > 1 ? "i j -> j i" : "i j -> i", x)',
];

/** Cells that are wrong, and what the compiler says about them. */
const refused: readonly (readonly [source: string, message: RegExp | string])[] = [
  ['irreps("8x0q")', `'8x0q' ${NO}`],
  ["irreps(`#{n}x1q`)", `'#{number}x1q' ${NO}`],
  ["irreps(`#{n}`)", `'#{number}' ${NO}`],
  ["irreps(`#{text}x1q`)", `'#{string}x1q' ${NO}`],
  ["irreps(`#{either}x1q`)", `'1x1q' ${NO}`],
  ['irreps(n > 1 ? "1o" : "1q")', `'1q' ${NO}`],
  ['irreps("2x1o +")', "nothing after the last +: write an irrep there, or remove the +"],
  ['irreps("+ 2x1o")', "nothing before a +: write an irrep there, or remove the +"],
  ['irreps("1o + + 1e")', "nothing before a +"],
  ['irrepsD("1q", R)', `'1q' ${NO}`],
  ['irrepsRepresentation("1o +")', "nothing after the last +"],
  ['irrep("1")', `'1' ${NOT_ONE}`],
  ['irreps("1o").count("2x1o")', `'2x1o' ${NOT_ONE}`],
  ['irreps("1o").equals("1p")', `'1p' ${NO}`],
  ['irreps("1o").directSum("1x")', `'1x' ${NO}`],
  ['fullTensorProduct("1o", "1q")', `'1q' ${NO}`],
  ['fullyConnectedTensorProduct("1o", "1o", "0x")', `'0x' ${NO}`],
  ['channelwiseTensorProduct("1o", "1o", "e")', `'e' ${NO}`],
  ['tensorProduct("1o", "1o", "1f", [])', `'1f' ${NO}`],
  ['irrepsNorm("1o+")', "nothing after the last +"],
  ['reducedTensorProducts("ij=ji", { i: "1q" })', `'1q' ${NO}`],
  ['reducedTensorProducts("ij=ji", { i: "1o" }, { keep: "0f" })', `'0f' ${NO}`],
  ['sphericalHarmonics("1o + 2q", [0, 1, 0])', `'2q' ${NO}`],
  [
    'sphericalHarmonics(2, vector, { normalisation: "norm" })',
    /'normalisation'.*Did you mean to write 'normalization'/,
  ],
  [
    'sphericalHarmonics(2, rows, { normalisation: "norm" })',
    /'normalisation'.*Did you mean to write 'normalization'/,
  ],
  [
    'sphericalHarmonics(2, new Float64Array(3), { normalisation: "norm" })',
    /Did you mean to write 'normalization'/,
  ],
  ['sphericalHarmonics(2, vector, { normalization: "nrom" })', /"nrom".*Normalization/],
  ["sphericalHarmonics(2, vector, { into: new Float64Array(9) })", /'into' does not exist/],
  [
    'sphericalHarmonicsGradient(2, vector, { normalisation: "norm" })',
    /Did you mean to write 'normalization'/,
  ],
  ['toS2Grid([1], s2Grid(3, 3), { normalisation: "norm" })', /Did you mean to write 'normalization'/],
  [
    'fullTensorProduct("1o", "1o", { irrepNormalisation: "norm" })',
    /Did you mean to write 'irrepNormalization'/,
  ],
  ['fullTensorProduct("1o", "1o", { irrepNormalization: "compnent" })', /Did you mean '"component"'/],
  ['einsum("i j, j k -> i k", x)', "Expected 3 arguments, but got 2"],
  ['einsum("i j -> j i", x, x)', "Expected 2 arguments, but got 3"],
  [
    'einsum("i j, j k -> i l", x, x)',
    "'l' is in the result but in no operand: words have spaces between them",
  ],
  [
    'einsum("node channel, channel hidden -> node hiden", x, x)',
    "'hiden' is in the result but in no operand",
  ],
  ['einsum("i j, j k", x, x)', 'write \\"operands -> result\\", such as \\"i j, j k -> i k\\"'],
  ['einsum("i, i ->", x, [1, 2])', "not assignable to parameter of type 'Tensor'"],
  ['irrepsNorm("1o", { square: true })', /Did you mean to write 'squared'/],
];

describe("what the compiler says about irreps, formulas, options and numbers", () => {
  let notebook: Cells;
  before(() => {
    notebook = cells();
    notebook.run(
      'import { channelwiseTensorProduct, fullTensorProduct, fullyConnectedTensorProduct, irrep, irreps, irrepsD, irrepsInProduct, irrepsRepresentation, irrepsNorm, reducedTensorProducts, s2Grid, sphericalHarmonics, sphericalHarmonicsGradient, tensorProduct, toS2Grid, wignerD, type Matrix, type Vector } from "noether"; import { einsum, ones } from "noether/engine"; const x = ones([2]); const n = Number(2), text = String(1), either = Number(1) as 1 | 2; const vector: Vector = [1, 2, 3], rows: Matrix = [vector], R: number[][] = [];',
    );
  });
  after(() => notebook.close());

  it("is nothing, if they are right", () => {
    for (const source of accepted) {
      const checked = notebook.check(templates(source), 9);
      assert.ok(checked.ok, `${source}: ${checked.ok || checked.diagnostics[0]!.message}`);
    }
  });

  it("is one sentence with the term or the option, if they are wrong", () => {
    for (const [source, message] of refused) {
      const checked = notebook.check(templates(source), 9);
      assert.ok(!checked.ok, source);
      const said = checked.diagnostics.map((diagnostic) => diagnostic.message).join("\n");
      assert.equal(checked.diagnostics.length, 1, said);
      const isSaid = typeof message === "string" ? said.includes(templates(message)) : message.test(said);
      assert.ok(isSaid, `${source}: ${said}`);
    }
  });
});
