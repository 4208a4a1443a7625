import {
  alternating,
  character,
  characterInnerProduct,
  cyclic,
  dihedral,
  type FiniteGroup,
  irreducibles,
  onFunctions,
  quaternionGroup,
  type Random,
  regular,
  symmetric,
} from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import { type Explanation, type Instances, type Law, show } from "noether/laws";
import { benzene, water } from "./molecules.js";
import { law } from "./settings.js";

type Multiplicities = (
  chi: readonly number[],
  sizes: readonly number[],
  irreducible: readonly (readonly number[])[],
) => readonly number[];

/** What there is to know about a group: the sizes of its classes and its real irreducible characters. */
interface Known {
  readonly name: string;
  readonly sizes: readonly number[];
  readonly irreducible: readonly (readonly number[])[];
  /** <chi_i, chi_i> = 1, 2 or 4 */
  readonly norms: readonly number[];
  /** Characters of representations of it that turn up in practice, and what they are. */
  readonly samples: readonly Sample[];
}
interface Sample {
  readonly name: string;
  readonly chi: readonly number[];
  /** The number of orbits, where the group permutes points. */
  readonly orbits?: number;
}

function known<G>(group: FiniteGroup<G>, samples: readonly Sample[] = []): Known {
  const characters = irreducibles(group).map(character);
  return {
    name: group.name,
    sizes: characters[0]!.classes.map((members) => members.length),
    irreducible: characters.map(({ values }) => values.map(tidy)),
    norms: characters.map((chi) => Math.round(characterInnerProduct(chi, chi))),
    samples: [
      ...samples,
      { name: "its regular representation", chi: character(regular(group)).values, orbits: 1 },
    ],
  };
}
const tidy = (x: number): number =>
  Math.abs(2 * x - Math.round(2 * x)) < 1e-9 ? Math.round(2 * x) / 2 + 0 : x;

/** A permutation representation, from an action on some points. */
function onPoints<G, X>(
  name: string,
  group: FiniteGroup<G>,
  points: readonly X[],
  action: (g: G, x: X) => X,
): Sample {
  const seen = new Set<string>();
  let count = 0;
  for (const x of points) {
    if (seen.has(JSON.stringify(x))) continue;
    count++;
    for (const g of group.elements) seen.add(JSON.stringify(action(g, x)));
  }
  return {
    name,
    chi: character(onFunctions<G, X, FiniteGroup<G>>(group, points, action)).values.map(tidy),
    orbits: count,
  };
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const subsets = (n: number, k: number): number[][] =>
  k === 0 ? [[]] : range(n).flatMap((i) => subsets(i, k - 1).map((rest) => [...rest, i]));
const S3 = symmetric(3);
const S4 = symmetric(4);
const D6 = dihedral(6);
const sorted = (x: readonly number[]): number[] => x.toSorted((a, b) => a - b);
const groups: readonly Known[] = [
  known(S3, [
    onPoints("three permuted points", S3, range(3), (p, i) => p[i]!),
    onPoints("three permuted points, and one more that stays", S3, range(4), (p, i) => p[i] ?? i),
  ]),
  known(S4, [
    onPoints("four permuted points", S4, range(4), (p, i) => p[i]!),
    onPoints("the six edges of a tetrahedron", S4, subsets(4, 2), (p, x) => sorted(x.map((i) => p[i]!))),
  ]),
  known(D6, [
    onPoints("the six corners of a hexagon", D6, range(6), ([k, j], i) => (k + (j === 0 ? i : 6 - i)) % 6),
    onPoints(
      "the twelve atoms of benzene",
      D6,
      range(12),
      ([k, j], i) => (i < 6 ? 0 : 6) + ((k + (j === 0 ? i : 12 - i)) % 6),
    ),
  ]),
  known(cyclic(4), [onPoints("the four corners of a square", cyclic(4), range(4), (g, i) => (g + i) % 4)]),
  known(cyclic(3)),
  known(alternating(4), [onPoints("four points", alternating(4), range(4), (p, i) => p[i]!)]),
  known(quaternionGroup()),
  ...[water, benzene].map((molecule) => {
    const { group } = molecule.displacements;
    return known(group, [
      {
        name: `all displacements of ${molecule.name}`,
        chi: character(molecule.displacements).values.map(tidy),
      },
    ]);
  }),
];

/** A group and the multiplicities of a direct sum that is put together from its irreducible representations. */
type Instance = readonly [group: Known, sample: Sample];

const combined = ({ irreducible }: Known, m: readonly number[]): readonly number[] =>
  irreducible[0]!.map((_, k) => irreducible.reduce((sum, chi, i) => sum + m[i]! * chi[k]!, 0));
const anySum = (random: Random): Instance => {
  const group = random.pick(groups);
  const m = group.irreducible.map(() => random.integer(3));
  return [group, { name: "a direct sum of irreducible ones", chi: combined(group, m) }];
};

const instances: Instances<Instance> = {
  examples: groups.flatMap((group) => group.samples.slice(0, 2).map((sample): Instance => [group, sample])),
  draw: anySum,
  simpler: () => [],
};

/** What is wrong with a result that should be one number for each irreducible representation. */
function noList(result: unknown, { irreducible }: Known): Explanation | undefined {
  if (
    Array.isArray(result) &&
    result.length === irreducible.length &&
    result.every((m) => Number.isFinite(m))
  )
    return undefined;
  return {
    should: `There should be one number for each of the ${irreducible.length} irreducible representations.`,
    given: "",
    sides: [["got", show(result)]],
  };
}

const few = (x: readonly number[]): string => show(x.slice(0, 6).map((v) => (Math.abs(v) < 1e-9 ? 0 : v)));
const asked = (
  subject: Multiplicities,
  { sizes, irreducible }: Known,
  chi: readonly number[],
): readonly number[] => subject(chi as number[], sizes as number[], irreducible as number[][]);
const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;

function about(
  name: string,
  statement: string,
  from: Instances<Instance>,
  fault: (m: readonly number[], group: Known, sample: Sample) => Omit<Explanation, "given"> | undefined,
): Law<Multiplicities, Instance> {
  return law<Multiplicities, Instance>(name, statement, from, (subject, group, sample) => {
    const m = asked(subject, group, sample.chi);
    const bad = noList(m, group);
    const found = bad ?? fault(m, group, sample);
    return found && { ...found, given: `${group.name}, ${sample.name}` };
  });
}

const dimensionsAddUp = about(
  "the dimensions add up",
  "\\sum_i m_i d_i = \\chi(e)",
  instances,
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

const wholeNumbers = about(
  "how often is a whole number",
  "m_i \\in \\{0, 1, 2, \\dots\\}",
  instances,
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

const single: Instances<readonly [group: Known, i: number]> = {
  examples: groups.flatMap((group) => group.irreducible.map((_, i) => [group, i] as const)),
  draw(random) {
    const group = random.pick(groups);
    return [group, random.integer(group.irreducible.length)];
  },
  simpler: () => [],
};
const containsItself = law<Multiplicities, readonly [group: Known, i: number]>(
  "an irreducible contains itself, once",
  "m_j(\\chi_i) = \\delta_{ij}",
  single,
  (subject, group, i) => {
    const m = asked(subject, group, group.irreducible[i]!);
    const bad = noList(m, group);
    if (bad !== undefined) return bad;
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

const trivialCountsOrbits = about(
  "as often trivial as there are orbits",
  "m_{\\text{trivial}} = \\#\\text{orbits}",
  (() => {
    const all = groups.flatMap((group) =>
      group.samples.flatMap((sample) => (sample.orbits === undefined ? [] : [[group, sample] as const])),
    );
    return { examples: all, draw: (random: Random) => random.pick(all), simpler: () => [] };
  })(),
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

const notZero: Law<Multiplicities, Instance> = about(
  "not nothing",
  "m \\neq 0",
  { examples: instances.examples.slice(0, 1), draw: () => instances.examples[0]!, simpler: () => [] },
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
  draw: (random: Random): [readonly number[], readonly number[], readonly (readonly number[])[]] => {
    const { sizes, irreducible } = random.pick(groups);
    const copies = irreducible.map(() => random.integer(6));
    const chi = sizes.map((_, k) => irreducible.reduce((total, psi, i) => total + copies[i]! * psi[k]!, 0));
    return [chi, sizes, irreducible];
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
