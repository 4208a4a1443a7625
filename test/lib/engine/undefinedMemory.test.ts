import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Backend } from "../../../lib/engine/backend.js";
import { newValues } from "../../../lib/engine/dtype.js";
import {
  averagePool2d,
  cholesky,
  correlate2d,
  correlate3d,
  einsum,
  grad,
  identity,
  kabsch,
  logDeterminant,
  maxPool2d,
  randomNormal,
  solve,
  symmetricEigenTensor,
  type Tensor,
} from "../../../lib/engine/index.js";
import { plainKernels } from "../../../lib/engine/plain/backend.js";
import { random } from "../../../lib/numbers/random.js";

const draw = random(23);
const r = (...shape: number[]): Tensor => randomNormal(shape, draw, { dtype: "float64" });
const positive = (a: Tensor): Tensor =>
  einsum("t k i, t k j -> t i j", a, a).add(identity(3, { dtype: "float64" }));

const cases: Readonly<Record<string, readonly [(...xs: Tensor[]) => Tensor, readonly Tensor[]]>> = {
  "einsum, matrices": [(a, b) => einsum("i j, k j -> k i", a, b), [r(5, 6), r(7, 6)]],
  "einsum, entry by entry": [(a, b) => einsum("i j, i -> j i", a, b), [r(5, 6), r(5)]],
  "einsum, products summed": [(a, b) => einsum("i j k, i j k -> k i", a, b), [r(2, 3, 4), r(2, 3, 4)]],
  "einsum, moved": [(a, b) => einsum("i j t, j k t -> i k t", a, b), [r(5, 4, 2), r(4, 5, 2)]],
  "einsum, two inner indices": [(a, b) => einsum("i j k, k l j -> i l", a, b), [r(5, 4, 3), r(3, 6, 4)]],
  "einsum, a diagonal": [(a) => einsum("i j i -> j i", a), [r(3, 2, 3)]],
  "einsum, nothing to sum": [(a, b) => einsum("i j, j k -> i k", a, b), [r(2, 0), r(0, 2)]],
  correlate2d: [(a, b) => correlate2d(a, b), [r(2, 3, 5, 5), r(2, 3, 3, 3)]],
  "correlate2d, zero, by two": [
    (a, b) => correlate2d(a, b, { border: "zero", stride: 2 }),
    [r(2, 3, 5, 5), r(2, 3, 3, 3)],
  ],
  "correlate3d, circular": [
    (a, b) => correlate3d(a, b, { border: "circular" }),
    [r(2, 1, 3, 4, 2), r(2, 1, 3, 3, 3)],
  ],
  averagePool2d: [(a) => averagePool2d(a, 2), [r(1, 2, 4, 4)]],
  maxPool2d: [(a) => maxPool2d(a, 2), [r(1, 2, 4, 4)]],
  solve: [(a, b) => solve(positive(a), b), [r(2, 3, 3), r(2, 3)]],
  logDeterminant: [(a) => logDeterminant(positive(a)), [r(2, 3, 3)]],
  cholesky: [(a) => cholesky(positive(a)), [r(2, 3, 3)]],
  eigenvalues: [(a) => symmetricEigenTensor(positive(a)).values, [r(2, 3, 3)]],
  eigenvectors: [(a) => symmetricEigenTensor(positive(a)).vectors, [r(2, 3, 3)]],
  kabsch: [(a, b) => kabsch(a, b), [r(2, 6, 3), r(2, 6, 3)]],
};

/** Its blocks hold NaN when they are taken, and again when they are given back. */
const poisoned: Backend = {
  name: "poisoned",
  memory: {
    take: (dtype, size) => newValues(dtype, size).fill(NaN),
    give: (values) => void values.fill(NaN),
    wants: () => false,
    end: () => {},
    abandon: () => {},
  },
  kernels: plainKernels,
};
const clean: Backend = { ...poisoned, memory: { ...poisoned.memory, take: newValues, give: () => {} } };

describe("what is in memory before", () => {
  for (const [name, [f, xs]] of Object.entries(cases)) {
    it(`changes nothing: ${name}, to second order`, () => {
      const scalar = (own: readonly Tensor[]): Tensor =>
        f(...own)
          .square()
          .sum();
      const numbers = (backend: Backend): number[] => {
        const first = grad(scalar, { backend });
        const second = grad(
          (own: readonly Tensor[]) =>
            grad(scalar)(own)
              .map((g) => g.square().sum())
              .reduce((sum, g) => sum.add(g)),
          { backend },
        );
        return [...first(xs), ...second(xs)].flatMap(({ values }) => [...values]);
      };
      const found = numbers(poisoned);
      assert.ok(found.every(Number.isFinite));
      assert.deepEqual(found, numbers(clean));
    });
  }
});
