/**
 * How the multiplicities of a path go together, x_u and y_v being copies of the factors, z_w of the result, and x y
 * their Clebsch-Gordan product:
 *
 *     uvw     z_w  = sum_uv W_uvw x_u y_v        all with all
 *     uvu     z_u  = sum_v  W_uv  x_u y_v        channel by channel of the first: a convolution's filter is the second
 *     uvv     z_v  = sum_u  W_uv  x_u y_v
 *     uuw     z_w  = sum_u  W_uw  x_u y_u
 *     uuu     z_u  =        W_u   x_u y_u        element by element
 *     uvuv    z_uv =        W_uv  x_u y_v        every pair by itself
 */
export type Mode = "uvw" | "uvu" | "uvv" | "uuw" | "uuu" | "uvuv";

/** What a mode decides. The result's copies that a pair (u, v) reaches, and their weights, follow one another. */
export interface ModeRule {
  /** Whether only the pairs u = v occur. */
  readonly diagonal: boolean;
  /** Whether a pair reaches every copy of the result, or one. */
  readonly spreads: boolean;
  /** The multiplicity of the result, where it is not free. */
  multiplicity(mul1: number, mul2: number): number | undefined;
  /** The shape of W. */
  shape(mul1: number, mul2: number, mul3: number): readonly number[];
  /** How many terms are summed into each copy of the result. */
  fanIn(mul1: number, mul2: number): number;
  /** The first copy of the result that (u, v) reaches. */
  target(u: number, v: number, mul2: number): number;
  /** The place of its weight in W, row-major. */
  weight(u: number, v: number, mul2: number, mul3: number): number;
  /** What to do where multiplicities do not fit. */
  readonly remedy: string;
}

/** The modes by their names. */
export const modes: Readonly<Record<Mode, ModeRule>> = {
  uvw: {
    diagonal: false,
    spreads: true,
    multiplicity: () => undefined,
    shape: (mul1, mul2, mul3) => [mul1, mul2, mul3],
    fanIn: (mul1, mul2) => mul1 * mul2,
    target: () => 0,
    weight: (u, v, mul2, mul3) => (u * mul2 + v) * mul3,
    remedy: "any do",
  },
  uvu: {
    diagonal: false,
    spreads: false,
    multiplicity: (mul1) => mul1,
    shape: (mul1, mul2) => [mul1, mul2],
    fanIn: (_, mul2) => mul2,
    target: (u) => u,
    weight: (u, v, mul2) => u * mul2 + v,
    remedy: "the result has as many copies as the first factor",
  },
  uvv: {
    diagonal: false,
    spreads: false,
    multiplicity: (_, mul2) => mul2,
    shape: (mul1, mul2) => [mul1, mul2],
    fanIn: (mul1) => mul1,
    target: (_, v) => v,
    weight: (u, v, mul2) => u * mul2 + v,
    remedy: "the result has as many copies as the second factor",
  },
  uuw: {
    diagonal: true,
    spreads: true,
    multiplicity: () => undefined,
    shape: (mul1, _, mul3) => [mul1, mul3],
    fanIn: (mul1) => mul1,
    target: () => 0,
    weight: (u, _v, _mul2, mul3) => u * mul3,
    remedy: "both factors have equally many copies",
  },
  uuu: {
    diagonal: true,
    spreads: false,
    multiplicity: (mul1) => mul1,
    shape: (mul1) => [mul1],
    fanIn: () => 1,
    target: (u) => u,
    weight: (u) => u,
    remedy: "all three have equally many copies",
  },
  uvuv: {
    diagonal: false,
    spreads: false,
    multiplicity: (mul1, mul2) => mul1 * mul2,
    shape: (mul1, mul2) => [mul1, mul2],
    fanIn: () => 1,
    target: (u, v, mul2) => u * mul2 + v,
    weight: (u, v, mul2) => u * mul2 + v,
    remedy: "the result has one copy for each pair",
  },
};
