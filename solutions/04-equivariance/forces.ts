import { type Matrix, type Random, relativeError, type Vector } from "noether";
import { mdEthanol } from "noether/data";
import { type Instances, type Law, norm, show, sides } from "noether/laws";

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
    return [Array.from({ length: 2 + random.integer(4) }, () => anyVector(random))];
  },
  *simpler([positions]) {
    if (positions === pair) return;
    yield [pair];
    if (positions !== corner) yield [corner];
  },
};

export const anyVector = (random: Random): Vector => [random.normal(), random.normal(), random.normal()];
export const triple = (v: unknown): string =>
  Array.isArray(v) ? `(${v.map((entry) => show(entry)).join(", ")})` : show(v);
const inWords = (positions: Positions): string =>
  positions.length <= 2
    ? `atoms at ${positions.map((r) => (norm(r) === 0 ? "the origin" : triple(r))).join(" and ")}`
    : pool.includes(positions)
      ? "a frame of ethanol, nine atoms"
      : positions === corner
        ? "three atoms at a right angle"
        : `${positions.length} atoms`;

/** A malformed result in words: at most one force of it. */
function shown(got: unknown): string {
  const forces = Array.isArray(got) ? got : [got];
  const odd = forces.findIndex((force) => malformed([force], [[]]) !== undefined);
  return odd < 0 ? `${forces.length} forces` : `${triple(forces[odd])} for atom ${odd}`;
}

/** Why a result is not a list of one force for each atom. */
function malformed(forces: unknown, positions: Positions): string | undefined {
  const fits =
    Array.isArray(forces) &&
    forces.length === positions.length &&
    forces.every((force) => Array.isArray(force) && force.length === 3);
  if (!fits) return "expected one list of three numbers for each atom";
  return forces.flat().every(Number.isFinite)
    ? undefined
    : "is something divided by 0? The distance from an atom to itself is 0";
}

const ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];

/** Forces that should agree, on the atoms at some positions. */
interface Comparison {
  readonly should: string;
  readonly positions: Positions;
  readonly expected: readonly [name: string, forces: unknown];
  readonly got: readonly [name: string, forces: unknown];
  /** Where to look, which may depend on what was expected and what was got for the atom. */
  readonly look: string | ((expected: Vector, got: Vector) => string);
}

/** A law that two lists of forces agree; a failure shows the first atom for which they do not. */
export function law<Instance extends readonly unknown[]>(
  name: string,
  statement: string,
  instances: Instances<Instance>,
  compare: (f: PairForces, instance: Instance) => Comparison,
): Law<PairForces, Instance> {
  return sides(name, statement, instances, (f: PairForces, instance) => {
    const { should, positions, expected, got, look } = compare(f, instance);
    const odd = malformed(got[1], positions);
    if (odd !== undefined)
      return {
        should: "pairForces should give every atom a force of three finite numbers.",
        given: inWords(positions),
        sides: [["got", shown(got[1])]],
        look: odd,
      };
    const [all, yours] = [expected[1], got[1]] as readonly [Positions, Positions];
    const i = Math.max(
      0,
      all.findIndex((force, k) => relativeError(force, yours[k]) > 1e-9),
    );
    return {
      should,
      given: `${inWords(positions)}; the force on the ${ordinals[i]} atom`,
      left: expected,
      right: got,
      get shown() {
        return [triple(all[i]), triple(yours[i])] as const;
      },
      look: typeof look === "string" ? look : look(all[i], yours[i]),
    };
  });
}

/** The value of a map, or undefined if it throws. */
export function safely<T>(map: () => T): T | undefined {
  try {
    return map();
  } catch {
    return undefined;
  }
}
