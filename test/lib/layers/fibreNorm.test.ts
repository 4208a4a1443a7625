import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { calibrate, randomNormal, statistic } from "../../../lib/engine/index.js";
import { layer } from "../../../lib/engine/layer.js";
import { planarSymmetries } from "../../../lib/group/planar.js";
import { type FeatureMap, mapOf } from "../../../lib/layers/featureMap.js";
import { fibreNorm } from "../../../lib/layers/fibreNorm.js";
import { random } from "../../../lib/numbers/random.js";
import { assertDerivatives } from "../engine/differences.js";
import { distance, gridGroups, lawError, regularMap } from "./maps.js";

const dtype = "float64";
const D4 = planarSymmetries(4);

describe("batch statistics shared over the fibre", () => {
  const norm = fibreNorm(2);
  const theta = {
    ...norm.init(random(1), { dtype }),
    scale: randomNormal([2], random(2), { dtype }),
    shift: randomNormal([2], random(3), { dtype }),
  };

  it("give each channel mean 0 and variance 1 before scale and shift", () => {
    const map = regularMap(D4, 2, [5, 5]).map((x) => x.mul(7).add(3));
    const { values } = norm.apply(norm.init(random(1), { dtype }), map);
    for (const mean of values.mean([0, 2, 3, 4]).values) assert.ok(Math.abs(mean) < 1e-13);
    for (const variance of values.square().mean([0, 2, 3, 4]).values)
      assert.ok(Math.abs(variance - 1) < 1e-5);
  });

  for (const [group, grid] of gridGroups)
    it(`commute with all elements of ${group.name}, in training and after calibration`, () => {
      const map = regularMap(group, 2, grid).map((x) => x.add(1));
      assert.ok(lawError((F) => norm.apply(theta, F), map) < 1e-12);
      const known = calibrate(norm, theta, [
        [regularMap(group, 2, grid, 8)],
        [regularMap(group, 2, grid, 9)],
      ]);
      assert.ok(known.mean.value !== undefined);
      assert.ok(lawError((F) => norm.apply(known, F), map) < 1e-14);
      assert.ok(distance(norm.apply(theta, map).values, norm.apply(known, map).values) > 0.01);
    });

  it("not shared over the fibre they break the symmetry once they are calibrated", () => {
    const apart = layer(
      { mean: statistic([2, 8]), variance: statistic([2, 8]) },
      ({ mean, variance }, { values, representation }: FeatureMap): FeatureMap => {
        const centred = values.sub(mean(values.mean([0, 3, 4])).reshape([2, 8, 1, 1]));
        const deviation = variance(centred.square().mean([0, 3, 4]))
          .add(1e-5)
          .sqrt()
          .reshape([2, 8, 1, 1]);
        return mapOf(representation, centred.div(deviation));
      },
    );
    const map = regularMap(D4, 2, [5, 5]);
    const upright = map.map((x) =>
      x.mul(randomNormal([8, 1, 1], random(4), { dtype })).add(randomNormal([8, 1, 1], random(5), { dtype })),
    );
    const known = calibrate(apart, apart.init(random(1), { dtype }), [[upright]]);
    assert.ok(lawError((F) => apart.apply(known, F), map) > 0.3);
    const shared = calibrate(norm, theta, [[upright]]);
    assert.ok(lawError((F) => norm.apply(shared, F), map) < 1e-14);
  });

  it("have the derivatives of what they are, and a constant channel does no harm", () => {
    const { mean, variance } = theta;
    assertDerivatives(
      (x, scale, shift) =>
        norm.apply({ mean, variance, scale, shift }, mapOf(regularMap(D4, 2, [3, 3]).representation, x))
          .values,
      [regularMap(D4, 2, [3, 3]).values, theta.scale, theta.shift],
    );
    const flat = norm.apply(
      theta,
      regularMap(D4, 2, [3, 3]).map((x) => x.mul(0)),
    );
    assert.ok(flat.values.values.every(Number.isFinite));
  });

  it("of other channels than the map's are refused", () => {
    assert.throws(
      () => norm.apply(theta, regularMap(D4, 3, [3, 3])),
      /^RangeError: fibreNorm: expected a map of 2 channels, got 3/,
    );
    assert.throws(() => fibreNorm(0), /expected fibreNorm of 1, 2, 3, \.\.\. channels/);
  });
});
