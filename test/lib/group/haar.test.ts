import assert from "node:assert/strict";
import { type Matrix, matmul } from "../../../lib/algebra/matrix.js";
import { average } from "../../../lib/group/average.js";
import { cyclic } from "../../../lib/group/cyclic.js";
import { dihedral } from "../../../lib/group/dihedral.js";
import { directProduct } from "../../../lib/group/directProduct.js";
import { unitQuaternions } from "../../../lib/group/doubleCover.js";
import { specialEuclidean } from "../../../lib/group/euclidean.js";
import { type CompactGroup, isCompact } from "../../../lib/group/group.js";
import { integers } from "../../../lib/group/integers.js";
import { nonZeroReals } from "../../../lib/group/nonZeroReals.js";
import { orthogonal, specialOrthogonal } from "../../../lib/group/orthogonal.js";
import { rotationMatrix } from "../../../lib/group/rotation.js";
import { semidirectProduct } from "../../../lib/group/semidirectProduct.js";
import { so2 } from "../../../lib/group/so2.js";
import { specialLinear2 } from "../../../lib/group/specialLinear2.js";
import { translations } from "../../../lib/group/translations.js";
import { random } from "../../../lib/numbers/random.js";

/** The largest deviation of the means of some numbers from their values, in standard errors. */
function deviations(
  draw: () => readonly number[],
  expected: readonly number[],
  samples: number = 10_000,
): number {
  const sums = expected.map(() => 0);
  const squares = expected.map(() => 0);
  for (let k = 0; k < samples; k++) {
    const drawn = draw();
    for (let i = 0; i < sums.length; i++) {
      sums[i]! += drawn[i]!;
      squares[i]! += drawn[i]! ** 2;
    }
  }
  return Math.max(
    ...sums.map((sum, i) => {
      const mean = sum / samples;
      const error = Math.sqrt(Math.max(squares[i]! / samples - mean ** 2, 1e-30) / samples);
      return Math.abs(mean - expected[i]!) / error;
    }),
  );
}

/** All products of two entries. */
function square(r: Matrix): number[] {
  const entries = r.flat();
  return entries.flatMap((p) => entries.map((q) => p * q));
}

/** E[R_ij R_kl] = 1/n where i = k and j = l, else 0: the projector on the one invariant of R^n (x) R^n. */
function projector(n: number): number[] {
  const all = Array.from({ length: n * n }, (_, a) => a);
  return all.flatMap((a) => all.map((b) => (a === b ? 1 / n : 0)));
}

/** The chance of 5 standard errors or more is 6e-7 for one number, 5e-5 for the 81 of SO(3). */
const bound = 5;

const zeros = (n: number): number[] => Array.from({ length: n * n }, () => 0);

describe("the Haar measure", () => {
  const groups: readonly (readonly [CompactGroup<Matrix>, number])[] = [
    [specialOrthogonal(3), 3],
    [specialOrthogonal(4), 4],
    [orthogonal(2), 2],
    [orthogonal(3), 3],
  ];
  for (const [group, n] of groups) {
    it(`has mean 0 and E[R (x) R] = the projector on scalars: ${group.name}`, () => {
      const stream = random(40 + n);
      assert.ok(deviations(() => group.haar(stream).flat(), zeros(n)) < bound);
      assert.ok(deviations(() => square(group.haar(stream)), projector(n)) < bound);
    });

    it(`stays the same when an element is multiplied from the left or the right: ${group.name}`, () => {
      const stream = random(50 + n);
      const [h] = [group.haar(random(1))];
      for (const moved of [(g: Matrix) => matmul(h, g), (g: Matrix) => matmul(g, h)])
        assert.ok(deviations(() => square(moved(group.haar(stream))), projector(n), 4000) < bound);
    });
  }

  it("is not what uniform Euler angles or a uniform angle about a random axis give", () => {
    const stream = random(3);
    const angle = (): number => 2 * Math.PI * stream.uniform();
    const byEuler = (): Matrix => rotationMatrix({ alpha: angle(), beta: angle(), gamma: angle() });
    const byAngle = (): Matrix =>
      rotationMatrix({ axis: [stream.normal(), stream.normal(), stream.normal()], angle: angle() });
    assert.ok(deviations(() => square(byEuler()), projector(3)) > 5 * bound);
    assert.ok(deviations(() => byAngle().flat(), zeros(3)) > 5 * bound);
  });

  it("gives every sign of determinant, column and quaternion equally often", () => {
    const stream = random(9);
    const quaternions = unitQuaternions();
    assert.ok(deviations(() => quaternions.haar(stream), [0, 0, 0, 0]) < bound);
    assert.ok(deviations(() => [Math.cos(so2().haar(stream)), Math.sin(so2().haar(stream))], [0, 0]) < bound);
  });
});

describe("the average over a group", () => {
  it("is exact for a finite group: the mean of its elements", () => {
    assert.equal(
      average(cyclic(4), (g) => g),
      1.5,
    );
    assert.deepEqual(
      average(dihedral(3), ([k, j]) => [
        [k, 1],
        [j, 0],
      ]),
      [
        [1, 1],
        [0.5, 0],
      ],
    );
  });

  it("does not change when the group is moved", () => {
    const { elements, multiply } = dihedral(5);
    const f = ([k, j]: readonly [number, number]): number => Math.cos(k) + 3 * j * k;
    for (const h of elements) {
      assert.ok(Math.abs(average(dihedral(5), (g) => f(multiply(h, g))) - average(dihedral(5), f)) < 1e-12);
    }
  });

  it("is estimated for a compact group, with an error that falls as 1 / sqrt(samples)", () => {
    const error = (count: number): number =>
      Math.abs(
        average(specialOrthogonal(3), (R) => R[0]![0]! ** 2, { random: random(5), samples: count }) - 1 / 3,
      );
    // The deviation of R_00^2 is sqrt(1/5 - 1/9) = 0.3.
    for (const count of [100, 10_000]) assert.ok(error(count) < (bound * 0.3) / Math.sqrt(count));
  });

  it("takes products of compact groups, direct and semidirect", () => {
    const both = directProduct(so2(), cyclic(3));
    assert.ok(isCompact(both));
    const O2 = semidirectProduct(so2(), cyclic(2), (h, a) => (h === 0 ? a : 2 * Math.PI - a));
    const mean = average(O2, ([a, h]) => [Math.cos(a), h], { random: random(2), samples: 10_000 });
    assert.ok(Math.abs(mean[0]!) < bound * 0.0071 && Math.abs(mean[1]! - 0.5) < bound * 0.005);
  });

  it("is a type error for a group that is not compact, and a sentence at run time", () => {
    const sampling = { random: random(1) };
    const refused = { name: "TypeError", message: /^expected a compact group.*got .*: average over/ };
    // @ts-expect-error translations have no Haar measure of total mass 1
    assert.throws(() => average(translations(3), (t) => t, sampling), refused);
    // @ts-expect-error nor have rigid motions
    assert.throws(() => average(specialEuclidean(3), ({ rotation }) => rotation, sampling), refused);
    // @ts-expect-error nor SL(2, R)
    assert.throws(() => average(specialLinear2(), (g) => g, sampling), refused);
    // @ts-expect-error nor R*
    assert.throws(() => average(nonZeroReals(), (a) => a, sampling), refused);
    // @ts-expect-error nor the integers
    assert.throws(() => average(integers, (a) => a, sampling), refused);
    // @ts-expect-error nor a product with one of them
    assert.throws(() => average(directProduct(cyclic(2), integers), ([a]) => a, sampling), refused);
  });

  it("asks for a generator of random numbers, a number of samples and values of one shape", () => {
    // @ts-expect-error an infinite group needs random numbers
    assert.throws(() => average(specialOrthogonal(3), (R) => R), {
      message: /add \{ random: random\(1\) \}/,
    });
    assert.throws(() => average(so2(), (a) => a, { random: random(1), samples: 0 }), { message: /got 0/ });
    assert.throws(() => average(cyclic(2), (g) => (g === 0 ? [1] : [1, 2])), { message: /one shape/ });
  });
});
