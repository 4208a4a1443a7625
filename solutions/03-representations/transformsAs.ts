import {
  haarRotation,
  type Matrix,
  matmul,
  matvec,
  type Random,
  radians,
  rotationZ,
  transpose,
  type Vector,
} from "noether";
import { type Exercise, everyInputCounts, exercise, mutant, rejectedBy, worth } from "noether/course";
import { mdWater } from "noether/data";
import { fault, type Instances, type Law, once, show } from "noether/laws";
import { gap, turnBetween, waterFrame } from "./waterFrame.js";

type Kind = "scalar" | "vector" | "neither";
type TransformsAs = (before: Vector, after: Vector, R: Matrix) => Kind;
type Instance = readonly [before: Vector, after: Vector, R: Matrix];

const water = await mdWater();
const quarterAboutZ = rotationZ(radians(90));
const length = (v: Vector): number => Math.hypot(...v);
const difference = (a: Vector, b: Vector): number[] => a.map((x, k) => x - b[k]!);

/** What is measured on a frame: three numbers that stay, two triples that turn. */
function measured(i: number): {
  readonly frame: Matrix;
  readonly stays: Vector;
  readonly turns: readonly Vector[];
} {
  const [o, h1, h2] = water.positions(i) as [Vector, Vector, Vector];
  const [dipole, force] = [water.dipole(i), water.forces(i)[0]!];
  const stays = [water.energy(i), length(dipole), length(difference(h1, h2))];
  return { frame: waterFrame([o, h1, h2]), stays, turns: [dipole, difference(h1, o), force] };
}

/** Pairs of frames in which the molecule has nearly the same shape, and the rotation between them. */
const twins = (() => {
  const all = Array.from({ length: water.frames }, (_, i) => i).map((i) => {
    const [o, h1, h2] = water.positions(i) as [Vector, Vector, Vector];
    return { i, shape: [length(difference(h1, o)), length(difference(h2, o)), length(difference(h1, h2))] };
  });
  const near = all.flatMap((a, k) =>
    all
      .slice(0, k)
      .flatMap((b) =>
        Math.max(...difference(a.shape, b.shape).map(Math.abs)) < 0.003 ? [[a.i, b.i] as const] : [],
      ),
  );
  return near.map(([i, j]) => {
    const [before, after] = [measured(i), measured(j)];
    return { before, after, R: turnBetween(before.frame, after.frame) };
  });
})();

/** Pairs that can be told apart: what turns agrees within 5 % with its turned self, and is far from its old one. */
const pairsThatTurn: readonly Instance[] = twins.flatMap(({ before, after, R }) =>
  before.turns.flatMap((v, k): Instance[] => {
    const w = after.turns[k]!;
    return gap(matvec(R, v), w) < 0.05 && gap(v, w) > 0.3 && gap(matvec(transpose(R), v), w) > 0.3
      ? [[v, w, R]]
      : [];
  }),
);
const pairsThatStay: readonly Instance[] = twins.flatMap(({ before, after, R }): Instance[] =>
  gap(before.stays, after.stays) < 0.01 && gap(matvec(R, before.stays), after.stays) > 0.3
    ? [[before.stays, after.stays, R]]
    : [],
);

function instances(simple: readonly Instance[], draw: (random: Random) => Instance): Instances<Instance> {
  return { examples: simple, draw, simpler: () => [] };
}

/** The same frames, seen by somebody who has turned: nobody has a list of these. */
function inAnotherFrame([before, after, R]: Instance, random: Random): Instance {
  const q = haarRotation(3, random);
  return [matvec(q, before), matvec(q, after), matmul(q, matmul(R, transpose(q)))];
}

/** The same frames, measured in another unit. */
function inOtherUnits([before, after, R]: Instance, random: Random): Instance {
  const unit = 1 + random.uniform();
  return [before.map((x) => unit * x), after.map((x) => unit * x), R];
}

function verdict(
  name: string,
  statement: string,
  where: Instances<Instance>,
  kind: Kind,
  words: {
    readonly should: (instance: Instance) => string;
    readonly look: string;
  },
): Law<TransformsAs, Instance> {
  return fault(name, statement, where, (transformsAs: TransformsAs, instance) => {
    const got = transformsAs(...instance);
    if (got === kind) return undefined;
    const [before, after, R] = instance;
    const backwards = kind !== "scalar" && transformsAs(before, after, transpose(R)) === kind;
    return {
      should: words.should(instance),
      given: `before = ${show(before)}`,
      sides: [
        ["after", show(after)],
        ["R before", show(matvec(R, before))],
        ["expected", `"${kind}"`],
        ["got", show(got)],
      ],
      look: backwards
        ? "yours would fit if R took after to before: which of the two does R turn?"
        : words.look,
    };
  });
}

const aVector = (random: Random): Vector => [random.normal(), random.normal(), random.normal()];
/** A triple and a rotation that moves it far in both directions, so that nothing can be mistaken. */
function turned(random: Random, after: (v: Vector, R: Matrix) => Vector): Instance {
  for (;;) {
    const [v, R] = [aVector(random), haarRotation(3, random)];
    const [there, back] = [matvec(R, v), matvec(transpose(R), v)];
    const far = Math.min(gap(there, v), gap(back, v), gap(there, back));
    if (length(v) > 0.3 && far > 0.3 && gap(after(v, R), v) > 0.3 && gap(after(v, R), there) > 0.3)
      return [v, after(v, R), R];
  }
}

const scalars = verdict(
  "invariant numbers of water are scalars",
  "a' = a",
  instances(
    [
      [[5, 6, 7], [5, 6, 7], quarterAboutZ],
      [[0, 0, 5], [0, 0, 5], quarterAboutZ],
      [[10, 0, 0], [11.05, 0, 0], quarterAboutZ],
      [[10, 10, 10], [11.6, 10, 10], quarterAboutZ],
    ],
    (random) => inOtherUnits(random.pick(pairsThatStay), random),
  ),
  "scalar",
  {
    should: ([before]) =>
      before[0]! < -100
        ? "Energy, length of the dipole and distance of the hydrogens are scalars: two real frames of water, nearly the same shape."
        : before[0] === 0
          ? "This triple lies on the axis of R: it stayed, and it turned along as well. Both fit, and then the answer should be scalar: ask first whether it stayed."
          : before[0] === 10
            ? "This triple changed by less than a tenth of the length of after, so it counts as staying: divide the gap by that length."
            : "Three numbers that stay exactly what they were are scalars.",
    look: "compare after with before; real data agree within a few per cent, never exactly",
  },
);

const vectors = verdict(
  "dipoles and forces of water are vectors",
  "r' = R r",
  instances([[[1, 0, 0], [0, 1, 0], quarterAboutZ]], (random) =>
    inAnotherFrame(random.pick(pairsThatTurn), random),
  ),
  "vector",
  {
    should: ([before, after]) =>
      length(difference(before, [1, 0, 0])) === 0 && after[1] === 1
        ? "The quarter turn about z takes x to y, so this triple turned like a vector."
        : "A dipole, a bond or a force of water is a vector: two real frames, nearly the same shape.",
    look: "compare after with R before; real data agree within a few per cent, never exactly",
  },
);

const neither = verdict(
  "what moves another way is neither",
  "a' \\neq a, \\quad a' \\neq R a",
  instances([[[1, 0, 0], [0, -1, 0], quarterAboutZ]], (random) => {
    const kind = random.integer(3);
    if (kind === 0) return turned(random, (v, R) => matvec(transpose(R), v));
    if (kind === 1) return turned(random, (v, R) => matvec(R, v).map((x) => -x));
    return turned(random, (v, R) => matvec(R, v).map((x) => (x > 0 ? 2 * x : x)));
  }),
  "neither",
  {
    should: ([before, after]) =>
      length(difference(before, [1, 0, 0])) === 0 && after[1] === -1
        ? "The quarter turn about z takes x to y; this triple went to -y, which is neither staying nor turning along."
        : "This triple neither stayed nor turned along with R.",
    look: "is every number of after compared with R before, and with its sign?",
  },
);

const units: Law<TransformsAs, readonly [scale: number, ...instance: Instance]> = fault(
  "units do not matter",
  "\\text{the verdict on } (c a, c a') \\text{ is the verdict on } (a, a')",
  {
    examples: [
      [0.001, [1, 0, 0], [0.8, 0.6, 0], quarterAboutZ],
      [1000, [1, 0, 0], [0.02, 1.01, 0], quarterAboutZ],
    ],
    draw: (random) => [
      10 ** (random.integer(7) - 3),
      ...(random.integer(2) === 0
        ? random.pick(pairsThatTurn)
        : turned(random, (v, R) => matvec(transpose(R), v))),
    ],
    simpler: () => [],
  },
  (transformsAs: TransformsAs, [scale, before, after, R]) => {
    const times = (v: Vector): number[] => v.map((x) => scale * x);
    const [verdict, rescaled] = [
      transformsAs(before, after, R),
      transformsAs(times(before), times(after), R),
    ];
    if (verdict === rescaled && ["scalar", "vector", "neither"].includes(verdict)) return undefined;
    return {
      should: `Other units multiply both triples by the same number, here ${show(scale)}: the verdict should stay.`,
      given: `before = ${show(before)}, after = ${show(after)}`,
      sides: [
        ["as they are", show(verdict)],
        [`times ${show(scale)}`, show(rescaled)],
      ],
      look: "a gap is small or large only in comparison with the length of the triple",
    };
  },
);

/** A triple that stays exactly, or turns exactly. */
const staysOrTurns = {
  draw: (random: Random): [Vector, Vector, Matrix] => {
    const [v, w, R] = turned(random, (x, rotation) => matvec(transpose(rotation), x));
    return random.integer(2) === 0 ? [v, v, R] : [w, v, R];
  },
};

const severalAnswers = fault<TransformsAs, readonly []>(
  "not one answer for everything",
  "\\text{a triple that stays and one that turns are told apart}",
  once,
  (transformsAs) => {
    const [stays, turns] = [
      transformsAs([5, 6, 7], [5, 6, 7], quarterAboutZ),
      transformsAs([1, 0, 0], [0, 1, 0], quarterAboutZ),
    ];
    if (stays !== turns) return undefined;
    return {
      should: "A triple that stayed and a triple that turned should not be told as the same.",
      given: "R is the quarter turn about z",
      sides: [
        ["(5, 6, 7) to (5, 6, 7)", show(stays)],
        ["(1, 0, 0) to (0, 1, 0)", show(turns)],
      ],
    };
  },
);

const close = (a: Vector, b: Vector): boolean => gap(a, b) < 0.1;
const reference: TransformsAs = (before, after, R) =>
  close(before, after) ? "scalar" : close(matvec(R, before), after) ? "vector" : "neither";

export const transformsAsExercise: Exercise<TransformsAs> = exercise<TransformsAs>({
  laws: [
    worth(1, scalars),
    worth(2, vectors),
    worth(2, neither),
    worth(1, units),
    severalAnswers,
    everyInputCounts(reference, staysOrTurns),
  ],
  reference,
  withhold: [],
  mutants: [
    mutant(
      "turns the wrong way",
      (before, after, R) =>
        close(before, after) ? "scalar" : close(matvec(transpose(R), before), after) ? "vector" : "neither",
      rejectedBy(vectors, neither),
    ),
    mutant(
      "asks for a vector first",
      (before, after, R) =>
        close(matvec(R, before), after) ? "vector" : close(before, after) ? "scalar" : "neither",
      rejectedBy(scalars),
    ),
    mutant("calls everything a vector", () => "vector", rejectedBy(scalars, neither, severalAnswers)),
    mutant(
      "compares lengths only",
      (before, after) =>
        close(before, after)
          ? "scalar"
          : Math.abs(length(before) / length(after) - 1) < 0.1
            ? "vector"
            : "neither",
      rejectedBy(neither),
    ),
    mutant(
      "calls all that changes a vector",
      (before, after) => (close(before, after) ? "scalar" : "vector"),
      rejectedBy(neither),
    ),
    mutant(
      "asks real data to agree exactly",
      (before, after, R) => {
        const same = (a: Vector, b: Vector): boolean => a.every((x, k) => Math.abs(x - b[k]!) < 1e-9);
        return same(before, after) ? "scalar" : same(matvec(R, before), after) ? "vector" : "neither";
      },
      rejectedBy(vectors, scalars),
    ),
    mutant(
      "calls a gap of 0.1 small, whatever the unit",
      (before, after, R) =>
        length(difference(before, after)) < 0.1
          ? "scalar"
          : length(difference(matvec(R, before), after)) < 0.1
            ? "vector"
            : "neither",
      rejectedBy(units),
    ),
    mutant(
      "divides by the length of before",
      (before, after, R) => {
        const near = (a: Vector, b: Vector): boolean => length(difference(a, b)) < 0.1 * length(before);
        return near(before, after) ? "scalar" : near(matvec(R, before), after) ? "vector" : "neither";
      },
      rejectedBy(scalars),
    ),
    mutant(
      "divides by the largest number of after",
      (before, after, R) => {
        const size = Math.max(...after.map(Math.abs));
        const near = (a: Vector, b: Vector): boolean =>
          Math.max(...difference(a, b).map(Math.abs)) < 0.1 * size;
        return near(before, after) ? "scalar" : near(matvec(R, before), after) ? "vector" : "neither";
      },
      rejectedBy(scalars),
    ),
    mutant(
      "looks at the first number only",
      (before, after, R) => {
        const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.1 * length(after);
        return near(before[0]!, after[0]!)
          ? "scalar"
          : near(matvec(R, before)[0]!, after[0]!)
            ? "vector"
            : "neither";
      },
      rejectedBy(neither, vectors),
    ),
  ],
  hints: [
    "There are two hypotheses. Under the first, after should be before. Under the second, what should it be?",
    "Measure a gap: the length of the difference of two triples, divided by the length of after. Call it small below 0.1.",
    'Small gap between before and after: "scalar". Else small gap between R times before and after: "vector". Else "neither".',
  ],
});
