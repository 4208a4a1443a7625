import type { Matrix } from "../algebra/matrix.js";
import { type NumberList, plain } from "../algebra/numberList.js";
import type { Vector } from "../algebra/vector.js";
import { zeros } from "../algebra/vector.js";
import { type Displayable, display, pictured } from "../display/displayable.js";
import { sameIrrep } from "../irreps/irrep.js";
import { type Irreps, type IrrepsArgument, irrepsOf, readIrreps } from "../irreps/irreps.js";
import { checkMemory } from "../numbers/checkMemory.js";
import { checkOptions } from "../numbers/checkOptions.js";
import { coupledCopies } from "./coupledCopies.js";
import { indexSymmetry } from "./indexSymmetry.js";
import { irrepsOfIndices } from "./irrepsOfIndices.js";
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
  apply(...vectors: readonly NumberList[]): number[];
  /** The gradients of sum_a g_a z_a with respect to each of the vectors, g having out.dim numbers. */
  gradients(vectors: readonly NumberList[], g: NumberList): number[][];
}

/** Which part of the result is computed. */
export interface ReducedOptions<K extends string | Irreps = Irreps> {
  /** The irreps that may occur in the result (default all); their multiplicities do not matter. */
  readonly keep?: IrrepsArgument<K>;
}

/**
 * The space of tensors T_ij... that obey a formula such as "ij=-ji", as a direct sum of irreps. Each index transforms by
 * the representation of its irreps; Q, with orthonormal rows, is the change of basis:
 *
 *     Q Q^T = 1        Q^T Q = the projection onto the tensors that obey the formula
 *     Q (D_i (x) D_j (x) ...) = D_out Q        for all rotations and reflections
 *
 * Indices that a formula permutes carry the same irreps; it is enough to name those of one. The result is sorted, and
 * empty if only T = 0 obeys the formula for these irreps ("ij=-ji" for a scalar). If an irrep occurs several times, any
 * orthogonal mixture of its copies would do. The one chosen depends only on the formula and the irreps: the copies of
 * `coupledCopies`, coupled from the left, are projected onto the symmetric tensors and orthonormalised by the Gram-Schmidt
 * process in their order, leaving out dependent ones. e3nn's ReducedTensorProducts combines copies by the same rule and has
 * the same rows, except that a formula with one index keeps the order of its terms there, and is sorted here.
 *
 * @param irreps for each index its irreps, as a string or a value returned by `irreps`
 * @example
 * const symmetric = reducedTensorProducts("ij=ji", { i: "1o" });
 * symmetric.out.toString(); // "1x0e+1x2e"
 * symmetric.apply([1, 0, 0], [0, 1, 0]); // the symmetric part of x y^T: [0, 0, 0.7071..., 0, 0, 0]
 * reducedTensorProducts("ijkl=-jikl=-ijlk=klij", { i: "1o" }).out.toString(); // "1x0e+1x2e", a curvature tensor in 3D
 * @throws RangeError if the formula is invalid or only T = 0 obeys it whatever the irreps, an index has no irreps, an
 * index with irreps is not in the formula, or permuted indices have different irreps
 */
export function reducedTensorProducts<
  const Named extends Readonly<Record<string, string | Irreps>>,
  K extends string | Irreps = Irreps,
>(
  formula: string,
  irreps: { readonly [Index in keyof Named]: IrrepsArgument<Named[Index]> },
  options: ReducedOptions<K> = {},
): ReducedTensorProducts {
  checkOptions(options, ["keep"]);
  const keep = options.keep === undefined ? undefined : readIrreps(options.keep);
  const symmetry = indexSymmetry(formula);
  const factors = irrepsOfIndices(formula, symmetry, irreps as Readonly<Record<string, unknown>>);
  const dims = factors.map(({ dim }) => dim);
  const size = dims.reduce((product, n) => product * n, 1);
  checkMemory(8 * size, `the tensors of ${dims.join(" x ")}`, "use fewer indices or smaller irreps");
  const copies = coupledCopies(
    factors,
    (irrep) => keep === undefined || keep.terms.some((term) => sameIrrep(term.irrep, irrep)),
  );
  const basis = symmetricCopies(copies, symmetry.elements, dims);
  const out = irrepsOf(basis.map(({ irrep }) => ({ mul: 1, irrep }))).simplify();
  const rows = basis.flatMap((copy) => copy.rows);
  // Built on first use: it is large if there are many indices, and `apply` does not need it.
  let dense: Matrix | undefined;
  const name = `${formula}: ${factors.map(String).join(" x ")} -> ${out.toString() || "no irreps"}`;
  const made: ReducedTensorProducts = {
    indices: symmetry.indices,
    in: factors,
    out,
    shape: [out.dim, ...dims],
    get Q() {
      dense ??= rows.map((row) => {
        const all = zeros(size);
        for (const [place, value] of row) all[place] = value;
        return all;
      });
      return dense;
    },
    apply: (...vectors) => {
      fit(vectors, factors, symmetry.indices);
      const tensor = outerProduct(vectors.map(plain));
      return rows.map((row) => {
        let sum = 0;
        for (const [place, value] of row) sum += value * tensor[place]!;
        return sum;
      });
    },
    gradients: (given, g) => {
      fit(given, factors, symmetry.indices);
      const vectors = given.map(plain);
      if (g.length !== out.dim)
        throw new RangeError(`expected g of ${out.dim} numbers for ${out.toString()}, got ${g.length}`);
      return vectors.map((x, k) => {
        // The derivative of the outer product with respect to x_i has the unit vector e_i in place of x.
        const others = outerProduct(
          vectors.with(
            k,
            x.map(() => 1),
          ),
        );
        const stride = dims.slice(k + 1).reduce((product, n) => product * n, 1);
        const gradient = zeros(x.length);
        for (const [a, row] of rows.entries()) {
          for (const [place, value] of row)
            gradient[Math.floor(place / stride) % x.length]! += g[a]! * value * others[place]!;
        }
        return gradient;
      });
    },
    [display]: () => ({ "text/plain": name }),
  };
  // Not a copy, which would build Q.
  return pictured(made, () => name);
}

/** x_i y_j ..., row-major. */
function outerProduct(vectors: readonly Vector[]): Vector {
  return vectors.reduce<Vector>(
    (tensor, x) => tensor.flatMap((entry) => x.map((other) => entry * other)),
    [1],
  );
}

function fit(vectors: readonly NumberList[], factors: readonly Irreps[], indices: string): void {
  if (vectors.length !== factors.length) {
    throw new RangeError(
      `expected ${factors.length} vectors, one for each of the indices ${indices}, got ${vectors.length}`,
    );
  }
  for (const [k, { length }] of vectors.entries()) {
    if (length === factors[k]!.dim) continue;
    throw new RangeError(
      `expected ${factors[k]!.dim} numbers of ${factors[k]!.toString()} for the index ${indices[k]}, got ${length}`,
    );
  }
}
