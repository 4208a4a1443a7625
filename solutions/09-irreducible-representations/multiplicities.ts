import type { Random } from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import {
  type Explanation,
  fault,
  type Instances,
  type Law,
  map,
  once,
  show,
  simpleFirst,
} from "noether/laws";
import { characters, combined, groups, type Known, type OfGroup, type Sample } from "./knownGroups.js";
import { notOneEach } from "./settings.js";

type Multiplicities = (
  chi: readonly number[],
  sizes: readonly number[],
  irreducible: readonly (readonly number[])[],
) => readonly number[];

const few = (x: readonly number[]): string => show(x.slice(0, 6).map((v) => (Math.abs(v) < 1e-9 ? 0 : v)));
const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;

/** How often each irreducible is contained by a learner's count; or why that is not a list of numbers. */
function counted(subject: Multiplicities, { sizes, irreducible }: Known, chi: readonly number[]) {
  const m: unknown = subject(chi, sizes, irreducible);
  return notOneEach(m, irreducible.length) ?? (m as number[]);
}

const law = (
  name: string,
  statement: string,
  from: Instances<OfGroup>,
  find: (m: readonly number[], group: Known, sample: Sample) => Omit<Explanation, "given"> | undefined,
): Law<Multiplicities, OfGroup> =>
  fault(name, statement, from, (subject: Multiplicities, [group, sample]) => {
    const m = counted(subject, group, sample.chi);
    const found = "should" in m ? m : find(m, group, sample);
    return found && { ...found, given: `${group.name}, ${sample.name}` };
  });

const dimensionsAddUp = law(
  "the dimensions add up",
  "\\sum_i m_i d_i = \\chi(e)",
  characters,
  (m, { irreducible }, { chi }) => {
    const total = irreducible.reduce((sum, [d], i) => sum + m[i]! * d!, 0);
    if (near(total, chi[0]!)) return undefined;
    return {
      should: "The dimensions of all copies should add up to the dimension of the representation, chi(e).",
      sides: [
        ["chi(e)", show(chi[0])],
        ["the sum of m_i d_i", show(total)],
        ["your first multiplicities", few(m)],
      ],
      look: "the multiplicity m_i is a mean over all elements of the group, divided by another such mean",
    };
  },
);

const wholeNumbers = law(
  "how often is a whole number",
  "m_i \\in \\{0, 1, 2, \\dots\\}",
  characters,
  (m, { irreducible }) => {
    const i = m.findIndex((x) => !near(x, Math.round(x)) || x < -1e-6);
    if (i < 0) return undefined;
    return {
      should: "A representation contains an irreducible one 0, 1, 2, ... times.",
      sides: [
        [`the irreducible character ${i}`, few(irreducible[i]!)],
        ["how often, by your count", show(m[i])],
      ],
      look: "the mean over the group weighs a class by its size",
    };
  },
);

const irreducibleCharacters = simpleFirst<[group: Known, i: number]>(
  groups.flatMap((group) => group.irreducible.map((_, i): [Known, number] => [group, i])),
  (random) => {
    const group = random.pick(groups);
    return [group, random.integer(group.irreducible.length)];
  },
);
const containsItself = fault(
  "an irreducible contains itself, once",
  "m_j(\\chi_i) = \\delta_{ij}",
  irreducibleCharacters,
  (subject: Multiplicities, [group, i]) => {
    const m = counted(subject, group, group.irreducible[i]!);
    if ("should" in m) return { ...m, given: "" };
    const j = m.findIndex((x, k) => !near(x, k === i ? 1 : 0));
    if (j < 0) return undefined;
    return {
      should:
        i === j
          ? "An irreducible representation contains itself once."
          : "An irreducible representation contains no other one.",
      given: `${group.name}, the irreducible character ${i}: ${few(group.irreducible[i]!)}`,
      sides: [
        ["expected", i === j ? "1" : "0"],
        [`how often character ${j}, by your count`, show(m[j])],
      ],
      look:
        i === j && group.norms[i]! > 1
          ? `over the reals <chi, chi> may be 2 or 4; here it is ${group.norms[i]}`
          : "take the mean of chi(g) chi_i(g) over all elements g, class by class",
    };
  },
);

const permuted = groups.flatMap((group) =>
  group.samples.flatMap((sample) => (sample.orbits === undefined ? [] : [[group, sample] as const])),
);
const trivialCountsOrbits = law(
  "as often trivial as there are orbits",
  "m_{\\text{trivial}} = \\#\\text{orbits}",
  simpleFirst<OfGroup>(permuted, (random) => random.pick(permuted)),
  (m, { irreducible }, { orbits: count, chi }) => {
    const i = irreducible.findIndex((values) => values.every((x) => near(x, 1)));
    if (near(m[i]!, count!)) return undefined;
    return {
      should:
        "A function that stays is constant on every orbit: a permutation representation contains the trivial one as often as there are orbits.",
      sides: [
        ["chi, how many points stay", few(chi)],
        ["orbits", show(count)],
        ["trivial ones, by your count", show(m[i])],
      ],
      look: "it is the mean number of points that stay, over all elements of the group",
    };
  },
);

const notZero = law(
  "not nothing",
  "m \\neq 0",
  map(once, () => characters.examples[0]!),
  (m) =>
    m.some((x) => !near(x, 0))
      ? undefined
      : { should: "A representation should contain something.", sides: [["got", show(m)]] },
);

/** The mean over the group of chi psi, class by class. */
const mean = (chi: readonly number[], psi: readonly number[], sizes: readonly number[]): number =>
  chi.reduce((sum, x, k) => sum + sizes[k]! * x * psi[k]!, 0) / sizes.reduce((a, b) => a + b, 0);

const reference: Multiplicities = (chi, sizes, irreducible) =>
  irreducible.map((psi) => mean(chi, psi, sizes) / mean(psi, psi, sizes));

/** The character of a sum of random numbers of copies. */
const anyCopies = {
  draw: (random: Random): Parameters<Multiplicities> => {
    const group = random.pick(groups);
    const { sizes, irreducible } = group;
    const copies = irreducible.map(() => random.integer(6));
    copies[random.integer(copies.length)]! += 1; // the representation of dimension 0 is among the examples of the laws
    return [combined(group, copies), sizes, irreducible];
  },
};

const ones = (sizes: readonly number[]): readonly number[] => sizes.map(() => 1);

export const multiplicitiesExercise: Exercise<Multiplicities> = exercise<Multiplicities>({
  laws: [
    worth(1, dimensionsAddUp),
    worth(1, wholeNumbers),
    worth(2, containsItself),
    worth(1, trivialCountsOrbits),
    notZero,
    everyInputCounts(reference, anyCopies),
    rightSize(reference, anyCopies),
  ],
  reference,
  withhold: ["characterInnerProduct", "decompose"],
  mutants: [
    mutant(
      "forgets that classes have different sizes",
      (chi, sizes, irreducible) =>
        irreducible.map((psi) => mean(chi, psi, ones(sizes)) / mean(psi, psi, sizes)),
      rejectedBy(dimensionsAddUp, wholeNumbers, trivialCountsOrbits),
    ),
    mutant(
      "takes every irreducible for one of real type",
      (chi, sizes, irreducible) => irreducible.map((psi) => mean(chi, psi, sizes)),
      rejectedBy(dimensionsAddUp, containsItself),
    ),
    mutant(
      "forgets to divide by the number of elements",
      (chi, sizes, irreducible) =>
        irreducible.map(
          (psi) => chi.reduce((sum, x, k) => sum + sizes[k]! * x * psi[k]!, 0) / mean(psi, psi, sizes),
        ),
      rejectedBy(dimensionsAddUp, containsItself),
    ),
    mutant(
      "divides by the dimension",
      (chi, sizes, irreducible) => irreducible.map((psi) => mean(chi, psi, sizes) / psi[0]!),
      rejectedBy(dimensionsAddUp, containsItself),
    ),
    mutant(
      "looks at the dimensions only",
      (chi, _, irreducible) => irreducible.map((psi) => Math.floor(chi[0]! / psi[0]! / irreducible.length)),
      rejectedBy(dimensionsAddUp, containsItself),
    ),
    mutant(
      "gives the multiplicities of the regular representation",
      (_, sizes, irreducible) => irreducible.map((psi) => psi[0]! / mean(psi, psi, sizes)),
      rejectedBy(dimensionsAddUp, containsItself, trivialCountsOrbits),
    ),
    mutant(
      "finds nothing",
      (_, __, irreducible) => irreducible.map(() => 0),
      rejectedBy(dimensionsAddUp, notZero),
    ),
  ],
  hints: [
    "Different irreducible characters are orthogonal under the mean over the group. What is the mean of chi psi, if chi = sum_i m_i chi_i and psi is one of the chi_i?",
    "The mean counts every element: sum over k of sizes[k] * chi[k] * psi[k], divided by the sum of all sizes.",
    "chi = m psi + others gives mean(chi psi) = m mean(psi psi). Over the reals mean(psi psi) is 1, 2 or 4, so divide by it.",
  ],
});
