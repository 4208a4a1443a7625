import { elementSymbol, type Random, relativeError, sphericalHarmonics, type Vector } from "noether";
import { smallMolecules } from "noether/data";
import { atomicMass } from "noether/dynamics";
import { add, norm, sameShape, scaled, show, simpleFirst, subtract } from "noether/laws";
import { named } from "../15-scalars-and-vectors/comparison.js";
import { anyPoints } from "./points.js";

export interface Inertia {
  readonly s: number;
  readonly q: readonly number[];
}
export type Body = readonly [positions: readonly Vector[], masses: readonly number[]];
export type InertiaParts = (...body: Body) => Inertia;

export const centreOf = (...[positions, masses]: Body): Vector => {
  const total = masses.reduce((sum, m) => sum + m, 0);
  return positions.reduce<Vector>((sum, x, j) => add(sum, scaled(masses[j]! / total, x)), [0, 0, 0]);
};
/** The two parts; how they are made may be altered. */
export const made =
  ({
    centre = centreOf,
    zero = 2 / Math.sqrt(3),
    two = -Math.sqrt(2 / 15),
    solid = true,
    mass = (m: number): number => m,
  }: {
    readonly centre?: (...body: Body) => Vector;
    readonly zero?: number;
    readonly two?: number;
    readonly solid?: boolean;
    readonly mass?: (m: number) => number;
  } = {}): InertiaParts =>
  (positions, masses) => {
    const about = centre(positions, masses);
    const arrows = positions.map((x) => subtract(x, about));
    return {
      s: arrows.reduce((sum, r, j) => sum + zero * mass(masses[j]!) * norm(r) ** 2, 0),
      q: arrows.reduce<Vector>(
        (sum, r, j) => {
          if (norm(r) === 0) return sum;
          const Y = sphericalHarmonics([2], r, { normalize: !solid });
          return add(sum, scaled(two * mass(masses[j]!), Y));
        },
        [0, 0, 0, 0, 0],
      ),
    };
  };
export const reference = made();

const set = await smallMolecules();
/** Real molecules, with the masses of their atoms. */
export const pool: readonly Body[] = set.test.slice(0, 60).map((i) => {
  const { numbers, positions } = set.molecule(i);
  return [positions, numbers.map(atomicMass)];
});
const smiles = new Map(pool.map((body, k) => [body, set.molecule(set.test[k]!)]));

const dumbbell: Body = [
  [
    [0, 1, 0],
    [0, -1, 0],
  ],
  [1, 1],
];
const uneven: Body = [
  [
    [0, 0, 0],
    [3, 0, 0],
  ],
  [1, 2],
];
const corner: Body = [
  [
    [0, 0, 0],
    [1, 0, 0],
    [0, 2, 0],
  ],
  [1, 2, 1],
];
export const anyBody = (draw: Random, count: number): Body => [
  anyPoints(draw, count),
  Array.from({ length: count }, () => 0.5 + 2 * draw.uniform()),
];
export const bodies = simpleFirst<Body>([dumbbell, uneven, corner], (draw) =>
  draw.integer(2) === 0 ? draw.pick(pool) : anyBody(draw, 2 + draw.integer(5)),
);

export function inWords(body: Body): string {
  const [positions, masses] = body;
  const molecule = smiles.get(body);
  if (molecule !== undefined) return `a molecule, ${molecule.numbers.map(elementSymbol).join(" ")}`;
  return positions.length <= 3
    ? `masses ${masses.map((m) => show(m)).join(", ")} at ${positions.map((x) => (norm(x) === 0 ? "the origin" : named(x))).join(", ")}`
    : `${positions.length} masses`;
}
const like = { s: 0, q: [0, 0, 0, 0, 0] };
export const malformed = (got: unknown, given: string) => {
  const { s, q } = (got ?? {}) as Partial<Inertia>;
  const fits = sameShape([s, q], [like.s, like.q]) && [s, ...(q ?? [])].every(Number.isFinite);
  return fits
    ? undefined
    : {
        should: "The result should look like { s: 1, q: [0, 0, 1, 0, 0] }: a finite number, and five.",
        given,
        sides: [["got", show(got)]] as const,
      };
};
export const parts = ({ s, q }: Inertia): readonly [number, readonly number[]] => [s, q];
/** s if it differs, or the first of the five that does. */
export const shown = (a: Inertia, b: Inertia): readonly [string, string] => {
  if (relativeError(a.s, b.s) > 1e-9) return [`s = ${show(clean(a.s))}`, `s = ${show(clean(b.s))}`];
  const size = Math.max(norm(a.q), 1e-3);
  const k = Math.max(
    0,
    a.q.findIndex((x, m) => Math.abs(x - b.q[m]!) > 1e-9 * size),
  );
  const entry = ({ q }: Inertia): string => `q[${k}] = ${show(clean(q[k]!))}`;
  return [entry(a), entry(b)];
};
export const clean = (x: number): number => Number(x.toFixed(9)) + 0;
