import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  grad,
  layer,
  mapTree,
  parameter,
  randomNormal,
  type Tensor,
  tensor,
} from "../../../lib/engine/index.js";
import { rotateImage } from "../../../lib/grid/rotateImage.js";
import { octahedral } from "../../../lib/group/octahedral.js";
import { planarRotations, planarSymmetries } from "../../../lib/group/planar.js";
import { rotation2 } from "../../../lib/group/rotation.js";
import { type FeatureMap, featureMap } from "../../../lib/layers/featureMap.js";
import { radians } from "../../../lib/numbers/angle.js";
import { random } from "../../../lib/numbers/random.js";
import { distance, gridGroups, regularMap, scalarMap } from "./maps.js";

const dtype = "float64";

describe("a feature map", () => {
  for (const [group, grid] of gridGroups)
    it(`is moved by a product as by its factors, one after the other: ${group.name}`, () => {
      for (const map of [scalarMap(group, 2, grid), regularMap(group, 1, grid.with(0, 2))])
        for (const g of group.elements.slice(0, 8))
          for (const h of group.generators)
            assert.deepEqual(
              map.transformed(h).transformed(g).values.toArray(),
              map.transformed(group.multiply(g, h)).values.toArray(),
            );
    });

  it("of images turns as rotateImage turns them, at every angle of its group", () => {
    const group = planarRotations(12);
    const image = randomNormal([5, 5], random(1), { dtype });
    for (const [k, h] of group.elements.entries()) {
      const turned = featureMap(group, image.reshape([1, 1, 5, 5]))
        .transformed(h)
        .values.reshape([5, 5]);
      const expected = tensor(rotateImage(image.toArray() as number[][], radians(30 * k)), { dtype });
      assert.ok(distance(expected, turned) < 1e-13);
    }
  });

  it("of functions on the group rolls its fibre: (g F)(x, h) = F(g^-1 x, g^-1 h)", () => {
    const group = planarRotations(4);
    const map = regularMap(group, 1, [3, 3]);
    const turned = map.transformed(group.elements[1]!);
    const at = (F: FeatureMap, h: number, row: number, column: number): number =>
      F.values.values[(h * 3 + row) * 3 + column]!;
    // The place on the right, (1, 0), is the image of the one below, (0, -1): a quarter turn counter-clockwise.
    for (let h = 0; h < 4; h++) assert.equal(at(turned, h, 1, 2), at(map, (h + 3) % 4, 2, 1));
  });

  it("goes through layers and trees as its values do", () => {
    const group = planarSymmetries(4);
    const map = scalarMap(group, 2, [3, 3]);
    const doubled = layer(
      { a: parameter([], "ones") },
      ({ a }, F: FeatureMap): FeatureMap => F.map((x) => x.mul(a).mul(2)),
    );
    const result = doubled.apply(doubled.init(random(1), { dtype }), map);
    assert.deepEqual(result.values.toArray(), map.values.mul(2).toArray());
    assert.equal(result.transformed(group.elements[3]!).group, group);
    const changed = mapTree(map, (x) => x.mul(3));
    const h = group.elements[1]!;
    assert.deepEqual(changed.transformed(h).values.toArray(), map.transformed(h).values.mul(3).toArray());
    const slope = grad((x: Tensor) => featureMap(group, x).transformed(h).values.square().sum())(
      map.values.reshape([2, 2, 3, 3]),
    );
    assert.deepEqual(slope.toArray(), map.values.mul(2).reshape([2, 2, 3, 3]).toArray());
  });

  it("says what it is", () => {
    const map = scalarMap(planarRotations(4), 3, [5, 5]);
    assert.match(
      String(map),
      /^a map of C4, \[2, 3, 1, 5, 5\] as \[batch, channel, fibre, \.\.\.grid\]; its fibre: 1 invariant number of C4$/,
    );
  });

  it("of a grid of another dimension than the group's is refused, with a group for the grid", () => {
    const images = randomNormal([2, 1, 5, 5], random(1));
    const voxels = randomNormal([2, 1, 5, 5, 5], random(1));
    assert.throws(
      () => featureMap(octahedral(), images),
      /^RangeError: featureMap: expected images .* on a grid of 3 axes for O, a group of 3 x 3 matrices, got \[2, 1, 5, 5\]: images in the plane take planarRotations\(4\)/,
    );
    assert.throws(
      () => featureMap(planarRotations(4), voxels),
      /a group of 2 x 2 matrices, got \[2, 1, 5, 5, 5\]: voxels take octahedral\(\)/,
    );
    assert.throws(
      () => featureMap(planarRotations(4), images.reshape([10, 5])),
      /got \[10, 5\]: .*reshape\(\[1, 1, rows, columns\]\)/,
    );
    assert.throws(
      () => featureMap(planarRotations(4), [[1]] as never),
      /^TypeError: featureMap: expected a tensor, got a list/,
    );
  });

  it("is turned by elements of its group alone, and changed by functions of each number alone", () => {
    const map = scalarMap(planarRotations(4), 1, [3, 3]);
    assert.throws(
      () => map.transformed(rotation2(radians(30))),
      /^RangeError: transformed: expected an element of C4, got \[\[.*: take one of group.elements/,
    );
    assert.throws(
      () => map.map((x) => x.sum(1)),
      /^RangeError: map: expected a function of each number, \[2, 1, 1, 3, 3\] to the same shape, got \[2, 1, 3, 3\]/,
    );
    assert.throws(
      () => map.map(() => 3 as never),
      /^TypeError: map: expected a function of tensors, got number/,
    );
  });
});
