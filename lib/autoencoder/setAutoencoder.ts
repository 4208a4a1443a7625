import { concat } from "../engine/concat.js";
import { identity } from "../engine/create.js";
import { einsum } from "../engine/einsum.js";
import { layer } from "../engine/layer.js";
import type { Layer } from "../engine/part.js";
import { shapeText } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";
import { dense } from "../layers/dense.js";
import { checkSize } from "../numbers/checkSize.js";
import type { Random } from "../numbers/random.js";
import type { Autoencoded } from "./autoencoded.js";
import { hardSort } from "./softSort.js";

/** The sizes of an autoencoder of sets. */
export interface SetAutoencoderOptions {
  /** n, how many elements a set has. */
  readonly elements: number;
  /** How many kinds of elements there are. */
  readonly classes: number;
  /** How many numbers are left of a set (default: 8). */
  readonly bottleneck?: number;
  /** The width of everything inside (default: 96). */
  readonly hidden?: number;
}

/**
 * The autoencoder of sets, G = S_n, which acts by exchanging elements:
 *
 *     h_i = phi(x_i)                                    the element network
 *     eta(x) = rho(mean_i h_i)                          what is left of the set
 *     mu(x)_i = w h_i,  psi(x) = the permutation that sorts mu(x)
 *     delta(z)_r = omega(z, e_r)                        what stands at rank r
 *     x'_i = sum_r P_ir delta(z)_r                      the permutation back
 *
 * An element's score does not depend on the others, so mu commutes with exchanges. Equal elements have equal scores, and
 * which of them stands first is left open: their exchanges are the stabiliser of x.
 *
 * @returns a layer: x [sets, n, classes] to logits; `element` is P [sets, element, rank]. Given the stream of a training, noise
 * is added to the scores
 * @throws RangeError later, if the sets are of another size
 * @see Winter, Bertolini, Le, Noe and Clevert, Unsupervised learning of group invariant and equivariant representations
 * (NeurIPS 2022)
 */
export function setAutoencoder({
  elements,
  classes,
  bottleneck = 8,
  hidden = 96,
}: SetAutoencoderOptions): Layer<[x: Tensor, draw?: Random], Autoencoded> {
  for (const [name, size] of Object.entries({ elements, classes, bottleneck, hidden }))
    checkSize(size, `setAutoencoder of 1, 2, 3, ... ${name}`, 2 ** 16);
  return layer(
    {
      phi: [dense(classes, hidden), dense(hidden, hidden), dense(hidden, hidden)],
      rho: [dense(hidden, hidden), dense(hidden, bottleneck)],
      mu: dense(hidden, 1),
      omega: slotDecoder({ elements, classes, bottleneck, hidden }),
    },
    ({ phi, rho, mu, omega }, x: Tensor, draw?: Random): Autoencoded => {
      const sets = checkSets("setAutoencoder", x, elements, classes);
      const h = phi[2](phi[1](phi[0](x).silu()).silu());
      const z = rho[1](rho[0](h.mean(1).silu()).silu());
      const P = hardSort(mu(h).reshape([sets, elements]), { draw });
      const canonical = omega(z);
      const reconstruction = einsum("set element rank, set rank class -> set element class", P, canonical);
      return { z, canonical, element: P, reconstruction };
    },
  );
}

/**
 * The decoder of sets and of lists: what stands at rank r, of z and of r as a unit vector,
 *
 *     omega(z, e_r)
 *
 * @returns a layer: z [sets, bottleneck] to logits [sets, n, classes]
 */
export function slotDecoder({
  elements,
  classes,
  bottleneck,
  hidden,
}: Required<SetAutoencoderOptions>): Layer<[z: Tensor], Tensor> {
  return layer(
    {
      one: dense(bottleneck + elements, hidden),
      two: dense(hidden, hidden),
      three: dense(hidden, hidden),
      out: dense(hidden, classes),
    },
    ({ one, two, three, out }, z: Tensor): Tensor => {
      const sets = z.shape[0]!;
      const code = z.reshape([sets, 1, bottleneck]).broadcastTo([sets, elements, bottleneck]);
      const ranks = identity(elements, { dtype: z.dtype })
        .reshape([1, elements, elements])
        .broadcastTo([sets, elements, elements]);
      return out(three(two(one(concat([code, ranks], -1)).silu()).silu()).silu());
    },
  );
}

/**
 * How many sets there are.
 *
 * @throws RangeError if they are none of n elements of so many classes
 */
export function checkSets(name: string, x: Tensor, elements: number, classes: number): number {
  if (x.rank !== 3 || x.shape[1] !== elements || x.shape[2] !== classes)
    throw new RangeError(
      `${name}: expected sets [sets, ${elements}, ${classes}], each of ${elements} elements, got ${shapeText(x.shape)}${
        x.shape[1] === 0
          ? ": an empty set has nothing to encode"
          : ": sets of other sizes need a network of their own"
      }`,
    );
  return x.shape[0]!;
}
