import { stack } from "../engine/concat.js";
import { identity, randomNormal, zeros } from "../engine/create.js";

import { straightThrough } from "../engine/straightThrough.js";
import type { Tensor } from "../engine/tensor.js";
import type { Random } from "../numbers/random.js";

/** The standard deviation of the noise of a training. */
const NOISE = 0.1;

/** What is sorted, and whether for a training. */
export interface PointerSortOptions {
  readonly batch: number;
  readonly elements: number;
  readonly dtype: "float32" | "float64";
  readonly draw?: Random | undefined;
}

/** Below every score: what is chosen already is not chosen again. */
const TAKEN = 1e6;

/**
 * Elements chosen one by one, each by scores that know which were chosen before:
 *
 *     e_r = the element with the largest s(e_0, ..., e_(r-1)) among those that are left,    P_ir = (e_r)_i
 *
 * Where x has symmetries, several elements have the same score, and the first of them is taken: it is as good as the others,
 * if they are one orbit of what still fixes x and e_0, ..., e_(r-1). So the stabiliser gets smaller with each choice, until only
 * the identity is left. (Scores that do not know of each other cannot do this: all four corners of a square have the same.)
 *
 * Computed are permutations; learned are the softmaxes of the scores.
 *
 * @param score s, given the choices so far as marks [batch, element, rank], 0 for ranks that are still to come; [batch, element]
 * @param options.draw the stream of a training: then normal noise of standard deviation 0.1 is added to the scores, so that it
 * pays to have those of different elements apart. Without it none is
 * @returns P [batch, element, rank]
 */
export function pointerSort(
  score: (marks: Tensor) => Tensor,
  { batch, elements, dtype, draw }: PointerSortOptions,
): Tensor {
  const units = identity(elements, { dtype });
  const none = zeros([batch, elements], { dtype });
  const columns: Tensor[] = [];
  let taken = none;
  for (let r = 0; r < elements; r++) {
    const marks = stack(
      [...columns.map((e) => e.detach()), ...Array.from({ length: elements - r }, () => none)],
      2,
    );
    const left = score(marks).sub(taken.mul(TAKEN));
    const s =
      draw === undefined ? left : left.add(randomNormal([batch, elements], draw, { dtype }).mul(NOISE));
    const e = units.gather(s.detach().argMax(-1));
    columns.push(straightThrough(e, s.softmax(-1)));
    taken = taken.add(e);
  }
  return stack(columns, 2);
}
