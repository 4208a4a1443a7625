import type { Matrix, Random } from "noether";
import { simpleFirst } from "noether/laws";
import { type Arrangement, arrangements, benzene, threeTurns, water } from "./molecules.js";
import { movedBy, part, squared } from "./motionAnswers.js";

/** A motion of a molecule: a displacement of every atom. */
export interface Motion {
  readonly name: string;
  readonly of: Arrangement;
  readonly u: Matrix;
}

const breathing = (of: Arrangement): Motion => ({
  name: `${of.name}: every atom moves straight outwards`,
  of,
  u: of.places.map((place) => place.map((x) => x / 10)),
});
export const oneAtom = (of: Arrangement): Motion => ({
  name: `${of.name}: the first atom moves along (1, 2, 3), the others rest`,
  of,
  u: of.places.map((_, i) => (i === 0 ? [1, 2, 3] : [0, 0, 0])),
});
export const measured = (of: Arrangement, i: number): Motion => ({
  name: `${of.name}: frame ${i} of its motion`,
  of,
  u: of.frame(i),
});

export function drawn(random: Random): Motion {
  const of = random.pick(arrangements);
  if (of.frames > 0 && random.integer(3) > 0) return measured(of, random.integer(of.frames));
  return {
    name: `${of.name}: random displacements`,
    of,
    u: of.places.map(() => [0, 1, 2].map(() => random.integer(5) - 2)),
  };
}

export const motions = simpleFirst<[motion: Motion]>(
  [
    [oneAtom(threeTurns)],
    [breathing(threeTurns)],
    ...[water, benzene].map((of): [Motion] => [oneAtom(of)]),
    ...[water, benzene].map((of): [Motion] => [measured(of, 0)]),
  ],
  (random) => [drawn(random)],
);

type Pure = [motion: Motion, i: number];
/** Part i of a motion alone, if it is more than rounding. */
function pure(motion: Motion, i: number): readonly Pure[] {
  const { of, u } = motion;
  const p = part(movedBy(u, of.symmetries), of.characters[i]!);
  return squared(p) < 1e-4 * squared(u)
    ? []
    : [[{ name: `${motion.name}; its part ${i} alone`, of, u: p }, i]];
}
const pureOnes = [threeTurns, water, benzene].flatMap((of) =>
  of.characters.flatMap((_, i) => pure(oneAtom(of), i)),
);
/** Motions that are entirely in one part, and the index of that part. */
export const pureMotions = simpleFirst<Pure>(
  [...arrangements.map((of): Pure => [breathing(of), 0]), ...pureOnes],
  (random) => {
    const motion = drawn(random);
    return pure(motion, random.integer(motion.of.characters.length))[0] ?? random.pick(pureOnes);
  },
);
