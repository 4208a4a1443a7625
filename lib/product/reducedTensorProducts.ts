import type { Matrix, Vector } from "../engine/matrix.js";
import { type Displayable, display } from "../figure/display.js";
import { sameIrrep } from "../irreps/irrep.js";
import { type Irreps, irrepsOf, parseIrreps } from "../irreps/irreps.js";
import type { IrrepsString } from "../irreps/irrepsString.js";
import { coupledCopies } from "./coupledCopies.js";
import { type IndexSymmetry, indexSymmetry } from "./indexSymmetry.js";
import { symmetricCopies } from "./symmetricCopies.js";

/** The tensors with a symmetry of their indices, in a basis of irreps. */
export interface ReducedTensorProducts extends Displayable {
  /** "ijk" */
  readonly indices: string;
  /** The irreps of each index, in this order. */
  readonly in: readonly Irreps[];
  readonly out: Irreps;
  /** The shape of Q as a tensor: out.dim, dim_i, dim_j, ... */
  readonly shape: readonly number[];
  /** The change of basis: out.dim rows of dim_i dim_j ... numbers, row-major in the indices. */
  readonly Q: Matrix;
  /** z_a = sum_ij... Q_aij... x_i y_j ..., out.dim numbers, from one vector for each index. */
  apply(...vectors: readonly Vector[]): number[];
}

/** What of the result is computed. */
export interface ReducedOptions {
  /** The irreps that may occur in the result (default all); their multiplicities do not matter. */
  readonly keep?: Irreps;
}

/**
 * The space of tensors T_ij... that obey a formula such as "ij=-ji", as a direct sum of irreps. Each index turns by the
 * representation of its irreps; Q, with orthonormal rows, is the change of basis:
 *
 *     Q Q^T = 1        Q^T Q = the projection on the tensors that obey the formula
 *     Q (D_i (x) D_j (x) ...) = D_out Q        for all rotations and reflections
 *
 * Indices that a formula permutes carry the same irreps; it is enough to name those of one. The result is sorted, and
 * empty where only T = 0 obeys the formula for these irreps ("ij=-ji" of a scalar). Of an irrep that occurs several
 * times any orthogonal mixture of copies would do. The one chosen depends on the formula and the irreps alone: the
 * copies of `coupledCopies`, coupled from the left, are projected on the symmetry and made orthonormal by Gram and
 * Schmidt in their order, dependent ones left out. In e3nn the copies are combined by the same rule; what is promised
 * is agreement up to an orthogonal mixture of the copies of one irrep.
 *
 * @param irreps for each index its irreps, as a string or as `irreps` makes them
 * @example
 * const symmetric = reducedTensorProducts("ij=ji", { i: "1o" });
 * symmetric.out.toString(); // "1x0e+1x2e"
 * symmetric.apply([1, 0, 0], [0, 1, 0]); // the matrix x y^T, made symmetric: [0, 0, 0.7071..., 0, 0, 0]
 * reducedTensorProducts("ijkl=-jikl=-ijlk=klij", { i: "1o" }).out.toString(); // "1x0e+1x2e", a curvature tensor in 3D
 * @throws RangeError if the formula is none or only T = 0 obeys it whatever the irreps, an index has no irreps, one with
 * irreps is not in the formula, or permuted indices have different irreps
 */
export function reducedTensorProducts<const Named extends Readonly<Record<string, string | Irreps>>>(
  formula: string,
  irreps: {
    readonly [Index in keyof Named]: Named[Index] extends string ? IrrepsString<Named[Index]> : Named[Index];
  } & Named,
  { keep }: ReducedOptions = {},
): ReducedTensorProducts {
  const symmetry = indexSymmetry(formula);
  const factors = irrepsOfIndices(formula, symmetry, irreps);
  const dims = factors.map(({ dim }) => dim);
  const copies = coupledCopies(
    factors,
    (irrep) => keep === undefined || keep.terms.some((term) => sameIrrep(term.irrep, irrep)),
  );
  const basis = symmetricCopies(copies, symmetry.elements, dims);
  const out = irrepsOf(basis.map(({ irrep }) => ({ mul: 1, irrep }))).simplify();
  const rows = basis.flatMap((copy) => copy.rows);
  const size = dims.reduce((product, n) => product * n, 1);
  const name = `${formula}: ${factors.map(String).join(" x ")} -> ${out.toString() || "no irreps"}`;
  return {
    indices: symmetry.indices,
    in: factors,
    out,
    shape: [out.dim, ...dims],
    Q: rows.map((row) => {
      const dense = new Array<number>(size).fill(0);
      for (const [place, value] of row) dense[place] = value;
      return dense;
    }),
    apply: (...vectors) => {
      const tensor = outerProduct(vectors, factors, symmetry.indices);
      return rows.map((row) => {
        let sum = 0;
        for (const [place, value] of row) sum += value * tensor[place]!;
        return sum;
      });
    },
    [display]: () => ({ "text/plain": name }),
  };
}

/** x_i y_j ..., row-major. */
function outerProduct(vectors: readonly Vector[], factors: readonly Irreps[], indices: string): Vector {
  if (vectors.length !== factors.length) {
    throw new RangeError(
      `expected ${factors.length} vectors, one for each of the indices ${indices}, got ${vectors.length}`,
    );
  }
  return vectors.reduce<Vector>(
    (tensor, x, k) => {
      const { dim } = factors[k]!;
      if (x.length !== dim) {
        throw new RangeError(
          `expected ${dim} numbers of ${factors[k]!.toString()} for the index ${indices[k]}, got ${x.length}`,
        );
      }
      return tensor.flatMap((entry) => x.map((other) => entry * other));
    },
    [1],
  );
}

/** The irreps of every index, those of an index without any taken from one that it is permuted with. */
function irrepsOfIndices(
  formula: string,
  { indices, elements }: IndexSymmetry,
  named: Readonly<Record<string, string | Irreps>>,
): Irreps[] {
  const given = new Map(
    Object.entries(named).map(([index, of]) => [index, typeof of === "string" ? parseIrreps(of) : of]),
  );
  for (const index of given.keys()) {
    if (index.length === 1 && indices.includes(index)) continue;
    throw new RangeError(
      `expected irreps for the indices ${[...indices].join(", ")} of "${formula}", got some for ${JSON.stringify(index)}: it does not occur there`,
    );
  }
  return [...indices].map((index, k) => {
    const related = [...new Set(elements.map(({ order }) => indices[order[k]!]!))].filter((other) =>
      given.has(other),
    );
    const [first] = related;
    if (first === undefined) {
      throw new RangeError(
        `expected irreps for the index ${index} of "${formula}", or one that it is permuted with, got them for ${[...given.keys()].join(", ") || "none"}: write { ${index}: "1o" }`,
      );
    }
    const other = related.find((letter) => !given.get(letter)!.equals(given.get(first)!));
    if (other !== undefined) {
      throw new RangeError(
        `expected equal irreps for ${first} and ${other}, which "${formula}" permutes, got ${given.get(first)!.toString()} and ${given.get(other)!.toString()}: give both the same, or leave the equation out`,
      );
    }
    return given.get(first)!;
  });
}
