import { type IrrepString, notOneIrrep } from "./irrepsString.js";

/** The sign by which the inversion x -> -x acts on an irrep of O(3): 1 (even, "e") or -1 (odd, "o"). */
export type Parity = 1 | -1;

/**
 * An irreducible representation of O(3): of degree l, dimension 2l + 1, and parity p.
 *
 *     0e scalar    0o pseudoscalar    1o vector    1e pseudovector    2e symmetric traceless matrix
 */
export interface Irrep {
  /** 0, 1, 2, ... */
  readonly l: number;
  readonly p: Parity;
}

/** An irrep as an argument: its name, which the compiler checks, or a value returned by `irrep`. */
export type IrrepArgument<T extends string | Irrep> = T extends string ? IrrepString<T> : T;

/**
 * The irrep of degree l and parity p, or the irrep with a given name.
 *
 * @example
 * irrep(1, -1); // 1o, the vectors
 * irrep("1o"); // the same
 * @throws RangeError if l is not one of 0, 1, 2, ..., p is neither 1 nor -1, or there is no irrep of that name
 */
export function irrep(l: number, p: Parity): Irrep;
export function irrep<T extends string | Irrep>(given: IrrepArgument<T>): Irrep;
export function irrep(l: unknown, p?: Parity): Irrep {
  return p === undefined && typeof l !== "number" ? readIrrep(l) : ofDegree(l as number, p as Parity);
}

function ofDegree(l: number, p: Parity): Irrep {
  checkDegree(l);
  if (p !== 1 && p !== -1) {
    throw new RangeError(
      `expected a parity 1 (even) or -1 (odd), got ${p}: vectors are odd, pseudovectors even`,
    );
  }
  return { l, p };
}

/**
 * An irrep from its name; an irrep is returned unchanged.
 *
 * @throws RangeError if it is neither
 */
export function readIrrep(given: unknown): Irrep {
  if (typeof given === "object" && given !== null && "l" in given && "p" in given) return given as Irrep;
  const [, l, parity] = /^ *(\d+)([eo]) *$/.exec(String(given)) ?? [];
  if (typeof given === "string" && l !== undefined) return ofDegree(Number(l), parity === "e" ? 1 : -1);
  throw new RangeError(
    typeof given === "string"
      ? notOneIrrep(given)
      : `expected an irrep such as "1o" or irrep(1, -1), got ${String(given)}`,
  );
}

/** Whether it is 0e, that of scalars, which no rotation or reflection changes. */
export function isScalar({ l, p }: Irrep): boolean {
  return l === 0 && p === 1;
}

/** The dimension 2l + 1. */
export function irrepDimension<T extends string | Irrep>(given: IrrepArgument<T>): number {
  return 2 * readIrrep(given).l + 1;
}

/** "1o" for l = 1, p = -1. */
export function irrepName({ l, p }: Irrep): string {
  return `${l}${p === 1 ? "e" : "o"}`;
}

/** Whether two irreps are the same. */
export function sameIrrep<A extends string | Irrep, B extends string | Irrep>(
  a: IrrepArgument<A>,
  b: IrrepArgument<B>,
): boolean {
  const [one, other] = [readIrrep(a), readIrrep(b)];
  return one.l === other.l && one.p === other.p;
}

/** Negative if a comes before b: by degree, and for equal degrees the odd one first. */
export function compareIrreps(a: Irrep, b: Irrep): number {
  return a.l - b.l || a.p - b.p;
}

/**
 * The irreps in the tensor product of two, each of which occurs once:
 *
 *     (l1, p1) (x) (l2, p2) = (|l1 - l2|, p) + ... + (l1 + l2, p)        p = p1 p2
 *
 * @example
 * irrepsInProduct("1o", "1o").map(irrepName); // ["0e", "1e", "2e"]
 */
export function irrepsInProduct<A extends string | Irrep, B extends string | Irrep>(
  first: IrrepArgument<A>,
  second: IrrepArgument<B>,
): Irrep[] {
  const [a, b] = [readIrrep(first), readIrrep(second)];
  const least = Math.abs(a.l - b.l);
  const p = a.p === b.p ? 1 : -1;
  return Array.from({ length: a.l + b.l - least + 1 }, (_, k) => ({ l: least + k, p }));
}

/**
 * Refuses a number that is not a degree.
 *
 * @throws RangeError if l is not one of 0, 1, 2, ...
 */
export function checkDegree(l: number): void {
  if (Number.isSafeInteger(l) && l >= 0) return;
  throw new RangeError(
    `expected a degree l = 0, 1, 2, ..., got ${l}: degrees of irreps of O(3) are whole numbers`,
  );
}
