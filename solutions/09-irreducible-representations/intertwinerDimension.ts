import { identityMatrix, kronecker, type Matrix, rank, transpose } from "noether";
import { type Exercise, everyInputCounts, exercise, mutant, rejectedBy, worth } from "noether/course";
import {
  agreesWith,
  type Explanation,
  fault,
  type Instances,
  type Law,
  show,
  simpleFirst,
} from "noether/laws";
import { count, difference, negative } from "./dimensionAnswers.js";
import {
  differentOnes,
  type Given,
  irreducibleOnes,
  mostlyScalars,
  one,
  pairs,
  plane,
  sum,
  threePoints,
  triples,
} from "./families.js";

type IntertwinerDimension = (rhoV: readonly Matrix[], rhoW: readonly Matrix[]) => number;

const types: Readonly<Record<number, string>> = {
  1: "only the multiples of 1 commute with it",
  2: "turns of the plane commute with turns: a copy of the complex numbers, over the reals",
  4: "multiplying from the right commutes with multiplying from the left: four dimensions",
};

/** A dimension as found and as it should be, and the words for it. */
interface Counted extends Omit<Explanation, "sides"> {
  readonly got: number;
  readonly expected: number;
  readonly sides?: Explanation["sides"];
}

function law<Instance extends readonly unknown[]>(
  name: string,
  statement: string,
  instances: Instances<Instance>,
  count: (dimension: (V: Given, W: Given) => number, instance: Instance) => Counted,
): Law<IntertwinerDimension, Instance> {
  return fault(name, statement, instances, (subject: IntertwinerDimension, instance) => {
    const found = count((V, W) => subject(V.matrices, W.matrices), instance);
    const { got, expected, should, given, look } = found;
    if (got === expected) return undefined;
    const mine = ["got", show(got)] as const;
    if (!(Number.isInteger(got) && got >= 0))
      return { should: "The result should be a dimension: 0, 1, 2, ...", given: "", sides: [mine] };
    return { should, given, sides: found.sides ?? [["expected", show(expected)], mine], look };
  });
}

const fieldOfType = law(
  "an irreducible with itself: 1, 2 or 4",
  "\\dim \\operatorname{Hom}_G(V, V) = d \\in \\{1, 2, 4\\}",
  irreducibleOnes,
  (dimension, [V, d]) => {
    const got = dimension(V, V);
    return {
      got,
      expected: d,
      should: `The maps from this irreducible V to itself have dimension ${d}: ${types[d]}.`,
      given: `V: ${V.name}, ${V.group}`,
      look:
        got > d
          ? "A has to commute with every generator: how many equations do you set up?"
          : d > 1
            ? "over the reals, more than the multiples of 1 may commute with an irreducible V"
            : "A = 1 always solves them: put it into your equations, and count solutions, not equations",
    };
  },
);

const zeroBetweenDifferent = law(
  "different irreducibles: 0",
  "V \\not\\cong W \\implies \\operatorname{Hom}_G(V, W) = 0",
  differentOnes,
  (dimension, [V, W]) => {
    const got = dimension(V, W);
    return {
      got,
      expected: 0,
      should: "Between two different irreducible representations 0 should be the only equivariant map.",
      given: `V: ${V.name}, W: ${W.name}`,
      look: "which equation does every generator give, and on which sides of A are V and W in it?",
    };
  },
);

const additive = law(
  "sums add up",
  "\\dim \\operatorname{Hom}(U \\oplus V, W) = \\dim \\operatorname{Hom}(U, W) + \\dim \\operatorname{Hom}(V, W)",
  triples,
  (dimension, [U, V, W]) => {
    const [together, first, second] = [dimension(sum(U, V), W), dimension(U, W), dimension(V, W)];
    return {
      got: together,
      expected: first + second,
      should: "A map from U + V to W is a map from U and a map from V: the dimensions add up.",
      given: `U: ${U.name}, V: ${V.name}, W: ${W.name}`,
      sides: [
        ["Hom(U, W) and Hom(V, W)", `${show(first)} and ${show(second)}`],
        ["Hom(U + V, W)", show(together)],
      ],
      look: "A has as many rows as W has dimensions, and as many columns as V",
    };
  },
);

const resting = (n: number): Given => ({ name: "", group: "", matrices: [identityMatrix(n)] });

const noEquations = law(
  "if nothing moves, every map counts",
  "\\rho_V = 1, \\; \\rho_W = 1 \\implies \\dim \\operatorname{Hom} = m n",
  simpleFirst<[m: number, n: number]>(
    [
      [1, 1],
      [2, 1],
      [3, 2],
    ],
    (random) => [1 + random.integer(3), 1 + random.integer(3)],
  ),
  (dimension, [m, n]) => {
    const got = dimension(resting(m), resting(n));
    return {
      got,
      expected: m * n,
      should: `If nothing moves, every linear map is equivariant: from R^${m} to R^${n} there are ${m * n} dimensions of them.`,
      given: "one generator, which acts as the identity on both sides",
      look: "here every equation says A = A, and all entries of A are free: count the unknowns, and subtract the rank of the equations",
    };
  },
);

const reference: IntertwinerDimension = (rhoV, rhoW) => count(rhoV, rhoW);

const anyPair = {
  draw: mostlyScalars,
  // Sums of dimension 5 to 11, to one of dimension 3: what is right for small ones and for one large one does not pass.
  large: [
    sum(threePoints, plane),
    sum(threePoints, threePoints),
    sum(sum(threePoints, threePoints), plane),
    sum(sum(threePoints, threePoints), sum(threePoints, plane)),
  ].map((V) => [V.matrices, sum(one, plane).matrices] as const),
};

const agreement = agreesWith(reference, pairs, {
  should: "The result should be the dimension of all solutions A of rho_W A = A rho_V.",
  inWords: (V, W) => `V of dimension ${V[0]!.length}, W of dimension ${W[0]!.length}`,
});

export const intertwinerDimensionExercise: Exercise<IntertwinerDimension> = exercise<IntertwinerDimension>({
  laws: [
    worth(2, fieldOfType),
    worth(1, zeroBetweenDifferent),
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
      rejectedBy(zeroBetweenDifferent, additive),
    ),
    mutant(
      "counts the equations, not the solutions",
      (rhoV, rhoW) =>
        rank(
          rhoV.flatMap((V, k) => difference(V, rhoW[k]!)),
          1e-8,
        ),
      rejectedBy(fieldOfType, zeroBetweenDifferent, noEquations),
    ),
    mutant(
      "takes Schur's lemma over C for one over R: 1 if the dimensions agree",
      (rhoV, rhoW) => (rhoV[0]!.length === rhoW[0]!.length ? 1 : 0),
      rejectedBy(fieldOfType, noEquations),
    ),
    mutant(
      "counts all linear maps",
      (rhoV, rhoW) => rhoV[0]!.length * rhoW[0]!.length,
      rejectedBy(fieldOfType, zeroBetweenDifferent),
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
      "A has as many rows as W and as many columns as V. So the 1 next to W is as large as V, and the 1 next to V as large as W.",
    ],
  ],
  hints: [
    "rho_W A = A rho_V is linear in the entries of A. How many unknowns are there, and how many equations for each generator?",
    "Write A row by row as one long vector: W A becomes kronecker(W, 1) a, and A V becomes kronecker(1, V^T) a. Stack the differences for all generators.",
    "The number of unknowns minus the rank of that matrix is the dimension: system[0].length - rank(system).",
  ],
});
