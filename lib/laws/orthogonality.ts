import { identityMatrix, type Matrix, matmul, transpose } from "../algebra/matrix.js";
import type { Group } from "../group/group.js";
import { attempt } from "./diagnosis.js";
import { elementInstances } from "./elementInstances.js";
import type { Explanation, Law } from "./law.js";
import { relativeError } from "./relativeError.js";
import { show } from "./show.js";

/**
 * A representation by orthogonal matrices, which preserve lengths and angles:
 *
 *     rho(g)^T rho(g) = 1        for all g in G
 *
 * Every representation of a finite or compact group obeys it in a basis that is orthonormal for an invariant inner product.
 *
 * @example
 * orthogonality(symmetric(3)); // a law about (g) => Matrix
 */
export function orthogonality<G>(group: Group<G>): Law<(g: G) => Matrix, readonly [g: G]> {
  const products = (rho: Matrix): Matrix | undefined => attempt(() => matmul(transpose(rho), rho));
  return {
    name: "orthogonality",
    statement: "\\rho(g)^T \\rho(g) = 1",
    instances: elementInstances(group),
    try(rho, [g]) {
      const image = rho(g);
      const gram = products(image);
      return {
        residual: relativeError(gram, identityMatrix(image.length)),
        explain: () => ({
          should: "The columns of every rho(g) should have length 1 and be orthogonal to each other.",
          given: `g = ${group.symbol(g)}`,
          ...broken(image, gram),
        }),
      };
    },
  };
}

/** Which columns are not of length 1, or not orthogonal. */
function broken(image: Matrix, gram: Matrix | undefined): Pick<Explanation, "sides" | "look"> {
  if (gram === undefined || gram.length !== image.length || relativeError(gram, gram) !== 0) {
    return {
      sides: [["rho(g)", show(image)]],
      look: "the image of g should be a square matrix of finite numbers",
    };
  }
  const long = gram.findIndex((row, j) => Math.abs(row[j]! - 1) > 1e-9);
  if (long >= 0) {
    return {
      sides: [
        ["length of a unit vector", "1"],
        [`length of column ${long}`, show(Math.sqrt(gram[long]![long]!))],
      ],
      look: `this matrix stretches or shrinks the unit vector ${long}`,
    };
  }
  const [i, j] = steepest(gram);
  return {
    sides: [
      ["dot product of two axes", "0"],
      [`dot product of columns ${i} and ${j}`, show(gram[i]![j])],
    ],
    look: "this matrix keeps the lengths of the unit vectors but not the angles between them",
  };
}

/** The place of the largest entry above the diagonal. */
function steepest(gram: Matrix): readonly [i: number, j: number] {
  let best: readonly [number, number] = [0, 0];
  let size = 0;
  for (const [i, row] of gram.entries()) {
    for (const [j, entry] of row.entries()) {
      if (i < j && Math.abs(entry) > size) [best, size] = [[i, j], Math.abs(entry)];
    }
  }
  return best;
}
