import { inverse } from "../algebra/inverse.js";
import { leastSquares } from "../algebra/leastSquares.js";
import { identityMatrix, type Matrix, matmul, transpose } from "../algebra/matrix.js";
import { matrixExponential } from "../algebra/matrixExponential.js";
import { matrixSum, scaledMatrix, zeroMatrix } from "../algebra/matrixSum.js";
import { largestEntry } from "../algebra/scale.js";
import type { Vector } from "../algebra/vector.js";
import { inspectable } from "../display/inspectable.js";
import { alike } from "../numbers/alike.js";
import type { Group } from "./group.js";
import { lieBracket } from "./lieAlgebra.js";
import { matrixSymbol } from "./matrixSymbol.js";

/** What determines a closed group of matrices. */
export interface MatrixLieGroupParts {
  readonly name: string;
  /** E_1, ..., E_d: a basis of the Lie algebra, n x n each. */
  readonly algebra: readonly Matrix[];
  /** A matrix of each connected component, the identity first (default: the identity alone). */
  readonly components?: readonly Matrix[];
}

/** A closed group of n x n matrices with its Lie algebra: every element is a product of some c and exp(sum_k a_k E_k). */
export interface MatrixLieGroup extends Group<Matrix> {
  readonly algebra: readonly Matrix[];
  readonly components: readonly Matrix[];
}

/**
 * A closed group of matrices, from a basis of its Lie algebra and a matrix of each of its components:
 *
 *     the products of c and exp(sum_k a_k E_k)
 *
 * Random elements are c exp(sum_k a_k E_k) with normal a_k and any of the components: a proposal, not Haar's measure.
 *
 * @example
 * matrixLieGroup({ name: "SO(2)", algebra: [[[0, -1], [1, 0]]] });
 * matrixLieGroup({ name: "O(2)", algebra: [[[0, -1], [1, 0]]], components: [[[1, 0], [0, 1]], [[1, 0], [0, -1]]] });
 * @throws RangeError if the matrices are of several sizes or linearly dependent, or the span of the E_k is not closed under
 * [E_i, E_j] = E_i E_j - E_j E_i and under E -> c E c^-1
 */
export function matrixLieGroup({ name, algebra, components }: MatrixLieGroupParts): MatrixLieGroup {
  const n = algebra[0]?.length ?? components?.[0]?.length ?? 0;
  const one = identityMatrix(n);
  const parts = components ?? [one];
  checkAlgebra(name, n, algebra, parts);
  const examples = [one, ...parts.slice(1), ...algebra.map(matrixExponential)];
  const group: MatrixLieGroup = {
    name,
    algebra,
    components: parts,
    identity: one,
    multiply: matmul,
    inverse: (g) => inverse(g),
    equals: (g, h) => alike(g, h, 1e-8 * Math.max(1, largestEntry(g))),
    generators: examples.slice(1),
    // exp E and exp sqrt 2 E generate a dense part of exp(R E), and these generate the component of the identity.
    topologicalGenerators: [
      ...examples.slice(1),
      ...algebra.map((E) => matrixExponential(scaledMatrix(Math.SQRT2, E))),
    ],
    sample: (random) => {
      const c = random.pick(parts);
      return matmul(
        c,
        exponential(
          algebra,
          n,
          algebra.map(() => random.normal()),
        ),
      );
    },
    proposal: "exponentials of normal combinations of the algebra, in each component alike",
    examples,
    show: (g) => (alike(g, one) ? "the identity" : `the matrix ${matrixSymbol(g)}`),
    symbol: matrixSymbol,
  };
  return inspectable(group, () => name);
}

/** exp(sum_k a_k E_k), n x n. */
export function exponential(algebra: readonly Matrix[], n: number, a: Vector): Matrix {
  return matrixExponential(
    algebra.reduce<Matrix>((sum, E, k) => matrixSum(sum, scaledMatrix(a[k]!, E)), zeroMatrix(n, n)),
  );
}

function checkAlgebra(
  name: string,
  n: number,
  algebra: readonly Matrix[],
  components: readonly Matrix[],
): void {
  const odd = [...algebra, ...components].find((A) => A.length !== n || A.some((row) => row.length !== n));
  if (n === 0 || odd !== undefined)
    throw new RangeError(
      `expected square matrices of one size as algebra and components of ${name}, got ${n === 0 || odd === undefined ? "none" : `${odd.length} x ${odd[0]?.length ?? 0} beside ${n} x ${n}`}`,
    );
  if (!alike(components[0], identityMatrix(n)))
    throw new RangeError(
      `expected the identity as the first of the components of ${name}, got ${matrixSymbol(components[0]!)}`,
    );
  if (algebra.length === 0) return;
  const columns = transpose(algebra.map((E) => E.flat()));
  const outside = (A: Matrix): boolean => {
    const b = A.flat().map((entry) => [entry]);
    return !alike(matmul(columns, leastSquares(columns, b)), b, 1e-8 * Math.max(1, largestEntry(A)));
  };
  if (!alike(leastSquares(columns, columns), identityMatrix(algebra.length), 1e-6))
    throw new RangeError(
      `expected a basis of the Lie algebra of ${name}, got matrices that are linearly dependent`,
    );
  for (const [i, A] of algebra.entries())
    for (const [j, B] of algebra.slice(0, i).entries())
      if (outside(lieBracket(A, B)))
        throw new RangeError(
          `expected a Lie algebra of ${name}, got matrices whose bracket [E_${j + 1}, E_${i + 1}] is none of their combinations: the group that they generate is larger`,
        );
  for (const c of components.slice(1))
    for (const [k, E] of algebra.entries())
      if (outside(matmul(matmul(c, E), inverse(c))))
        throw new RangeError(
          `expected components of ${name} that take its Lie algebra to itself, got c = ${matrixSymbol(c)}, for which c E_${k + 1} c^-1 is no combination of the algebra`,
        );
}
