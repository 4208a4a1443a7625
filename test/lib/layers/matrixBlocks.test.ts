import assert from "node:assert/strict";
import {
  blockExpansion,
  irreps,
  irrepsArray,
  matrixBlocks,
  random,
  randomNormal,
  reducedTensorProducts,
  selfMixing,
} from "noether";
import { gap } from "./motions.js";

const draw = random(1);

describe("matrixBlocks", () => {
  it("expands features as blockExpansion does, whatever the order of copies, and takes blocks apart again", () => {
    const shells = "2x0e + 1o";
    const {
      irreps: out,
      expand,
      project,
    } = matrixBlocks(reducedTensorProducts("ij", { i: shells, j: shells }));
    const h = irrepsArray(out, randomNormal([4, out.dim], draw, { dtype: "float64" }));
    const H = expand(h);
    assert.deepEqual(H.shape, [4, 5, 5]);
    const rows = h.toRows().toArray() as number[][];
    const expected = rows.map((row) => blockExpansion(shells, shells).expand(row));
    for (const [e, block] of (H.toArray() as number[][][]).entries())
      for (const [m, row] of block.entries())
        for (const [n, x] of row.entries()) assert.ok(Math.abs(x - expected[e]![m]![n]!) < 1e-14);
    assert.ok(gap(project(H).array, h.array) < 1e-14);
  });

  it("has symmetric blocks of fewer irreps, without the degree 1 of p with p", () => {
    const { irreps: out, expand } = matrixBlocks(reducedTensorProducts("ij=ji", { i: "2x0e + 1o" }));
    assert.equal(out.toString(), "4x0e+2x1o+1x2e");
    const H = expand(irrepsArray(out, randomNormal([3, out.dim], draw, { dtype: "float64" })));
    assert.ok(gap(H.permute([0, 2, 1]), H) < 1e-15);
  });

  it("refuses features and blocks of other sizes, and products of other than two indices", () => {
    const blocks = matrixBlocks(reducedTensorProducts("ij", { i: "1o", j: "0e" }));
    assert.throws(
      () => blocks.expand(irrepsArray("1e", randomNormal([2, 3], draw))),
      /features of 1x1o, got 1x1e/,
    );
    assert.throws(
      () => blocks.project(randomNormal([2, 1, 3], draw)),
      /blocks \[..., 3, 1\], got \[2, 1, 3\]/,
    );
    assert.throws(
      () => matrixBlocks(reducedTensorProducts("ijk", { i: "1o", j: "1o", k: "1o" })),
      /two indices, rows and columns, got ijk/,
    );
    assert.throws(() => selfMixing(irreps("2x0e + 1o"), irreps("2x0e")), /as many copies of each irrep/);
  });
});
