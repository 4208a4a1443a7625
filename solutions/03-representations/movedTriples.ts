import { type Matrix, matvec, type Random, radians, rotationZ, transpose, type Vector } from "noether";
import { fault, type Instances, type Law, norm, show, subtract } from "noether/laws";
import {
  type Instance,
  inAnotherFrame,
  inOtherUnits,
  pairsThatStay,
  pairsThatTurn,
  turned,
} from "./waterPairs.js";

type Kind = "scalar" | "vector" | "neither";

export type TransformsAs = (before: Vector, after: Vector, R: Matrix) => Kind;

export const quarterAboutZ = rotationZ(radians(90));

function instances(simple: readonly Instance[], draw: (random: Random) => Instance): Instances<Instance> {
  return { examples: simple, draw, simpler: () => [] };
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

export const scalars = verdict(
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
          ? "This triple is on the axis of R: it stayed, and it also turned along. Both fit, and then the answer should be scalar: ask first whether it stayed."
          : before[0] === 10
            ? "This triple changed by less than a tenth of the length of after, so it counts as staying: divide the gap by that length."
            : "Three numbers that stay exactly what they were are scalars.",
    look: "compare after with before; real data agree within a few per cent, never exactly",
  },
);

export const vectors = verdict(
  "dipoles and forces of water are vectors",
  "r' = R r",
  instances([[[1, 0, 0], [0, 1, 0], quarterAboutZ]], (random) =>
    inAnotherFrame(random.pick(pairsThatTurn), random),
  ),
  "vector",
  {
    should: ([before, after]) =>
      norm(subtract(before, [1, 0, 0])) === 0 && after[1] === 1
        ? "The quarter turn about z takes x to y, so this triple turned like a vector."
        : "A dipole, a bond or a force of water is a vector: two real frames, nearly the same shape.",
    look: "compare after with R before; real data agree within a few per cent, never exactly",
  },
);

export const neither = verdict(
  "what changes in any other way is neither",
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
      norm(subtract(before, [1, 0, 0])) === 0 && after[1] === -1
        ? "The quarter turn about z takes x to y; this triple went to -y, which is neither staying nor turning along."
        : "This triple neither stayed nor turned along with R.",
    look: "is every number of after compared with R before, and with its sign?",
  },
);
