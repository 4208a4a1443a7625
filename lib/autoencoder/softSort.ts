import { checkTensor } from "../engine/checkTensor.js";
import { randomNormal } from "../engine/create.js";
import { checkFloat } from "../engine/dtype.js";
import { shapeText } from "../engine/shape.js";
import { straightThrough } from "../engine/straightThrough.js";
import type { Tensor } from "../engine/tensor.js";
import type { Random } from "../numbers/random.js";

const NOISE = 0.05;

/** How softly scores are sorted. */
export interface SoftSortOptions {
  /** tau, the temperature: the smaller, the nearer to a permutation (default: 1). */
  readonly tau?: number;
  /** The stream of a training: then normal noise is added to the scores, which tells equal ones apart. Without it none is. */
  readonly draw?: Random | undefined;
  /** The standard deviation of that noise (default: 0.05). */
  readonly noise?: number;
}

/**
 * The soft permutation matrix of scores, ranks in ascending order:
 *
 *     P_ir = exp(-|s_i - sort(s)_r| / tau) / sum_q exp(-|s_i - sort(s)_q| / tau)
 *
 * how much element i belongs to rank r. It moves with the elements, P(p s) = p P(s), and unlike a permutation it has a
 * slope by the scores.
 *
 * @param s [..., n]
 * @returns [..., element, rank]; each element's row sums to 1
 * @throws RangeError if there is no score, or tau is not positive
 * @throws TypeError if s is no tensor of floats
 * @see Prillo and Eisenschlos, SoftSort: a continuous relaxation for the argsort operator (ICML 2020)
 */
export function softSort(s: Tensor, { tau = 1, draw, noise = NOISE }: SoftSortOptions = {}): Tensor {
  const scores = noisy(checkedScores("softSort", s), draw, noise);
  if (!(tau > 0)) throw new RangeError(`softSort: expected a temperature tau > 0, got ${tau}`);
  return distances(scores).div(-tau).softmax(-1);
}

/**
 * The permutation matrix that sorts scores,
 *
 *     P_ir = 1 where s_i = sort(s)_r
 *
 * Equal scores can be sorted in several ways, which differ by the stabiliser of s: then P is their mean, 1/m where m scores
 * are equal, so that P(p s) = p P(s) for all scores.
 *
 * @param s [..., n]; scores are equal up to rounding: 1e-6 of the largest, in float64 1e-12
 * @returns [..., element, rank], on which nothing depends: doubly stochastic, and a permutation where no scores are equal
 * @throws RangeError if there is no score
 * @throws TypeError if s is no tensor of floats
 */
export function sortingMatrix(s: Tensor): Tensor {
  const scores = checkedScores("sortingMatrix", s).detach();
  const rounding = scores
    .abs()
    .max(-1, { keep: true })
    .mul(s.dtype === "float64" ? 1e-12 : 1e-6)
    .reshape([...s.shape.slice(0, -1), 1, 1]);
  const same = distances(scores).sub(rounding).greater(0).as(s.dtype).neg().add(1);
  return same.div(same.sum(-1, { keep: true }));
}

/**
 * `sortingMatrix` with the derivatives of `softSort`: what is computed is permuted, what is learned slides.
 *
 * @param s [..., n]
 * @returns [..., element, rank]
 * @throws RangeError if there is no score, or tau is not positive
 * @throws TypeError if s is no tensor of floats
 */
export function hardSort(s: Tensor, { draw, noise = NOISE, ...soft }: SoftSortOptions = {}): Tensor {
  const scores = noisy(checkedScores("hardSort", s), draw, noise);
  return straightThrough(sortingMatrix(scores), softSort(scores, soft));
}

/** The scores, with noise where there is a stream to draw it from. */
function noisy(s: Tensor, draw: Random | undefined, noise: number): Tensor {
  return draw === undefined ? s : s.add(randomNormal(s.shape, draw, { dtype: s.dtype }).mul(noise));
}

/** |s_i - sort(s)_r|: [..., n, n] */
function distances(s: Tensor): Tensor {
  const lead = s.shape.slice(0, -1);
  const n = s.shape.at(-1)!;
  return s
    .reshape([...lead, n, 1])
    .sub(s.sort(-1).reshape([...lead, 1, n]))
    .abs();
}

function checkedScores(name: string, s: Tensor): Tensor {
  checkTensor(name, s, "scores as a tensor");
  checkFloat(name, s);
  if (s.rank === 0 || s.shape.at(-1) === 0)
    throw new RangeError(
      `${name}: expected scores [..., n] of one element at least, got ${shapeText(s.shape)}: an empty set has nothing to sort`,
    );
  return s;
}
