import assert from "node:assert/strict";
import { display } from "../../../lib/display/displayable.js";
import { relativeError } from "../../../lib/laws/relativeError.js";
import { random } from "../../../lib/numbers/random.js";
import type { RadialBasis } from "../../../lib/radial/radialBasis.js";
import { radialDerivatives, radialValues } from "../../../lib/radial/radialFunctions.js";
import { type SoftOneHotParts, softOneHot } from "../../../lib/radial/softOneHot.js";
import { softUnitStep, softUnitStepDerivative } from "../../../lib/radial/softUnitStep.js";
import { largestError, reference } from "../../support/e3nn/reference.js";

type Basis = SoftOneHotParts["basis"];
interface Stored {
  readonly r: readonly number[];
  readonly cutoff: readonly [readonly number[][]];
  readonly no_cutoff: readonly [readonly number[][]] | null;
}
interface Layers {
  readonly soft_one_hot: Readonly<Record<Basis, Stored>>;
}

const names: readonly Basis[] = ["gaussian", "cosine", "smooth_finite", "fourier", "bessel"];
const squares = (basis: RadialBasis, r: number): number => basis.values(r).reduce((sum, f) => sum + f * f, 0);
/** n equidistant numbers inside an interval. */
const between = (from: number, to: number, n: number): number[] =>
  Array.from({ length: n }, (_, i) => from + ((i + 0.5) * (to - from)) / n);
const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;

describe("softOneHot", () => {
  it("agrees with e3nn, with and without cutoff", () => {
    const { soft_one_hot: stored } = reference<Layers>("layers");
    assert.deepEqual(Object.keys(stored), names);
    let compared = 0;
    for (const basis of names) {
      for (const cutoff of [true, false]) {
        const expected = cutoff ? stored[basis].cutoff : stored[basis].no_cutoff;
        if (expected === null) continue;
        const found = stored[basis].r.map(softOneHot({ basis, end: 2, number: 5, cutoff }).values);
        assert.ok(largestError(found, expected[0]) < 1e-12, `${basis} ${cutoff}`);
        const wider = stored[basis].r.map(softOneHot({ basis, end: 2.01, number: 5, cutoff }).values);
        assert.ok(largestError(wider, expected[0]) > 1e-4);
        compared++;
      }
    }
    assert.equal(compared, 9);
  });

  it("has squares that add up to about 1 as its kind promises, between the first centre and the last", () => {
    const [start, end] = [0.5, 3.5];
    const sums = (basis: Basis, number: number, cutoff: boolean): number[] => {
      const h = cutoff ? (end - start) / (number + 1) : 0;
      const made = softOneHot({ basis, start, end, number, cutoff });
      return between(start + h, end - h, 2000).map((r) => squares(made, r));
    };
    for (const number of [2, 5, 20]) {
      for (const cutoff of [true, false]) {
        const cosine = sums("cosine", number, cutoff);
        assert.ok(Math.max(...cosine.map((sum) => Math.abs(sum - 1))) < 1e-12);
        const smooth = sums("smooth_finite", number, cutoff);
        assert.ok(Math.abs(mean(smooth) - 1) < 0.001, `${mean(smooth)}`);
        assert.ok(Math.min(...smooth) > 0.68 && Math.max(...smooth) < 1.31);
      }
    }
    // A Gaussian has tails: the ends of the row are left out.
    const gaussian = softOneHot({ basis: "gaussian", end: 41, number: 40, cutoff: true });
    const inner = between(5, 36, 2000).map((r) => squares(gaussian, r));
    assert.ok(Math.min(...inner) > 0.9845 && Math.max(...inner) < 1.014);
    for (const n of [1, 4, 9]) {
      const whole = (cutoff: boolean): number =>
        mean(
          between(0, 3, 3000).map((r) =>
            squares(softOneHot({ basis: "fourier", end: 3, number: n, cutoff }), r),
          ),
        );
      assert.ok(Math.abs(whole(true) - (2 * n) / (2 * n + 1)) < 1e-9);
      assert.ok(Math.abs(whole(false) - (2 * n + 2) / (2 * n + 1)) < 1e-9);
    }
    // The control: functions with another step overlap differently.
    const wide = softOneHot({ basis: "cosine", end: 3, number: 5, cutoff: true });
    assert.ok(Math.abs(wide.values(1.25).reduce((sum, f) => sum + f, 0) - 1) > 0.1);
  });

  it("of Bessel functions is orthonormal for the volume r^2 dr", () => {
    const [start, end, n] = [1, 4, 6];
    const { values } = softOneHot({ basis: "bessel", start, end, number: n, cutoff: true });
    const points = between(start, end, 3000);
    const at = points.map((r) => values(r));
    for (let i = 0; i < n; i++) {
      for (let j = i; j < n; j++) {
        const integral = (weight: (x: number) => number): number =>
          (end - start) * mean(points.map((r, k) => at[k]![i]! * at[k]![j]! * weight(r - start)));
        assert.ok(Math.abs(integral((x) => x * x) - (i === j ? 1 : 0)) < 1e-9);
        if (i === 0 && j === 1) assert.ok(Math.abs(integral(() => 1)) > 0.1);
      }
    }
  });

  it("goes to 0 at the cutoff and is 0 beyond, except for Gaussians, and without the cutoff it does not", () => {
    for (const basis of names.filter((name) => name !== "gaussian")) {
      const { values, derivatives } = softOneHot({ basis, start: 1, end: 3, number: 4, cutoff: true });
      for (const r of [3, 3.1, 50, 0.9, -4]) {
        assert.ok(values(r).every((f) => f === 0));
        assert.ok(derivatives(r).every((f) => f === 0));
      }
      assert.ok(values(3 - 1e-9).every((f) => Math.abs(f) < 1e-6));
      assert.ok(values(2.1).some((f) => Math.abs(f) > 0.1));
    }
    for (const basis of ["cosine", "smooth_finite", "fourier"] as const) {
      const open = softOneHot({ basis, start: 1, end: 3, number: 4, cutoff: false });
      assert.ok(open.values(3).some((f) => Math.abs(f) > 0.5));
    }
    const gaussian = softOneHot({ basis: "gaussian", end: 3, number: 4, cutoff: true });
    assert.ok(Math.abs(gaussian.values(3).at(-1)! - Math.exp(-1) / 1.12) < 1e-15);
  });

  it("has the derivatives of differences", () => {
    const stream = random(1);
    const h = 1e-6;
    for (const basis of names) {
      for (const cutoff of [true, false]) {
        const { values, derivatives } = softOneHot({ basis, start: 0.5, end: 3, number: 5, cutoff });
        let told = 0;
        for (let n = 0; n < 200; n++) {
          const r = 0.5 + 2.5 * stream.uniform();
          const less = values(r - h);
          const differences = values(r + h).map((f, k) => (f - less[k]!) / (2 * h));
          // A difference across a kink says nothing about either side.
          const kinks = Array.from({ length: 7 }, (_, k) => 0.5 + (k * 2.5) / (cutoff ? 6 : 4));
          if (kinks.some((kink) => Math.abs(r - kink) < 2 * h)) continue;
          assert.ok(relativeError(derivatives(r), differences, 1) < 1e-8, `${basis} ${cutoff} ${r}`);
          if (relativeError(derivatives(r + 0.05), differences, 1) > 1e-4) told++;
        }
        // The control: the derivatives a little further on differ.
        assert.ok(told > 150, `${basis}: ${told}`);
      }
    }
  });

  it("of Bessel functions is smooth at r = start, where its limit is sqrt(2 / c) pi k / c", () => {
    const { values, derivatives } = softOneHot({ basis: "bessel", end: 2, number: 3, cutoff: true });
    assert.ok(
      largestError(
        values(0),
        [1, 2, 3].map((k) => (k * Math.PI) / 2),
      ) < 1e-15,
    );
    assert.ok(derivatives(0).every((f) => Math.abs(f) === 0));
    // Both ways to the derivative of sin(t) / t meet at t = 0.1.
    const q = Math.PI / 2;
    const [below, above] = [0.1 / q - 1e-12, 0.1 / q + 1e-12].map((r) => derivatives(r)[0]!);
    assert.ok(Math.abs(above! - below!) < 1e-11);
    assert.ok(Math.abs(below!) > 0.01);
  });

  it("refuses invalid intervals, numbers, distances and bases", () => {
    const parts = { basis: "gaussian", end: 2, number: 5, cutoff: true } as const;
    const fails = (make: () => unknown, message: RegExp): void =>
      assert.throws(make, { name: "RangeError", message });
    fails(() => softOneHot({ ...parts, start: 2 }), /start < end, got 2 and 2/);
    fails(() => softOneHot({ ...parts, end: Number.POSITIVE_INFINITY }), /start < end, got 0 and Infinity/);
    fails(() => softOneHot({ ...parts, number: 0 }), /at least 1 function, got 0/);
    fails(
      () => softOneHot({ ...parts, number: 1, cutoff: false }),
      /at least 2 functions, one at each end .* got 1/,
    );
    fails(() => softOneHot({ ...parts, number: 2.5 }), /got 2.5: use a whole number/);
    fails(() => softOneHot(parts).values(Number.NaN), /a finite distance, got NaN/);
    // @ts-expect-error: no such basis
    fails(() => softOneHot({ ...parts, basis: "toString" }), /"gaussian", .*"bessel", got "toString"/);
    assert.deepEqual(softOneHot(parts)[display](), {
      "text/plain": "5 functions of a distance from 0 to 2: gaussian, with cutoff",
    });
  });
});

describe("the kernel of radial functions", () => {
  it("writes n numbers where it is told, from parts that are data, in float64 and in float32", () => {
    for (const basis of names) {
      for (const cutoff of [true, false]) {
        const parts = { basis, start: 0.5, end: 3, number: 4, cutoff };
        const { values, derivatives } = softOneHot(parts);
        const functions = JSON.parse(JSON.stringify(structuredClone(parts))) as typeof parts;
        for (const [Kind, error] of [
          [Float64Array, 0],
          [Float32Array, 1e-6],
        ] as const) {
          for (const r of [0.4, 0.5, 1.1, 2.9, 3, 7]) {
            const into = new Kind(12).fill(7);
            radialValues(functions, r, into, 1);
            radialDerivatives(functions, r, into, 7);
            assert.ok(largestError([1, ...into.subarray(1, 5)], [1, ...values(r)]) <= error);
            assert.ok(largestError([1, ...into.subarray(7, 11)], [1, ...derivatives(r)]) <= error);
            assert.deepEqual([into[0], into[5], into[6], into[11]], [7, 7, 7, 7]);
          }
          // The control: functions of another interval differ.
          const [here, further] = [new Kind(4), new Kind(4)];
          radialValues(functions, 1.7, here, 0);
          radialValues({ ...functions, end: 3.3 }, 1.7, further, 0);
          assert.ok(largestError([...here], [...further]) > 1e-3);
        }
      }
    }
  });
});

describe("softUnitStep", () => {
  it("is 0 up to 0, exp(-1/x) beyond, and flat at 0 in every derivative that float64 sees", () => {
    assert.deepEqual([-1, 0].map(softUnitStep), [0, 0]);
    assert.ok(Math.abs(softUnitStep(2) - Math.exp(-0.5)) < 1e-16);
    assert.ok(softUnitStep(0.01) < 1e-40 && softUnitStepDerivative(0.01) < 1e-38);
    assert.deepEqual([-1, 0, 1e-200].map(softUnitStepDerivative), [0, 0, 0]);
    const h = 1e-6;
    for (const x of [0.1, 0.5, 1, 3]) {
      const difference = (softUnitStep(x + h) - softUnitStep(x - h)) / (2 * h);
      assert.ok(Math.abs(softUnitStepDerivative(x) - difference) < 1e-8);
    }
  });
});
