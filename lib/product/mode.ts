/**
 * How the copies of a path are combined, x_u and y_v being copies in the factors, z_w in the result, and x y the
 * Clebsch-Gordan product:
 *
 *     uvw     z_w  = sum_uv W_uvw x_u y_v        all copies with all copies
 *     uvu     z_u  = sum_v  W_uv  x_u y_v        channel by channel of the first: a convolution's filter is the second
 *     uvv     z_v  = sum_u  W_uv  x_u y_v
 *     uuw     z_w  = sum_u  W_uw  x_u y_u
 *     uuu     z_u  =        W_u   x_u y_u        element by element
 *     uvuv    z_uv =        W_uv  x_u y_v        every pair separately
 *
 * A mode is the indices of its three features, one after another: of the first factor, of the second, of the result.
 */
export type Mode = "uvw" | "uvu" | "uvv" | "uuw" | "uuu" | "uvuv";

/** A number for each of the indices u, v and w. */
export type ForEachIndex = readonly [u: number, v: number, w: number];

/** The sums of a mode for given multiplicities. Only numbers: they can be stored, sent and embedded in generated code. */
export interface ModeSums {
  /** How many values u, v and w take; 1 for an index that the mode does not have. */
  readonly counts: ForEachIndex;
  /** The steps of each feature: u, v, w stand for copy u step_u + v step_v + w step_w. */
  readonly first: ForEachIndex;
  readonly second: ForEachIndex;
  readonly result: ForEachIndex;
  /** The steps in W, row-major. */
  readonly weight: ForEachIndex;
  /** The shape of W: the values of each index of the mode, in order. */
  readonly weightShape: readonly number[];
  /** How many copies each feature must have: the values of its indices. */
  readonly muls: readonly [first: number, second: number, result: number];
  /** How many terms are summed into each copy of the result: the values of the factors' indices that it lacks. */
  readonly fanIn: number;
}

/** The remedy for multiplicities that do not fit. */
export const remedies: Readonly<Record<Mode, string>> = {
  uvw: "any multiplicities are allowed",
  uvu: "the result must have as many copies as the first factor",
  uvv: "the result must have as many copies as the second factor",
  uuw: "both factors must have equally many copies",
  uuu: "all three must have equally many copies",
  uvuv: "the result must have one copy for each pair",
};

/** The sums that the letters of a mode stand for, u taking mul1 values, v mul2 and w mul3. */
export function modeSums(mode: Mode, [mul1, mul2, mul3]: readonly [number, number, number]): ModeSums {
  const size: Readonly<Record<string, number>> = { u: mul1, v: mul2, w: mul3 };
  const indices = [...new Set(mode)];
  const [first, second, result] = [mode[0]!, mode[1]!, mode.slice(2)];
  const values = (of: Iterable<string>): number => [...of].reduce((count, index) => count * size[index]!, 1);
  /** By how much the row-major position for the given indices grows with u, v and w. */
  const steps = (of: readonly string[]): ForEachIndex => {
    const step = (index: string): number =>
      of.includes(index) ? values(of.slice(of.indexOf(index) + 1)) : 0;
    return [step("u"), step("v"), step("w")];
  };
  const count = (index: string): number => (indices.includes(index) ? size[index]! : 1);
  return {
    counts: [count("u"), count("v"), count("w")],
    first: steps([first]),
    second: steps([second]),
    result: steps([...result]),
    weight: steps(indices),
    weightShape: indices.map((index) => size[index]!),
    muls: [values(first), values(second), values(result)],
    fanIn: values(indices.filter((index) => index !== "w" && !result.includes(index))),
  };
}
