import { type Matrix, matvec, type Random, transpose } from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import { agreesWith, type Explanation, type Instances, show } from "noether/laws";
import {
  type Arrangement,
  arrangements,
  benzene,
  diagonal,
  type Symmetry,
  threeTurns,
  water,
} from "./molecules.js";
import { law } from "./settings.js";

type MotionShares = (u: Matrix, symmetries: readonly Symmetry[], characters: Matrix) => readonly number[];

/** A motion of a molecule: a displacement of every atom. */
interface Motion {
  readonly name: string;
  readonly of: Arrangement;
  readonly u: Matrix;
}
type Instance = readonly [motion: Motion];

/** (g.u)_j = R u_i, where atom i goes to place j. */
function act({ permutation, matrix }: Symmetry, u: Matrix): Matrix {
  const moved: (readonly number[])[] = u.map(() => []);
  for (const [i, j] of permutation.entries()) moved[j] = matvec(matrix, u[i]!);
  return moved;
}
const scaled = (u: Matrix, c: number): Matrix => u.map((row) => row.map((x) => c * x));
const squared = (u: Matrix): number => u.flat().reduce((sum, x) => sum + x * x, 0);

/** The part of a motion in the isotypic component of one character, from what the symmetries make of it. */
function part(moved: readonly Matrix[], chi: readonly number[]): Matrix {
  const factor = chi[0]! / chi.reduce((sum, x) => sum + x * x, 0);
  return moved[0]!.map((row, i) =>
    row.map((_, a) => factor * moved.reduce((sum, u, k) => sum + chi[k]! * u[i]![a]!, 0)),
  );
}
const movedBy = (u: Matrix, symmetries: readonly Symmetry[], action = act): readonly Matrix[] =>
  symmetries.map((g) => action(g, u));

const breathing = (of: Arrangement): Motion => ({
  name: `${of.name}: every atom moves straight outwards`,
  of,
  u: of.places.map((place) => place.map((x) => x / 10)),
});
const oneAtom = (of: Arrangement): Motion => ({
  name: `${of.name}: the first atom moves along (1, 2, 3), the others rest`,
  of,
  u: of.places.map((_, i) => (i === 0 ? [1, 2, 3] : [0, 0, 0])),
});
const measured = (of: Arrangement, i: number): Motion => ({
  name: `${of.name}: frame ${i} of its motion`,
  of,
  u: of.frame(i),
});

function drawn(random: Random): Motion {
  const of = random.pick(arrangements);
  if (of.frames > 0 && random.integer(3) > 0) return measured(of, random.integer(of.frames));
  return {
    name: `${of.name}: random displacements`,
    of,
    u: of.places.map(() => [0, 1, 2].map(() => random.integer(5) - 2)),
  };
}

const instances: Instances<Instance> = {
  examples: [
    [breathing(threeTurns)],
    [oneAtom(threeTurns)],
    [oneAtom(water)],
    [oneAtom(benzene)],
    [measured(water, 0)],
    [measured(benzene, 0)],
  ],
  draw: (random) => [drawn(random)],
  *simpler([{ name, of }]) {
    if (name === oneAtom(of).name) return;
    for (const candidate of instances.examples)
      if (candidate[0].of === of && candidate[0].name !== name) yield candidate;
  },
};

/** What is wrong with a result that should be a share for each irreducible representation. */
function noShares(result: unknown, { characters }: Arrangement): Explanation | undefined {
  if (Array.isArray(result) && result.length === characters.length && result.every((x) => Number.isFinite(x)))
    return undefined;
  return {
    should: `There should be one number for each of the ${characters.length} irreducible representations.`,
    given: "",
    sides: [["got", show(result)]],
  };
}

const shares = (
  subject: MotionShares,
  u: Matrix,
  { symmetries, characters }: Arrangement,
): readonly number[] =>
  subject(
    u.map((row) => [...row]),
    symmetries as Symmetry[],
    characters as number[][],
  );
const close = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((x, k) => Math.abs(x - b[k]!) < 1e-7);

const addUp = law<MotionShares, Instance>(
  "the shares add up to 1",
  "\\sum_i |P_i u|^2 = |u|^2",
  instances,
  (subject, { name, of, u }) => {
    const s = shares(subject, u, of);
    const bad = noShares(s, of);
    if (bad !== undefined) return bad;
    const total = s.reduce((a, b) => a + b, 0);
    if (Math.abs(total - 1) < 1e-7 && s.every((x) => x > -1e-9)) return undefined;
    return {
      should:
        "The parts are perpendicular to each other and make up the whole motion: their shares should add up to 1.",
      given: name,
      sides: [
        ["expected", "1"],
        ["the sum of your shares", show(total)],
      ],
      look:
        knownMistake(s, u, of) ??
        (of === threeTurns
          ? "the factor is chi_i(e) / <chi_i, chi_i>, and the plane that turns has <chi, chi> = 2; the mean is over all symmetries; a share is a ratio of squared lengths"
          : "is the factor chi_i(e) / <chi_i, chi_i>, and does the displacement of atom i arrive at place permutation[i]?"),
    };
  },
);

type Moved = readonly [motion: Motion, k: number];
const followsNothing = law<MotionShares, Moved>(
  "a symmetry does not change them",
  "|P_i\\, (g.u)|^2 = |P_i\\, u|^2",
  {
    examples: [
      [oneAtom(water), 1],
      [oneAtom(threeTurns), 1],
      [oneAtom(benzene), 1],
      [measured(benzene, 0), 2],
    ],
    draw(random) {
      const motion = drawn(random);
      return [motion, random.integer(motion.of.symmetries.length)];
    },
    *simpler([{ name, of }, k]) {
      if (name !== oneAtom(of).name) yield [oneAtom(of), k];
      else if (k !== 1) yield [oneAtom(of), 1];
    },
  },
  (subject, { name, of, u }, k) => {
    const [before, after] = [shares(subject, u, of), shares(subject, act(of.symmetries[k]!, u), of)];
    const bad = noShares(before, of) ?? noShares(after, of);
    if (bad !== undefined) return bad;
    if (close(before, after)) return undefined;
    const i = before.findIndex((x, j) => Math.abs(x - after[j]!) > 1e-7);
    return {
      should: `The symmetry ${of.words[k]} moves the motion, and every part of it stays a part of its kind: the shares should stay.`,
      given: name,
      sides: [
        [`share ${i} before`, show(before[i])],
        [`share ${i} after`, show(after[i])],
      ],
      look:
        knownMistake(before, u, of) ??
        "are all symmetries in the mean? And (g.u)_j = R u_i: does the atom move, and its arrow turn?",
    };
  },
);

type Pure = readonly [motion: Motion, i: number];
const pure = (motion: Motion, i: number): Motion | undefined => {
  const { of, u } = motion;
  const p = part(movedBy(u, of.symmetries), of.characters[i]!);
  return squared(p) < 1e-4 * squared(u)
    ? undefined
    : { name: `${motion.name}; its part ${i} alone`, of, u: p };
};
const pureOnes: readonly Pure[] = [oneAtom(threeTurns), oneAtom(water), oneAtom(benzene)].flatMap((motion) =>
  motion.of.characters.flatMap((_, i) => {
    const found = pure(motion, i);
    return found === undefined ? [] : [[found, i] as const];
  }),
);
const pureMotions = law<MotionShares, Pure>(
  "a pure motion is of one kind",
  "P_i u = u \\implies \\text{share}_i = 1",
  {
    examples: [...arrangements.map((of): Pure => [breathing(of), 0]), ...pureOnes],
    draw(random) {
      const motion = drawn(random);
      const i = random.integer(motion.of.characters.length);
      const found = pure(motion, i);
      return found === undefined ? random.pick(pureOnes) : [found, i];
    },
    simpler: () => [],
  },
  (subject, { name, of, u }, i) => {
    const s = shares(subject, u, of);
    const bad = noShares(s, of);
    if (bad !== undefined) return bad;
    const j = s.findIndex((x, k) => Math.abs(x - (k === i ? 1 : 0)) > 1e-7);
    if (j < 0) return undefined;
    return {
      should:
        j === i
          ? `This motion lies wholly in part ${i}: its share should be 1.`
          : `This motion lies wholly in part ${i}: nothing of it should be found in part ${j}.`,
      given: name,
      sides: [
        ["expected", j === i ? "1" : "0"],
        [`share ${j}`, show(s[j])],
      ],
      look:
        knownMistake(s, u, of) ??
        (i === 0
          ? "here every g.u is u, and chi_0 is 1: does the atom move, and its arrow turn?"
          : "the part P_i u is chi_i(e) / <chi_i, chi_i> times the mean of chi_i(g) g.u"),
    };
  },
);

const unitsDoNotMatter = law<MotionShares, Instance>(
  "units do not matter",
  "\\text{shares}(3 u) = \\text{shares}(u)",
  instances,
  (subject, { name, of, u }) => {
    const [s, t] = [shares(subject, u, of), shares(subject, scaled(u, 3), of)];
    const bad = noShares(s, of) ?? noShares(t, of);
    if (bad !== undefined) return bad;
    if (close(s, t)) return undefined;
    const i = s.findIndex((x, j) => Math.abs(x - t[j]!) > 1e-7);
    return {
      should: "A motion three times as large should have the same shares.",
      given: name,
      sides: [
        [`share ${i} of u`, show(s[i])],
        [`share ${i} of 3 u`, show(t[i])],
      ],
      look: "a share is a fraction: of what?",
    };
  },
);

/** Shares by an action, a factor that multiplies every part, and what the squares are divided by. */
const sharesBy =
  ({
    action = act,
    factor = () => 1,
    whole = squared,
  }: {
    readonly action?: (g: Symmetry, u: Matrix) => Matrix;
    readonly factor?: (chi: readonly number[]) => number;
    readonly whole?: (u: Matrix) => number;
  } = {}): MotionShares =>
  (u, symmetries, characters) => {
    const moved = movedBy(u, symmetries, action);
    return characters.map((chi) => (factor(chi) ** 2 * squared(part(moved, chi))) / whole(u));
  };
const reference: MotionShares = sharesBy();
const norm = (chi: readonly number[]): number => chi.reduce((sum, x) => sum + x * x, 0) / chi.length;
const one: Matrix = diagonal(1, 1, 1);

const anyMotion = {
  draw: (random: Random): [Matrix, readonly Symmetry[], Matrix] => {
    const { of, u } = drawn(random);
    return [u, of.symmetries, of.characters];
  },
};

/** The sums of chi_i(g) g.u without a factor, their squares divided by the sum of them all. */
const normalised: MotionShares = (u, symmetries, characters) => {
  const moved = movedBy(u, symmetries);
  const squares = characters.map((chi) => (norm(chi) / chi[0]!) ** 2 * squared(part(moved, chi)));
  const total = squares.reduce((sum, x) => sum + x, 0);
  return squares.map((x) => x / total);
};
const turnsBack: MotionShares = sharesBy({
  action: ({ permutation, matrix }, u) => act({ permutation, matrix: transpose(matrix) }, u),
});

/** What is wrong, where the shares are those of a mistake that many make. */
function knownMistake(
  s: readonly number[],
  u: Matrix,
  { symmetries, characters }: Pick<Arrangement, "symmetries" | "characters">,
): string | undefined {
  if (close(s, turnsBack(u, symmetries, characters)))
    return "these are the shares with R^T u_i: `matrix` turns an arrow, its transpose turns it back";
  if (close(s, normalised(u, symmetries, characters)))
    return "they add up since you divided by their sum. Give each part its factor chi_i(e) / <chi_i, chi_i> and divide by |u|^2: then they add up by themselves";
  return undefined;
}

const compared = agreesWith<[Matrix, readonly Symmetry[], Matrix], readonly number[]>(
  reference,
  {
    examples: [water, benzene].map((of) => [of.frame(1), of.symmetries, of.characters]),
    draw(random) {
      const of = random.pick([water, benzene]);
      return [of.frame(random.integer(of.frames)), of.symmetries, of.characters];
    },
    simpler: () => [],
  },
  {
    should: "On a measured frame every share should be the one of the formula, to nine digits.",
    inWords: (u) => `a frame of ${u.length === 3 ? "water" : "benzene"}`,
  },
);

const agreement: typeof compared = {
  ...compared,
  try(subject, [u, symmetries, characters]) {
    const outcome = compared.try(subject, [u, symmetries, characters]);
    return {
      residual: outcome.residual,
      explain() {
        const s = subject(u, symmetries, characters);
        const i = s.findIndex((x, k) => Math.abs(x - reference(u, symmetries, characters)[k]!) > 1e-9);
        return {
          ...outcome.explain(),
          sides: [[`share ${i}`, show(s[i])]],
          look:
            knownMistake(s, u, { symmetries, characters }) ??
            "write P_i u as the formula has it, a factor, a mean over all symmetries, chi_i(g) and g.u, and try each by itself on one atom that moves",
        };
      },
    };
  },
};

export const motionSharesExercise: Exercise<MotionShares> = exercise<MotionShares>({
  laws: [
    worth(1, addUp),
    worth(1, followsNothing),
    worth(2, pureMotions),
    worth(1, agreement),
    unitsDoNotMatter,
    everyInputCounts(reference, anyMotion),
    rightSize(reference, anyMotion),
  ],
  reference,
  withhold: ["isotypicProjection", "decompose", "onDisplacements"],
  mutants: [
    mutant("turns the arrows back: R^T", turnsBack, rejectedBy(addUp, pureMotions)),
    mutant("leaves out the factor and divides by the sum of all", normalised, rejectedBy(agreement)),
    mutant(
      "takes every irreducible for one of real type",
      sharesBy({ factor: norm }),
      rejectedBy(addUp, pureMotions),
    ),
    mutant(
      "forgets chi(e) in front",
      sharesBy({ factor: (chi) => norm(chi) / chi[0]! }),
      rejectedBy(addUp, pureMotions),
    ),
    mutant(
      "moves the atoms and does not turn their arrows",
      sharesBy({ action: ({ permutation }, u) => act({ permutation, matrix: one }, u) }),
      rejectedBy(pureMotions, agreement),
    ),
    mutant(
      "turns the arrows and leaves the atoms where they are",
      sharesBy({ action: ({ matrix }, u) => u.map((row) => matvec(matrix, row)) }),
      rejectedBy(pureMotions, agreement),
    ),
    mutant(
      "asks where atom i goes, not where it comes from: R u_p(i)",
      sharesBy({
        action: ({ permutation, matrix }, u) => u.map((_, i) => matvec(matrix, u[permutation[i]!]!)),
      }),
      rejectedBy(addUp),
    ),
    mutant(
      "takes the first half of the symmetries",
      (u, symmetries, characters) => {
        const half = Math.ceil(symmetries.length / 2);
        return reference(
          u,
          symmetries.slice(0, half),
          characters.map((chi) => chi.slice(0, half)),
        );
      },
      rejectedBy(addUp, followsNothing),
    ),
    mutant(
      "does not divide by the length of u",
      sharesBy({ whole: () => 1 }),
      rejectedBy(addUp, unitsDoNotMatter),
    ),
    mutant(
      "takes lengths where squares belong",
      (u, symmetries, characters) => reference(u, symmetries, characters).map(Math.sqrt),
      rejectedBy(addUp),
    ),
    mutant(
      "equal shares",
      (_, __, characters) => characters.map(() => 1 / characters.length),
      rejectedBy(pureMotions),
    ),
  ],
  hints: [
    "Write one function first: the motion g.u. Atom i goes to place permutation[i], and its displacement u[i] is turned by matrix.",
    "The part of kind i is P_i u = chi_i(e) / c_i times the mean of chi_i(g) g.u over all symmetries, where c_i is the mean of chi_i(g)^2. symmetries[0] is the identity.",
    "The share is the sum of the squares of all numbers of P_i u, divided by the sum of the squares of all numbers of u.",
  ],
});
