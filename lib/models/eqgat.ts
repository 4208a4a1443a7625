import { concat } from "../engine/concat.js";
import { ones, zeros } from "../engine/create.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import type { AtomicGraph } from "../graph/atomicGraph.js";
import { checkAtoms } from "../graph/checkAtoms.js";
import type { Edges } from "../graph/edges.js";
import { edgeVectors } from "../graph/edgeVectors.js";
import { segmentSoftmax } from "../graph/segmentSoftmax.js";
import { atomwise } from "../layers/atomwise.js";
import { dense } from "../layers/dense.js";
import { edgeDense } from "../layers/edgeDense.js";
import { elementEmbedding } from "../layers/elementEmbedding.js";
import { featureProduct } from "../layers/featureProduct.js";
import type { ScalarsAndVectors } from "../layers/gatedVectors.js";
import { irrepsArray } from "../layers/irrepsArray.js";
import { crossProducts, innerProducts, mixVectors, scaleVectors } from "../layers/vectorPrimitives.js";
import { checkSize } from "../numbers/checkSize.js";
import { tensorProduct } from "../product/tensorProduct.js";
import { besselBasis } from "../radial/besselBasis.js";
import type { DistanceBasis } from "../radial/distanceBasis.js";
import { polynomialCutoff } from "../radial/polynomialCutoff.js";

/** What EQGAT is made of. */
export interface EqgatOptions {
  /** The atomic numbers of the elements that it knows: [1, 6, 8]. */
  readonly elements: readonly number[];
  /** How far atoms see, in the unit of the positions (default: 5). */
  readonly cutoff?: number;
  /** S, how many scalars an atom has (default: 64; its authors take 128). */
  readonly scalars?: number;
  /** C, how many vectors (default: 16; its authors take 32). */
  readonly vectors?: number;
  /** How many layers (default: 3; its authors take 5). */
  readonly layers?: number;
  /** The functions of the distance (default: 32 Bessel functions that end at the cutoff). */
  readonly basis?: DistanceBasis;
  /** Whether vector products are among the messages (default); without them it commutes with reflections as well. */
  readonly cross?: boolean;
  /**
   * Whether neighbours lose their share towards the cutoff. By its authors (default: false) they keep it, and energies jump
   * where a neighbour comes or leaves.
   */
  readonly smooth?: boolean;
}

/**
 * EQGAT's features of atoms, scalars s and vectors v. In each layer, with n_ij = r_ij/|r_ij|,
 *
 *     (a_ij, b_ij) = two(silu(one(s_i, s_j, R(d_ij))))         b = (b0, b1, b2)
 *     s_i <- s_i + sum_j softmax_j(a_ij) o (s_j W + w)         channel by channel
 *     v_i <- v_i + mean_j ( b0 n_ij + b1 (v_j V) + b2 v_i x (v_j V) )
 *
 * and then a gated block, s_i and v_i from s_i, |v_i| and v_i. R are Bessel functions times the polynomial cutoff. Scalars
 * are invariant and vectors turn under rotations, SO(3). Under reflections they do not: a vector product is a pseudovector, so
 * that v has a part of either parity, and by the lengths of v so do the scalars: EQGAT can tell mirror images from each other.
 * Without the vector products all of it commutes with O(3).
 *
 * @returns a layer: positions [nodes, 3] and the graph to s [nodes, S] and v [nodes, xyz, C]
 * @throws RangeError later, if an atom is of an element that is not listed
 * @see Le, Noe and Clevert, Equivariant graph attention networks for molecular property prediction (2022); Representation
 * learning on biomolecular structures using equivariant graph attention (LoG 2022)
 */
export function eqgatFeatures({
  elements,
  cutoff = 5,
  scalars: S = 64,
  vectors: C = 16,
  layers = 3,
  basis = besselBasis({ number: 32, end: cutoff }),
  cross = true,
  smooth = false,
}: EqgatOptions): Layer<[x: Tensor, graph: AtomicGraph], ScalarsAndVectors> {
  for (const [name, size] of Object.entries({ scalars: S, vectors: C }))
    checkSize(size, `eqgat of 1, 2, 3, ... ${name}`, 2 ** 16);
  checkSize(layers, "eqgat of 1, 2, 3, ... layers", 64);
  const f = polynomialCutoff(cutoff);
  return layer(
    {
      embedding: elementEmbedding(elements, S, "eqgat"),
      convs: Array.from({ length: layers }, (_, k) =>
        convolution({ S, C, functions: basis.number, kinds: k === 0 ? 1 : cross ? 3 : 2 }),
      ),
      updates: Array.from({ length: layers }, () => update(S, C)),
    },
    ({ embedding, convs, updates }, x: Tensor, graph: AtomicGraph): ScalarsAndVectors => {
      // A share is given to neighbours beyond the cutoff as well.
      checkAtoms("eqgat", x, graph, cutoff, true);
      const r = edgeVectors(x, graph);
      const d = r.norm(1, { keep: true });
      const fade = f(d);
      const R = basis.apply(d).mul(fade);
      let s = embedding(graph.numbers);
      let v = zeros([graph.nodes, 3, C], { dtype: x.dtype });
      for (const [k, convolve] of convs.entries()) {
        const [ds, dv] = convolve(s, v, R, r.div(d), smooth ? fade : undefined, graph);
        [s, v] = updates[k]!(s.add(ds), v.add(dv));
      }
      return [s, v];
    },
  );
}

/**
 * EQGAT's energy, a sum over atoms of what their scalars and the lengths of their vectors say; forces are -dE/dx.
 *
 * @returns a layer: positions [nodes, 3] and the graph to energies [graphs]
 */
export function eqgat(options: EqgatOptions): Layer<[x: Tensor, graph: AtomicGraph], Tensor> {
  const { scalars: S = 64, vectors: C = 16 } = options;
  return layer(
    {
      representation: eqgatFeatures(options),
      Wv: parameter([C, C], "lecun"),
      Ws: dense(C + S, S),
      outnet: atomwise(S, { hidden: S }),
    },
    ({ representation, Wv, Ws, outnet }, x: Tensor, graph: AtomicGraph): Tensor => {
      const [s, v] = representation(x, graph);
      return outnet(Ws(concat([s, lengths(mixVectors(v, Wv))], -1)), graph);
    },
  );
}

/** |v|, at least 1e-3: below that it has no slope. */
function lengths(v: Tensor): Tensor {
  return innerProducts(v, v).maximum(1e-6).sqrt();
}

/** The messages; of `kinds` 1 there are only directions, of 2 neighbours' vectors too, of 3 vector products. */
function convolution({
  S,
  C,
  functions,
  kinds,
}: {
  readonly S: number;
  readonly C: number;
  readonly functions: number;
  readonly kinds: 1 | 2 | 3;
}): Layer<
  [s: Tensor, v: Tensor, R: Tensor, n: Tensor, fade: Tensor | undefined, edges: Edges],
  ScalarsAndVectors
> {
  const one = "1x0e + 1x1o";
  const attend = featureProduct(
    tensorProduct<string, string, string>(`${S}x0e`, one, `${S}x0e`, [
      { in1: 0, in2: 0, out: 0, mode: "uvu" },
    ]),
  );
  const into = Array.from({ length: kinds }, () => `${C}x1o`).join(" + ");
  const send = featureProduct(
    tensorProduct<string, string, string>(
      `${C}x0e + ${C}x1o`,
      one,
      into,
      Array.from({ length: kinds }, (_, k) => ({
        in1: k === 0 ? 0 : 1,
        in2: k === 0 ? 1 : 0,
        out: k,
        mode: "uvu",
      })),
    ),
  );
  return layer(
    {
      one: edgeDense(S, functions, S),
      two: dense(S, S + kinds * C),
      scalarNet: dense(S, S),
      ...(kinds > 1 && { V: parameter([C, C], "lecun") }),
    },
    (
      on,
      s: Tensor,
      v: Tensor,
      R: Tensor,
      n: Tensor,
      fade: Tensor | undefined,
      edges: Edges,
    ): ScalarsAndVectors => {
      const { target, nodes } = edges;
      const both = on.two(on.one(s, R, edges).silu());
      const faded = (w: Tensor): Tensor => (fade ? w.mul(fade) : w);
      const shares = (logits: Tensor): Tensor => faded(segmentSoftmax(logits, target, nodes, fade));
      const a = shares(both.slice(-1, 0, S));
      const unit = ones([n.shape[0]!, 1], { dtype: n.dtype });
      const ends = irrepsArray<string>(one, concat([unit, n], -1));
      const ds = attend.alongEdges(
        irrepsArray<string>(attend.in1.toString(), on.scalarNet(s)),
        ends,
        a,
        edges,
      ).array;
      const b = both.slice(-1, S).mul(shares(unit.mul(0)));
      const w = on.V ? mixVectors(v, on.V) : v;
      const nodesOf = concat([ones([nodes, C], { dtype: n.dtype }), w.reshape([-1, 3 * C])], -1);
      const sums = send.alongEdges(irrepsArray<string>(send.in1.toString(), nodesOf), ends, b, edges).array;
      const part = (k: number): Tensor => sums.slice(-1, 3 * C * k, 3 * C * (k + 1)).reshape([-1, 3, C]);
      // sum_j b2 v_i x w_j = v_i x sum_j b2 w_j
      const dv = [
        part(0),
        ...(kinds > 1 ? [part(1)] : []),
        ...(kinds > 2 ? [crossProducts(v, part(2))] : []),
      ];
      return [ds, dv.reduce((sum, each) => sum.add(each))];
    },
  );
}

/** The gated block: the new s and v. */
function update(S: number, C: number): Layer<[s: Tensor, v: Tensor], ScalarsAndVectors> {
  return layer(
    {
      Wv0: parameter([C, 2 * C], "lecun"),
      one: dense(C + S, S),
      two: dense(S, C + S),
      Wv1: parameter([C, C], "lecun"),
    },
    ({ Wv0, one, two, Wv1 }, s: Tensor, v: Tensor): ScalarsAndVectors => {
      const [measured, kept] = mixVectors(v, Wv0).split(2);
      const both = two(one(concat([s, lengths(measured)], -1)).silu());
      const gate = both.slice(-1, 0, C);
      return [s.add(both.slice(-1, C)), v.add(mixVectors(scaleVectors(gate, kept), Wv1))];
    },
  );
}
