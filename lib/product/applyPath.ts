import type { Vector } from "../engine/matrix.js";
import type { Path } from "./path.js";

/** Adds z_wk = c W_uvw sum_ij C_ijk x_ui y_vj, over all u and v, to z. */
export function applyPath(path: Path, x: Vector, y: Vector, weights: Vector, z: Float64Array): void {
  const dimension = 2 * path.irreps[2].l + 1;
  const product = new Float64Array(dimension);
  eachPair(path, (u, v, copies, firstCopy, firstWeight) => {
    couple(path, x, y, u, v, product);
    for (let n = 0; n < copies; n++) {
      const factor = path.weighted ? path.pathWeight * weights[firstWeight + n]! : path.pathWeight;
      const at = path.starts[2] + (firstCopy + n) * dimension;
      for (let k = 0; k < dimension; k++) z[at + k]! += factor * product[k]!;
    }
  });
}

/** Adds the gradients of sum_wk g_wk z_wk: each is the same sum over the other three. */
export function gradientOfPath(
  path: Path,
  x: Vector,
  y: Vector,
  weights: Vector,
  g: Vector,
  into: { readonly x: Float64Array; readonly y: Float64Array; readonly weights: Float64Array },
): void {
  const [d1, d2, d3] = path.irreps.map(({ l }) => 2 * l + 1) as [number, number, number];
  const [product, back] = [new Float64Array(d3), new Float64Array(d3)];
  eachPair(path, (u, v, copies, firstCopy, firstWeight) => {
    couple(path, x, y, u, v, product);
    // back_k = sum_w c W_uvw g_wk
    back.fill(0);
    for (let n = 0; n < copies; n++) {
      const at = path.starts[2] + (firstCopy + n) * d3;
      const factor = path.weighted ? path.pathWeight * weights[firstWeight + n]! : path.pathWeight;
      let along = 0;
      for (let k = 0; k < d3; k++) {
        back[k]! += factor * g[at + k]!;
        along += product[k]! * g[at + k]!;
      }
      if (path.weighted) into.weights[firstWeight + n]! += path.pathWeight * along;
    }
    const [atX, atY] = [path.starts[0] + u * d1, path.starts[1] + v * d2];
    for (const [i, j, k, C] of path.entries) {
      into.x[atX + i]! += C * y[atY + j]! * back[k]!;
      into.y[atY + j]! += C * x[atX + i]! * back[k]!;
    }
  });
}

/** Visits the pairs (u, v) of a path, with the copies of the result that they reach and the weights to them. */
function eachPair(
  { rule, muls: [mul1, mul2, mul3], weightStart }: Path,
  visit: (u: number, v: number, copies: number, firstCopy: number, firstWeight: number) => void,
): void {
  const copies = rule.spreads ? mul3 : 1;
  for (let u = 0; u < mul1; u++) {
    for (let v = rule.diagonal ? u : 0; v < (rule.diagonal ? u + 1 : mul2); v++) {
      visit(u, v, copies, rule.target(u, v, mul2), weightStart + rule.weight(u, v, mul2, mul3));
    }
  }
}

/** product_k = sum_ij C_ijk x_ui y_vj */
function couple(path: Path, x: Vector, y: Vector, u: number, v: number, product: Float64Array): void {
  const [first, second] = path.irreps;
  const atX = path.starts[0] + u * (2 * first.l + 1);
  const atY = path.starts[1] + v * (2 * second.l + 1);
  product.fill(0);
  for (const [i, j, k, C] of path.entries) product[k]! += C * x[atX + i]! * y[atY + j]!;
}
