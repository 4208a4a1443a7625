import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { concat, randomNormal, range, type Tensor, tensor } from "../../../lib/engine/index.js";
import { leftCosets } from "../../../lib/group/cosets.js";
import { planarRotations, planarSymmetries } from "../../../lib/group/planar.js";
import { subgroup } from "../../../lib/group/subgroup.js";
import { cosetPool, project } from "../../../lib/layers/cosetPool.js";
import { type FeatureMap, featureMap, mapOf } from "../../../lib/layers/featureMap.js";
import { regularFibre } from "../../../lib/layers/fibre.js";
import { invariants } from "../../../lib/layers/invariants.js";
import { symmetricAveragePool, symmetricMaxPool } from "../../../lib/layers/symmetricPool.js";
import { random } from "../../../lib/numbers/random.js";
import { assertDerivatives } from "../engine/differences.js";
import { distance, gridGroups, lawError, regularMap, scalarMap } from "./maps.js";

const dtype = "float64";
const C4 = planarRotations(4);
const D4 = planarSymmetries(4);
const onImages =
  (pool: (map: FeatureMap) => FeatureMap) =>
  (x: Tensor): Tensor =>
    pool(featureMap(C4, x)).values;

describe("pooling over places", () => {
  it("takes 3 x 3 places about every second one, those that there are", () => {
    const x = range(25, { dtype }).reshape([1, 1, 5, 5]);
    assert.deepEqual(onImages(symmetricMaxPool)(x).values, Float64Array.of(6, 8, 9, 16, 18, 19, 21, 23, 24));
    const image = x.toArray() as number[][][][];
    const means = [0, 2, 4].flatMap((r) =>
      [0, 2, 4].map((c) => {
        const near = [r - 1, r, r + 1]
          .flatMap((i) => [c - 1, c, c + 1].map((j) => image[0]![0]![i]?.[j]))
          .filter((v) => v !== undefined);
        return near.reduce((sum, v) => sum + v, 0) / near.length;
      }),
    );
    assert.ok(
      distance(
        tensor(Float64Array.from(means), { shape: [1, 1, 1, 3, 3] }),
        onImages(symmetricAveragePool)(x),
      ) < 1e-14,
    );
  });

  for (const [name, pool] of Object.entries({ symmetricAveragePool, symmetricMaxPool })) {
    for (const [group, grid] of gridGroups)
      it(`${name} commutes with all elements of ${group.name}`, () => {
        const map = regularMap(group, 1, grid);
        assert.deepEqual(
          pool(map).values.shape.slice(3),
          grid.map((n) => (n + 1) / 2),
        );
        assert.ok(lawError(pool, map) < 1e-14);
      });

    it(`${name} on oblong grids of odd sides commutes as well, and a single row stays one`, () => {
      assert.ok(lawError(pool, scalarMap(D4, 2, [5, 9])) < 1e-14);
      assert.ok(lawError(pool, scalarMap(D4, 2, [1, 3])) < 1e-14);
    });

    it(`${name} refuses an even side, with the reason`, () => {
      for (const grid of [
        [6, 6],
        [5, 4],
      ])
        assert.throws(
          () => pool(scalarMap(D4, 1, grid)),
          new RegExp(
            `^RangeError: ${name}: expected odd sides, got ${grid.join(" x ")}: every second one of ${grid.find((n) => n % 2 === 0)} places lies off the centre.*17 -> 9 -> 5`,
          ),
        );
      assert.throws(
        () => pool([[1]] as never),
        /^TypeError: .*expected a map of a group, got a list: make one by featureMap/,
      );
    });

    it(`${name} does to plain images what it does to scalar fields`, () => {
      const x = randomNormal([2, 3, 5, 7], random(1), { dtype });
      const map = pool(featureMap(C4, x)).values;
      assert.deepEqual(pool(x).values, map.values);
      assert.deepEqual(pool(x).shape, [2, 3, 3, 4]);
      assert.throws(() => pool(randomNormal([1, 1, 4, 5], random(1))), /expected odd sides, got 4 x 5/);
      assert.throws(() => pool(randomNormal([5, 5], random(1))), {
        message: `${name}: expected images [batch, channel, ...grid], got [5, 5]`,
      });
    });

    it(`${name} has the derivatives of what it is`, () => {
      assertDerivatives(onImages(pool), [randomNormal([2, 1, 5, 3], random(4), { dtype })]);
    });
  }

  it("every second place of an even side is not symmetric: such a pool fails by as much as the image", () => {
    const every = ({ values, representation }: FeatureMap): FeatureMap => {
      const [batch, channels, fibre, rows, columns] = values.shape as [
        number,
        number,
        number,
        number,
        number,
      ];
      const split = values.reshape([batch, channels, fibre, rows / 2, 2, columns / 2, 2]);
      return mapOf(
        representation,
        split
          .slice(4, 0, 1)
          .slice(6, 0, 1)
          .reshape([batch, channels, fibre, rows / 2, columns / 2]),
      );
    };
    assert.ok(lawError(every, scalarMap(C4, 1, [6, 6])) > 0.5);
  });

  it("a NaN is the largest, and of equal numbers the first has the gradient", () => {
    const x = tensor([1, 5, Number.NaN, 5, 2, 9, 0, 0, 0], { shape: [1, 1, 3, 3], dtype });
    assert.deepEqual(onImages(symmetricMaxPool)(x).values, Float64Array.of(5, Number.NaN, 5, 9).with(3, 9));
  });
});

describe("pooling over the fibre", () => {
  const rotations = subgroup(D4, [D4.elements[1]!]);
  const reflection = subgroup(D4, [D4.elements[2]!]);

  it("takes the largest number of each coset, in the order of the cosets", () => {
    const map = mapOf(regularFibre(D4), tensor([3, 1, 4, 1, 5, 9, 2, 6], { shape: [1, 1, 8, 1, 1], dtype }));
    const values = [3, 1, 4, 1, 5, 9, 2, 6];
    for (const K of [rotations, reflection, D4])
      assert.deepEqual(
        Array.from(cosetPool(map, K).values.values),
        leftCosets(D4, K).map((coset) => Math.max(...coset.map((h) => values[D4.indexOf(h)]!))),
      );
    assert.equal(project(map).values.item(), 9);
  });

  for (const K of [rotations, reflection])
    it(`commutes with D4: cosets of a subgroup of order ${K.order}`, () => {
      const map = regularMap(D4, 2, [5, 5]);
      assert.equal(cosetPool(map, K).values.shape[2], 8 / K.order);
      assert.ok(lawError((F) => cosetPool(F, K), map) === 0);
    });

  it("over right cosets it would not commute", () => {
    const K = reflection;
    const sets = leftCosets(D4, K).map((coset) => coset.map((h) => D4.indexOf(D4.inverse(h))));
    const wrong = (F: FeatureMap): FeatureMap => {
      const parts = sets.map(([a, b]) =>
        F.values.slice(2, a!, a! + 1).maximum(F.values.slice(2, b!, b! + 1)),
      );
      return mapOf(cosetPool(F, K).representation, concat(parts, 2));
    };
    assert.ok(lawError(wrong, regularMap(D4, 1, [3, 3])) > 0.1);
  });

  for (const [group, grid] of gridGroups)
    it(`the projection is a scalar field, and the invariants do not change: ${group.name}`, () => {
      const map = regularMap(group, 2, grid);
      assert.ok(lawError(project, map) === 0);
      const before = invariants(project(map));
      assert.deepEqual(before.shape, [map.values.shape[0], 2]);
      for (const h of group.elements) {
        assert.ok(distance(before, invariants(project(map.transformed(h)))) < 1e-14);
        assert.ok(distance(invariants(map), invariants(map.transformed(h))) < 1e-13);
      }
    });

  it("the largest number at one entry of the fibre is no scalar field", () => {
    const first = (F: FeatureMap): FeatureMap => mapOf(project(F).representation, F.values.slice(2, 0, 1));
    assert.ok(lawError(first, regularMap(C4, 1, [3, 3])) > 0.5);
  });

  it("maps that are none on the whole group, and groups that are no subgroups, are refused", () => {
    assert.throws(
      () => cosetPool(scalarMap(D4, 1, [3, 3]), rotations),
      /^RangeError: cosetPool: expected a map on all of D4, 8 numbers at each place, got 1: pool what a lifting/,
    );
    assert.throws(() => cosetPool(regularMap(C4, 1, [3, 3]), D4), /expected a subgroup of C4, got D4/);
    for (const f of [project, invariants])
      assert.throws(() => f([] as never), /^TypeError: .*expected a map of a group, got a list/);
  });
});
