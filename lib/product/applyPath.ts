import type { Path } from "./path.js";

/** A path with all that its sums run over in typed arrays. */
export interface PlannedPath {
  readonly path: Path;
  readonly dims: readonly [first: number, second: number, result: number];
  /** The entries C_ijk that are not 0. */
  readonly i: Int32Array;
  readonly j: Int32Array;
  readonly k: Int32Array;
  readonly C: Float64Array;
  /** For each pair (u, v) where x_u and y_v begin, where the first copy that it reaches begins, and its first weight. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly z: Int32Array;
  readonly weight: Int32Array;
  /** How many copies of the result a pair reaches. */
  readonly copies: number;
}

/** Where one pair of features, its weights and its result begin in arrays of many. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly weights: number;
  readonly z: number;
}

/** The sums of a path, written out once. */
export function planned(path: Path): PlannedPath {
  const { entries, irreps, muls, rule, starts, weightStart } = path;
  const dims = irreps.map(({ l }) => 2 * l + 1) as [number, number, number];
  const [mul1, mul2, mul3] = muls;
  const pairs: [u: number, v: number][] = [];
  for (let u = 0; u < mul1; u++) {
    if (rule.diagonal) pairs.push([u, u]);
    else for (let v = 0; v < mul2; v++) pairs.push([u, v]);
  }
  return {
    path,
    dims,
    i: Int32Array.from(entries, ([i]) => i),
    j: Int32Array.from(entries, ([, j]) => j),
    k: Int32Array.from(entries, ([, , k]) => k),
    C: Float64Array.from(entries, ([, , , C]) => C),
    x: Int32Array.from(pairs, ([u]) => starts[0] + u * dims[0]),
    y: Int32Array.from(pairs, ([, v]) => starts[1] + v * dims[1]),
    z: Int32Array.from(pairs, ([u, v]) => starts[2] + rule.target(u, v, mul2) * dims[2]),
    weight: Int32Array.from(pairs, ([u, v]) => weightStart + rule.weight(u, v, mul2, mul3)),
    copies: rule.spreads ? mul3 : 1,
  };
}

/** Adds z_wk = c W_uvw sum_ij C_ijk x_ui y_vj, over all u and v, to z. */
export function applyPath(
  plan: PlannedPath,
  x: Float64Array,
  y: Float64Array,
  weights: Float64Array,
  z: Float64Array,
  place: Place,
): void {
  const { pathWeight, weighted } = plan.path;
  const dimension = plan.dims[2];
  const product = new Float64Array(dimension);
  for (let pair = 0; pair < plan.x.length; pair++) {
    couple(plan, x, place.x + plan.x[pair]!, y, place.y + plan.y[pair]!, product);
    const firstWeight = place.weights + plan.weight[pair]!;
    let at = place.z + plan.z[pair]!;
    for (let n = 0; n < plan.copies; n++) {
      const factor = weighted ? pathWeight * weights[firstWeight + n]! : pathWeight;
      for (let k = 0; k < dimension; k++) z[at++]! += factor * product[k]!;
    }
  }
}

/** Adds the gradients of sum_wk g_wk z_wk: each is the same sum over the other three. */
export function gradientOfPath(
  plan: PlannedPath,
  x: Float64Array,
  y: Float64Array,
  weights: Float64Array,
  g: Float64Array,
  into: { readonly x: Float64Array; readonly y: Float64Array; readonly weights: Float64Array },
): void {
  const { pathWeight, weighted } = plan.path;
  const dimension = plan.dims[2];
  const { i, j, k, C } = plan;
  const [product, back] = [new Float64Array(dimension), new Float64Array(dimension)];
  for (let pair = 0; pair < plan.x.length; pair++) {
    const [atX, atY, firstWeight] = [plan.x[pair]!, plan.y[pair]!, plan.weight[pair]!];
    couple(plan, x, atX, y, atY, product);
    // back_k = sum_w c W_uvw g_wk
    back.fill(0);
    let at = plan.z[pair]!;
    for (let n = 0; n < plan.copies; n++) {
      const factor = weighted ? pathWeight * weights[firstWeight + n]! : pathWeight;
      let along = 0;
      for (let m = 0; m < dimension; m++) {
        back[m]! += factor * g[at]!;
        along += product[m]! * g[at++]!;
      }
      if (weighted) into.weights[firstWeight + n]! += pathWeight * along;
    }
    for (let n = 0; n < C.length; n++) {
      const pulled = C[n]! * back[k[n]!]!;
      into.x[atX + i[n]!]! += y[atY + j[n]!]! * pulled;
      into.y[atY + j[n]!]! += x[atX + i[n]!]! * pulled;
    }
  }
}

/** product_k = sum_ij C_ijk x_ui y_vj */
function couple(
  { i, j, k, C }: PlannedPath,
  x: Float64Array,
  atX: number,
  y: Float64Array,
  atY: number,
  product: Float64Array,
): void {
  product.fill(0);
  for (let n = 0; n < C.length; n++) product[k[n]!]! += C[n]! * x[atX + i[n]!]! * y[atY + j[n]!]!;
}
