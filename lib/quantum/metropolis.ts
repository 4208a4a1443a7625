import { tensor } from "../engine/create.js";
import type { Tensor } from "../engine/tensor.js";
import type { Random } from "../numbers/random.js";
import type { OfWalkers } from "./waveFunction.js";

/** Walkers after some moves. */
export interface Walk {
  /** [walkers, electrons, dimensions] */
  readonly r: Tensor;
  /** The share of the moves that were accepted: about a half is good. */
  readonly accepted: number;
}

/** How walkers move. */
export interface WalkOptions {
  /** The standard deviation of a move of each coordinate. */
  readonly width: number;
  /** How many moves every walker tries. */
  readonly moves: number;
  readonly draw: Random;
}

/**
 * Walkers whose places become draws from |Psi|^2, by Metropolis' rule: each tries a move r' = r + width times a normal
 * vector, and makes it with the probability min(1, |Psi(r')|^2 / |Psi(r)|^2), otherwise it stays.
 *
 * @param logarithm r [walkers, electrons, dimensions] to log |Psi| [walkers]
 * @param r where they begin
 * @see Metropolis, Rosenbluth, Rosenbluth, Teller and Teller, J. Chem. Phys. 21 (1953) 1087
 */
export function metropolis(logarithm: OfWalkers, r: Tensor, { width, moves, draw }: WalkOptions): Walk {
  const { shape, dtype } = r;
  const walkers = shape[0]!;
  const each = r.size / Math.max(1, walkers);
  const places = Float64Array.from(r.values);
  let log = Float64Array.from(logarithm(r).values);
  let accepted = 0;
  for (let move = 0; move < moves; move++) {
    const tried = places.map((x) => x + width * draw.normal());
    const next = Float64Array.from(logarithm(tensor(tried, { shape, dtype })).values);
    log = log.map((before, w) => {
      // An unlikely place may have Psi = 0, log -Infinity; what is no number is not taken.
      if (!(Math.log(draw.uniform()) < 2 * (next[w]! - before))) return before;
      accepted++;
      places.set(tried.subarray(w * each, (w + 1) * each), w * each);
      return next[w]!;
    });
  }
  return { r: tensor(places, { shape, dtype }), accepted: accepted / Math.max(1, moves * walkers) };
}
