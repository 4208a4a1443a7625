import {
  determinant,
  identityMatrix,
  type Matrix,
  matmul,
  rotationExamples,
  specialOrthogonal,
  transpose,
} from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import {
  type Derivation,
  equalLines,
  type Instances,
  justified,
  type Law,
  orthogonalInWords,
  type Proof,
  show,
} from "noether/laws";

type LengthCard = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H";
type VolumeCard = "V" | "W" | "X" | "Y" | "Z";
type Reason = "transpose" | "regroup" | "orthogonal" | "unit" | "commute" | "product" | "special";
type Lines<Card extends string> = ReturnType<Proof<Card, Reason>>;
type ClosureProof = () => { readonly lengths: Lines<LengthCard>; readonly volume: Lines<VolumeCard> };

type Numbers = readonly [r: Matrix, s: Matrix, row: number, column: number];
const places = [0, 1, 2].flatMap((i) => [0, 1, 2].map((j) => [i, j] as const));
// Quarter turns about z and x first: they do not commute.
const [, aboutZ, aboutX] = rotationExamples as readonly [Matrix, Matrix, Matrix];
const rotations: Instances<Numbers> = {
  examples: places.map(([i, j]): Numbers => [aboutZ, aboutX, i, j]),
  draw: (random) => [
    specialOrthogonal(3).haar(random),
    specialOrthogonal(3).haar(random),
    ...random.pick(places),
  ],
  simpler: () => [],
};
const entry = (text: string, value: (r: Matrix, s: Matrix) => Matrix) => ({
  text,
  value: (...[r, s, i, j]: Numbers) => value(r, s)[i]![j]!,
});
const number = (text: string, value: (r: Matrix, s: Matrix) => number) => ({
  text,
  value: (...[r, s]: Numbers) => value(r, s),
});
const times = (...factors: readonly Matrix[]): Matrix => factors.reduce(matmul);
const one = identityMatrix(3);
const reasons: Readonly<Record<Reason, string>> = {
  transpose: "(M N)^T = N^T M^T",
  regroup: "brackets in a product of matrices",
  orthogonal: "R^T R = I and S^T S = I",
  unit: "I M = M",
  commute: "M N = N M",
  product: "det(M N) = det M det N",
  special: "det R = 1 and det S = 1",
};

const against = {
  commute:
    "matrices do not commute. Determinants are numbers, and do: which reason splits det(R S) into numbers?",
} as const;

const lengths: Derivation<LengthCard, Reason, Numbers> = {
  cards: {
    A: entry("(R S)^T (R S)", (r, s) => times(transpose(times(r, s)), r, s)),
    B: entry("(R^T S^T) (R S)", (r, s) => times(transpose(r), transpose(s), r, s)),
    C: entry("(S^T R^T) (R S)", (r, s) => times(transpose(s), transpose(r), r, s)),
    D: entry("(R^T R) (S^T S)", (r, s) => times(transpose(r), r, transpose(s), s)),
    E: entry("S^T (R^T R) S", (r, s) => times(transpose(s), times(transpose(r), r), s)),
    F: entry("S^T I S", (_, s) => times(transpose(s), one, s)),
    G: entry("S^T S", (_, s) => times(transpose(s), s)),
    H: entry("I", () => one),
  },
  reasons,
  against,
  from: "A",
  to: "H",
  passages: [
    ["A", "C", ["transpose"]],
    ["C", "E", ["regroup"]],
    ["E", "F", ["orthogonal"]],
    ["F", "G", ["unit"]],
    ["G", "H", ["orthogonal"]],
  ],
  numbers: rotations,
  inWords: (r, s, i, j) =>
    `R: ${orthogonalInWords(r)}, S: ${orthogonalInWords(s)}; row ${i}, column ${j} of both lines:`,
};

const volume: Derivation<VolumeCard, Reason, Numbers> = {
  cards: {
    V: number("det(R S)", (r, s) => determinant(matmul(r, s))),
    W: number("det R + det S", (r, s) => determinant(r) + determinant(s)),
    X: number("det R det S", (r, s) => determinant(r) * determinant(s)),
    Y: number("det(S R)", (r, s) => determinant(matmul(s, r))),
    Z: number("1", () => 1),
  },
  reasons,
  against,
  from: "V",
  to: "Z",
  passages: [
    ["V", "X", ["product"]],
    ["X", "Z", ["special"]],
    // A valid detour: determinants are numbers, and commute.
    ["X", "Y", ["product"]],
    ["Y", "X", ["product"]],
  ],
  numbers: rotations,
  inWords: (r, s) => `R: ${orthogonalInWords(r)}, S: ${orthogonalInWords(s)}`,
};

const parts = { lengths: "R S keeps lengths", volume: "R S keeps the volume" } as const;

/** A law about one of the two proofs, as a law about both; a proof must have at least two lines. */
function about<Part extends "lengths" | "volume", Instance extends readonly unknown[]>(
  part: Part,
  law: Law<() => ReturnType<ClosureProof>[Part], Instance>,
): Law<ClosureProof, Instance> {
  const linesOf = (proof: ClosureProof): ReturnType<ClosureProof>[Part] =>
    (proof() as Partial<ReturnType<ClosureProof>> | null)?.[part] as ReturnType<ClosureProof>[Part];
  const missing = (lines: unknown): boolean => !Array.isArray(lines) || lines.length < 2;
  return {
    ...law,
    name: `${part}: ${law.name}`,
    try(proof, instance) {
      const lines = linesOf(proof);
      if (missing(lines)) {
        const should = `"${part}" should have at least two lines: a card to begin with, then cards with their reasons.`;
        return { residual: 1, explain: () => ({ should, given: "", sides: [["got", show(lines)]] }) };
      }
      const outcome = law.try(() => lines, instance);
      return {
        residual: outcome.residual,
        explain() {
          const said = outcome.explain();
          return {
            ...said,
            given: [`${parts[part]}:`, said.given].filter((words) => words !== "").join(" "),
          };
        },
      };
    },
  };
}

const lengthsEqual = about("lengths", equalLines(lengths));
const lengthsJustified = about("lengths", justified(lengths));
const volumeEqual = about("volume", equalLines(volume));
const volumeJustified = about("volume", justified(volume));

const reference: ClosureProof = () => ({
  lengths: [
    ["A"],
    ["C", "transpose"],
    ["E", "regroup"],
    ["F", "orthogonal"],
    ["G", "unit"],
    ["H", "orthogonal"],
  ],
  volume: [["V"], ["X", "product"], ["Z", "special"]],
});
const withLengths =
  (...lines: Lines<LengthCard>): ClosureProof =>
  () => ({ ...reference(), lengths: lines });
const withVolume =
  (...lines: Lines<VolumeCard>): ClosureProof =>
  () => ({ ...reference(), volume: lines });

export const closureProofExercise: Exercise<ClosureProof> = exercise<ClosureProof>({
  laws: [
    worth(1, lengthsEqual),
    worth(2, lengthsJustified),
    worth(1, volumeEqual),
    worth(1, volumeJustified),
  ],
  reference,
  answer: "constant",
  withhold: [],
  mutants: [
    mutant(
      "transposes the factors and leaves their order",
      withLengths(["A"], ["B", "transpose"], ["D", "commute"], ["H", "orthogonal"]),
      rejectedBy(lengthsEqual, lengthsJustified),
    ),
    mutant(
      "lets S^T change places with R",
      withLengths(["A"], ["C", "transpose"], ["D", "commute"], ["H", "orthogonal"]),
      rejectedBy(lengthsJustified),
    ),
    mutant(
      "takes the transposed product for a regrouping",
      withLengths(
        ["A"],
        ["C", "regroup"],
        ["E", "regroup"],
        ["F", "orthogonal"],
        ["G", "unit"],
        ["H", "orthogonal"],
      ),
      rejectedBy(lengthsJustified),
    ),
    mutant(
      "assumes what is to be shown",
      withLengths(["A"], ["H", "orthogonal"]),
      rejectedBy(lengthsJustified),
    ),
    mutant(
      "stops before the end",
      withLengths(["A"], ["C", "transpose"], ["E", "regroup"], ["F", "orthogonal"]),
      rejectedBy(lengthsJustified),
    ),
    mutant(
      "adds the determinants",
      withVolume(["V"], ["W", "product"], ["Z", "special"]),
      rejectedBy(volumeEqual, volumeJustified),
    ),
    mutant(
      "concludes the determinant from R^T R = I",
      withVolume(["V"], ["X", "product"], ["Z", "orthogonal"]),
      rejectedBy(volumeJustified),
    ),
  ],
  hints: [
    "Begin with the outer transpose. The last factor of a product becomes the first of its transpose.",
    "After (S^T R^T)(R S), which two factors are next to each other and cancel? Put the brackets there first.",
    "For the volume two steps are enough: the determinant of a product, and what is known of each factor. R^T R = I alone leaves det R = 1 or -1.",
  ],
});
