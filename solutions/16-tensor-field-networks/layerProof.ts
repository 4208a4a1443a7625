import {
  clebschGordan,
  type Matrix,
  matvec,
  random,
  specialOrthogonal,
  sphericalHarmonics,
  type Vector,
  wignerD,
} from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import {
  add,
  type Derivation,
  dot,
  elementInstances,
  equalLines,
  justified,
  norm,
  type Proof,
  scaled,
  simpleFirst,
  subtract,
  tuple,
} from "noether/laws";
import { anyVector } from "../15-scalars-and-vectors/motions.js";

type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K" | "L";
type Reason =
  | "definition"
  | "difference"
  | "length"
  | "harmonics"
  | "product"
  | "linear"
  | "distance"
  | "factors";
type LayerProof = Proof<Card, Reason>;
type Numbers = readonly [Q: Matrix, seed: number];

const rotations = specialOrthogonal(3);
const R = (d: number): number => Math.exp(-d) + 0.3 * d;

/** The product 1 x 1 -> 1 of a feature and a harmonic. */
const entries = clebschGordan(1, 1, 1);
const product = (h: Vector, Y: Vector): Vector =>
  [0, 1, 2].map((k) =>
    entries.reduce(
      (sum, rows, a) => sum + rows.reduce((part, row, b) => part + row[k]! * h[a]! * Y[b]!, 0),
      0,
    ),
  );
const Y = (r: Vector): Vector => sphericalHarmonics([1], r);

/** Four points with features of degree 1, and one component along which results are compared. */
function setting(seed: number) {
  const draw = random(seed);
  const some = () => Array.from({ length: 4 }, () => anyVector(draw));
  const [x, h, [u, t]] = [some(), some(), some()];
  return { x, h, u: u!, t: t! };
}
type Setting = ReturnType<typeof setting>;

/** <u, sum_j term(x_j - x_0, h_j)> over the points but the first. */
const summed = ({ x, h }: Setting, term: (r: Vector, h: Vector) => Vector): Vector =>
  x.slice(1).reduce<Vector>((sum, xj, j) => add(sum, term(subtract(xj, x[0]!), h[j + 1]!)), [0, 0, 0]);
const layer = (s: Setting): Vector => summed(s, (r, h) => scaled(R(norm(r)), product(h, Y(r))));

const line =
  (value: (s: Setting, Q: Matrix, D: Matrix) => Vector) =>
  (Q: Matrix, seed: number): number => {
    const s = setting(seed);
    return dot(s.u, value(s, Q, wignerD(1, Q)));
  };
const moved = (s: Setting, Q: Matrix, D: Matrix): Vector =>
  layer({ ...s, x: s.x.map((x) => add(matvec(Q, x), s.t)), h: s.h.map((h) => matvec(D, h)) });

const derivation: Derivation<Card, Reason, Numbers> = {
  cards: {
    A: { text: "h'_i of the points Q x + t with features D1 h", value: line(moved) },
    B: { text: "sum_j R(|r'_ij|) C(D1 h_j, Y(n'_ij))", value: line(moved) },
    C: {
      text: "sum_j R(|Q r_ij|) C(D1 h_j, Y(Q n_ij))",
      value: line((s, Q, D) =>
        summed(s, (r, h) => scaled(R(norm(matvec(Q, r))), product(matvec(D, h), Y(matvec(Q, r))))),
      ),
    },
    D: {
      text: "sum_j R(|r_ij|) C(D1 h_j, Y(Q n_ij))",
      value: line((s, Q, D) =>
        summed(s, (r, h) => scaled(R(norm(r)), product(matvec(D, h), Y(matvec(Q, r))))),
      ),
    },
    E: {
      text: "sum_j R(|r_ij|) C(D1 h_j, D2 Y(n_ij))",
      value: line((s, _, D) =>
        summed(s, (r, h) => scaled(R(norm(r)), product(matvec(D, h), matvec(D, Y(r))))),
      ),
    },
    F: {
      text: "sum_j R(|r_ij|) D3 C(h_j, Y(n_ij))",
      value: line((s, _, D) => summed(s, (r, h) => scaled(R(norm(r)), matvec(D, product(h, Y(r)))))),
    },
    G: {
      text: "D3 sum_j R(|r_ij|) C(h_j, Y(n_ij))",
      value: line((s, _, D) => matvec(D, layer(s))),
    },
    H: { text: "D3 h'_i of the points x with features h", value: line((s, _, D) => matvec(D, layer(s))) },
    I: {
      text: "sum_j R(|r_ij|) C(D1 h_j, Y(n_ij))",
      value: line((s, _, D) => summed(s, (r, h) => scaled(R(norm(r)), product(matvec(D, h), Y(r))))),
    },
    J: {
      text: "sum_j R(|r_ij|) D1 D2 C(h_j, Y(n_ij))",
      value: line((s, _, D) =>
        summed(s, (r, h) => scaled(R(norm(r)), matvec(D, matvec(D, product(h, Y(r)))))),
      ),
    },
    K: {
      text: "D1 D2 sum_j R(|r_ij|) C(h_j, Y(n_ij))",
      value: line((s, _, D) => matvec(D, matvec(D, layer(s)))),
    },
    L: {
      text: "sum_j R(|Q r_ij|) C(D1 h_j, D2 Y(n_ij))",
      value: line((s, Q, D) =>
        summed(s, (r, h) => scaled(R(norm(matvec(Q, r))), product(matvec(D, h), matvec(D, Y(r))))),
      ),
    },
  },
  reasons: {
    definition: "the definition of h'_i",
    difference: "(Q x_j + t) - (Q x_i + t) = Q r_ij",
    length: "|Q r| = |r|",
    harmonics: "Y(Q n) = D2 Y(n)",
    product: "C(D1 h, D2 Y) = D3 C(h, Y)",
    linear: "a matrix comes out of a sum, and past numbers",
    distance: "Y(Q n) = Y(n)",
    factors: "C(D1 h, D2 Y) = D1 D2 C(h, Y)",
  },
  against: {
    distance: "the distance stays, the direction does not: Y is a function of the direction",
    factors: "the product turns once, by the matrix of its own degree: D1 and D2 may not even fit it",
  },
  from: "A",
  to: "H",
  passages: [
    ["A", "B", ["definition"]],
    ["B", "C", ["difference"]],
    ["C", "D", ["length"]],
    ["C", "L", ["harmonics"]],
    ["D", "E", ["harmonics"]],
    ["L", "E", ["length"]],
    ["E", "F", ["product"]],
    ["F", "G", ["linear"]],
    ["G", "H", ["definition"]],
  ],
  numbers: tuple(
    elementInstances(rotations),
    simpleFirst<[seed: number]>([[1]], (draw) => [1 + draw.integer(1000)]),
  ),
  inWords: (Q) => `Q: ${rotations.show(Q)}; four points, their features and t drawn at random, all degrees 1`,
};
const equal = equalLines(derivation);
const reasons = justified(derivation);

const proof: LayerProof = () => [
  ["A"],
  ["B", "definition"],
  ["C", "difference"],
  ["D", "length"],
  ["E", "harmonics"],
  ["F", "product"],
  ["G", "linear"],
  ["H", "definition"],
];
const withLine =
  (k: number, replaced: readonly [Card, Reason]): LayerProof =>
  () =>
    proof().map((old, index) => (index === k ? replaced : old));
const without =
  (k: number): LayerProof =>
  () =>
    proof().filter((_, index) => index !== k);

export const layerProofExercise: Exercise<LayerProof> = exercise<LayerProof>({
  laws: [worth(1, equal), worth(3, reasons)],
  reference: proof,
  answer: "constant",
  withhold: [],
  mutants: [
    mutant(
      "takes the filter for a function of the distance",
      withLine(4, ["I", "distance"]),
      rejectedBy(equal, reasons),
    ),
    mutant("turns the product twice", withLine(5, ["J", "factors"]), rejectedBy(equal, reasons)),
    mutant(
      "turns it twice, and the sum with it",
      () => [...proof().slice(0, 5), ["K", "factors"], ["H", "definition"]],
      rejectedBy(equal, reasons),
    ),
    mutant("lets the shift vanish without a word", without(2), rejectedBy(reasons)),
    mutant("leaves out that lengths stay", without(3), rejectedBy(reasons)),
    mutant("leaves out that a matrix comes out of a sum", without(6), rejectedBy(reasons)),
    mutant(
      "gives the product as the reason for the harmonic",
      withLine(4, ["E", "product"]),
      rejectedBy(reasons),
    ),
    mutant("assumes what is to be shown", () => [["A"], ["H", "linear"]], rejectedBy(reasons)),
  ],
  hints: [
    "Write out the left side by the definition, with the moved points and features. What happens to t in a difference of two points?",
    "Now Q stands at two places: in a length, where it drops out, and in a harmonic, where it comes out as D2. Then both factors of the product are turned.",
    "C(D1 h, D2 Y) = D3 C(h, Y) is what Clebsch-Gordan coefficients are for. D3 is the same for all j: it comes out of the sum, past the numbers R.",
  ],
});
