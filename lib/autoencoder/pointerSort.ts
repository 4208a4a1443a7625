import { stack } from "../engine/concat.js";
import { identity, zeros } from "../engine/create.js";
import { straightThrough } from "../engine/straightThrough.js";
import type { Tensor } from "../engine/tensor.js";

/** What is sorted. */
export interface PointerSortOptions {
  readonly batch: number;
  readonly elements: number;
  readonly dtype: "float32" | "float64";
}

/** tau: choices that are clear have next to no slope, and stay as they are while near ones are decided. */
const TEMPERATURE = 0.1;

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
 * Computed are permutations; learned are the softmaxes of the scores, exp(s_i / tau) / sum_j exp(s_j / tau) with tau = 0.1.
 *
 * @param score s, given the choices so far as marks [batch, element, rank], 0 for ranks that are still to come; [batch, element]
 * @returns P [batch, element, rank]
 */
export function pointerSort(
  score: (marks: Tensor) => Tensor,
  { batch, elements, dtype }: PointerSortOptions,
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
    const s = score(marks).sub(taken.mul(TAKEN));
    const e = units.gather(s.detach().argMax(-1));
    columns.push(straightThrough(e, s.div(TEMPERATURE).softmax(-1)));
    taken = taken.add(e);
  }
  return stack(columns, 2);
}
