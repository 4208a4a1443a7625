import {
  convolution,
  type Edges,
  type FeatureProduct,
  featureProduct,
  fromRows,
  fullyConnectedTensorProduct,
  harmonicIrreps,
  type Irreps,
  irrepsArray,
  sphericalHarmonics,
  type Tensor,
} from "noether";
import { tensor, vjp } from "noether/engine";
import { type Ready, ready } from "../answering.js";
import { hashes } from "../inputs.js";
import type { EngineWork } from "../work.js";
import { filled } from "./filled.js";

export function harmonics({ size: degree, pass }: EngineWork): Ready {
  const v = filled(1, 100_000, 3);
  const Y = (x: Tensor): Tensor => sphericalHarmonics(degree, x);
  if (pass === "forward")
    return ready(
      () => Y(v),
      (made) => [made.values],
    );
  const cotangent = filled(2, 100_000, (degree + 1) ** 2);
  return ready(
    () => vjp(Y, v, cotangent),
    ([, slope]) => [slope.values],
  );
}

const harmonic = harmonicIrreps(2);

/** Each of 64 channels with the harmonics to degree 2, with weights of its own for each edge and path. */
export function channelwise({ size, pass }: EngineWork): Ready {
  return multiplied(convolution("64x0e + 64x1o + 64x2e", harmonic, harmonic), pass, size, true);
}

/** All of 32 channels with the harmonics to degree 2, with the same weights for all edges. */
export function fullyConnected({ size, pass }: EngineWork): Ready {
  const irreps = "32x0e + 32x1o + 32x2e";
  const product = featureProduct(fullyConnectedTensorProduct(irreps, harmonic, irreps));
  return multiplied(product, pass, size, false);
}

/** Gathered from the sources, multiplied as `channelwise`, summed at the targets: 20 edges to each node. */
export function messages({ size, pass }: EngineWork): Ready {
  const nodes = size / 20;
  const edges: Edges = {
    source: tensor(Int32Array.from(hashes(7, size), (h) => h % nodes)),
    target: tensor(Int32Array.from({ length: size }, (_, e) => Math.floor(e / 20))),
    nodes,
  };
  return multiplied(convolution("64x0e + 64x1o + 64x2e", harmonic, harmonic), pass, size, true, edges);
}

interface Factors {
  readonly x: Tensor;
  readonly y: Tensor;
  readonly w: Tensor;
}

/** A product of the numbers that all libraries get, which are in e3nn's order. */
function multiplied(
  product: FeatureProduct,
  pass: EngineWork["pass"],
  rows: number,
  hasOwnWeights: boolean,
  edges?: Edges,
): Ready {
  const { in1, in2, out, weightCount } = product;
  const features = (irreps: Irreps, seed: number, count: number): Tensor =>
    fromRows(irreps, filled(seed, count, irreps.dim)).array;
  const toRows = (irreps: Irreps, array: Tensor) => irrepsArray(irreps, array).toRows().values;
  const factors: Factors = {
    x: features(in1, 3, edges?.nodes ?? rows),
    y: features(in2, 4, rows),
    w: hasOwnWeights ? filled(5, rows, weightCount) : filled(5, weightCount),
  };
  const multiply = (f: Factors): Tensor => {
    const [x, y] = [irrepsArray(in1, f.x), irrepsArray(in2, f.y)];
    return (edges ? product.alongEdges(x, y, f.w, edges) : product.apply(x, y, f.w)).array;
  };
  if (pass === "forward")
    return ready(
      () => multiply(factors),
      (z) => [toRows(out, z)],
    );
  const cotangent = features(out, 6, edges?.nodes ?? rows);
  return ready(
    () => vjp(multiply, factors, cotangent),
    ([, { x, y, w }]) => [toRows(in1, x), toRows(in2, y), w.values],
  );
}
