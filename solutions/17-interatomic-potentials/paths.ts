import type { Random } from "noether";
import { type Instances, simpleFirst } from "noether/laws";
import { notNumbers } from "./records.js";

export interface Term {
  readonly mul: number;
  readonly l: number;
  readonly p: 1 | -1;
}
interface Count {
  readonly paths: number;
  readonly weights: number;
}
export type CountPaths = (features: readonly Term[], lmax: number) => Count;
export type Given = readonly [features: readonly Term[], lmax: number];

export const inWords = (features: readonly Term[], lmax: number): string =>
  `${features.map(({ mul, l, p }) => `${mul}x${l}${p === 1 ? "e" : "o"}`).join(" + ")}, harmonics up to degree ${lmax}`;
export const wellFormed = (got: unknown, given: Given) =>
  notNumbers(got, ["paths", "weights"], inWords(...given));

/** A count by a rule which triples make a path, and how many weights one has. */
export const counting =
  (
    isPath: (h: Term, b: number, m: Term) => boolean,
    weightsOf: (h: Term, m: Term) => number = (h) => h.mul,
  ): CountPaths =>
  (features, lmax) => {
    const triples = features.flatMap((h) =>
      Array.from({ length: lmax + 1 }, (_, b) =>
        features.filter((m) => isPath(h, b, m)).map((m) => [h, m] as const),
      ).flat(),
    );
    return {
      paths: triples.length,
      weights: triples.reduce((sum, [h, m]) => sum + weightsOf(h, m), 0),
    };
  };
export const reaches = (h: Term, b: number, m: Term): boolean => m.l >= Math.abs(h.l - b) && m.l <= h.l + b;
export const agrees = (h: Term, b: number, m: Term): boolean => m.p === h.p * (-1) ** b;
export const right = (h: Term, b: number, m: Term): boolean => reaches(h, b, m) && agrees(h, b, m);
export const reference = counting(right);

export const e = (l: number, mul = 1): Term => ({ mul, l, p: 1 });
export const o = (l: number, mul = 1): Term => ({ mul, l, p: -1 });
/** Irreps, each once: of few degrees or of many, two at least. */
export function anyFeatures(random: Random): Term[] {
  const degrees = Array.from({ length: 2 + random.integer(12) }, (_, l) => l);
  const all = degrees.flatMap((l) => [e(l, 1 + random.integer(32)), o(l, 1 + random.integer(32))]);
  return [all[0]!, ...all.slice(1, -1).filter(() => random.integer(3) > 0), all.at(-1)!];
}
export const some: Instances<Given> = simpleFirst<Given>(
  [
    [[e(0)], 0],
    [[e(0), o(1)], 1],
    [[e(0), o(1), e(1)], 1],
    [[e(0, 16), o(1, 16), e(2, 16)], 2],
    [[e(0), o(1)], 3],
  ],
  (random) => [anyFeatures(random), 1 + random.integer(5)],
);
