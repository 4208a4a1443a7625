import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { RowProduct } from "../../../lib/engine/rowProduct.js";
import { random } from "../../../lib/numbers/random.js";
import { contractRows } from "../../../lib/product/contractRows.js";
import type { Mode } from "../../../lib/product/mode.js";
import { pathPlan } from "../../../lib/product/pathPlan.js";
import { tensorProduct } from "../../../lib/product/tensorProduct.js";

const draw = random(8);
const normals = (n: number): Float64Array => Float64Array.from({ length: n }, () => draw.normal());

function near(a: ArrayLike<number>, b: ArrayLike<number>): void {
  assert.equal(a.length, b.length);
  for (let k = 0; k < a.length; k++) assert.ok(Math.abs(a[k]! - b[k]!) < 1e-12, `${k}: ${a[k]}, ${b[k]}`);
}

const muls: Readonly<Record<Mode, readonly [number, number, number]>> = {
  uvw: [2, 3, 4],
  uvu: [3, 2, 3],
  uvv: [3, 2, 2],
  uuw: [3, 3, 2],
  uuu: [3, 3, 3],
  uvuv: [2, 3, 6],
};

describe("the form of a tensor product over rows", () => {
  for (const [mode, [a, b, c]] of Object.entries(muls) as [Mode, readonly [number, number, number]][]) {
    it(`gives values and gradients of ${mode} pair by pair`, () => {
      const product = tensorProduct(`${a}x1o + ${a}x2e`, `${b}x1o`, `${c}x1e + ${c}x1o`, [
        { in1: 0, in2: 0, out: 0, mode },
        { in1: 1, in2: 0, out: 1, mode },
      ]);
      const { in1, in2, out, weightCount } = product;
      const rows: RowProduct = {
        paths: product.paths.map((path) => pathPlan(path)),
        widths: [in1.dim, in2.dim, weightCount, out.dim],
      };
      // Products 0, 1, 2 read rows 1, 0, 1 of x, and are added to rows 0, 0, 2 of z.
      const [source, target, count] = [Int32Array.of(1, 0, 1), Int32Array.of(0, 0, 2), 3];
      const [x, y, g] = [normals(2 * in1.dim), normals(count * in2.dim), normals(3 * out.dim)];
      for (const hasOwnWeights of [true, false]) {
        const w = normals((hasOwnWeights ? count : 1) * weightCount);
        const expected = [x, y, w, g].map(({ length }) => new Float64Array(length));
        for (let e = 0; e < count; e++) {
          const row = (of: Float64Array, place: number, width: number): Float64Array =>
            of.subarray(place * width, (place + 1) * width);
          const places = [source[e]!, e, hasOwnWeights ? e : 0, target[e]!];
          const [X, Y, W, G] = [x, y, w, g].map((of, k) => row(of, places[k]!, rows.widths[k]!));
          const z = product.apply(X!, Y!, W);
          const pulled = product.gradients(X!, Y!, W!, G!);
          for (const [k, part] of [pulled.x, pulled.y, pulled.weights, z].entries()) {
            const into = row(expected[k]!, places[k]!, rows.widths[k]!);
            for (let n = 0; n < part.length; n++) into[n]! += part[n]!;
          }
        }
        for (let skip = 0; skip < 4; skip++) {
          const out = new Float64Array(expected[skip]!.length).fill(Number.NaN);
          const values = [x, y, w, g].map((of, k) => (k === skip ? undefined : of));
          contractRows(rows, { count, source, target, hasOwnWeights }, skip, out, values);
          near(out, expected[skip]!);
        }
      }
    });
  }
});
