import { concat } from "../engine/concat.js";
import { zeros } from "../engine/create.js";
import { einsum } from "../engine/einsum.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import { shapeText } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";
import { dense } from "../layers/dense.js";
import { crossProducts, innerProducts, mixVectors } from "../layers/vectorPrimitives.js";
import { checkSize } from "../numbers/checkSize.js";
import { gaussianBasis } from "../radial/gaussianBasis.js";
import type { Autoencoded } from "./autoencoded.js";
import { meanFrames } from "./frames.js";
import { pointerSort } from "./pointerSort.js";

/** The sizes of an autoencoder of clouds of points. */
export interface CloudAutoencoderOptions {
  /** n, how many points a cloud has. */
  readonly points: number;
  /** How many numbers are left of a cloud, besides its motion (default: 2). */
  readonly bottleneck?: number;
  /** The width of everything inside (default: 48). */
  readonly hidden?: number;
  /** How far the farthest points are from each other (default: 4). */
  readonly reach?: number;
}

/** An element of SE(3) x S_n for each cloud: x_i = sum_r P_ir (R x^_r + t). */
export interface CloudMotions {
  /** R [clouds, 3, 3]; what a line leaves open is averaged, as `meanFrames` says. */
  readonly rotation: Tensor;
  /** t [clouds, 1, 3] */
  readonly translation: Tensor;
  /** P [clouds, point, rank] */
  readonly permutation: Tensor;
}

/**
 * The autoencoder of clouds of n points, G = SE(3) x S_n:
 *
 *     t = the mean of x,    P = the order in which points are chosen, each by what was chosen before (`pointerSort`)
 *     R = the frame of two combinations of the points in that order,  v_a = sum_r W_ra (P^T (x - t))_r
 *     eta(x) = the mean of invariants of the points: inner products, and triple products, which a mirror image turns round
 *     x'_i = sum_r P_ir (R delta(eta(x))_r + t)
 *
 * The order is decided before the frame, because mean vectors of a symmetric cloud vanish: all rotations that fix a cloud up to an
 * exchange of its points fix them. In an order that knows itself the points are a frame for every cloud but a line.
 *
 * @returns a layer: x [clouds, n, 3] to points
 * @throws RangeError later, if the clouds are of another size
 * @see Winter, Bertolini, Le, Noe and Clevert (NeurIPS 2022), whose published network for pieces of Tetris is given the number of
 * each point, and so is not invariant under S_n
 */
export function cloudAutoencoder({
  points,
  bottleneck = 2,
  hidden = 48,
  reach = 4,
}: CloudAutoencoderOptions): Layer<[x: Tensor], Autoencoded<CloudMotions>> {
  checkSize(points, "cloudAutoencoder of 2, 3, 4, ... points", 64, 2);
  for (const [name, size] of Object.entries({ bottleneck, hidden }))
    checkSize(size, `cloudAutoencoder of 1, 2, 3, ... ${name}`, 4096);
  return layer(
    {
      look: pointNetwork({ points, hidden, reach }),
      eta: [dense(hidden, hidden), dense(hidden, bottleneck)],
      mu: dense(hidden, 1),
      W: parameter([points, 2], "lecun"),
      delta: cloudDecoder({ points, bottleneck, hidden }),
    },
    ({ look, eta, mu, W, delta }, x: Tensor): Autoencoded<CloudMotions> => {
      const clouds = checkClouds("cloudAutoencoder", x, points);
      const t = x.mean(1, { keep: true });
      const centred = x.sub(t);
      const unmarked = look(centred, zeros([clouds, points, points], { dtype: x.dtype }));
      const z = eta[1](eta[0](unmarked.mean(1)).silu());
      const P = pointerSort((marks) => mu(look(centred, marks)).reshape([clouds, points]), {
        batch: clouds,
        elements: points,
        dtype: x.dtype as "float32",
      });
      const R = meanFrames(einsum("cloud point rank, cloud point xyz, rank a -> cloud xyz a", P, centred, W));
      const canonical = delta(z);
      const turned = einsum("cloud xyz a, cloud rank a -> cloud rank xyz", R, canonical);
      const reconstruction = einsum("cloud point rank, cloud rank xyz -> cloud point xyz", P, turned).add(t);
      return { z, canonical, element: { rotation: R, translation: t, permutation: P }, reconstruction };
    },
  );
}

/**
 * Invariants of each point under SO(3) and shifts, from the vectors to all others:
 *
 *     m_ic = sum_j f_c(|r_ij|, marks_j) r_ij,    s_i = mean_j g(|r_ij|, marks_j),    y_r = the point that is marked r
 *     h_i = phi(s_i, <m A, m B>, m A . (m B x m D), x_i . y_r, x_i . (y_0 x y_1))
 *
 * The triple products are pseudoscalars: a mirror image turns them round, so that h tells hands apart.
 *
 * @returns a layer: x [clouds, n, 3], seen from the centre, and marks [clouds, point, rank] to h [clouds, n, hidden]
 */
function pointNetwork({
  points: n,
  hidden,
  reach,
}: Required<Omit<CloudAutoencoderOptions, "bottleneck">>): Layer<[x: Tensor, marks: Tensor], Tensor> {
  const C = 8;
  const basis = gaussianBasis({ number: 12, end: reach });
  return layer(
    {
      filter: [dense(basis.number + n, hidden), dense(hidden, hidden + C)],
      A: parameter([C, C], "lecun"),
      B: parameter([C, C], "lecun"),
      D: parameter([C, C], "lecun"),
      phi: [dense(hidden + 2 * n + 1 + 2 * C, hidden), dense(hidden, hidden)],
    },
    ({ filter, A, B, D, phi }, x: Tensor, marks: Tensor): Tensor => {
      const clouds = x.shape[0]!;
      const pairs = [clouds, n, n] as const;
      const r = x.reshape([clouds, 1, n, 3]).sub(x.reshape([clouds, n, 1, 3]));
      const d = r.norm(-1).reshape([clouds * n * n, 1]);
      const senders = marks.reshape([clouds, 1, n, n]).broadcastTo([clouds, n, n, n]);
      const about = concat([basis.apply(d).reshape([...pairs, basis.number]), senders], -1);
      const both = filter[1](filter[0](about).silu());
      const s = both.slice(-1, 0, hidden).mean(2);
      const m = einsum("cloud i j c, cloud i j xyz -> cloud i xyz c", both.slice(-1, hidden), r);
      const [a, b, c] = [mixVectors(m, A), mixVectors(m, B), mixVectors(m, D)];
      const y = einsum("cloud i rank, cloud i xyz -> cloud xyz rank", marks, x);
      const sides = concat([y, crossProducts(y.slice(-1, 0, 1), y.slice(-1, 1, 2))], -1);
      const chosen = einsum("cloud i xyz, cloud xyz side -> cloud i side", x, sides);
      const seen = concat([s, marks, chosen, innerProducts(a, b), innerProducts(a, crossProducts(b, c))], -1);
      return phi[1](phi[0](seen).silu()).silu();
    },
  );
}

/**
 * Points of a few numbers, by a perceptron.
 *
 * @returns a layer: z [clouds, bottleneck] to points [clouds, n, 3]
 */
export function cloudDecoder({
  points,
  bottleneck,
  hidden,
}: Required<Omit<CloudAutoencoderOptions, "reach">>): Layer<[z: Tensor], Tensor> {
  return layer(
    { one: dense(bottleneck, hidden), two: dense(hidden, hidden), three: dense(hidden, 3 * points) },
    ({ one, two, three }, z: Tensor): Tensor =>
      three(two(one(z).silu()).silu()).reshape([z.shape[0]!, points, 3]),
  );
}

/**
 * How many clouds there are.
 *
 * @throws RangeError if they have other numbers of points
 */
export function checkClouds(name: string, x: Tensor, points: number): number {
  if (x.rank !== 3 || x.shape[1] !== points || x.shape[2] !== 3)
    throw new RangeError(
      `${name}: expected clouds [clouds, ${points}, 3], got ${shapeText(x.shape)}${x.shape[1] === 0 ? ": an empty cloud has no centre" : ""}`,
    );
  return x.shape[0]!;
}
