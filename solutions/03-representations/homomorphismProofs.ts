import { dihedral, identityMatrix, type Matrix, matmul } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import {
  type Derivation,
  equalLines,
  type Instances,
  justified,
  type Law,
  type Proof,
  show,
} from "noether/laws";

type IdentityCard = "A" | "B" | "C" | "D" | "E" | "F" | "G";
type InverseCard = "P" | "Q" | "R" | "S" | "T" | "U" | "V" | "W";
type Reason = "matrices" | "group" | "homomorphism" | "first part" | "commute" | "orthogonal";
type Lines<Card extends string> = ReturnType<Proof<Card, Reason>>;
type Proofs = () => { readonly identity: Lines<IdentityCard>; readonly inverse: Lines<InverseCard> };

// The symmetries of a triangle, in a basis along two of its corners: integer matrices that are not all orthogonal.
const group = dihedral(3);
const r: Matrix = [
  [0, -1],
  [1, -1],
];
const s: Matrix = [
  [0, 1],
  [1, 0],
];
const one = identityMatrix(2);
type Element = (typeof group.elements)[number];
const rho = ([k, j]: Element): Matrix => {
  const turned = [one, r, matmul(r, r)][k]!;
  return j === 0 ? turned : matmul(turned, s);
};
const { multiply, inverse, identity: e } = group;
const back = (g: Element): Matrix => rho(inverse(g));

type Numbers = readonly [g: Element, row: number, column: number];
const entries: readonly (readonly [number, number])[] = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];
const numbers: Instances<Numbers> = {
  examples: group.elements.flatMap((g) => entries.map(([i, j]): Numbers => [g, i, j])),
  draw: (random) => [random.pick(group.elements), ...random.pick(entries)],
  simpler: () => [],
};
const inWords = (g: Element, i: number, j: number): string =>
  `G: the symmetries of a triangle, g = ${group.symbol(g)}, rho(g) = [${rho(g)
    .map((row) => `[${row.join(", ")}]`)
    .join(", ")}]; row ${i}, column ${j} of both lines:`;
const card = (text: string, value: (g: Element) => Matrix) => ({
  text,
  value: (...[g, i, j]: Numbers) => value(g)[i]![j]!,
});
const reasons: Readonly<Record<Reason, string>> = {
  matrices: "M M^-1 = M^-1 M = 1, M 1 = M",
  group: "e e = e, g^-1 g = e",
  homomorphism: "rho(g1 g2) = rho(g1) rho(g2)",
  "first part": "rho(e) = 1",
  commute: "rho(g1) rho(g2) = rho(g2) rho(g1)",
  orthogonal: "rho(g)^-1 = rho(g)^T",
};

const identityDerivation: Derivation<IdentityCard, Reason, Numbers> = {
  cards: {
    A: card("1", () => one),
    B: card("rho(e) rho(e)^-1", () => matmul(rho(e), back(e))),
    C: card("rho(e e) rho(e)^-1", () => matmul(rho(multiply(e, e)), back(e))),
    D: card("rho(e) rho(e) rho(e)^-1", () => matmul(rho(e), matmul(rho(e), back(e)))),
    E: card("rho(e)", () => rho(e)),
    F: card("(rho(e) + rho(e)) rho(e)^-1", () => one.map((row) => row.map((entry) => 2 * entry))),
    G: card("rho(g) rho(g)", (g) => matmul(rho(g), rho(g))),
  },
  reasons,
  from: "A",
  to: "E",
  passages: [
    ["A", "B", ["matrices"]],
    ["B", "C", ["group"]],
    ["C", "D", ["homomorphism"]],
    ["D", "E", ["matrices"]],
  ],
  numbers,
  inWords,
};

const inverseDerivation: Derivation<InverseCard, Reason, Numbers> = {
  cards: {
    P: card("rho(g^-1)", (g) => rho(inverse(g))),
    Q: card("rho(g^-1) rho(g) rho(g)^-1", (g) => matmul(rho(inverse(g)), matmul(rho(g), back(g)))),
    R: card("rho(g^-1 g) rho(g)^-1", (g) => matmul(rho(multiply(inverse(g), g)), back(g))),
    S: card("rho(e) rho(g)^-1", (g) => matmul(rho(e), back(g))),
    T: card("rho(g)^-1", back),
    U: card("rho(g)^T", (g) => rho(g).map((_, i) => rho(g).map((row) => row[i]!))),
    V: card("rho(g g) rho(g)^-1", (g) => matmul(rho(multiply(g, g)), back(g))),
    W: card("rho(g^-1) rho(g)^-1 rho(g)^-1", (g) => matmul(rho(inverse(g)), matmul(back(g), back(g)))),
  },
  reasons,
  from: "P",
  to: "T",
  passages: [
    ["P", "Q", ["matrices"]],
    ["Q", "R", ["homomorphism"]],
    ["R", "S", ["group"]],
    ["S", "T", ["first part"]],
  ],
  numbers,
  inWords,
};

/** A law about one of the two proofs, as a law about both; a proof must have at least two lines. */
function about<Part extends "identity" | "inverse", Instance extends readonly unknown[]>(
  part: Part,
  law: Law<() => ReturnType<Proofs>[Part], Instance>,
): Law<Proofs, Instance> {
  const proof =
    (proofs: Proofs): (() => ReturnType<Proofs>[Part]) =>
    () =>
      (proofs() as Partial<ReturnType<Proofs>> | null)?.[part] as ReturnType<Proofs>[Part];
  const missing = (lines: unknown): boolean => !Array.isArray(lines) || lines.length < 2;
  return {
    ...law,
    name: `${part}: ${law.name}`,
    try(proofs, instance) {
      const lines = proof(proofs)();
      if (missing(lines)) {
        const should = `The proof "${part}" should have lines: a card to begin with, then cards with reasons.`;
        return { residual: 1, explain: () => ({ should, given: "", sides: [["got", show(lines)]] }) };
      }
      const outcome = law.try(proof(proofs), instance);
      return {
        residual: outcome.residual,
        explain() {
          const said = outcome.explain();
          return {
            ...said,
            should: `In the proof "${part}", ${said.should.charAt(0).toLowerCase()}${said.should.slice(1)}`,
          };
        },
      };
    },
  };
}

const identityEqual = about("identity", equalLines(identityDerivation));
const identityReasons = about("identity", justified(identityDerivation));
const inverseEqual = about("inverse", equalLines(inverseDerivation));
const inverseReasons = about("inverse", justified(inverseDerivation));

const proofs: Proofs = () => ({
  identity: [["A"], ["B", "matrices"], ["C", "group"], ["D", "homomorphism"], ["E", "matrices"]],
  inverse: [["P"], ["Q", "matrices"], ["R", "homomorphism"], ["S", "group"], ["T", "first part"]],
});

/** The proofs with some lines of one of them replaced. */
function withIdentity(...lines: Lines<IdentityCard>): Proofs {
  return () => ({ ...proofs(), identity: lines });
}
function withInverse(...lines: Lines<InverseCard>): Proofs {
  return () => ({ ...proofs(), inverse: lines });
}

export const homomorphismProofsExercise: Exercise<Proofs> = exercise<Proofs>({
  laws: [
    worth(1, identityEqual),
    worth(1, identityReasons),
    worth(1, inverseEqual),
    worth(1, inverseReasons),
  ],
  reference: proofs,
  answer: "constant",
  withhold: [],
  mutants: [
    mutant(
      "adds where it should multiply",
      withIdentity(["A"], ["B", "matrices"], ["F", "homomorphism"], ["E", "matrices"]),
      rejectedBy(identityEqual, identityReasons),
    ),
    mutant(
      "takes any g for the identity",
      withIdentity(["A"], ["G", "homomorphism"], ["E", "group"]),
      rejectedBy(identityEqual, identityReasons),
    ),
    mutant(
      "assumes what is to be shown",
      withIdentity(["A"], ["E", "first part"]),
      rejectedBy(identityReasons),
    ),
    mutant(
      "uses the homomorphism where the group is meant",
      withIdentity(["A"], ["B", "matrices"], ["C", "homomorphism"], ["D", "homomorphism"], ["E", "matrices"]),
      rejectedBy(identityReasons),
    ),
    mutant(
      "takes every matrix for an orthogonal one",
      withInverse(["P"], ["U", "homomorphism"], ["T", "orthogonal"]),
      rejectedBy(inverseEqual, inverseReasons),
    ),
    mutant(
      "multiplies by the inverse twice",
      withInverse(["P"], ["W", "matrices"], ["S", "homomorphism"], ["T", "first part"]),
      rejectedBy(inverseEqual, inverseReasons),
    ),
    mutant(
      "loses the inverse inside",
      withInverse(["P"], ["Q", "matrices"], ["V", "homomorphism"], ["T", "group"]),
      rejectedBy(inverseEqual, inverseReasons),
    ),
    mutant(
      "forgets that rho(e) = 1 is used",
      withInverse(["P"], ["Q", "matrices"], ["R", "homomorphism"], ["S", "group"], ["T", "matrices"]),
      rejectedBy(inverseReasons),
    ),
  ],
  hints: [
    "Both proofs begin with the same trick: multiply by M M^-1, which is 1, for a matrix M that you choose.",
    "In the first proof M is rho(e), and e = e e makes one factor two. In the second M is rho(g), and its first factor combines with rho(g^-1).",
    "identity: A, B, C, D, E in this order. inverse: P, Q, R, S, T. Now find the reasons: what changed in each line?",
  ],
});
