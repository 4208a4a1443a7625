import type { Vector } from "noether";
import { add, dot, norm, scaled, subtract } from "noether/laws";
import type { Atoms } from "../15-scalars-and-vectors/atoms.js";

export type Layer = (
  positions: readonly Vector[],
  s: readonly number[],
  v: readonly Vector[],
  w: readonly number[],
) => { readonly s: readonly number[]; readonly v: readonly Vector[] };

export const cutoffAt = 4;
export const fade = (d: number): number => (d < cutoffAt ? (1 + Math.cos((Math.PI * d) / cutoffAt)) / 2 : 0);
export const sigma = (x: number): number => 1 / (1 + Math.exp(-x));

/** What atom i knows of atom j. */
export interface Edge {
  readonly f: number;
  readonly d: number;
  readonly n: Vector;
  readonly s: readonly [own: number, other: number];
  readonly v: readonly [own: Vector, other: Vector];
  readonly at: Vector;
  readonly w: readonly number[];
}
/** What it says: a scalar and a vector. */
export interface Said {
  readonly m: number;
  readonly M: Vector;
}
const said = ({ f, n, s, v, w }: Edge): Said => ({
  m: f * (w[0]! * s[1] + w[1]! * dot(v[1], n)),
  M: scaled(f, add(scaled(w[2]! * s[1], n), scaled(w[3]!, v[1]))),
});

/** How a layer may be altered. */
export interface Altered {
  /** What an edge says. */
  readonly say?: (edge: Edge) => Partial<Said>;
  /** From what came and what the atom had to what it has. */
  readonly end?: (said: Said, s: number, v: Vector) => { readonly s: number; readonly v: Vector };
  readonly f?: (d: number) => number;
}
const gated = ({ m, M }: Said, s: number, v: Vector): { s: number; v: Vector } => {
  const a = s + m;
  return { s: a * sigma(a), v: scaled(sigma(a), add(v, M)) };
};

/** The layer of the sheet; a part of it may be altered. */
export const layered =
  ({ say = () => ({}), end = gated, f = fade }: Altered = {}): Layer =>
  (positions, s, v, w) => {
    const all = positions.map((ri, i) => {
      const each = positions.flatMap((rj, j): Said[] => {
        const r = subtract(rj, ri);
        const d = norm(r);
        if (i === j) return [];
        const edge: Edge = {
          ...{ f: f(d), d, n: scaled(1 / d, r), at: rj, w },
          ...{ s: [s[i]!, s[j]!] as const, v: [v[i]!, v[j]!] as const },
        };
        return [{ ...said(edge), ...say(edge) }];
      });
      const sum: Said = {
        m: each.reduce((total, { m }) => total + m, 0),
        M: each.reduce<Vector>((total, { M }) => add(total, M), [0, 0, 0]),
      };
      return end(sum, s[i]!, v[i]!);
    });
    return { s: all.map((each) => each.s), v: all.map((each) => each.v) };
  };
export const reference = layered();

/** Atoms with scalars and vectors, and the weights of the four paths. */
export type Given = readonly [...Atoms, w: readonly number[]];
