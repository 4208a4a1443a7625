import {
  convolution,
  type Edges,
  featureProduct,
  fullyConnectedTensorProduct,
  gate,
  harmonicIrreps,
  type IrrepsArray,
  irrepsArray,
  irrepsOf,
  type Layer,
  layer,
  linear,
  parameter,
  sphericalHarmonics,
  type Tensor,
  tensor,
} from "noether";
import { normal } from "noether/engine";

/** Molecules side by side: one graph, whose atoms know their molecule. */
export interface Molecules {
  /** [atoms, species], one-hot. */
  readonly species: Tensor;
  readonly edges: Edges;
  /** [atoms], int32: which molecule an atom belongs to. */
  readonly molecule: Tensor;
  readonly count: number;
}

/** How large the network is. */
export interface NequipSize {
  /** Copies of each irrep. */
  readonly mul: number;
  /** Width of the radial networks. */
  readonly hidden: number;
}

/** The factors by which e3nn scales its activations to second moment 1: it finds them by sampling. */
export interface ActivationFactors {
  readonly silu: number;
  readonly sigmoid: number;
}

const [layers, cutoff, functions, species] = [3, 5, 8, 3];

/** y = x W / sqrt(fan-in), without bias. */
const dense = (inputs: number, outputs: number) =>
  layer({ W: parameter([inputs, outputs], normal(1)) }, ({ W }, x: Tensor) =>
    x.matmul(W.mul(1 / Math.sqrt(inputs))),
  );

/** Bessel functions sqrt(2 / c) sin(n pi r / c) / r times a polynomial that is 1 at 0 and flat 0 at the cutoff c. */
function radialBasis(r: Tensor): Tensor {
  const k = tensor(
    Array.from({ length: functions }, (_, n) => ((n + 1) * Math.PI) / cutoff),
    { dtype: r.dtype },
  );
  const u = r.mul(1 / cutoff);
  const envelope = u.mul(u.mul(-21).add(48)).add(-28).mul(u.pow(6)).add(1);
  return r
    .mul(k)
    .sin()
    .div(r)
    .mul(envelope.mul(Math.sqrt(2 / cutoff)));
}

/**
 * A small NequIP: energies of molecules from three equivariant convolutions over neighbours, with the sizes of
 * `lib/layers`' irreps 0e + 1o + 2e and radial networks of one hidden layer.
 *
 * @see Batzner et al., E(3)-equivariant graph neural networks for data-efficient and accurate interatomic potentials (2022)
 */
export function nequip(
  { mul, hidden }: NequipSize,
  factors: ActivationFactors,
): Layer<[positions: Tensor, molecules: Molecules], Tensor> {
  const scalars = irrepsOf([{ mul, irrep: { l: 0, p: 1 } }]);
  const full = irrepsOf(harmonicIrreps(2).terms.map(({ irrep }) => ({ mul, irrep })));
  const kinds = irrepsOf([{ mul: species, irrep: { l: 0, p: 1 } }]);
  const silu = (x: Tensor): Tensor => x.silu().mul(factors.silu);
  const gating = gate(full, { scalars: silu, gates: (x) => x.sigmoid().mul(factors.sigmoid) });

  const interaction = (k: number) => {
    const [input, output] = [k === 0 ? scalars : full, k === layers - 1 ? scalars : gating.in];
    const messages = convolution(input, harmonicIrreps(2), k === layers - 1 ? "0e" : "0e + 1o + 2e");
    // From scalars alone only scalars are reached, which come first.
    const reached = output.filter(({ irrep: { l } }) => l <= input.lmax);
    const own = featureProduct(fullyConnectedTensorProduct(input, kinds, reached));
    return layer(
      {
        up: linear(input, input),
        first: dense(functions, hidden),
        second: dense(hidden, messages.weightCount),
        down: linear(messages.out, output),
        self: parameter([own.weightCount], normal(1)),
      },
      (on, h: IrrepsArray, Y: IrrepsArray, basis: Tensor, kind: IrrepsArray, edges: Edges): IrrepsArray => {
        const W = on.second(silu(on.first(basis)));
        const sum = messages.alongEdges(on.up(h), Y, W, edges).scaled(1 / Math.sqrt(8));
        const self = own.apply(h, kind, on.self).array.pad(-1, 0, output.dim - reached.dim);
        return on.down(sum).add(irrepsArray(output, self));
      },
    );
  };
  return layer(
    {
      embed: linear(kinds, scalars),
      blocks: Array.from({ length: layers }, (_, k) => interaction(k)),
      first: linear(scalars, "16x0e"),
      second: linear("16x0e", "1x0e"),
    },
    (on, positions: Tensor, { species: oneHot, edges, molecule, count }: Molecules): Tensor => {
      const r = positions.gather(edges.source).sub(positions.gather(edges.target));
      const distance = r.square().sum(1, { keep: true }).sqrt();
      const Y = irrepsArray(harmonicIrreps(2), sphericalHarmonics(2, r));
      const [basis, kind] = [radialBasis(distance), irrepsArray(kinds, oneHot)];
      let h: IrrepsArray = on.embed(kind);
      for (const [k, block] of on.blocks.entries()) {
        const z = block(h, Y, basis, kind, edges);
        h = k === layers - 1 ? irrepsArray(scalars, z.array.silu()) : gating.apply(z);
      }
      const atoms = on.second(on.first(h)).array;
      return atoms.segmentSum(molecule, count).reshape([count]);
    },
  );
}
