import { identityMatrix, type Matrix, matmul } from "../algebra/matrix.js";
import { largestEntry } from "../algebra/scale.js";
import { inspectable } from "../display/inspectable.js";
import { alike } from "../numbers/alike.js";
import type { Group } from "./group.js";
import { matrixSymbol } from "./matrixSymbol.js";
import { rotation2 } from "./rotation.js";

/**
 * The group SL(2, R) of the 2 x 2 matrices of determinant 1, the linear maps of the plane that preserve area and
 * orientation:
 *
 *     a d - b c = 1,    (a b)^-1   ( d -b)
 *                       (c d)    = (-c  a)
 *
 * It is not compact: random elements come from a proposal, the product of a uniform rotation, a stretch diag(e^s, e^-s)
 * and a shear ((1, u), (0, 1)) with normal s and u of standard deviation 1/2. (Every element is such a product: this is
 * the Iwasawa decomposition.)
 */
export function specialLinear2(): Group<Matrix> {
  const shear: Matrix = [
    [1, 1],
    [0, 1],
  ];
  const stretch: Matrix = [
    [2, 0],
    [0, 0.5],
  ];
  const group: Group<Matrix> = {
    name: "SL(2, R)",
    identity: identityMatrix(2),
    multiply: matmul,
    inverse: (g) => {
      const [a, b, c, d] = g.flat() as [number, number, number, number];
      return [
        [d, 0 - b],
        [0 - c, a],
      ];
    },
    equals: (a, b) => alike(a, b, 1e-9 * Math.max(1, largestEntry(a))),
    generators: [rotation2(Math.PI / 2), shear],
    // All rotations and one shear generate the whole group; the quarter turn and the shear only its integer matrices.
    topologicalGenerators: [rotation2(1), shear],
    sample: (random) => {
      const [s, u] = [random.normal() / 2, random.normal() / 2];
      const turn = rotation2(2 * Math.PI * random.uniform());
      const [p, q] = [Math.exp(s), Math.exp(-s)];
      return matmul(turn, [
        [p, p * u],
        [0, q],
      ]);
    },
    proposal: "a uniform rotation, a normal stretch and a normal shear, both of standard deviation 1/2",
    examples: [identityMatrix(2), rotation2(Math.PI / 2), rotation2(Math.PI), shear, stretch],
    show: (g) => (alike(g, identityMatrix(2)) ? "the identity" : `the matrix ${matrixSymbol(g)}`),
    symbol: matrixSymbol,
  };
  return inspectable(group, () => group.name);
}
