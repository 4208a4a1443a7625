import { distancePreserving, type Permutation } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Explanation, fault, type Law, show } from "noether/laws";
import { between, type Instance, instances, molecules, ring, whole, words } from "./moleculeCases.js";
import {
  identity,
  neighboursOnly,
  type Symmetries,
  shiftsOnly,
  sortedRows,
  TOLERANCE,
  twoDigits,
} from "./symmetryAnswers.js";

type Words = Omit<Explanation, "given">;

const key = (p: Permutation): string => p.join();

const product = (p: Permutation, q: Permutation): Permutation => q.map((i) => p[i]!);

function isPermutation(p: unknown, n: number): p is Permutation {
  return Array.isArray(p) && p.length === n && identity(n).every((i) => p.includes(i));
}

/** The ten corners of a polygon: trying all 10! permutations is already slow here, giving up early is not. */
const TEN = between(ring(10));

const slow = new WeakMap<Symmetries, boolean>();

const endless: Words = {
  should: "The symmetries of twelve atoms should be found in less than a second.",
  sides: [
    ["permutations of 10 atoms", "3,628,800"],
    ["permutations of 12 atoms", "479,001,600"],
  ],
  look: "you seem to try all permutations: fine for small molecules, but too many here. Give up a beginning as soon as one distance is off",
};

/** Whether ten corners cost a subject so much processor time that twelve atoms would take minutes. */
function triesAll(subject: Symmetries): boolean {
  const known = slow.get(subject);
  if (known !== undefined) return known;
  const before = process.cpuUsage();
  subject(TEN);
  const { user, system } = process.cpuUsage(before);
  slow.set(subject, user + system > 200_000);
  return user + system > 200_000;
}

const law = (
  name: string,
  statement: string,
  find: (all: readonly Permutation[], distances: number[][]) => Words | undefined,
): Law<Symmetries, Instance> =>
  fault(name, statement, instances, (subject, [distances, given]) => {
    const all: unknown = subject(distances);
    const n = distances.length;
    const strange = Array.isArray(all) ? all.find((p) => !isPermutation(p, n)) : all;
    const found =
      Array.isArray(all) && strange === undefined
        ? find(all as Permutation[], distances)
        : {
            should: `The result should be a list of permutations: each of 0, ..., ${n - 1} once.`,
            sides: [["got", show(strange)]] as const,
          };
    return found && { given, ...found };
  });

const keepsDistances = law("every distance is kept", "d(p_i, p_j) = d(i, j)", (all, distances) => {
  for (const p of all) {
    for (const [i, row] of distances.entries()) {
      const j = row.findIndex((d, k) => Math.abs(distances[p[i]!]![p[k]!]! - d) > TOLERANCE);
      if (j < 0) continue;
      return {
        should: "A symmetry should keep the distance between any two atoms.",
        sides: [
          [`your permutation`, words(p)],
          [`distance between ${i} and ${j}`, show(row[j])],
          [`distance between ${p[i]} and ${p[j]}, where they go`, show(distances[p[i]!]![p[j]!])],
        ],
        look: "compare distances[p[i]][p[j]] with distances[i][j], for all i and j",
      };
    }
  }
  return undefined;
});

const isGroup = law(
  "they are a group",
  "e \\in G, \\quad p, q \\in G \\implies p q, p^{-1} \\in G",
  (all, distances) => {
    const known = new Set(all.map(key));
    const e = identity(distances.length);
    if (!known.has(key(e)))
      return {
        should: "Leaving every atom where it is should be among the symmetries.",
        sides: [["how many you found", show(all.length)]],
        look: "the identity keeps every distance, too",
      };
    for (const p of all) {
      if (!known.has(key(e.map((i) => p.indexOf(i)))))
        return {
          should: "The inverse of every symmetry should be among them too.",
          sides: [
            ["your permutation", words(p)],
            ["its inverse", words(e.map((i) => p.indexOf(i)))],
          ],
          look: "the way back keeps distances as well",
        };
      const q = all.find((other) => !known.has(key(product(p, other))));
      if (q !== undefined)
        return {
          should: "One symmetry after another should again be a symmetry, and yours lack one.",
          sides: [
            ["first", words(q)],
            ["then", words(p)],
            ["together", words(product(p, q))],
          ],
          look: "which permutations did your search never try?",
        };
    }
    return undefined;
  },
);

const noneMissing = law("none is missing", "G = \\{ p : d(p_i, p_j) = d(i, j) \\}", (all, distances) => {
  const known = new Set(all.map(key));
  const right = distancePreserving(distances, TOLERANCE);
  const missing = right.find((p) => !known.has(key(p)));
  if (missing === undefined && all.length === known.size) return undefined;
  return missing === undefined
    ? {
        should: "Every symmetry should be in the list once.",
        sides: [
          ["in the list", show(all.length)],
          ["different ones", show(known.size)],
        ],
      }
    : {
        should: "Every permutation that keeps all distances should be in the list, and one is missing.",
        sides: [
          ["missing", words(missing)],
          ["how many you found", show(all.length)],
        ],
        look: "check by hand that it keeps all distances: when does your search give it up?",
      };
});

const square = between(ring(4));

const moreThanIdentity: Law<Symmetries, Instance> = fault(
  "more than the identity",
  "|G| > 1 \\text{ where something can be moved}",
  { ...instances, examples: [[square, "the four corners of a square"], ...molecules, whole] },
  (subject, [distances, given]) => {
    const found = subject(distances);
    if (new Set(found.map(key)).size > 1 || distancePreserving(distances, TOLERANCE).length === 1)
      return undefined;
    return {
      should: "There should be more symmetries here than one.",
      given,
      sides: [["how many you found", show(found.length)]],
      look: "turn it, or exchange two atoms: do the distances change?",
    };
  },
);

const reference: Symmetries = (distances) => distancePreserving(distances, TOLERANCE);

/** A law that is tried on twelve atoms only if the subject is quick with ten. */
const inTime = (law: Law<Symmetries, Instance>): Law<Symmetries, Instance> => {
  const isEndless = (subject: Symmetries, distances: number[][]): boolean =>
    distances.length > TEN.length && triesAll(subject);
  return {
    ...law,
    try: (subject, [distances, given]) =>
      isEndless(subject, distances)
        ? { residual: 1, explain: () => ({ given, ...endless }) }
        : law.try(subject, [distances, given]),
  };
};

const [keeps, group, complete, more] = [keepsDistances, isGroup, noneMissing, moreThanIdentity].map(
  inTime,
) as [
  Law<Symmetries, Instance>,
  Law<Symmetries, Instance>,
  Law<Symmetries, Instance>,
  Law<Symmetries, Instance>,
];

export const symmetriesExercise: Exercise<Symmetries> = exercise<Symmetries>({
  laws: [keeps, worth(2, group), worth(2, complete), more],
  reference,
  withhold: ["distancePreserving"],
  mutants: [
    mutant("tries cyclic shifts only", shiftsOnly, rejectedBy(complete)),
    mutant("compares neighbours in the list only", neighboursOnly, rejectedBy(keeps)),
    mutant("compares sorted distances", sortedRows, rejectedBy(keeps)),
    mutant(
      "leaves out the identity",
      (distances) => reference(distances).filter((p) => p.some((a, i) => a !== i)),
      rejectedBy(group, complete),
    ),
    mutant(
      "keeps the swaps and forgets the rotations",
      (distances) => reference(distances).filter((p) => p.every((a, i) => p[a] === i)),
      rejectedBy(group, complete),
    ),
    mutant(
      "gives the identity alone",
      (distances) => [identity(distances.length)],
      rejectedBy(complete, more),
    ),
    mutant(
      "compares exactly, without a tolerance",
      (distances) => distancePreserving(distances, 0),
      rejectedBy(complete),
    ),
    mutant("compares two digits", twoDigits, rejectedBy(complete)),
    mutant(
      "allows twice the tolerance",
      (distances) => distancePreserving(distances, 2 * TOLERANCE),
      rejectedBy(keeps),
    ),
    mutant(
      "allows half the tolerance",
      (distances) => distancePreserving(distances, TOLERANCE / 2),
      rejectedBy(complete),
    ),
  ],
  hints: [
    "Build a permutation from left to right: where does atom 0 go, then atom 1, ... Keep a list of all beginnings that are still possible.",
    "A beginning [p0, ..., p(k-1)] can be extended by an atom a if a is not in it yet and distances[a][p[i]] agrees with distances[k][i] for every i < k.",
    "Start with [[]]. For every k replace the list by all its extensions: beginnings.flatMap((p) => atoms.filter((a) => fits(p, a)).map((a) => [...p, a])).",
  ],
});
