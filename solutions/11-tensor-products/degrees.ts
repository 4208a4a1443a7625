import type { Matrix, Random } from "noether";
import { type Explanation, show } from "noether/laws";
import { fits } from "./matrices.js";

export type Tensor = readonly Matrix[];
export type ByNullSpace = (l1: number, l2: number, l3: number) => Tensor;
export type Degrees = readonly [l1: number, l2: number, l3: number];

/** Whether the product of degrees l1 and l2 contains l3. */
export const triangle = ([l1, l2, l3]: Degrees): boolean => Math.abs(l1 - l2) <= l3 && l3 <= l1 + l2;

export const allowed: readonly Degrees[] = [
  [1, 1, 0],
  [1, 1, 1],
  [1, 1, 2],
  [2, 1, 1],
  [2, 1, 2],
  [1, 2, 2],
  [2, 2, 1],
];
export const forbidden: readonly Degrees[] = [
  [1, 0, 0],
  [0, 1, 2],
  [1, 0, 2],
  [1, 1, 3],
];
/** More of them, drawn at random: too many to look up. */
const most = [0, 1, 2, 3, 4];
const more: readonly Degrees[] = most
  .flatMap((l1) => most.flatMap((l2) => most.map((l3): Degrees => [l1, l2, l3])))
  .filter(triangle)
  .filter((degrees) => degrees.reduce((size, l) => size * (2 * l + 1), 1) <= 147);
/** High degrees, where the equations are few. */
export const high: readonly Degrees[] = [
  [4, 0, 4],
  [0, 4, 4],
  [4, 4, 0],
];
export const anyAllowed = (random: Random): Degrees => random.pick([...allowed, ...more]);

export const product = ([l1, l2, l3]: Degrees): string => `l1 = ${l1}, l2 = ${l2}, l3 = ${l3}`;

/** What is wrong with a result as a list of (2 l1 + 1) x (2 l2 + 1) x (2 l3 + 1) numbers. */
export function noTensor(got: unknown, degrees: Degrees): Explanation | undefined {
  const sizes = degrees.map((l) => 2 * l + 1);
  if (fits(got, sizes)) return undefined;
  const shape: number[] = [];
  for (let value = got; Array.isArray(value); value = value[0]) shape.push(value.length);
  const entries: readonly unknown[] = Array.isArray(got) ? got.flat(2) : [];
  const isEmpty = entries.includes(undefined);
  const isOdd = entries.some((x) => !Array.isArray(x) && !Number.isFinite(x));
  const holes = isEmpty ? ", with empty places" : isOdd ? ", with NaN or the like in it" : "";
  const given = product(degrees);
  if (shape[0] === 0)
    return {
      should:
        "There is an equivariant map from this product to this degree, so the result should not be empty.",
      given,
      sides: [["got", "[]"]],
      look: "all of l3 = |l1 - l2|, ..., l1 + l2 are allowed. K c = c means (K - 1) c = 0: is the 1 subtracted from the diagonal? If it is, the tolerance may be too small",
    };
  return {
    should: `The result should be C[i][j][k] with ${sizes.join(" x ")} numbers.`,
    given,
    sides: [["got", shape.length > 0 ? `${shape.join(" x ")}${holes}` : show(got)]],
    look: isEmpty
      ? "the list c is a column of the null space: space.map((row) => row[0])"
      : "in the list of all C_ijk k runs fastest, then j, then i",
  };
}
