import { type Action, applyIsometry, euclidean, type Isometry, type Random } from "noether";
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
  elementInstances,
  type Instances,
  type Law,
  nonTriviality,
  type Sides,
  show,
  showApart,
  sides,
  tuple,
} from "noether/laws";
import {
  type Atoms,
  atomInstances,
  drawnAtoms,
  energy,
  type Forces,
  lengthOf,
  ofForces,
  pairwise,
  plus,
  reference,
} from "./molecules.js";
import { lookAt } from "./rounding.js";

const group = euclidean(3);
const moving: Action<Isometry, Atoms> = { group, apply: (g, atoms) => atoms.map((x) => applyIsometry(g, x)) };
const turning: Action<Isometry, Atoms> = {
  group,
  apply: (g, atoms) => atoms.map((x) => applyIsometry({ ...g, translation: [0, 0, 0] }, x)),
};

/** Which molecule it is, in words: a list of positions would be more numbers than one reads. */
const inWords = (atoms: Atoms): string =>
  show(atoms) === show(atomInstances.examples[0]![0])
    ? "two atoms, 2 apart along x"
    : `${["no", "one", "two", "three", "four", "five"][atoms.length] ?? "many"} atoms`;

const turnWithTheMolecule = ofForces(
  sides(
    "forces turn with the molecule",
    "F(R x + t) = R\\, F(x)",
    tuple(elementInstances(group), atomInstances),
    (forces: Forces, [g, atoms]) => {
      const [after, before] = [turning.apply(g, forces(atoms)), forces(moving.apply(g, atoms))];
      const apart = after.map((row, k) => lengthOf(plus(row, before[k]!, -1)));
      const k = apart.indexOf(Math.max(...apart));
      return {
        should: `Moving the molecule by ${group.show(g)} should turn its forces along, and leave their size.`,
        given: inWords(atoms),
        left: ["forces, then turn", after],
        right: ["move, then forces", before],
        shown: showApart(after[k], before[k]).map((row) => `${row} on atom ${k}`) as [string, string],
        look: lookAt(
          0,
          apart[k]! / Math.max(1, lengthOf(after[k]!)),
          "only distances may decide how strong a force is, and only differences of positions where it points",
        ),
      };
    },
  ),
);

const law = (
  name: string,
  statement: string,
  compare: (forces: Forces, atoms: Atoms) => Omit<Sides, "given">,
  options: { readonly tolerance?: number } = {},
): Law<Forces, [atoms: Atoms]> =>
  ofForces(
    sides(
      name,
      statement,
      atomInstances,
      (forces: Forces, [atoms]) => ({ given: `positions = ${show(atoms)}`, ...compare(forces, atoms) }),
      options,
    ),
  );

const total = law("they add up to nothing", "\\sum_i F_i = 0", (forces, atoms) => {
  const sum = forces(atoms).reduce((before: readonly number[], f) => plus(before, f), [0, 0, 0]);
  const size = Math.max(1, ...forces(atoms).flat().map(Math.abs));
  const rest = Math.max(...sum.map(Math.abs)) / size;
  return {
    should: "Moving all atoms together costs no work, so the forces should add up to 0.",
    left: ["expected", 0],
    right: ["the largest entry of their sum, over that of the forces", rest],
    look: lookAt(0, rest, "each pair pulls on both of its atoms, in opposite directions"),
  };
});

const h = 1e-4;
const work = law(
  "work",
  "E(x + h e) - E(x - h e) \\approx -2h\\, F \\cdot e",
  (forces, atoms) => {
    const moved = (by: number): Atoms => atoms.map((x, i) => (i === 0 ? plus(x, [1, 0, 0], by) : x));
    return {
      should: "The force on atom 0 along x should be how fast the energy falls when it moves that way.",
      left: ["by differences of the energy", (energy(moved(-h)) - energy(moved(h))) / (2 * h)],
      right: ["yours", forces(atoms)[0]![0]!],
      look: "the force is minus the gradient; each pair counts once in the energy",
    };
  },
  { tolerance: 1e-5 },
);

const coincidence = ofForces(
  sides(
    "two atoms at one place",
    "F(p, p, q) = (F_0,\\, F_0,\\, 2 F_1)(p, q)",
    {
      examples: [
        [
          [0, 0, 0],
          [2, 0, 0],
        ],
      ],
      draw: (random): [readonly number[], readonly number[]] =>
        drawnAtoms(random, 2) as [readonly number[], readonly number[]],
      simpler: () => [],
    } as Instances<readonly [p: readonly number[], q: readonly number[]]>,
    (forces: Forces, [p, q]) => {
      const [onP, onQ] = forces([p, q]);
      return {
        should:
          "Two atoms at one place should not push each other, and pull on a third one twice as strongly.",
        given: `positions = ${show([p, p, q])}`,
        left: ["from the forces of one such atom and the third", [onP, onP, onQ!.map((x) => 2 * x)]],
        right: ["yours", forces([p, p, q])],
        look: "where does a distance become 0, and what is the slope of a square root there?",
      };
    },
  ),
);

const large: readonly (readonly [Atoms])[] = [
  [Array.from({ length: 10 }, (_, i) => [Math.sin(i), Math.cos(2 * i), Math.sin(3 * i + 1)])],
];
/** Molecules of every size up to the large one: what is right for some sizes only does not pass. */
const typical = {
  draw: (random: Random): readonly [Atoms] => [drawnAtoms(random, 2 + random.integer(9))],
  large,
};

export const forcesExercise: Exercise<Forces> = exercise<Forces>({
  laws: [
    worth(1, turnWithTheMolecule),
    worth(1, total),
    worth(1, work),
    worth(1, coincidence),
    nonTriviality(typical, { names: ["the positions"] }),
    everyInputCounts(reference, typical),
    rightSize(reference, typical),
  ],
  reference,
  withhold: [],
  mutants: [
    mutant(
      "forgets that a distance can be 0",
      (atoms) =>
        atoms.map((x, i) =>
          atoms.reduce(
            (sum: readonly number[], y, j) => {
              const way = plus(y, x, -1);
              return i === j ? sum : plus(sum, way, (2 * (lengthOf(way) - 1)) / lengthOf(way));
            },
            [0, 0, 0],
          ),
        ),
      rejectedBy(coincidence),
    ),
    mutant(
      "takes the gradient for the force",
      pairwise((d) => -2 * (d - 1)),
      rejectedBy(work),
    ),
    mutant(
      "counts each pair twice",
      pairwise((d) => 4 * (d - 1)),
      rejectedBy(work),
    ),
    mutant(
      "forgets the rest length",
      pairwise((d) => 2 * d),
      rejectedBy(work),
    ),
    mutant(
      "forgets to divide by the distance",
      pairwise((d) => 2 * (d - 1) * d),
      rejectedBy(work),
    ),
    mutant(
      "pulls on the first atom of each pair alone",
      (atoms) =>
        atoms.map((x, i) =>
          atoms.slice(i + 1).reduce(
            (sum: readonly number[], y) => {
              const way = plus(y, x, -1);
              const distance = lengthOf(way);
              return distance === 0 ? sum : plus(sum, way, (2 * (distance - 1)) / distance);
            },
            [0, 0, 0],
          ),
        ),
      rejectedBy(total),
    ),
    mutant(
      "measures the distance along the axes",
      (atoms) =>
        atoms.map((x) =>
          atoms.reduce(
            (sum: readonly number[], y) =>
              plus(
                sum,
                plus(y, x, -1).map((d) => 2 * (d - Math.sign(d))),
              ),
            [0, 0, 0],
          ),
        ),
      rejectedBy(turnWithTheMolecule),
    ),
  ],
  hints: [
    "All differences at once: x.reshape([n, 1, 3]).sub(x.reshape([1, n, 3])) has the shape [n, n, 3]. Its norm over the last axis has all distances.",
    "Every pair is there twice, and every atom once with itself. What is the slope of .norm() at distance 0? And what does way / distance give there, by hand?",
    "The energy is half the sum over all n × n of (distance - 1)². The forces: grad(energy)(x).neg().toArray().",
  ],
});
