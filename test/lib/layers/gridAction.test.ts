import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Matrix } from "../../../lib/algebra/matrix.js";
import { identity, randomNormal, type Tensor, tensor } from "../../../lib/engine/index.js";
import { quarterTurn } from "../../../lib/grid/rotateImage.js";
import { cyclic } from "../../../lib/group/cyclic.js";
import { finiteGroup } from "../../../lib/group/finiteGroup.js";
import type { FiniteGroup } from "../../../lib/group/group.js";
import { planarRotations } from "../../../lib/group/planar.js";
import { gridAction } from "../../../lib/layers/gridAction.js";
import { random } from "../../../lib/numbers/random.js";
import { distance, gridGroups } from "./maps.js";

const dtype = "float64";
const of = (T: Tensor, h: number): Tensor => T.slice(0, h, h + 1).reshape(T.shape.slice(1));

describe("the action of a group on functions on a grid", () => {
  for (const [group] of gridGroups)
    for (const side of [1, 2, 3, 4]) {
      it(`moves places to places, and T_g T_h = T_gh to the last digit: ${group.name}, side ${side}`, () => {
        const T = gridAction(group, side, { dtype });
        const places = side ** group.identity.length;
        assert.deepEqual(T.shape, [group.order, places, places]);
        assert.ok(T.values.every((entry) => entry === 0 || entry === 1));
        for (const axis of [1, 2]) assert.ok(T.sum(axis).values.every((sum) => sum === 1));
        assert.deepEqual(of(T, 0).values, identity(places, { dtype }).values);
        for (const g of group.generators)
          for (const [i, h] of group.elements.entries()) {
            const product = of(T, group.indexOf(g)).matmul(of(T, i));
            assert.deepEqual(product.values, of(T, group.indexOf(group.multiply(g, h))).values);
          }
      });
    }

  it("turns counter-clockwise as seen, as images turn", () => {
    const image = randomNormal([4, 4], random(1), { dtype });
    const T = gridAction(planarRotations(4), 4, { dtype });
    const turned = of(T, 1)
      .matmul(image.reshape([16, 1]))
      .reshape([4, 4]);
    assert.deepEqual(turned.toArray(), quarterTurn(image.toArray() as number[][]));
  });

  it("a voxel's place is (column, -row, -depth) from the centre: a turn about z takes x to y, one about x takes y to z", () => {
    const [group] = gridGroups[2]!;
    const T = gridAction(group, 3, { dtype });
    const place = (x: number, y: number, z: number): number => (1 - z) * 9 + (1 - y) * 3 + (1 + x);
    const moves = (words: string, from: number, to: number): number => {
      const h = group.elements.findIndex((each) => group.show(each) === words);
      return (of(T, h).toArray() as number[][])[to]![from]!;
    };
    assert.equal(moves("the turn by 90 degrees about z", place(1, 0, 0), place(0, 1, 0)), 1);
    assert.equal(moves("the turn by 90 degrees about x", place(0, 1, 0), place(0, 0, 1)), 1);
    assert.equal(moves("the turn by 90 degrees about y", place(0, 0, 1), place(1, 0, 0)), 1);
  });

  it("turns by other angles are bilinear inside the disk, which all of them share", () => {
    const side = 5;
    const T = gridAction(planarRotations(8), side, { dtype });
    const seen = Array.from(
      { length: 25 },
      (_, p) => (Math.floor(p / 5) - 2) ** 2 + ((p % 5) - 2) ** 2 <= 6.25,
    );
    assert.deepEqual(
      of(T, 0).toArray(),
      seen.map((inside, x) => seen.map((_, y) => (inside && x === y ? 1 : 0))),
    );
    for (let h = 0; h < 8; h++)
      for (const [x, row] of (of(T, h).toArray() as number[][]).entries()) {
        assert.ok(row.every((weight, y) => weight >= 0 && (weight === 0 || (seen[x]! && seen[y]!))));
        assert.ok(row.reduce((sum, weight) => sum + weight, 0) <= 1 + 1e-12);
      }
    // The middle stays, and a place on the x axis is halfway between places on the diagonal: (1, 0) turned by 45 degrees.
    const turned = of(T, 1).toArray() as number[][];
    assert.equal(turned[12]![12], 1);
    const c = Math.SQRT1_2;
    // x = (1, 0) sees h^-1 x = (c, -c), which lies in column 2 + c and row 2 + c.
    assert.ok(
      Math.abs(turned[13]![18]! - c * c) < 1e-12 && Math.abs(turned[13]![12]! - (1 - c) ** 2) < 1e-12,
    );
    // A quarter turn moves places to places here as well.
    assert.ok(of(T, 2).values.every((weight) => weight === 0 || weight === 1));
  });

  it("is a homomorphism for turns by 45 degrees up to an error that falls as the square of the step", () => {
    const sides = [17, 25, 33];
    const errors = sides.map((side) => {
      const T = gridAction(planarRotations(8), side, { dtype });
      const step = 8 / (side - 1);
      // A smooth function well inside of the disk, of the same width at every side.
      const k = tensor(
        Float64Array.from({ length: side ** 2 }, (_, p) => {
          const [u, v] = [
            ((p % side) - (side - 1) / 2) * step,
            (Math.floor(p / side) - (side - 1) / 2) * step,
          ];
          return Math.exp(-((u - 0.5) ** 2) - (v * v) / 2);
        }),
        { shape: [side ** 2, 1] },
      );
      return distance(of(T, 2).matmul(k), of(T, 1).matmul(of(T, 1).matmul(k)));
    });
    for (const k of [0, 1]) {
      const order = Math.log(errors[k]! / errors[k + 1]!) / Math.log((sides[k + 1]! - 1) / (sides[k]! - 1));
      assert.ok(order > 1.7 && order < 2.3, `${errors}: order ${order}`);
    }
  });

  it("groups of anything but orthogonal matrices are refused, with what to take instead", () => {
    const shears = finiteGroup<Matrix>({
      ...planarRotations(2),
      name: "shears",
      generators: [
        [
          [1, 1],
          [0, -1],
        ],
      ],
    });
    assert.throws(
      () => gridAction(shears, 3),
      /^RangeError: gridAction: expected orthogonal matrices, .*\[\[1,1\],\[0,-1\]\] in shears: take planarRotations\(4\)/,
    );
    assert.throws(
      () => gridAction(cyclic(4) as unknown as FiniteGroup<Matrix>, 3),
      /^TypeError: gridAction: expected a group of orthogonal matrices, got Z\/4 with the element 0: take planarRotations\(4\)/,
    );
    assert.throws(() => gridAction(undefined as never, 3), /^TypeError: .*got undefined: take/);
    for (const side of [0, 1.5, -3])
      assert.throws(() => gridAction(planarRotations(4), side), /expected a side of 1, 2, 3/);
    assert.throws(() => gridAction(planarRotations(4), 100), /C4 on 10000 places .*take a smaller side/);
  });
});
