import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { ones, randomNormal, type Tensor, tensor } from "../../../lib/engine/index.js";
import { vjp } from "../../../lib/engine/vjp.js";
import { sphericalHarmonics } from "../../../lib/harmonics/sphericalHarmonics.js";
import { sphericalHarmonicsGradient } from "../../../lib/harmonics/sphericalHarmonicsGradient.js";
import { random } from "../../../lib/numbers/random.js";
import { assertDerivatives } from "../engine/differences.js";

const draw = random(6);
const vectors = (n: number): Tensor => randomNormal([n, 3], draw, { dtype: "float64" });
const rows = (x: Tensor): number[][] => x.toArray() as number[][];

function near(a: Tensor, b: readonly number[]): void {
  assert.equal(a.size, b.length);
  for (const [k, x] of b.entries()) assert.ok(Math.abs(a.values[k]! - x) < 1e-12 * Math.max(1, Math.abs(x)));
}

describe("spherical harmonics of tensors", () => {
  it("are those of lists, in every normalisation, of chosen degrees, of directions and of vectors", () => {
    const x = vectors(5);
    for (const degrees of [0, 1, 2, 6, [2], [3, 1], "1o + 2e"] as const) {
      for (const normalization of ["component", "norm", "integral"] as const) {
        for (const normalize of [true, false]) {
          const options = { normalization, normalize };
          near(
            sphericalHarmonics(degrees as number, x, options),
            sphericalHarmonics(degrees as number, rows(x), options).flat(),
          );
        }
      }
    }
  });

  it("keep the axes before the last one", () => {
    assert.deepEqual(sphericalHarmonics(2, vectors(6).reshape([2, 3, 3])).shape, [2, 3, 9]);
    assert.deepEqual(sphericalHarmonics(2, vectors(0)).shape, [0, 9]);
  });

  it("have the gradient of lists", () => {
    const x = vectors(4);
    const expected = sphericalHarmonicsGradient(3, rows(x), {}).map((at) => at as unknown as number[][]);
    for (let m = 0; m < 16; m++) {
      const g = tensor(
        Array.from({ length: 4 }, () => Array.from({ length: 16 }, (_, k) => (k === m ? 1 : 0))),
        { dtype: "float64" },
      );
      const [, pulled] = vjp((v: Tensor) => sphericalHarmonics(3, v), x, g);
      near(
        pulled,
        expected.flatMap((at) => at[m]!),
      );
    }
  });

  it("have the derivatives that they state, to second order", () => {
    for (const lmax of [0, 1, 2, 4]) assertDerivatives((x) => sphericalHarmonics(lmax, x), [vectors(3)]);
    assertDerivatives(
      (x) => sphericalHarmonics([2], x, { normalize: false, normalization: "norm" }),
      [vectors(3)],
    );
  });

  it("say what does not fit", () => {
    assert.throws(() => sphericalHarmonics(1, ones([2, 2])), {
      name: "RangeError",
      message: "sphericalHarmonics: expected vectors [..., 3], got [2, 2]",
    });
    assert.throws(() => sphericalHarmonics(1, ones([2, 3], { dtype: "int32" })), {
      name: "TypeError",
      message: 'sphericalHarmonics: expected floats, got int32: convert them by .as("float32")',
    });
  });
});
