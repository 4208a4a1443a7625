import {
  alternating,
  character,
  characterInnerProduct,
  cyclic,
  dihedral,
  type FiniteGroup,
  irreducibles,
  onFunctions,
  orbits,
  quaternionGroup,
  type Random,
  regular,
  symmetric,
} from "noether";
import { simpleFirst } from "noether/laws";
import { benzene, water } from "./molecules.js";

/** What is known about a group: the sizes of its classes and its real irreducible characters. */
export interface Known {
  readonly name: string;
  readonly sizes: readonly number[];
  readonly irreducible: readonly (readonly number[])[];
  /** <chi_i, chi_i> = 1, 2 or 4 */
  readonly norms: readonly number[];
  /** Characters of representations of it that occur in practice, and what they are. */
  readonly samples: readonly Sample[];
}
export interface Sample {
  readonly name: string;
  readonly chi: readonly number[];
  /** The number of orbits, if the group permutes points. */
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
  return {
    name,
    chi: character(onFunctions<G, X, FiniteGroup<G>>(group, points, action)).values.map(tidy),
    orbits: orbits({ group, apply: action }, points).length,
  };
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const subsets = (n: number, k: number): number[][] =>
  k === 0 ? [[]] : range(n).flatMap((i) => subsets(i, k - 1).map((rest) => [...rest, i]));
const S3 = symmetric(3);
const S4 = symmetric(4);
const D6 = dihedral(6);
const sorted = (x: readonly number[]): number[] => x.toSorted((a, b) => a - b);
export const groups: readonly Known[] = [
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
export type OfGroup = readonly [group: Known, sample: Sample];

export const combined = ({ irreducible }: Known, m: readonly number[]): readonly number[] =>
  irreducible[0]!.map((_, k) => irreducible.reduce((sum, chi, i) => sum + m[i]! * chi[k]!, 0));
const anySum = (random: Random): OfGroup => {
  const group = random.pick(groups);
  const m = group.irreducible.map(() => random.integer(3));
  m[random.integer(m.length)]! += 1;
  return [group, { name: "a direct sum of irreducible ones", chi: combined(group, m) }];
};

/** The representation of dimension 0: it contains nothing, and is asked for always rather than by chance. */
const nothing = (group: Known): OfGroup => [
  group,
  { name: "the representation of dimension 0", chi: group.sizes.map(() => 0) },
];

export const characters = simpleFirst<OfGroup>(
  [
    ...groups.flatMap((group) => group.samples.slice(0, 2).map((sample): OfGroup => [group, sample])),
    nothing(groups[0]!),
  ],
  anySum,
);
