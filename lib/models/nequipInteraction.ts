import { silu } from "../engine/activations.js";
import { concat } from "../engine/concat.js";
import { zeros } from "../engine/create.js";
import { tanh } from "../engine/functions.js";
import { normal } from "../engine/initializers.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import { smooth } from "../engine/smooth.js";
import type { Tensor } from "../engine/tensor.js";
import type { Edges } from "../graph/edges.js";
import { type Irreps, irrepsOf } from "../irreps/irreps.js";
import { featureProduct } from "../layers/featureProduct.js";
import { fullyConnectedNet } from "../layers/fullyConnectedNet.js";
import { gate } from "../layers/gate.js";
import { type IrrepsArray, irrepsArray } from "../layers/irrepsArray.js";
import { linear } from "../layers/linear.js";
import { channelwiseTensorProduct } from "../product/channelwise.js";
import { fullyConnectedTensorProduct } from "../product/fullyConnected.js";
import { type TensorProduct, tensorProduct } from "../product/tensorProduct.js";

/** Factors for second moment 1 as e3nn finds them, from a million draws: weights trained with them keep their meaning. */
const [siluFactor, tanhFactor] = [1.6791767923989418, 1.5937334472592695];
const scaledSilu = (x: Tensor): Tensor => smooth(silu, x).mul(siluFactor);
const scaledTanh = (x: Tensor): Tensor => smooth(tanh, x).mul(tanhFactor);

/** What all layers are given: of edges, harmonics and functions of the distance; of atoms, their element, one-hot. */
export interface Surroundings {
  readonly Y: IrrepsArray;
  readonly basis: Tensor;
  readonly kinds: IrrepsArray;
  readonly edges: Edges;
}

/** What a convolution is made of. */
export interface InteractionParts {
  /** The features of an atom before. */
  readonly input: Irreps;
  /** Those after it, as far as they can be reached. */
  readonly keep: Irreps;
  readonly harmonics: Irreps;
  /** A scalar for each element. */
  readonly kinds: Irreps;
  /** The sizes of the radial network, but for the last. */
  readonly radial: readonly number[];
  readonly neighbours: number;
}

/** NequIP's convolution with self-connection and gate, and the irreps of what comes of it: see `nequipFeatures`. */
export function nequipInteraction({ input, keep, harmonics, kinds, radial, neighbours }: InteractionParts): {
  readonly layer: Layer<[h: IrrepsArray, of: Surroundings], IrrepsArray>;
  readonly out: Irreps;
} {
  const within = input.tensorProduct(harmonics);
  const reached = keep.terms.filter(({ irrep }) => within.count(irrep) > 0);
  const out = irrepsOf([
    ...reached.filter(({ irrep: { l } }) => l === 0),
    ...reached.filter(({ irrep: { l } }) => l > 0),
  ]).simplify();
  const gating = gate<Irreps>(out, { scalars: scaledSilu, pseudoscalars: scaledTanh, gates: scaledSilu });
  const messages = featureProduct(
    pathByPath(channelwiseTensorProduct<Irreps, Irreps, Irreps>(input, harmonics, gating.in)),
  );
  const kept = gating.in.filter(({ irrep }) => input.count(irrep) > 0);
  const own = featureProduct(fullyConnectedTensorProduct<Irreps, Irreps, Irreps>(input, kinds, kept));
  const scale = 1 / Math.sqrt(neighbours);
  const made = layer(
    {
      linear1: linear<Irreps, Irreps>(input, input),
      radial: fullyConnectedNet([...radial, messages.weightCount], scaledSilu),
      linear2: linear<Irreps, Irreps>(messages.out, gating.in),
      selfConnection: parameter([own.weightCount], normal(1)),
    },
    (
      { linear1, radial, linear2, selfConnection },
      h: IrrepsArray,
      { Y, basis, kinds, edges }: Surroundings,
    ): IrrepsArray => {
      const sum = messages.alongEdges(linear1(h).scaled(scale), Y, radial(basis), edges);
      const self = widened(own.apply(h, kinds, selfConnection), gating.in);
      return gating.apply(linear2(sum).add(self));
    },
  );
  return { layer: made, out };
}

/** The same product with its weights in the order of the terms of x, then y, then z, as NequIP has them. */
function pathByPath({ in1, in2, out, paths }: TensorProduct): TensorProduct {
  const term = (irreps: Irreps, start: number): number =>
    irreps.slices.findIndex((slice) => slice.start === start);
  const instructions = paths
    .map(({ starts: [x, y, z] }) => ({
      in1: term(in1, x),
      in2: term(in2, y),
      out: term(out, z),
      mode: "uvu" as const,
    }))
    .sort((a, b) => a.in1 - b.in1 || a.in2 - b.in2 || a.out - b.out);
  return tensorProduct<Irreps, Irreps, Irreps>(in1, in2, out, instructions);
}

/** Features as those of more irreps, of which the others are 0. */
function widened(x: IrrepsArray, to: Irreps): IrrepsArray {
  if (x.irreps.equals(to)) return x;
  const lead = x.array.shape.slice(0, -1);
  let at = 0;
  const parts = to.terms.map(({ irrep, mul }, k) => {
    const { start, end } = to.slices[k]!;
    const found = x.irreps.terms[at];
    if (found?.irrep.l !== irrep.l || found.irrep.p !== irrep.p || found.mul !== mul)
      return zeros([...lead, end - start], { dtype: x.array.dtype });
    const own = x.irreps.slices[at++]!;
    return x.array.slice(-1, own.start, own.end);
  });
  return irrepsArray<Irreps>(to, concat(parts, -1));
}
