import assert from "node:assert/strict";
import fc from "fast-check";
import type { Matrix } from "../../../lib/algebra/matrix.js";
import { applyIsometry, specialEuclidean } from "../../../lib/group/euclidean.js";
import { isRotation } from "../../../lib/group/isOrthogonal.js";
import { rigidAlignment } from "../../../lib/group/rigidAlignment.js";
import { rotationX } from "../../../lib/group/rotation.js";
import { relativeError } from "../../../lib/laws/relativeError.js";
import { random } from "../../../lib/numbers/random.js";

const cloud = (seed: number, n: number): Matrix => {
  const draw = random(seed);
  return Array.from({ length: n }, () => [draw.normal(), draw.normal(), draw.normal()]);
};
const moved = (points: Matrix, g: ReturnType<typeof rigidAlignment>): Matrix =>
  points.map((x) => applyIsometry(g, x));
const gap = (a: Matrix, b: Matrix): number =>
  a.reduce((sum, x, i) => sum + x.reduce((part, entry, k) => part + (entry - b[i]![k]!) ** 2, 0), 0);
const motions = specialEuclidean(3);
const seeds = fc.integer({ min: 0, max: 1e6 });

describe("a rigid alignment", () => {
  it("finds the rigid motion that made one cloud from another", () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 3, max: 9 }), (seed, n) => {
        const points = cloud(seed, n);
        const g = motions.sample(random(seed + 1));
        const found = rigidAlignment(points, moved(points, g));
        assert.ok(relativeError(found.rotation, g.rotation) < 1e-7);
        assert.ok(relativeError(found.translation, g.translation) < 1e-7);
      }),
    );
  });

  it("is not improved by any rigid motion near it, if nothing fits exactly", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const [points, onto] = [cloud(seed, 6), cloud(seed + 1, 6)];
        const best = rigidAlignment(points, onto);
        assert.ok(isRotation(best.rotation));
        const draw = random(seed + 2);
        const step = 1e-3 * draw.normal();
        const turned = moved(moved(points, best), { rotation: rotationX(step), translation: [0, 0, 0] });
        const shifted = moved(moved(points, best), { rotation: rotationX(0), translation: [0, step, 0] });
        assert.ok(gap(turned, onto) > gap(moved(points, best), onto) - 1e-9);
        assert.ok(gap(shifted, onto) > gap(moved(points, best), onto));
      }),
    );
  });

  it("brings a cloud to the same place however it was moved before", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const [points, onto] = [cloud(seed, 5), cloud(seed + 1, 5)];
        const elsewhere = moved(points, motions.sample(random(seed)));
        const results = [points, elsewhere].map((x) => moved(x, rigidAlignment(x, onto)));
        assert.ok(relativeError(results[0], results[1]) < 1e-6);
      }),
      { numRuns: 50 },
    );
  });

  it("turns, and never mirrors: the mirror image of a cloud stays apart from it", () => {
    const points = cloud(3, 6);
    const mirrored = points.map(([x, y, z]) => [x!, y!, -z!]);
    const found = rigidAlignment(points, mirrored);
    assert.ok(isRotation(found.rotation));
    assert.ok(gap(moved(points, found), mirrored) > 0.1);
  });

  it("refuses lists of different length, and points on one line", () => {
    assert.throws(
      () => rigidAlignment(cloud(1, 3), cloud(1, 4)),
      /equally many points in space, got 3 and 4/,
    );
    assert.throws(() => rigidAlignment([[0, 0]], [[0, 0]]), /a point of 2 numbers/);
    const line = [0, 1, 2].map((x) => [x, 0, 0]);
    assert.throws(() => rigidAlignment(line, line), /fix a rotation/);
  });
});
