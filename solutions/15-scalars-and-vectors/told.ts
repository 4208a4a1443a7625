import type { Vector } from "noether";
import { add, norm, scaled, subtract } from "noether/laws";
import type { Atoms } from "./atoms.js";

/** The cutoff of the messages, */
export const cutoffAt = 5;

/** and f(d) = (1 + cos(pi d / 5)) / 2, 0 from there on. */
export const fade = (d: number): number => (d < cutoffAt ? (1 + Math.cos((Math.PI * d) / cutoffAt)) / 2 : 0);

export const cross = ([a = 0, b = 0, c = 0]: Vector, [x = 0, y = 0, z = 0]: Vector): Vector => [
  b * z - c * y,
  c * x - a * z,
  a * y - b * x,
];

/** What atom i knows of atom j. */
export interface Edge {
  readonly d: number;
  readonly n: Vector;
  readonly s: readonly [own: number, other: number];
  readonly v: readonly [own: Vector, other: Vector];
  /** The position of j. */
  readonly at: Vector;
}

/** What atom j tells atom i. */
export interface Told {
  readonly schNet: number;
  readonly painn: Vector;
  readonly eqgat: Vector;
}

/** The messages with weights f, summed over all other atoms; a part of what they tell may be altered. */
export const told =
  (f: (d: number) => number, alter: (told: Told, edge: Edge) => Partial<Told> = () => ({})) =>
  (...[positions, s, v]: Atoms) => {
    const all = positions.map((ri, i) =>
      positions.flatMap((rj, j): Told[] => {
        if (i === j) return [];
        const r = subtract(rj, ri);
        const d = norm(r);
        const n = scaled(1 / d, r);
        const each: Told = {
          schNet: f(d) * s[j]!,
          painn: scaled(f(d), add(scaled(s[j]!, n), v[j]!)),
          eqgat: scaled(f(d), cross(v[i]!, v[j]!)),
        };
        return [{ ...each, ...alter(each, { d, n, s: [s[i]!, s[j]!], v: [v[i]!, v[j]!], at: rj }) }];
      }),
    );
    const sum = (list: readonly Vector[]): Vector =>
      list.reduce<Vector>((total, each) => add(total, each), [0, 0, 0]);
    return {
      schNet: all.map((list) => list.reduce((total, each) => total + each.schNet, 0)),
      painn: all.map((list) => sum(list.map(({ painn }) => painn))),
      eqgat: all.map((list) => sum(list.map(({ eqgat }) => eqgat))),
    };
  };
