import assert from "node:assert/strict";
import { rotation2 } from "../../../lib/group/rotation.js";
import { so2 } from "../../../lib/group/so2.js";
import { symmetric } from "../../../lib/group/symmetric.js";
import { commutingSquare } from "../../../lib/laws/figures/commutingSquare.js";
import { permutationRepresentation } from "../../../lib/representation/permutationRepresentation.js";
import { representation } from "../../../lib/representation/representation.js";

const plane = representation({ group: so2(), name: "plane", dimension: 2, matrix: rotation2 });
const quarters = [0, 1, 2, 3].map((k) => (Math.PI / 2) * k);
const shared = { domain: plane, codomain: plane, x: [1, 0.5], elements: quarters };
type Arrow = { readonly to: readonly (readonly number[])[] };

describe("the commuting square", () => {
  it("has x, f(x) and g x in three corners and both results in the last, for each element", () => {
    const { slider } = commutingSquare({ ...shared, f: ([x = 0, y = 0]) => [2 * x, y] });
    assert.equal(slider?.frames.length, 4);
    const corners = slider.frames[1]!.map(({ marks }) =>
      marks.map((mark) => (mark as unknown as Arrow).to[0]),
    );
    assert.deepEqual(corners, [
      [[1, 0.5]],
      [[2, 0.5]],
      [[-0.5, 1]],
      [
        [-1, 1],
        [-0.5, 2],
      ],
    ]);
  });

  it("says for which elements the two ways agree", () => {
    assert.match(
      commutingSquare({ ...shared, f: ([x = 0, y = 0]) => [2 * x, y] }).alt,
      /agree for 0°, 180°, of 4/,
    );
    assert.match(
      commutingSquare({ ...shared, f: ([x = 0, y = 0]) => [-y, x] }).alt,
      /agree for 0°, 90°, 180°, 270°/,
    );
    assert.match(commutingSquare({ ...shared, f: () => [1, 1], elements: [Math.PI] }).alt, /agree for none/);
  });

  it("draws vectors that are not of the plane as bars", () => {
    const V = permutationRepresentation(symmetric(3));
    const { panels } = commutingSquare({
      f: (x) => x.map((entry) => entry ** 2),
      domain: V,
      codomain: V,
      x: [1, 2, 3],
      elements: V.group.elements,
    });
    assert.deepEqual(
      panels.map(({ marks }) => marks[0]!.kind),
      ["bars", "bars", "bars", "bars"],
    );
  });

  it("refuses a map whose results the group cannot act on", () => {
    assert.throws(() => commutingSquare({ ...shared, f: ([x = 0]) => [x] }), {
      name: "RangeError",
      message: /got 1 numbers for f\(x\)/,
    });
    assert.throws(() => commutingSquare({ ...shared, f: (x) => x, elements: [] }), { name: "RangeError" });
  });
});
