import type { Matrix } from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import { type Explanation, fault, type Instances, type Law, map, show, simpleFirst } from "noether/laws";
import { type Arrangement, benzene, threeTurns, water } from "./molecules.js";
import {
  act,
  close,
  halfTheSymmetries,
  knownMistake,
  type MotionShares,
  movesOnly,
  norm,
  normalised,
  reference,
  sharesBy,
  turnsBack,
  turnsOnly,
  wrongPlaces,
} from "./motionAnswers.js";
import { drawn, type Motion, measured, motions, oneAtom, pureMotions } from "./motions.js";
import { notOneEach } from "./settings.js";

/** A law about the shares of a motion, and of others made from it. */
const law = <Rest extends readonly unknown[]>(
  name: string,
  statement: string,
  from: Instances<[motion: Motion, ...rest: Rest]>,
  asked: (motion: Motion, ...rest: Rest) => readonly [Matrix, ...(readonly Matrix[])],
  find: (
    shares: readonly (readonly number[])[],
    motion: Motion,
    ...rest: Rest
  ) => Omit<Explanation, "given"> | undefined,
): Law<MotionShares, [motion: Motion, ...rest: Rest]> =>
  fault(name, statement, from, (subject: MotionShares, [motion, ...rest]) => {
    const { name: given, of } = motion;
    const shares = asked(motion, ...rest).map((u) => subject(u, of.symmetries, of.characters));
    const bad = shares.map((s) => notOneEach(s, of.characters.length)).find((fault) => fault !== undefined);
    if (bad !== undefined) return { ...bad, given };
    const found = find(shares, motion, ...rest);
    return found && { ...found, given, look: knownMistake(shares[0]!, motion) ?? found.look };
  });

const addUp = law(
  "the shares add up to 1",
  "\\sum_i |P_i u|^2 = |u|^2",
  motions,
  ({ u }) => [u],
  ([s = []], { of }) => {
    const total = s.reduce((a, b) => a + b, 0);
    if (Math.abs(total - 1) < 1e-7 && s.every((x) => x > -1e-9)) return undefined;
    return {
      should:
        "The parts are perpendicular to each other and make up the whole motion: their shares should add up to 1.",
      sides: [
        ["expected", "1"],
        ["the sum of your shares", show(total)],
      ],
      look:
        of === threeTurns
          ? "the factor is chi_i(e) / <chi_i, chi_i>, and the plane that turns has <chi, chi> = 2; the mean is over all symmetries; a share is a ratio of squared lengths"
          : "is the factor chi_i(e) / <chi_i, chi_i>, and does the displacement of atom i arrive at place permutation[i]?",
    };
  },
);

const followsNothing = law(
  "a symmetry does not change them",
  "|P_i\\, (g.u)|^2 = |P_i\\, u|^2",
  simpleFirst<[motion: Motion, k: number]>(
    [
      [oneAtom(water), 1],
      [oneAtom(threeTurns), 1],
      [oneAtom(benzene), 1],
      [measured(benzene, 0), 2],
    ],
    (random) => {
      const motion = drawn(random);
      return [motion, random.integer(motion.of.symmetries.length)];
    },
  ),
  ({ u, of }, k) => [u, act(of.symmetries[k]!, u)],
  ([before = [], after = []], { of }, k) => {
    if (close(before, after)) return undefined;
    const i = before.findIndex((x, j) => Math.abs(x - after[j]!) > 1e-7);
    return {
      should: `The symmetry ${of.words[k]} moves the motion, and every part of it stays a part of its kind: the shares should not change.`,
      sides: [
        [`share ${i} before`, show(before[i])],
        [`share ${i} after`, show(after[i])],
      ],
      look: "are all symmetries in the mean? And (g.u)_j = R u_i: does the atom move, and its arrow turn?",
    };
  },
);

const ofOneKind = law(
  "a pure motion is of one kind",
  "P_i u = u \\implies \\text{share}_i = 1",
  pureMotions,
  ({ u }) => [u],
  ([s = []], _, i) => {
    const j = s.findIndex((x, k) => Math.abs(x - (k === i ? 1 : 0)) > 1e-7);
    if (j < 0) return undefined;
    return {
      should:
        j === i
          ? `This motion is entirely in part ${i}: its share should be 1.`
          : `This motion is entirely in part ${i}: its share in part ${j} should be 0.`,
      sides: [
        ["expected", j === i ? "1" : "0"],
        [`share ${j}`, show(s[j])],
      ],
      look:
        i === 0
          ? "here every g.u is u, and chi_0 is 1: does the atom move, and its arrow turn?"
          : "the part P_i u is chi_i(e) / <chi_i, chi_i> times the mean of chi_i(g) g.u",
    };
  },
);

const unitsDoNotMatter = law(
  "units do not matter",
  "\\text{shares}(3 u) = \\text{shares}(u)",
  motions,
  ({ u }) => [u, u.map((row) => row.map((x) => 3 * x))],
  ([s = [], t = []]) => {
    if (close(s, t)) return undefined;
    const i = s.findIndex((x, j) => Math.abs(x - t[j]!) > 1e-7);
    return {
      should: "A motion three times as large should have the same shares.",
      sides: [
        [`share ${i} of u`, show(s[i])],
        [`share ${i} of 3 u`, show(t[i])],
      ],
      look: "a share is a fraction: of what?",
    };
  },
);

const frame = (of: Arrangement, i: number): [Motion] => [
  { name: `a frame of ${of.name}`, of, u: of.frame(i) },
];
const agreement = law(
  "agreement",
  "f(x) = r(x)",
  simpleFirst([frame(water, 1), frame(benzene, 1)], (random) => {
    const of = random.pick([water, benzene]);
    return frame(of, random.integer(of.frames));
  }),
  ({ u }) => [u],
  ([s = []], { u, of }) => {
    const right = reference(u, of.symmetries, of.characters);
    const i = s.findIndex((x, k) => Math.abs(x - right[k]!) > 1e-9);
    if (i < 0) return undefined;
    return {
      should: "On a measured frame every share should be that of the formula, to nine digits.",
      sides: [[`share ${i}`, show(s[i])]],
      look: "write P_i u as the formula has it, a factor, a mean over all symmetries, chi_i(g) and g.u, and try each separately on one atom that moves",
    };
  },
);

const anyMotion = map(motions, ([{ u, of }]): Parameters<MotionShares> => [u, of.symmetries, of.characters]);

export const motionSharesExercise: Exercise<MotionShares> = exercise<MotionShares>({
  laws: [
    worth(1, addUp),
    worth(1, followsNothing),
    worth(2, ofOneKind),
    worth(1, agreement),
    unitsDoNotMatter,
    everyInputCounts(reference, anyMotion),
    rightSize(reference, anyMotion),
  ],
  reference,
  withhold: ["isotypicProjection", "decompose", "onDisplacements"],
  mutants: [
    mutant("turns the arrows back: R^T", turnsBack, rejectedBy(addUp, ofOneKind)),
    mutant("leaves out the factor and divides by the sum of all", normalised, rejectedBy(agreement)),
    mutant(
      "takes every irreducible for one of real type",
      sharesBy({ factor: norm }),
      rejectedBy(addUp, ofOneKind),
    ),
    mutant(
      "forgets chi(e) in front",
      sharesBy({ factor: (chi) => norm(chi) / chi[0]! }),
      rejectedBy(addUp, ofOneKind),
    ),
    mutant("moves the atoms and does not turn their arrows", movesOnly, rejectedBy(ofOneKind, agreement)),
    mutant(
      "turns the arrows and leaves the atoms where they are",
      turnsOnly,
      rejectedBy(ofOneKind, agreement),
    ),
    mutant("asks where atom i goes, not where it comes from: R u_p(i)", wrongPlaces, rejectedBy(addUp)),
    mutant("takes the first half of the symmetries", halfTheSymmetries, rejectedBy(addUp, followsNothing)),
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
      rejectedBy(ofOneKind),
    ),
  ],
  hints: [
    "Write one function first: the motion g.u. Atom i goes to place permutation[i], and its displacement u[i] is turned by matrix.",
    "The part of kind i is P_i u = chi_i(e) / c_i times the mean of chi_i(g) g.u over all symmetries, where c_i is the mean of chi_i(g)^2. symmetries[0] is the identity.",
    "The share is the sum of the squares of all numbers of P_i u, divided by the sum of the squares of all numbers of u.",
  ],
});
