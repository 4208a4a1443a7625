import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type Matrix, matmul, matvec, transpose } from "../../../lib/algebra/matrix.js";
import type { Vector } from "../../../lib/algebra/vector.js";
import {
  adam,
  type Border,
  randomNormal,
  type Tensor,
  tensor,
  valueAndGrad,
} from "../../../lib/engine/index.js";
import { cyclic } from "../../../lib/group/cyclic.js";
import { finiteGroup } from "../../../lib/group/finiteGroup.js";
import type { FiniteGroup } from "../../../lib/group/group.js";
import { octahedral } from "../../../lib/group/octahedral.js";
import { planarRotations, planarSymmetries } from "../../../lib/group/planar.js";
import { specialLinear2 } from "../../../lib/group/specialLinear2.js";
import { subgroup } from "../../../lib/group/subgroup.js";
import { cosetPool } from "../../../lib/layers/cosetPool.js";
import { type FeatureMap, featureMap, mapOf } from "../../../lib/layers/featureMap.js";
import { regularFibre } from "../../../lib/layers/fibre.js";
import { groupConvolution } from "../../../lib/layers/groupConvolution.js";
import { liftingConvolution } from "../../../lib/layers/liftingConvolution.js";
import { random } from "../../../lib/numbers/random.js";
import { assertDerivatives } from "../engine/differences.js";
import { distance, gridGroups, lawError, regularMap, scalarMap } from "./maps.js";

const borders: readonly Border[] = ["none", "zero", "circular"];
const dtype = "float64";

/** The places of a square or cubic grid as vectors from its centre, row-major: the last axis is x, those before -y, -z. */
function placeVectors(side: number, d: number): Vector[] {
  const c = (side - 1) / 2;
  return Array.from({ length: side ** d }, (_, place) =>
    Array.from({ length: d }, (_, coordinate) => {
      const index = Math.floor(place / side ** coordinate) % side;
      return coordinate === 0 ? index - c : c - index;
    }),
  );
}

/**
 * (K * F)(x, h) = sum_y,h' K(h^-1 (y - x), h^-1 h') F(y, h') of one channel, as it is written, for the places x around
 * which the kernel fits.
 */
function byDefinition(
  group: FiniteGroup<Matrix>,
  K: Tensor,
  F: Tensor,
  [inner, side]: readonly [number, number],
): number[] {
  const d = group.identity.length;
  const kernelPlaces = placeVectors(inner, d);
  const gridPlaces = placeVectors(side, d);
  const fibre = K.shape[2] === 1 ? [group.identity] : group.elements;
  const valueAt = (values: Tensor, h: number, place: number, places: number): number =>
    place < 0 ? 0 : values.values[h * places + place]!;
  const find = (places: readonly Vector[], x: Vector): number =>
    places.findIndex((y) => y.every((entry, k) => Math.abs(entry - x[k]!) < 1e-9));
  return group.elements.flatMap((h) => {
    const back = transpose(h);
    return placeVectors(side - inner + 1, d).map((x) => {
      let sum = 0;
      for (const [n, y] of gridPlaces.entries()) {
        const at = find(
          kernelPlaces,
          matvec(
            back,
            y.map((entry, k) => entry - x[k]!),
          ),
        );
        if (at < 0) continue;
        for (const [m, other] of fibre.entries()) {
          const relative = fibre.length === 1 ? 0 : group.indexOf(matmul(back, other));
          sum += valueAt(K, relative, at, kernelPlaces.length) * valueAt(F, m, n, gridPlaces.length);
        }
      }
      return sum;
    });
  });
}

describe("convolutions over groups of grid symmetries", () => {
  for (const [group, inner, side] of [
    [planarSymmetries(4), 3, 4],
    [planarSymmetries(4), 2, 4],
    [octahedral(), 3, 4],
  ] as const) {
    const d = group.identity.length;
    it(`are the sums that define them: ${group.name}, kernels of side ${inner}`, () => {
      const lift = liftingConvolution(group, 1, 1, inner);
      const convolve = groupConvolution(group, 1, 1, inner);
      const [k, K] = [lift.init(random(1), { dtype }), convolve.init(random(2), { dtype })];
      const image = randomNormal([1, 1, ...Array<number>(d).fill(side)], random(3), { dtype });
      const lifted = lift.apply(k, featureMap(group, image)).values;
      assert.ok(
        distance(
          tensor(byDefinition(group, k.k, image, [inner, side]), { dtype, shape: lifted.shape }),
          lifted,
        ) < 1e-13,
      );
      const F = randomNormal([1, 1, group.order, ...Array<number>(d).fill(side)], random(4), { dtype });
      const result = convolve.apply(K, mapOf(regularFibre(group), F)).values;
      assert.ok(
        distance(tensor(byDefinition(group, K.k, F, [inner, side]), { dtype, shape: result.shape }), result) <
          1e-13,
      );
    });
  }

  for (const [group, grid] of gridGroups)
    for (const border of borders) {
      const d = grid.length;
      const [channels, inner] = d === 2 ? [2, 5] : [1, 3];
      const lift = liftingConvolution(group, channels, 2, inner, { border });
      const convolve = groupConvolution(group, channels, channels, 3, { border });
      const map = scalarMap(group, channels, grid);

      it(`commute with all ${group.order} elements of ${group.name}, border "${border}"`, () => {
        const [k, K] = [lift.init(random(5), { dtype }), convolve.init(random(6), { dtype })];
        const lifted = lift.apply(k, map);
        assert.ok(lifted.values.abs().max().item() > 1);
        assert.ok(lawError((F) => lift.apply(k, F), map) < 1e-12);
        assert.ok(lawError((F) => convolve.apply(K, F), regularMap(group, channels, grid)) < 1e-12);
      });
    }

  for (const [group, grid] of gridGroups) {
    it(`commute with all elements of ${group.name} after training as before`, () => {
      const channels = grid.length === 2 ? 2 : 1;
      const [lift, convolve] = [
        liftingConvolution(group, 1, channels, 3, { border: "zero" }),
        groupConvolution(group, channels, 1, 3, { border: "zero" }),
      ];
      let theta = { lift: lift.init(random(1), { dtype }), convolve: convolve.init(random(2), { dtype }) };
      const start = theta;
      const map = scalarMap(group, 1, grid);
      const of = (at: typeof theta, F: FeatureMap): FeatureMap =>
        convolve.apply(
          at.convolve,
          lift.apply(at.lift, F).map((x) => x.relu()),
        );
      const target = regularMap(group, 1, grid, 7).values;
      const loss = valueAndGrad((at: typeof theta) => of(at, map).values.sub(target).square().mean());
      const optimizer = adam({ rate: 0.002 });
      let state = optimizer.init(theta);
      const losses = Array.from({ length: 5 }, () => {
        const [value, gradient] = loss(theta);
        [theta, state] = optimizer.update(theta, gradient, state);
        return value.item();
      });
      assert.ok(losses[4]! < losses[0]!);
      assert.ok(distance(start.convolve.k, theta.convolve.k) > 0.01);
      assert.ok(lawError((F) => of(theta, F), map) < 1e-12);
    });
  }

  it("on an oblong grid a turn exchanges the sides, and the law holds", () => {
    for (const [group, grid, turned] of [
      [planarSymmetries(4), [5, 8], [8, 5]],
      [octahedral(), [3, 4, 5], [3, 5, 4]],
    ] as const) {
      const lift = liftingConvolution(group, 1, 2, 3, { border: "zero" });
      const k = lift.init(random(1), { dtype });
      const map = scalarMap(group, 1, grid);
      assert.deepEqual(map.transformed(group.elements[1]!).values.shape.slice(3), turned);
      assert.ok(lawError((F) => lift.apply(k, F), map) < 1e-12);
    }
  });

  it("have the derivatives of what they are", () => {
    const group = planarSymmetries(4);
    const [lift, convolve] = [liftingConvolution(group, 2, 1, 3), groupConvolution(group, 1, 2, 3)];
    const image = randomNormal([1, 2, 4, 5], random(1), { dtype });
    const F = randomNormal([1, 1, 8, 4, 3], random(2), { dtype });
    assertDerivatives(
      (k, x) => lift.apply({ k }, featureMap(group, x)).values,
      [lift.init(random(3), { dtype }).k, image],
    );
    assertDerivatives(
      (k, x) => convolve.apply({ k }, mapOf(regularFibre(group), x)).values,
      [convolve.init(random(4), { dtype }).k, F],
    );
  });

  it("begin so that independent numbers of variance 1 give numbers of variance 1, also where kernels are interpolated", () => {
    for (const group of [planarSymmetries(4), planarRotations(8), octahedral()]) {
      const grid = Array<number>(group.identity.length).fill(9);
      const variance = (x: Tensor): number => x.square().mean().item();
      const lift = liftingConvolution(group, 3, 40, 5);
      const convolve = groupConvolution(group, 4, 10, 3);
      const images = randomNormal([1, 3, ...grid], random(1));
      const F = mapOf(regularFibre(group), randomNormal([1, 4, group.order, ...grid], random(2)));
      assert.ok(
        Math.abs(variance(lift.apply(lift.init(random(3)), featureMap(group, images)).values) - 1) < 0.15,
      );
      assert.ok(Math.abs(variance(convolve.apply(convolve.init(random(4)), F).values) - 1) < 0.15);
    }
  });

  it("compute in float32 what they compute in float64", () => {
    const group = planarSymmetries(4);
    const convolve = groupConvolution(group, 2, 2, 3, { border: "circular" });
    const k = convolve.init(random(1), { dtype });
    const map = regularMap(group, 2, [7, 7]);
    const single = convolve.apply(
      { k: k.k.as("float32") },
      mapOf(map.representation, map.values.as("float32")),
    );
    assert.ok(distance(convolve.apply(k, map).values, single.values.as(dtype)) < 1e-6);
  });

  it("refuse what does not fit, with both sides and the remedy", () => {
    const [C4, D4] = [planarRotations(4), planarSymmetries(4)];
    const lift = liftingConvolution(C4, 1, 2, 3);
    const convolve = groupConvolution(D4, 2, 2, 3);
    const [k, K] = [lift.init(random(1), { dtype }), convolve.init(random(1), { dtype })];
    const refused = (f: () => unknown, words: RegExp): void => assert.throws(f, words);
    refused(
      () => convolve.apply(K, regularMap(C4, 2, [5, 5])),
      /^RangeError: groupConvolution: expected a map of D4, got one of C4: make the map and the layer of one group/,
    );
    refused(
      () => convolve.apply(K, scalarMap(D4, 2, [5, 5])),
      /expected a fibre of 8 numbers \(regular representation, D4\), got one number \(a scalar field\): lift the map first, by liftingConvolution/,
    );
    refused(
      () => lift.apply(k, regularMap(C4, 1, [5, 5])),
      /liftingConvolution: expected a fibre of one number \(a scalar field\), got 4 numbers .*: lifting takes scalar fields/,
    );
    refused(
      () => convolve.apply(K, cosetPool(regularMap(D4, 2, [5, 5]), subgroup(D4, [D4.elements[1]!]))),
      /expected a fibre of 8 numbers .*, got 2 numbers/,
    );
    refused(
      () => lift.apply(k, scalarMap(C4, 3, [5, 5])),
      /^RangeError: liftingConvolution: expected a map of 1 channel, got 3: the layer before gives as many/,
    );
    refused(
      () => lift.apply(k, randomNormal([1, 1, 5, 5], random(1)) as never),
      /^TypeError: liftingConvolution: expected a map of a group, got a tensor: make one by featureMap\(group, images\)/,
    );
    refused(() => lift.apply(k, scalarMap(C4, 1, [2, 2])), /expected a kernel that fits into the image/);
    for (const border of ["zero", "circular"] as const)
      refused(
        () => liftingConvolution(C4, 1, 1, 4, { border }),
        /^RangeError: liftingConvolution: expected a kernel of odd side, .*got side 4 with the border "(zero|circular)": take side 5, or no border/,
      );
    refused(
      () => liftingConvolution(cyclic(4) as never, 1, 1, 3),
      /^TypeError: liftingConvolution: expected a group of orthogonal matrices, got Z\/4 with the element 0: take planarRotations\(4\)/,
    );
    refused(
      () => groupConvolution(specialLinear2() as never, 1, 1, 3),
      /^TypeError: groupConvolution: expected a finite group of orthogonal matrices, got SL\(2, R\): take planarRotations\(4\)/,
    );
    const line = finiteGroup<Matrix>({
      ...C4,
      name: "signs",
      identity: [[1]],
      generators: [[[-1]]],
      multiply: matmul,
    });
    refused(
      () => liftingConvolution(line, 1, 1, 3),
      /expected matrices of the plane or of space, got signs of 1 x 1: images turn by planarRotations\(4\), voxels by octahedral\(\)/,
    );
    for (const [inputs, outputs, side] of [
      [0, 1, 3],
      [1, 1.5, 3],
      [1, 1, 0],
    ] as const)
      refused(() => groupConvolution(C4, inputs, outputs, side), /groupConvolution (of|to|with) .*1, 2, 3/);
  });

  it("take a map of an equal group that was made anew", () => {
    const lift = liftingConvolution(planarRotations(4), 1, 2, 3);
    const lifted = lift.apply(lift.init(random(1), { dtype }), scalarMap(planarRotations(4), 1, [5, 5]));
    assert.deepEqual(lifted.values.shape, [2, 2, 4, 3, 3]);
  });
});
