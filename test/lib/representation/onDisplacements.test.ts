import assert from "node:assert/strict";
import { kronecker } from "../../../lib/algebra/kronecker.js";
import { identityMatrix, trace } from "../../../lib/algebra/matrix.js";
import { cyclic } from "../../../lib/group/cyclic.js";
import { dihedral } from "../../../lib/group/dihedral.js";
import { rotation2 } from "../../../lib/group/rotation.js";
import { homomorphism, matrices } from "../../../lib/laws/homomorphism.js";
import { judge } from "../../../lib/laws/judge.js";
import { relativeError } from "../../../lib/laws/relativeError.js";
import { radians } from "../../../lib/numbers/angle.js";
import { random } from "../../../lib/numbers/random.js";
import { decompose } from "../../../lib/representation/decompose.js";
import { onDisplacements } from "../../../lib/representation/onDisplacements.js";
import { representation } from "../../../lib/representation/representation.js";
import { trivial } from "../../../lib/representation/trivial.js";

const D3 = dihedral(3);
const plane = representation({
  group: D3,
  name: "plane",
  dimension: 2,
  matrix: ([k, j]) => rotation2(radians(120 * k)).map(([c = 0, s = 0]) => [c, j === 0 ? s : -s]),
});
const triangle = [0, 120, 240].map((angle) => [Math.cos(radians(angle)), Math.sin(radians(angle))]);

describe("displacements of points", () => {
  it("are a representation", () => {
    const V = onDisplacements(plane, triangle);
    assert.equal(V.dimension, 6);
    assert.ok(judge(homomorphism(D3, matrices), V.matrix, { random: random(1) }).holds);
  });

  it("move with their points and rotate with them", () => {
    const V = onDisplacements(plane, triangle);
    const moved = V.apply([1, 0], [1, 0, 0, 0, 0, 0]);
    const [c, s] = [Math.cos(radians(120)), Math.sin(radians(120))];
    assert.ok(relativeError(moved, [0, 0, c, s, 0, 0]) < 1e-12);
  });

  it("are only a permutation of the points times the identity if nothing is rotated", () => {
    const still = trivial(cyclic(3), 2);
    const rest = onDisplacements(still, triangle);
    assert.deepEqual(rest.matrix(1), identityMatrix(6));
    const turned = onDisplacements(plane, triangle).matrix([1, 0]);
    assert.ok(relativeError(turned, kronecker(identityMatrix(3), identityMatrix(2))) > 0.5);
  });

  it("of a triangle are two translations, one rotation and three vibrations: 6 = 1 + 1 + 2 x 2", () => {
    const { constituents } = decompose(onDisplacements(plane, triangle), random(1));
    assert.deepEqual(
      constituents.map(({ irreducible, multiplicity }) => [irreducible.dimension, multiplicity]),
      [
        [1, 1],
        [1, 1],
        [2, 2],
      ],
    );
  });

  it("have a trace that is the number of fixed points times the trace of the rotation", () => {
    const V = onDisplacements(plane, [...triangle, [0, 0]]);
    for (const g of D3.elements) {
      const stay = g[1] === 1 ? 2 : g[0] === 0 ? 4 : 1;
      assert.ok(Math.abs(trace(V.matrix(g)) - stay * trace(plane.matrix(g))) < 1e-12);
    }
  });

  it("are refused if a point goes to none of the points, or has another size", () => {
    const askew = [...triangle.slice(0, 2), [0.4, 0.1]];
    assert.throws(() => onDisplacements(plane, askew).matrix([1, 0]), /takes point 1 to none of them/);
    assert.throws(() => onDisplacements(plane, [[1, 2, 3]]), /points of 2 numbers/);
  });
});
