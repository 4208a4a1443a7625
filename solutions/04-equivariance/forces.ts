import { type Matrix, relativeError, type Vector } from "noether";
import { mdEthanol } from "noether/data";
import { type Explanation, fromResidual, type Instances, type Law, show } from "noether/laws";

export type Positions = readonly Vector[];
export type PairForces = (positions: Positions) => Matrix;

const ethanol = await mdEthanol();
export const pool: readonly Positions[] = ethanol.test.slice(0, 50).map((i) => ethanol.positions(i));

const pair: Positions = [
  [0, 0, 0],
  [1, 0, 0],
];
export const corner: Positions = [
  [0, 0, 0],
  [1, 0, 0],
  [0, 2, 0],
];

export const anyPositions: Instances<readonly [positions: Positions]> = {
  examples: [[pair], [corner], [pool[0]]],
  draw(random) {
    if (random.integer(2) === 0) return [random.pick(pool)];
    const n = 2 + random.integer(4);
    return [Array.from({ length: n }, () => [random.normal(), random.normal(), random.normal()])];
  },
  *simpler([positions]) {
    if (positions === pair) return;
    yield [pair];
    if (positions !== corner) yield [corner];
  },
};

export const triple = (v: unknown): string =>
  Array.isArray(v) ? `(${v.map((entry) => show(entry)).join(", ")})` : show(v);
export const plus = (a: Vector, b: Vector): number[] => a.map((entry, k) => entry + b[k]);
export const minus = (a: Vector, b: Vector): number[] => a.map((entry, k) => entry - b[k]);
export const inWords = (positions: Positions): string =>
  positions.length <= 2
    ? `atoms at ${positions.map(triple).join(" and ")}`
    : pool.includes(positions)
      ? "a frame of ethanol, nine atoms"
      : positions === corner
        ? "three atoms at a right angle"
        : `${positions.length} atoms`;

/** What was given in place of forces, at most one force of it. */
function shown(got: unknown): string {
  const forces = Array.isArray(got) ? got : [got];
  const odd = forces.findIndex((force) => malformed([force], [[]]) !== undefined);
  return odd < 0 ? `${forces.length} forces` : `${triple(forces[odd])} for atom ${odd}`;
}

/** What keeps a result from being one force an atom. */
function malformed(forces: unknown, positions: Positions): string | undefined {
  const fits =
    Array.isArray(forces) &&
    forces.length === positions.length &&
    forces.every((force) => Array.isArray(force) && force.length === 3);
  if (!fits) return "expected one list of three numbers for each atom";
  return forces.flat().every(Number.isFinite)
    ? undefined
    : "is something divided by 0? The distance of an atom to itself is 0";
}

interface Words {
  readonly should: string;
  readonly given: string;
  readonly names: readonly [expected: string, got: string];
  /** Where to look, which may depend on what was expected and what was got for the atom. */
  readonly look: string | ((expected: Vector, got: Vector) => string);
}

/** A law that two lists of forces agree, told for the first atom where they do not. */
export function law<Instance extends readonly unknown[]>(
  name: string,
  statement: string,
  instances: Instances<Instance>,
  sides: (
    f: PairForces,
    ...instance: Instance
  ) => readonly [expected: unknown, got: unknown, about: Positions],
  words: (...instance: Instance) => Words,
): Law<PairForces, Instance> {
  return fromResidual({
    name,
    statement,
    instances,
    residual(f, ...instance) {
      const [expected, got, about] = sides(f, ...instance);
      return malformed(got, about) === undefined ? relativeError(expected, got) : Number.POSITIVE_INFINITY;
    },
    explain(f, ...instance): Explanation {
      const { should, given, names, look } = words(...instance);
      const [expected, got, about] = sides(f, ...instance) as readonly [Positions, Positions, Positions];
      const odd = malformed(got, about);
      if (odd !== undefined)
        return {
          should: "pairForces should give every atom a force of three finite numbers.",
          given,
          sides: [["got", shown(got)]],
          look: odd,
        };
      const i = Math.max(
        0,
        expected.findIndex((force, k) => relativeError(force, got[k]) > 1e-9),
      );
      return {
        should,
        given: `${given}; the force on atom ${i}`,
        sides: [
          [names[0], triple(expected[i])],
          [names[1], triple(got[i])],
        ],
        look: typeof look === "string" ? look : look(expected[i], got[i]),
      };
    },
  });
}

/** The value of a map, or undefined where there is none. */
export function safely<T>(map: () => T): T | undefined {
  try {
    return map();
  } catch {
    return undefined;
  }
}
