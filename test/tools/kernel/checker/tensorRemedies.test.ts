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
};

describe("remedies for tensors", () => {
  let notebook: Cells;
  before(() => {
    notebook = cells();
    notebook.run('import { tensor } from "noether"; const x = tensor([1, 2]);', "tensor", "x");
  });
  after(() => notebook.close());

  for (const [source, remedy] of Object.entries(habits))
    it(`${source}: ${remedy}`, () => {
      const checked = notebook.check(source, 9);
      assert.ok(!checked.ok);
      assert.equal(checked.diagnostics[0]!.remedy, remedy);
    });
});
