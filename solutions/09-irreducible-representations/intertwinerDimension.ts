import {
  blockDiagonal,
  identityMatrix,
  irreducibles,
  kronecker,
  type Matrix,
  type Random,
  type Representation,
  rank,
  shear,
  transpose,
  trivial,
} from "noether";
import { type Exercise, everyInputCounts, exercise, mutant, rejectedBy, worth } from "noether/course";
import { agreesWith, type Explanation, type Instances, show } from "noether/laws";
import {
  inBasis,
  law,
  onQuaternions,
  points,
  S3,
  slanted,
  square,
  tetrahedron,
  triangle,
  turns,
} from "./settings.js";

type IntertwinerDimension = (rhoV: readonly Matrix[], rhoW: readonly Matrix[]) => number;

/**
 * A representation by the matrices of the generators of its group, and of the product of the first two besides:
 * without it the transposed matrices, which multiply in the other order, would have as many maps.
 */
interface Given {
  readonly name: string;
  readonly group: string;
  readonly matrices: readonly Matrix[];
}

function given<G>(name: string, { group, matrix }: Representation<G>): Given {
  const [a, b] = group.generators;
  const both = a === undefined || b === undefined ? [] : [group.multiply(a, b)];
  return { name, group: group.name, matrices: [...group.generators, ...both].map((g) => matrix(g)) };
}

const sign = irreducibles(S3)[1]!;
const plane = given("the plane of a triangle", triangle);
const one = given("a number that stays", trivial(S3));
const threePoints = given("three permuted coordinates", points);
const third = given("turns of the plane by 120 degrees", turns(3));

type Typed = readonly [V: Given, d: number];
const types: Readonly<Record<number, string>> = {
  1: "only the multiples of 1 commute with it",
  2: "turns of the plane commute with turns: a copy of the complex numbers, over the reals",
  4: "multiplying from the right commutes with multiplying from the left: four dimensions",
};
const typed: readonly Typed[] = [
  [one, 1],
  [plane, 1],
  [third, 2],
  [given("quarter turns of the plane", turns(4)), 2],
  [given("the plane of a square", square), 1],
  [given("space, under the turns of a tetrahedron", tetrahedron), 1],
  [given("the four numbers of a quaternion, multiplied from the left", onQuaternions), 4],
];

/** The same representation in a basis of whole numbers. */
const moved = ({ name, group, matrices }: Given, random: Random): Given => ({
  name: `${name}, in another basis`,
  group,
  matrices: inBasis(matrices, slanted(matrices[0]!.length, random)),
});
const sum = (V: Given, W: Given): Given => ({
  name: `${V.name} + ${W.name}`,
  group: V.group,
  matrices: V.matrices.map((rho, k) => blockDiagonal([rho, W.matrices[k]!])),
});

/** Representations of one group, in which pairs and triples are drawn. */
const families: readonly (readonly Given[])[] = [
  [one, given("the sign of a permutation", sign), plane, threePoints],
  [given("a number that stays", trivial(turns(3).group)), third],
  [given("the shear of Z", shear()), given("a number that stays", trivial(shear().group))],
];

const anyDimension = (result: unknown): Explanation | undefined =>
  typeof result === "number" && Number.isInteger(result) && result >= 0
    ? undefined
    : { should: "The result should be a dimension: 0, 1, 2, ...", given: "", sides: [["got", show(result)]] };

const fieldOfType = law<IntertwinerDimension, Typed>(
  "an irreducible with itself: 1, 2 or 4",
  "\\dim \\operatorname{Hom}_G(V, V) = d \\in \\{1, 2, 4\\}",
  {
    examples: typed,
    draw(random) {
      const [V, d] = random.pick(typed);
      return [moved(V, random), d];
    },
    *simpler([{ name }]) {
      if (name.endsWith("in another basis")) yield* typed;
    },
  },
  (subject, V, d) => {
    const got = subject(V.matrices as Matrix[], V.matrices as Matrix[]);
    if (got === d) return undefined;
    return (
      anyDimension(got) ?? {
        should: `The maps from this irreducible V to itself have dimension ${d}: ${types[d]}.`,
        given: `V: ${V.name}, ${V.group}`,
        sides: [
          ["expected", show(d)],
          ["got", show(got)],
        ],
        look:
          got > d
            ? "A has to commute with every generator: how many equations do you set up?"
            : d > 1
              ? "over the reals more may commute with an irreducible V than the multiples of 1"
              : "A = 1 always solves them: put it into your equations, and count solutions, not equations",
      }
    );
  },
);

type Pair = readonly [V: Given, W: Given];
const strangers: readonly Pair[] = [
  [one, plane],
  [plane, one],
  [families[0]![1]!, one],
  [families[1]![0]!, third],
  [third, families[1]![0]!],
];
const differentOnes = law<IntertwinerDimension, Pair>(
  "different irreducibles: 0",
  "V \\not\\cong W \\implies \\operatorname{Hom}_G(V, W) = 0",
  {
    examples: strangers,
    draw: (random) => {
      const [V, W] = random.pick(strangers);
      return [moved(V, random), moved(W, random)];
    },
    *simpler([{ name }]) {
      if (name.endsWith("in another basis")) yield* strangers;
    },
  },
  (subject, V, W) => {
    const got = subject(V.matrices as Matrix[], W.matrices as Matrix[]);
    if (got === 0) return undefined;
    return (
      anyDimension(got) ?? {
        should: "Between two different irreducible representations 0 should be the only equivariant map.",
        given: `V: ${V.name}, W: ${W.name}`,
        sides: [
          ["expected", "0"],
          ["got", show(got)],
        ],
        look: "which equation does every generator give, and where does V stand in it, where W?",
      }
    );
  },
);

type Triple = readonly [U: Given, V: Given, W: Given];
const triples: Instances<Triple> = {
  examples: [
    [one, one, one],
    [one, plane, threePoints],
    [plane, plane, plane],
    [third, third, third],
  ],
  draw(random) {
    const family = random.pick(families);
    const [U, V, W] = [random.pick(family), random.pick(family), random.pick(family)];
    return [moved(U, random), moved(V, random), moved(W, random)];
  },
  *simpler([{ name }]) {
    if (name.endsWith("in another basis")) yield* triples.examples;
  },
};
const additive = law<IntertwinerDimension, Triple>(
  "sums add up",
  "\\dim \\operatorname{Hom}(U \\oplus V, W) = \\dim \\operatorname{Hom}(U, W) + \\dim \\operatorname{Hom}(V, W)",
  triples,
  (subject, U, V, W) => {
    const dimension = (X: Given): number => subject(X.matrices as Matrix[], W.matrices as Matrix[]);
    const [together, first, second] = [dimension(sum(U, V)), dimension(U), dimension(V)];
    if (together === first + second) return undefined;
    return (
      anyDimension(together) ?? {
        should: "A map from U + V to W is a map from U and a map from V: the dimensions add up.",
        given: `U: ${U.name}, V: ${V.name}, W: ${W.name}`,
        sides: [
          ["Hom(U, W) and Hom(V, W)", `${show(first)} and ${show(second)}`],
          ["Hom(U + V, W)", show(together)],
        ],
        look: "A has as many rows as W has dimensions, and as many columns as V",
      }
    );
  },
);

const noEquations = law<IntertwinerDimension, readonly [m: number, n: number]>(
  "where nothing moves, every map counts",
  "\\rho_V = 1, \\; \\rho_W = 1 \\implies \\dim \\operatorname{Hom} = m n",
  {
    examples: [
      [1, 1],
      [2, 1],
      [3, 2],
    ],
    draw: (random) => [1 + random.integer(3), 1 + random.integer(3)],
    simpler: () => [],
  },
  (subject, m, n) => {
    const got = subject([identityMatrix(m)], [identityMatrix(n)]);
    if (got === m * n) return undefined;
    return {
      should: `Where nothing moves, every linear map is equivariant: from R^${m} to R^${n} there are ${m * n} dimensions of them.`,
      given: "one generator, which acts as the identity on both sides",
      sides: [
        ["expected", show(m * n)],
        ["got", show(got)],
      ],
      look: "here every equation says A = A, and all entries of A are free: count the unknowns, and take off the rank of the equations",
    };
  },
);

/** ker of A -> rhoW A - A rhoV, as m n minus the rank of its matrix for the generators one above the other. */
function count(
  rhoV: readonly Matrix[],
  rhoW: readonly Matrix[],
  equations: (V: Matrix, W: Matrix) => Matrix = difference,
): number {
  const system = rhoV.flatMap((V, k) => equations(V, rhoW[k]!));
  return system[0]!.length - rank(system, 1e-8);
}
const difference = (V: Matrix, W: Matrix): Matrix => {
  const [left, right] = [
    kronecker(W, identityMatrix(V.length)),
    kronecker(identityMatrix(W.length), transpose(V)),
  ];
  return left.map((row, i) => row.map((x, j) => x - right[i]![j]!));
};

const negative = (a: Matrix): Matrix => a.map((row) => row.map((x) => -x));

const reference: IntertwinerDimension = (rhoV, rhoW) => count(rhoV, rhoW);

const [number_, , triangle2, three] = families[0]! as [Given, Given, Given, Given];
const anyPair = {
  draw: (random: Random): [readonly Matrix[], readonly Matrix[]] => {
    const family = random.pick(families);
    return [moved(random.pick(family), random).matrices, moved(random.pick(family), random).matrices];
  },
  // A sum of dimension 11, seen from both sides.
  large: [
    [sum(sum(three, three), sum(three, triangle2)).matrices, sum(number_, triangle2).matrices],
  ] as const,
};

const agreement = agreesWith<[readonly Matrix[], readonly Matrix[]], number>(
  reference,
  {
    examples: families.map(([V, W]) => [V!.matrices, W!.matrices]),
    draw(random) {
      const family = random.pick(families);
      return [moved(random.pick(family), random).matrices, moved(random.pick(family), random).matrices];
    },
    simpler: () => [],
  },
  {
    should: "The result should be the dimension of all solutions A of rho_W A = A rho_V.",
    inWords: (V, W) => `V of dimension ${V[0]!.length}, W of dimension ${W[0]!.length}`,
  },
);

export const intertwinerDimensionExercise: Exercise<IntertwinerDimension> = exercise<IntertwinerDimension>({
  laws: [
    worth(2, fieldOfType),
    worth(1, differentOnes),
    worth(1, additive),
    worth(1, agreement),
    noEquations,
    everyInputCounts(reference, anyPair),
  ],
  reference,
  withhold: ["intertwiners", "commutant", "decompose", "irreducibles", "fixedSpace"],
  mutants: [
    mutant(
      "uses the first generator only",
      (rhoV, rhoW) => count(rhoV.slice(0, 1), rhoW.slice(0, 1)),
      rejectedBy(fieldOfType),
    ),
    mutant(
      "adds the two sides where it should subtract them",
      (rhoV, rhoW) => count(rhoV, rhoW, (V, W) => difference(V, negative(W))),
      rejectedBy(fieldOfType, agreement),
    ),
    mutant(
      "forgets to transpose V",
      (rhoV, rhoW) => count(rhoV, rhoW, (V, W) => difference(transpose(V), W)),
      rejectedBy(fieldOfType, agreement),
    ),
    mutant(
      "gives each identity the size of its neighbour",
      (rhoV, rhoW) =>
        count(rhoV, rhoW, (V, W) => {
          const [left, right] = [
            kronecker(W, identityMatrix(W.length)),
            kronecker(identityMatrix(V.length), transpose(V)),
          ];
          return left.map((row, i) => row.map((x, j) => x - right[i]![j]!));
        }),
      rejectedBy(differentOnes, additive),
    ),
    mutant(
      "counts the equations, not the solutions",
      (rhoV, rhoW) =>
        rank(
          rhoV.flatMap((V, k) => difference(V, rhoW[k]!)),
          1e-8,
        ),
      rejectedBy(fieldOfType, differentOnes, noEquations),
    ),
    mutant(
      "takes Schur's lemma over C for one over R: 1 if the dimensions agree",
      (rhoV, rhoW) => (rhoV[0]!.length === rhoW[0]!.length ? 1 : 0),
      rejectedBy(fieldOfType, noEquations),
    ),
    mutant(
      "counts all linear maps",
      (rhoV, rhoW) => rhoV[0]!.length * rhoW[0]!.length,
      rejectedBy(fieldOfType, differentOnes),
    ),
    mutant(
      "asks for equations that hold in the sum of all generators",
      (rhoV, rhoW) => {
        const equations = rhoV.map((V, k) => difference(V, rhoW[k]!));
        const total = equations[0]!.map((row, i) =>
          row.map((_, j) => equations.reduce((s, e) => s + e[i]![j]!, 0)),
        );
        return total[0]!.length - rank(total, 1e-8);
      },
      rejectedBy(fieldOfType),
    ),
    mutant("finds no map at all", () => 0, rejectedBy(fieldOfType, noEquations)),
  ],
  thrown: [
    [
      /properties of undefined|same size|number of columns|rows of one length/,
      "A has as many rows as W and as many columns as V. So the 1 beside W is as large as V, and the 1 beside V as large as W.",
    ],
  ],
  hints: [
    "rho_W A = A rho_V is linear in the entries of A. How many unknowns are there, and how many equations for each generator?",
    "Write A row by row as one long vector: W A becomes kronecker(W, 1) a, and A V becomes kronecker(1, V^T) a. Put the differences for all generators one above the other.",
    "The number of unknowns minus the rank of that matrix is the dimension: system[0].length - rank(system).",
  ],
});
