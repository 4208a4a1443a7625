import { type Random, random } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Derivation, equalLines, type Instances, justified, type Proof, show } from "noether/laws";
import { type Element, inverse, multiply, symbol, symmetries } from "./maps.js";

type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K" | "L" | "M";
type Reason = "lifting" | "action" | "substitute" | "linear" | "inverse" | "commute" | "isotropic";
type LiftingProof = Proof<Card, Reason>;

type Place = readonly [x: number, y: number];
type Numbers = readonly [g: Element, h: Element, x: Place, seed: number];
/** A function on the places of the plane with whole coordinates. */
type Plane = (p: Place) => number;

/** h p: reflected, y becoming -y, then turned counter-clockwise. */
function applied([k, j]: Element, [x, y]: Place): Place {
  let [u, v] = [x, j === 0 ? y : -y];
  for (let turn = 0; turn < k; turn++) [u, v] = [-v, u];
  return [u, v];
}

const minus = ([a, b]: Place, [c, d]: Place): Place => [a - c, b - d];

/** Random numbers at the places up to a distance from the origin in x and in y, 0 elsewhere. */
function around(reach: number, draw: Random): Plane {
  const side = 2 * reach + 1;
  const values = Array.from({ length: side * side }, () => draw.normal());
  return ([x, y]) =>
    Math.abs(x) <= reach && Math.abs(y) <= reach ? values[(y + reach) * side + x + reach]! : 0;
}

const range = Array.from({ length: 13 }, (_, k) => k - 6);
const places: readonly Place[] = range.flatMap((x) => range.map((y): Place => [x, y]));
const sum = (term: Plane): number => places.reduce((total, p) => total + term(p), 0);

/** (k * f)(x, h), as its definition has it. */
const lifted = (k: Plane, f: Plane, x: Place, h: Element): number =>
  sum((y) => k(applied(inverse(h), minus(y, x))) * f(y));

/** The value of a line for f and k drawn with a seed. */
const line =
  (value: (f: Plane, k: Plane, g: Element, h: Element, x: Place) => number) =>
  (g: Element, h: Element, x: Place, seed: number): number => {
    const draw = random(seed);
    return value(around(2, draw), around(1, draw), g, h, x);
  };

const derivation: Derivation<Card, Reason, Numbers> = {
  cards: {
    A: {
      text: "(k * (g.f))(x, h)",
      value: line((f, k, g, h, x) => lifted(k, (y) => f(applied(inverse(g), y)), x, h)),
    },
    B: {
      text: "sum of k(h^-1 (y - x)) (g.f)(y)",
      value: line((f, k, g, h, x) => lifted(k, (y) => f(applied(inverse(g), y)), x, h)),
    },
    C: {
      text: "sum of k(h^-1 (y - x)) f(g^-1 y)",
      value: line((f, k, g, h, x) =>
        sum((y) => k(applied(inverse(h), minus(y, x))) * f(applied(inverse(g), y))),
      ),
    },
    D: {
      text: "sum of k(h^-1 (g z - x)) f(z)",
      value: line((f, k, g, h, x) => sum((z) => k(applied(inverse(h), minus(applied(g, z), x))) * f(z))),
    },
    E: {
      text: "sum of k(h^-1 g (z - g^-1 x)) f(z)",
      value: line((f, k, g, h, x) =>
        sum((z) => k(applied(multiply(inverse(h), g), minus(z, applied(inverse(g), x)))) * f(z)),
      ),
    },
    F: {
      text: "sum of k((g^-1 h)^-1 (z - g^-1 x)) f(z)",
      value: line((f, k, g, h, x) =>
        sum((z) => k(applied(inverse(multiply(inverse(g), h)), minus(z, applied(inverse(g), x)))) * f(z)),
      ),
    },
    G: {
      text: "(k * f)(g^-1 x, g^-1 h)",
      value: line((f, k, g, h, x) => lifted(k, f, applied(inverse(g), x), multiply(inverse(g), h))),
    },
    H: {
      text: "(g.(k * f))(x, h)",
      value: line((f, k, g, h, x) => lifted(k, f, applied(inverse(g), x), multiply(inverse(g), h))),
    },
    I: {
      text: "sum of k(h^-1 (y - x)) f(g y)",
      value: line((f, k, g, h, x) => sum((y) => k(applied(inverse(h), minus(y, x))) * f(applied(g, y)))),
    },
    J: {
      text: "sum of k(h^-1 (z - x)) f(z)",
      value: line((f, k, _, h, x) => lifted(k, f, x, h)),
    },
    K: {
      text: "sum of k(g h^-1 (z - g^-1 x)) f(z)",
      value: line((f, k, g, h, x) =>
        sum((z) => k(applied(multiply(g, inverse(h)), minus(z, applied(inverse(g), x)))) * f(z)),
      ),
    },
    L: {
      text: "(k * f)(g^-1 x, h)",
      value: line((f, k, g, h, x) => lifted(k, f, applied(inverse(g), x), h)),
    },
    M: {
      text: "(k * f)(g^-1 x, h g^-1)",
      value: line((f, k, g, h, x) => lifted(k, f, applied(inverse(g), x), multiply(h, inverse(g)))),
    },
  },
  reasons: {
    lifting: "the definition of the lifting convolution",
    action: "the definition of g.f, or of g.F",
    substitute: "y = g z",
    linear: "g a - g b = g (a - b)",
    inverse: "(a b)^-1 = b^-1 a^-1",
    commute: "g h = h g",
    isotropic: "k(h d) = k(d)",
  },
  against: {
    commute: "a turn and a reflection do not commute",
    isotropic: "k is any kernel: this would hold for isotropic ones only",
  },
  from: "A",
  to: "H",
  passages: [
    ["A", "B", ["lifting"]],
    ["B", "C", ["action"]],
    ["C", "D", ["substitute"]],
    ["D", "E", ["linear"]],
    ["E", "F", ["inverse"]],
    ["F", "G", ["lifting"]],
    ["G", "H", ["action"]],
  ],
  numbers: {
    examples: [
      [[1, 0], [0, 1], [1, 0], 1],
      [[1, 1], [1, 0], [0, 1], 2],
      [[3, 0], [2, 1], [1, 1], 3],
    ],
    draw: (draw) => [
      draw.pick(symmetries),
      draw.pick(symmetries),
      [draw.integer(3) - 1, draw.integer(3) - 1],
      1 + draw.integer(1000),
    ],
    simpler: () => [],
  } satisfies Instances<Numbers>,
  inWords: (g, h, x) =>
    `g = ${symbol(g)}, h = ${symbol(h)}, x = (${show(x[0])}, ${show(x[1])}), f and k drawn at random`,
};

const equal = equalLines(derivation);
const reasons = justified(derivation);

const proof: LiftingProof = () => [
  ["A"],
  ["B", "lifting"],
  ["C", "action"],
  ["D", "substitute"],
  ["E", "linear"],
  ["F", "inverse"],
  ["G", "lifting"],
  ["H", "action"],
];

/** The proof with one line replaced. */
function withLine(n: number, replaced: readonly [Card, Reason]): LiftingProof {
  return () => proof().map((old, index) => (index === n ? replaced : old));
}

export const liftingProofExercise: Exercise<LiftingProof> = exercise<LiftingProof>({
  laws: [worth(1, equal), worth(3, reasons)],
  reference: proof,
  answer: "constant",
  withhold: [],
  mutants: [
    mutant("moves f the wrong way: f(g y)", withLine(2, ["I", "action"]), rejectedBy(equal, reasons)),
    mutant(
      "forgets that k feels the substitution",
      withLine(3, ["J", "substitute"]),
      rejectedBy(equal, reasons),
    ),
    mutant("lets g and h^-1 change places", withLine(4, ["K", "commute"]), rejectedBy(equal, reasons)),
    mutant("forgets the roll: ends at h", withLine(6, ["L", "lifting"]), rejectedBy(equal, reasons)),
    mutant("rolls on the wrong side: h g^-1", withLine(6, ["M", "lifting"]), rejectedBy(equal, reasons)),
    mutant(
      "takes the inverse of a product for commuting",
      withLine(5, ["F", "commute"]),
      rejectedBy(reasons),
    ),
    mutant("assumes what is to be shown", () => [["A"], ["H", "action"]], rejectedBy(reasons)),
  ],
  hints: [
    "Write out the left side by its definition, with the function g.f in the place of f. Then write out (g.f)(y).",
    "f is now read at g^-1 y: name that place z. Then y is g z, wherever it occurs. What is h^-1 (g z - x), if g is taken out of the bracket? Remember that x = g (g^-1 x).",
    "h^-1 g is the inverse of g^-1 h. So the sum is the definition of the lifting convolution again, at another place and another element: which?",
  ],
});
