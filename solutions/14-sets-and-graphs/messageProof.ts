import { type Matrix, type Permutation, type Random, random } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Derivation, equalLines, type Instances, justified, type Proof, show } from "noether/laws";
import { anyPermutation, onMatrix, onVector } from "./permutations.js";

type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K" | "L";
type Reason = "definition" | "substitute" | "edges" | "nodes" | "undirected" | "linear";
type MessageProof = Proof<Card, Reason>;
type Numbers = readonly [p: Permutation, i: number, seed: number];

/** A graph with numbers on nodes and edges, its renumbering, and two functions M and U that are neither symmetric nor linear. */
interface Setting {
  readonly A: Matrix;
  readonly x: readonly number[];
  readonly B: Matrix;
  readonly y: readonly number[];
  readonly p: Permutation;
  readonly M: (a: number, b: number) => number;
  readonly U: (a: number, m: number) => number;
  readonly sum: (term: (j: number) => number) => number;
}

function setting(p: Permutation, draw: Random): Setting {
  const x = p.map(() => draw.normal());
  const A = p.map(() => p.map(() => draw.normal()));
  const [a, b, c] = [draw.normal(), draw.normal(), draw.normal()];
  return {
    A,
    x,
    B: onMatrix(p, A),
    y: onVector(p, x),
    p,
    M: (s, t) => Math.sin(a * s + 2 * t) + s * t,
    U: (s, m) => Math.tanh(b * s + m) + c * s * m,
    sum: (term) => p.reduce((total, _, j) => total + term(j), 0),
  };
}

/** The new value of node i, as the definition has it. */
const layer = ({ M, U, sum }: Setting, A: Matrix, x: readonly number[], i: number): number =>
  U(
    x[i]!,
    sum((j) => A[i]![j]! * M(x[i]!, x[j]!)),
  );

const line =
  (value: (s: Setting, i: number) => number) =>
  (p: Permutation, i: number, seed: number): number =>
    value(setting(p, random(seed)), i);

const derivation: Derivation<Card, Reason, Numbers> = {
  cards: {
    A: { text: "f(A', x')_p(i)", value: line((s, i) => layer(s, s.B, s.y, s.p[i]!)) },
    B: {
      text: "U(x'_p(i), sum_j A'_p(i)j M(x'_p(i), x'_j))",
      value: line((s, i) => layer(s, s.B, s.y, s.p[i]!)),
    },
    C: {
      text: "U(x'_p(i), sum_k A'_p(i)p(k) M(x'_p(i), x'_p(k)))",
      value: line(({ B, y, p, M, U, sum }, i) => {
        const to = p[i]!;
        return U(
          y[to]!,
          sum((k) => B[to]![p[k]!]! * M(y[to]!, y[p[k]!]!)),
        );
      }),
    },
    D: {
      text: "U(x'_p(i), sum_k A_ik M(x'_p(i), x'_p(k)))",
      value: line(({ A, y, p, M, U, sum }, i) => {
        const to = p[i]!;
        return U(
          y[to]!,
          sum((k) => A[i]![k]! * M(y[to]!, y[p[k]!]!)),
        );
      }),
    },
    E: {
      text: "U(x'_p(i), sum_k A'_p(i)k M(x'_p(i), x'_p(k)))",
      value: line(({ B, y, p, M, U, sum }, i) => {
        const to = p[i]!;
        return U(
          y[to]!,
          sum((k) => B[to]![k]! * M(y[to]!, y[p[k]!]!)),
        );
      }),
    },
    F: { text: "U(x_i, sum_k A_ik M(x_i, x_k))", value: line((s, i) => layer(s, s.A, s.x, i)) },
    G: {
      text: "U(x_i, sum_k A'_p(i)p(k) M(x_i, x_k))",
      value: line(({ B, x, p, M, U, sum }, i) =>
        U(
          x[i]!,
          sum((k) => B[p[i]!]![p[k]!]! * M(x[i]!, x[k]!)),
        ),
      ),
    },
    H: {
      text: "U(x_i, sum_k A_p(i)p(k) M(x_i, x_k))",
      value: line(({ A, x, p, M, U, sum }, i) =>
        U(
          x[i]!,
          sum((k) => A[p[i]!]![p[k]!]! * M(x[i]!, x[k]!)),
        ),
      ),
    },
    I: {
      text: "U(x_i, sum_k A_ki M(x_i, x_k))",
      value: line(({ A, x, M, U, sum }, i) =>
        U(
          x[i]!,
          sum((k) => A[k]![i]! * M(x[i]!, x[k]!)),
        ),
      ),
    },
    J: {
      text: "sum_k A_ik U(x_i, M(x_i, x_k))",
      value: line(({ A, x, M, U, sum }, i) => sum((k) => A[i]![k]! * U(x[i]!, M(x[i]!, x[k]!)))),
    },
    K: { text: "f(A, x)_i", value: line((s, i) => layer(s, s.A, s.x, i)) },
    L: { text: "f(A, x)_p(i)", value: line((s, i) => layer(s, s.A, s.x, s.p[i]!)) },
  },
  reasons: {
    definition: "the definition of f",
    substitute: "j = p(k)",
    edges: "A'_p(i)p(k) = A_ik",
    nodes: "x'_p(i) = x_i",
    undirected: "A_ik = A_ki",
    linear: "U(a, m + m') = U(a, m) + U(a, m')",
  },
  against: {
    undirected: "an edge may go one way only",
    linear: "U is any function, such as a network",
  },
  from: "A",
  to: "K",
  passages: [
    ["A", "B", ["definition"]],
    ["B", "C", ["substitute"]],
    ["C", "D", ["edges"]],
    ["C", "G", ["nodes"]],
    ["D", "F", ["nodes"]],
    ["G", "F", ["edges"]],
    ["F", "K", ["definition"]],
  ],
  numbers: {
    examples: [
      [[1, 2, 0], 0, 1],
      [[1, 0, 2], 2, 2],
      [[2, 3, 1, 0], 1, 3],
    ],
    draw(draw) {
      const n = 3 + draw.integer(3);
      return [anyPermutation(draw, n), draw.integer(n), 1 + draw.integer(1000)];
    },
    simpler: () => [],
  } satisfies Instances<Numbers>,
  inWords: (p, i) => `p = ${show(p)}, i = ${i}, A, x, M and U drawn at random`,
};

const equal = equalLines(derivation);
const reasons = justified(derivation);

const proof: MessageProof = () => [
  ["A"],
  ["B", "definition"],
  ["C", "substitute"],
  ["D", "edges"],
  ["F", "nodes"],
  ["K", "definition"],
];

/** The proof with one line replaced. */
function withLine(n: number, replaced: readonly [Card, Reason]): MessageProof {
  return () => proof().map((old, index) => (index === n ? replaced : old));
}

export const messageProofExercise: Exercise<MessageProof> = exercise<MessageProof>({
  laws: [worth(1, equal), worth(3, reasons)],
  reference: proof,
  answer: "constant",
  withhold: [],
  mutants: [
    mutant(
      "substitutes in the nodes and not in the edges",
      withLine(2, ["E", "substitute"]),
      rejectedBy(equal, reasons),
    ),
    mutant(
      "drops the prime and keeps the new numbers",
      () => [
        ["A"],
        ["B", "definition"],
        ["C", "substitute"],
        ["G", "nodes"],
        ["H", "edges"],
        ["K", "definition"],
      ],
      rejectedBy(equal, reasons),
    ),
    mutant("ends at node p(i)", withLine(5, ["L", "definition"]), rejectedBy(equal, reasons)),
    mutant("turns the edges round", withLine(4, ["I", "undirected"]), rejectedBy(equal, reasons)),
    mutant("takes U into the sum", withLine(4, ["J", "linear"]), rejectedBy(equal, reasons)),
    mutant(
      "renames edges and nodes at once",
      () => [["A"], ["B", "definition"], ["C", "substitute"], ["F", "nodes"], ["K", "definition"]],
      rejectedBy(reasons),
    ),
    mutant(
      "leaves the substitution out",
      () => [["A"], ["B", "definition"], ["D", "edges"], ["F", "nodes"], ["K", "definition"]],
      rejectedBy(reasons),
    ),
    mutant("assumes what is to be shown", () => [["A"], ["K", "nodes"]], rejectedBy(reasons)),
  ],
  hints: [
    "Write out the left side by the definition of f, with A' for A, x' for x and p(i) for i.",
    "The sum runs over all nodes j. Each of them is the new number of one node k: j = p(k). Write p(k) wherever j stands: now every prime has numbers of the form p(...) below it.",
    "Two things are left to be replaced: A'_p(i)p(k) by A_ik, and each x'_p(...) by x. They may come in either order. What is the result, read backwards?",
  ],
});
