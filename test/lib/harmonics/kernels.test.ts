import assert from "node:assert/strict";
import { solidGradient } from "../../../lib/harmonics/solidGradient.js";
import { solidHarmonics } from "../../../lib/harmonics/solidHarmonics.js";
import { sphericalHarmonics } from "../../../lib/harmonics/sphericalHarmonics.js";
import { wigner3jEntries } from "../../../lib/irreps/wigner3j.js";
import { random } from "../../../lib/numbers/random.js";
import { largestError } from "../../support/e3nn/reference.js";

const stream = random(31);
const point = (): [number, number, number] => [stream.normal(), stream.normal(), stream.normal()];

/** The harmonics of degree l alone. */
function ofDegree(l: number, [x, y, z]: readonly [number, number, number]): Float64Array {
  const all = new Float64Array((l + 1) ** 2);
  solidHarmonics(l, x, y, z, all, 0);
  return all.slice(l * l);
}

/** The gradients of degree l, [m, x y z], from harmonics of degree l - 1. */
function gradient(l: number, Y: Float64Array): Float64Array {
  const into = new Float64Array(3 * (2 * l + 1));
  solidGradient(l, Y, 0, into, 0);
  return into;
}

describe("the kernel of solid harmonics", () => {
  it("writes (lmax + 1)^2 numbers where it is told, and nothing else, in float64 and in float32", () => {
    for (const lmax of [0, 1, 2, 3, 8, 60]) {
      const size = (lmax + 1) ** 2;
      const x = point();
      const length = Math.hypot(...x);
      const unit = x.map((entry) => entry / length) as [number, number, number];
      const expected = sphericalHarmonics(lmax, unit, { normalize: false });
      for (const [Kind, error] of [
        [Float64Array, 0],
        [Float32Array, 1e-6],
      ] as const) {
        const into = new Kind(size + 10).fill(7);
        solidHarmonics(lmax, ...unit, into, 4);
        assert.ok(largestError([...into.subarray(4, 4 + size)], expected) <= error);
        assert.ok([...into.subarray(0, 4), ...into.subarray(4 + size)].every((entry) => entry === 7));
      }
    }
  });
});

describe("the kernel of their gradients", () => {
  it("is nabla: (2l + 1) sqrt(l) times the 3j symbol of (l, 1, l - 1), to degree 30", () => {
    for (let l = 1; l <= 30; l++) {
      const Y = Float64Array.from({ length: 2 * l - 1 }, () => stream.normal());
      const entries = wigner3jEntries(l, 1, l - 1);
      const middle = entries.find(([i, k, j]) => i === l && k === 1 && j === l - 1)![3];
      const expected = new Array<number>(3 * (2 * l + 1)).fill(0);
      for (const [i, k, j, C] of entries)
        expected[3 * i + k]! += Math.sign(middle) * (2 * l + 1) * Math.sqrt(l) * C * Y[j]!;
      assert.ok(largestError([...gradient(l, Y)], expected) < 1e-13, `l = ${l}`);
      // The control: one harmonic with the other sign.
      const wrong = [...gradient(l, Y.with(l - 1, -Y[l - 1]!))];
      assert.ok(largestError(wrong, expected) > 1e-6);
    }
  });

  it("gives second derivatives as well, which are symmetric and have the trace 0 (Laplace)", () => {
    for (let l = 1; l <= 12; l++) {
      const x = point();
      // Column k of the gradients of degree l - 1 is the derivative of Y_(l-1) by x_k.
      const slope = gradient(l - 1, l > 1 ? ofDegree(l - 2, x) : new Float64Array(0));
      const hessian = [0, 1, 2].map((k) =>
        gradient(
          l,
          slope.filter((_, i) => i % 3 === k),
        ),
      );
      const size = Math.max(1, ...hessian.flatMap((part) => [...part].map(Math.abs)));
      let told = 0;
      for (let m = 0; m < 2 * l + 1; m++) {
        const at = (j: number, k: number): number => hessian[k]![3 * m + j]!;
        assert.ok(Math.abs(at(0, 0) + at(1, 1) + at(2, 2)) < 1e-13 * size);
        for (const [j, k] of [
          [0, 1],
          [0, 2],
          [1, 2],
        ] as const)
          assert.ok(Math.abs(at(j, k) - at(k, j)) < 1e-13 * size);
        // Euler: x . H . x = l (l - 1) Y.
        const square = [0, 1, 2].reduce(
          (sum, j) => sum + [0, 1, 2].reduce((part, k) => part + x[j]! * at(j, k) * x[k]!, 0),
          0,
        );
        const Y = ofDegree(l, x)[m]!;
        assert.ok(Math.abs(square - l * (l - 1) * Y) < 1e-12 * size * Math.hypot(...x) ** 2);
        // The control: they are not l^2 Y.
        if (Math.abs(square - l * l * Y) > 1e-6) told++;
      }
      assert.ok(told > l);
    }
  });

  it("writes where it is told and reads from where it is told, in float64 and in float32", () => {
    for (const l of [0, 1, 2, 7]) {
      const Y = ofDegree(Math.max(0, l - 1), point());
      const expected = gradient(l, Y);
      for (const [Kind, error] of [
        [Float64Array, 0],
        [Float32Array, 1e-6],
      ] as const) {
        const [all, into] = [new Kind(Y.length + 8).fill(9), new Kind(expected.length + 8).fill(7)];
        all.set(Y, 3);
        solidGradient(l, all, 3, into, 5);
        assert.ok(largestError([1, ...into.subarray(5, 5 + expected.length)], [1, ...expected]) <= error);
        const outside = [...into.subarray(0, 5), ...into.subarray(5 + expected.length)];
        assert.ok(outside.every((entry) => entry === 7));
      }
    }
  });
});
