import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { type Cells, cells } from "./cells.js";

/** What one writes who comes from NumPy or PyTorch, and what the remedy says. */
const habits: Readonly<Record<string, string>> = {
  "x + x": "operators take numbers; with tensors write `x.add(x)`",
  "x * 2": "operators take numbers; with tensors write `x.mul(2)`",
  "2 * x": "operators take numbers; with tensors write methods: x.mul(y) of a tensor x",
  "x[0]": "a row is `x.slice(0, 0, 1)`, several are `x.gather(rows)`, all as lists `x.toArray()`",
  "x[x.rank - 1]":
    "a row is `x.slice(0, x.rank - 1, x.rank - 1 + 1)`, several are `x.gather(rows)`, all as lists `x.toArray()`",
  "for (const row of x) {}": "its numbers as lists are `x.toArray()`",
  "x.matmul([[1], [2]])":
    'a list becomes a tensor by `tensor([[1], [2]])` (import { tensor } from "noether")',
  // Loops over a training
  "for (const now of run) {}": "it gives its values one after the other: `for await (const now of run)`",
  "[...run]": "it gives its values one after the other: `for await (const each of run)`",
  "function f() { for (const now of run) {} }":
    "it gives its values one after the other: `for await (const now of run)`, and `async` before the function around it",
  // Options
  "adam({ lr: 0.01 })": "`lr` is `rate` here; the options are `rate`, `beta1`, `beta2`, `epsilon`",
  "adam({ wibble: 0.01 })": "the options are `rate`, `beta1`, `beta2`, `epsilon`",
  "adam(0.01)": "options are written by name: `{ rate: 0.01 }`",
  "sgd(1e-2)": "options are written by name: `{ rate: 1e-2 }`",
  'tensor([1], "float64")': 'options are written by name: `{ dtype: "float64" }`',
  'zeros([2], "int32")': 'options are written by name: `{ dtype: "int32" }`',
  "x.sum(0, true)": "options are written by name: `{ keep: true }`",
  'parameter([2, 2], "xavier")':
    'it is called "glorot" here, after its author\'s surname; there are "zeros", "ones", "lecun", "glorot", "he"',
  'parameter([2, 2], "kaiming")':
    'it is called "he" here, after its author\'s surname; there are "zeros", "ones", "lecun", "glorot", "he"',
  'parameter([2, 2], "orthogonal")': 'there are "zeros", "ones", "lecun", "glorot", "he"',
  'zeros([2], { dtype: "float" })': 'there are "float32", "float64", "int32"',
  // Layers and shapes
  "net(x)":
    "a layer is a value: `net.apply(parameters, x)`, with the parameters that `net.init(random(1))` draws",
  "x.reshape(2, 1)": "a shape is a list: `[2, 1]`",
  "zeros(3)": "a shape is a list: `[3]`",
  "ones(2, 3)": "a shape is a list: `[2, 3]`",
  "x.permute(1, 0)": "the order of axes is a list: `[1, 0]`",
};

describe("remedies for tensors", () => {
  let notebook: Cells;
  before(() => {
    notebook = cells();
    notebook.run(
      'import { tensor } from "noether"; const x = tensor([1, 2]);',
      'import { adam, layer, ones, parameter, sgd, type Tensor, training, zeros } from "noether/engine";',
      'import { random } from "noether";',
      'const net = layer({ W: parameter([2, 1], "lecun") }, ({ W }, x: Tensor) => x.matmul(W));',
      "const run = training({ model: net, loss: (predict) => predict(x).sum(), optimizer: sgd(), batches: [1], draw: random(1) });",
      "tensor",
      "x",
      "adam",
      "ones",
      "zeros",
    );
  });
  after(() => notebook.close());

  for (const [source, remedy] of Object.entries(habits))
    it(`${source}: ${remedy}`, () => {
      const checked = notebook.check(source, 9);
      assert.ok(!checked.ok);
      assert.equal(checked.diagnostics[0]!.remedy, remedy);
    });
});
