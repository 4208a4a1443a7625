import assert from "node:assert/strict";
import { applyIsometry, euclidean, specialEuclidean } from "../../../lib/group/euclidean.js";
import { judge } from "../../../lib/laws/judge.js";
import { isometry, orientation, type PointMap } from "../../../lib/laws/rigidity.js";
import { random } from "../../../lib/numbers/random.js";

const trial = { random: random(3) };
const moved =
  (seed: number): PointMap =>
  (x) =>
    applyIsometry(specialEuclidean(3).sample(random(seed)), x);
const mirror: PointMap = ([x = 0, y = 0, z = 0]) => [x, y, -z];
const shear: PointMap = ([x = 0, y = 0, z = 0]) => [x + y, y, z];

describe("rigidity", () => {
  it("is kept by every rigid motion: distances and signed volumes", () => {
    for (const seed of [1, 2, 3]) {
      assert.ok(judge(isometry(3), moved(seed), trial).holds);
      assert.ok(judge(orientation(3), moved(seed), trial).holds);
    }
  });

  it("tells a reflection by its orientation, and not by its distances", () => {
    assert.ok(judge(isometry(3), mirror, trial).holds);
    const verdict = judge(orientation(3), mirror, trial);
    assert.ok(!verdict.holds);
    assert.match(verdict.explanation.look!, /reverses handedness/);
  });

  it("tells a shear by its distances, and not by its volumes", () => {
    assert.ok(judge(orientation(3), shear, trial).holds);
    assert.ok(!judge(isometry(3), shear, trial).holds);
  });

  it("holds or not in each dimension for half of E(n)", () => {
    for (const n of [1, 2, 4]) {
      const { generators } = euclidean(n);
      const odd = generators.filter(
        (g) => !judge(orientation(n), (x) => applyIsometry(g, x), { random: random(1), runs: 5 }).holds,
      );
      assert.equal(odd.length, 1);
      for (const g of generators) assert.ok(judge(isometry(n), (x) => applyIsometry(g, x), trial).holds);
    }
  });

  it("refuses a map that gives fewer numbers than it takes", () => {
    assert.ok(!judge(isometry(3), (x) => x.slice(1), trial).holds);
  });
});
