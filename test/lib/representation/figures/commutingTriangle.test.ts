import assert from "node:assert/strict";
import { matmul } from "../../../../lib/algebra/matrix.js";
import type { Mark } from "../../../../lib/figure/figure.js";
import { dihedral } from "../../../../lib/group/dihedral.js";
import { rotation2 } from "../../../../lib/group/rotation.js";
import { commutingTriangle } from "../../../../lib/representation/figures/commutingTriangle.js";
import { regular } from "../../../../lib/representation/regular.js";
import { type FiniteRepresentation, representation } from "../../../../lib/representation/representation.js";

const group = dihedral(3);
type Element = (typeof group.elements)[number];

const mirror = [
  [1, 0],
  [0, -1],
];
const matrix = ([k, j]: Element): number[][] => {
  const turn = rotation2((2 * Math.PI * k) / 3);
  return j === 0 ? turn : matmul(turn, mirror);
};
const plane = representation({ group, name: "the plane", dimension: 2, matrix });

/** The largest distance, over all frames, between where the two steps end and where the one step does. */
function gap(V: FiniteRepresentation<Element>): number {
  const frames = commutingTriangle(V, [1, 0], [2, 1]).slider!.frames;
  assert.equal(frames.length, group.order);
  return Math.max(
    ...frames.map(([panel]) => {
      const [steps, direct] = panel!.marks as [Mark & { kind: "arrows" }, Mark & { kind: "arrows" }];
      assert.deepEqual(steps.to[0], steps.from[1]);
      assert.deepEqual(direct.from[0], [2, 1]);
      const [end, other] = [steps.to[1]!, direct.to[0]!];
      return Math.hypot(end[0] - other[0], end[1] - other[1]);
    }),
  );
}

describe("the triangle of a representation", () => {
  it("closes for every element", () => {
    assert.ok(gap(plane) < 1e-12);
  });

  it("stays open for an anti-homomorphism", () => {
    assert.ok(gap({ ...plane, apply: (g, x) => plane.apply(group.inverse(g), x) }) > 0.1);
  });

  it("names every corner with its numbers, once", () => {
    const labels = commutingTriangle(plane, [0, 1], [2, 1]).slider!.frames.map(
      ([panel]) => (panel!.marks[2] as Mark & { kind: "text" }).text,
    );
    assert.deepEqual(labels[0], ["x = (2, 1)", "ρ(g)ρ(h)x = (2, -1)"]);
    assert.ok(labels.every((names) => names.length >= 2));
  });

  it("is drawn in the plane only", () => {
    assert.throws(() => commutingTriangle(regular(group), [1, 0], [2, 1]), {
      name: "RangeError",
      message: /got dimension 6 and 2 numbers/,
    });
  });
});
