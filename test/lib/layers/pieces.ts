import {
  adam,
  concat,
  convolution,
  dense,
  type Edges,
  einsum,
  harmonicIrreps,
  type IrrepsArray,
  type IrrepsString,
  irreps,
  irrepsArray,
  type Layer,
  layer,
  linear,
  parameter,
  random,
  sphericalHarmonics,
  type Tensor,
  tensor,
  valueAndGrad,
  type Written,
} from "noether";
import { correlate2d, normal } from "noether/engine";

/**
 * The lifting convolution (k * f)(x, g) = sum_y k(g^-1 (y - x)) f(y), where g is a turn by 90 degrees.
 *
 * @param turns [g, to, from]: how a turn moves the pixels of the kernel
 */
export const lifting = (
  inputs: number,
  outputs: number,
  side: number,
  turns: Tensor,
): Layer<[images: Tensor], Tensor> =>
  layer(
    { kernel: parameter([outputs, inputs, side ** 2], normal(1 / side)) },
    ({ kernel }, images: Tensor) => {
      const turned = einsum("g to from, out in from -> out g in to", turns, kernel);
      return correlate2d(images, turned.reshape([-1, inputs, side, side]));
    },
  );

/** What atoms see of one another. */
export interface Neighbours extends Edges {
  /** [edges, function] */
  readonly basis: Tensor;
  /** [edges, 1] */
  readonly cutoff: Tensor;
  /** [edges, xyz] */
  readonly direction: Tensor;
}

/** PaiNN's message, of scalars s [node, channel] and vectors v [node, xyz, channel]. */
export const message = (
  channels: number,
  radial: number,
): Layer<[s: Tensor, v: Tensor, neighbours: Neighbours], [Tensor, Tensor]> =>
  layer(
    {
      one: dense(channels, channels),
      two: dense(channels, 3 * channels),
      filter: dense(radial, 3 * channels),
    },
    (
      { one, two, filter },
      s: Tensor,
      v: Tensor,
      { source, target, nodes, basis, cutoff, direction }: Neighbours,
    ): [Tensor, Tensor] => {
      const phi = two(one(s).silu());
      const [scalar, carry, create] = phi.gather(source).mul(filter(basis)).mul(cutoff).split(3);
      const carried = einsum("edge xyz channel, edge channel -> edge xyz channel", v.gather(source), carry);
      const created = einsum("edge xyz, edge channel -> edge xyz channel", direction, create);
      return [scalar.segmentSum(target, nodes), carried.add(created).segmentSum(target, nodes)];
    },
  );

/** PaiNN's update, in each node. */
export const update = (channels: number): Layer<[s: Tensor, v: Tensor], [Tensor, Tensor]> =>
  layer(
    {
      U: parameter([channels, channels], "lecun"),
      V: parameter([channels, channels], "lecun"),
      one: dense(2 * channels, channels),
      two: dense(channels, 3 * channels),
    },
    ({ U, V, one, two }, s: Tensor, v: Tensor): [Tensor, Tensor] => {
      const [Uv, Vv] = [v.matmul(U), v.matmul(V)];
      const length = Vv.square().sum(1).add(1e-12).sqrt();
      const [ss, sv, vv] = two(one(concat([s, length], -1)).silu()).split(3);
      const inner = einsum("node xyz channel, node xyz channel -> node channel", Uv, Vv);
      const stretched = einsum("node channel, node xyz channel -> node xyz channel", vv, Uv);
      return [s.add(ss).add(sv.mul(inner)), v.add(stretched)];
    },
  );

/** The convolution of points: h'_i = sum_j R(|r_ij|) (h_j (x) Y(r_ij)), then a linear map of irreps. */
export const pointConvolution = <const In extends string, const Out extends string>(
  input: IrrepsString<In>,
  output: IrrepsString<Out>,
  lmax: number,
  radial: number,
): Layer<
  [h: IrrepsArray<Written<In>>, r: Tensor, basis: Tensor, edges: Edges],
  IrrepsArray<Written<Out>>
> => {
  const filter = harmonicIrreps(lmax);
  const messages = convolution(irreps(input), filter, irreps(output));
  return layer(
    { first: dense(radial, 16), second: dense(16, messages.weightCount), mix: linear(messages.out, output) },
    (
      { first, second, mix },
      h: IrrepsArray<Written<In>>,
      r: Tensor,
      basis: Tensor,
      edges: Edges,
    ): IrrepsArray<Written<Out>> => {
      const Y = irrepsArray(filter, sphericalHarmonics(lmax, r));
      return mix(messages.alongEdges(h, Y, second(first(basis).silu()), edges));
    },
  );
};

/** Functions of a distance that are 0 from c on: sin(k pi r / c) / r times a cutoff (cos(pi r / c) + 1) / 2. */
export const bessel = (r: Tensor, functions: number, c: number): [basis: Tensor, cutoff: Tensor] => {
  const k = tensor(
    Array.from({ length: functions }, (_, n) => ((n + 1) * Math.PI) / c),
    { dtype: r.dtype },
  );
  return [
    r.mul(k).sin().div(r),
    r
      .mul(Math.PI / c)
      .cos()
      .add(1)
      .mul(0.5),
  ];
};

/** Energies by PaiNN: two rounds of messages, and a sum over the atoms. */
export const energyModel = (
  species: number,
  channels: number,
  radial: number,
): Layer<[positions: Tensor, kinds: Tensor, edges: Edges], Tensor> =>
  layer(
    {
      embed: dense(species, channels),
      messages: [message(channels, radial), message(channels, radial)],
      updates: [update(channels), update(channels)],
      out: dense(channels, 1),
    },
    ({ embed, messages, updates, out }, positions: Tensor, kinds: Tensor, edges: Edges): Tensor => {
      const r = positions.gather(edges.source).sub(positions.gather(edges.target));
      const distance = r.norm(1, { keep: true });
      const [basis, cutoff] = bessel(distance, radial, 5);
      let s = embed(kinds);
      let v = einsum("node xyz, node channel -> node xyz channel", positions.mul(0), s);
      for (const [k, send] of messages.entries()) {
        const [ds, dv] = send(s, v, { ...edges, basis, cutoff, direction: r.div(distance) });
        [s, v] = updates[k]!(s.add(ds), v.add(dv));
      }
      return out(s).sum();
    },
  );

/** A molecule with what is known of it. */
export interface Labelled {
  readonly positions: Tensor;
  readonly kinds: Tensor;
  readonly edges: Edges;
  readonly energy: Tensor;
  readonly forces: Tensor;
}

/** Training on energies and forces: the losses of some steps. */
export const trainedOnForces = (
  model: ReturnType<typeof energyModel>,
  molecules: readonly Labelled[],
  steps: number,
): number[] => {
  const optimizer = adam({ rate: 5e-3 });
  let parameters = model.init(random(1));
  let state = optimizer.init(parameters);
  const loss = valueAndGrad(
    (at: typeof parameters, { positions, kinds, edges, energy, forces }: Labelled) => {
      const [E, slope] = valueAndGrad((x: Tensor) => model.apply(at, x, kinds, edges))(positions);
      return E.sub(energy).square().add(slope.add(forces).square().mean());
    },
  );
  return Array.from({ length: steps }, () =>
    molecules.reduce((sum, molecule) => {
      const [value, gradient] = loss(parameters, molecule);
      [parameters, state] = optimizer.update(parameters, gradient, state);
      return sum + value.item();
    }, 0),
  );
};
