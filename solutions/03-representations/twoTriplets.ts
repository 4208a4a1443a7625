import { identityMatrix, type Matrix, matvec, relativeError, rotationX } from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import { type Explanation, fault, type Law, once, show, sides } from "noether/laws";
import { clean, column, firstDifference, noMatrix, times } from "./matrices.js";
import { angles, degrees, quarter, twoAngles } from "./turnsOfTriplets.js";

type TwoTriplets = (theta: number) => { readonly energies: Matrix; readonly coordinates: Matrix };

type Part = "energies" | "coordinates";

const parts: readonly Part[] = ["energies", "coordinates"];

/** A matrix of the answer, or what is wrong with the answer. */
function matrixOf(answer: unknown, part: Part): Matrix | Explanation {
  const matrix = ((answer ?? {}) as Record<Part, unknown>)[part];
  return noMatrix(matrix, 3, `${part} (in { energies, coordinates })`) ?? (matrix as Matrix);
}

const isMatrix = (found: Matrix | Explanation): found is Matrix => Array.isArray(found);

const broken = (...answers: readonly unknown[]): Explanation | undefined =>
  answers
    .flatMap((answer) => parts.map((part) => matrixOf(answer, part)))
    .find((found): found is Explanation => !isMatrix(found));

const homomorphism: Law<TwoTriplets, readonly [alpha: number, beta: number]> = sides(
  "homomorphism",
  "\\rho(\\alpha + \\beta) = \\rho(\\alpha)\\, \\rho(\\beta) \\text{ for both}",
  twoAngles,
  (rho: TwoTriplets, [alpha, beta]) => {
    const [first, second, both] = [rho(alpha), rho(beta), rho(alpha + beta)];
    const bad = broken(first, second, both);
    if (bad !== undefined) return bad;
    const product = (part: Part): Matrix => times(first[part], second[part])!;
    const part = parts.find((name) => relativeError(product(name), both[name]) > 1e-9) ?? "coordinates";
    const j = firstDifference(product(part), both[part]);
    return {
      should: `On ${part}: turning by ${degrees(beta)}, then by ${degrees(alpha)}, should be turning by ${degrees(alpha + beta)}.`,
      given: `where ${["x", "y", "z"][j]} goes, which is column ${j}`,
      left: ["in two steps", product(part)],
      right: ["in one", both[part]],
      shown: [clean(column(product(part), j)), clean(column(both[part], j))],
      look: "one of the two sines needs a minus sign, and the cosines need none",
    };
  },
);

const turns: Law<TwoTriplets, readonly [theta: number]> = sides(
  "coordinates turn about x, from y towards z",
  "\\rho_W(\\theta)\\, e_x = e_x, \\quad \\rho_W(\\theta)\\, e_y = \\cos\\theta\\, e_y + \\sin\\theta\\, e_z",
  angles,
  (rho: TwoTriplets, [theta]) => {
    const matrix = matrixOf(rho(theta), "coordinates");
    if (!isMatrix(matrix)) return matrix;
    const [x, y] = [column(matrix, 0), column(matrix, 1)];
    if (relativeError(x, [1, 0, 0]) > 1e-9) {
      return {
        should: "A rotation about the x axis should leave x where it is.",
        given: `theta = ${degrees(theta)}`,
        sides: [
          ["expected", show([1, 0, 0])],
          ["column 0, where x goes", clean(x)],
        ],
        look: "which row and which column belong to x?",
      };
    }
    const expected = [0, Math.cos(theta), Math.sin(theta)];
    const opposite = relativeError(y, [0, Math.cos(theta), -Math.sin(theta)]) < 1e-9;
    return {
      should: `Turning by ${degrees(theta)} about x should take y to cos(theta) y + sin(theta) z.`,
      given: theta === quarter ? "a quarter turn takes y to z" : `theta = ${degrees(theta)}`,
      left: ["expected", expected],
      right: ["column 1, where y goes", y],
      shown: [clean(expected), clean(y)],
      look: opposite
        ? "it turned the other way: this is the sign that the slide prints, the inverse of an active rotation"
        : "is theta in radians? How far does y move along z?",
    };
  },
);

const lengths: Law<TwoTriplets, readonly [theta: number]> = fault(
  "lengths stay",
  "\\rho(\\theta)^T \\rho(\\theta) = 1 \\text{ for both}",
  angles,
  (rho: TwoTriplets, [theta]) => {
    const answer = rho(theta);
    const bad = broken(answer);
    if (bad !== undefined) return bad;
    for (const part of parts) {
      for (const j of [0, 1, 2]) {
        const found = column(answer[part], j);
        if (Math.abs(Math.hypot(...found) - 1) < 1e-9) continue;
        return {
          should: `On ${part}: where ${["x", "y", "z"][j]} goes should be a vector of length 1.`,
          given: `theta = ${degrees(theta)}`,
          sides: [
            [`column ${j}`, clean(found)],
            ["its length", clean([Math.hypot(...found)]).slice(1, -1)],
          ],
        };
      }
    }
    return undefined;
  },
);

const identity = identityMatrix(3);

const energiesStay: Law<TwoTriplets, readonly [theta: number]> = sides(
  "energies stay",
  "\\rho_V(\\theta)\\, a = a",
  angles,
  (rho: TwoTriplets, [theta]) => {
    const matrix = matrixOf(rho(theta), "energies");
    if (!isMatrix(matrix)) return matrix;
    const a = [1, 2, 3];
    return {
      should: "Three energies should not change, however the molecule is turned.",
      given: `theta = ${degrees(theta)}`,
      left: ["a", identity],
      right: ["energies times a", matrix],
      shown: [show(a), clean(matvec(matrix, a))],
      look: "which matrix leaves every triple unchanged?",
    };
  },
);

const coordinatesTurn = fault<TwoTriplets, readonly []>(
  "coordinates do turn",
  "\\rho_W(\\theta) \\neq \\rho_W(0) \\text{ for some } \\theta",
  once,
  (rho) => {
    const [still, turned] = [matrixOf(rho(0), "coordinates"), matrixOf(rho(quarter), "coordinates")];
    if (!(isMatrix(still) && isMatrix(turned)) || relativeError(still, turned) > 1e-9) return undefined;
    return {
      should: "A quarter turn takes y to z: its matrix should differ from that of no turn.",
      given: "where y goes, which is column 1",
      sides: [
        ["no turn", clean(column(still, 1))],
        ["a quarter turn", clean(column(turned, 1))],
      ],
      look: "does the matrix of the coordinates depend on theta?",
    };
  },
);

const reference: TwoTriplets = (theta) => ({ energies: identity, coordinates: rotationX(theta) });

export const twoTripletsExercise: Exercise<TwoTriplets> = exercise<TwoTriplets>({
  laws: [
    worth(1, homomorphism),
    worth(2, turns),
    worth(1, energiesStay),
    worth(1, lengths),
    coordinatesTurn,
    everyInputCounts(reference, angles),
    rightSize(reference, angles),
  ],
  reference,
  withhold: ["rotationX", "rotationMatrix", "rotationExponential", "trivial"],
  mutants: [
    mutant(
      "copies the slide's sign",
      (theta) => ({ energies: identity, coordinates: rotationX(-theta) }),
      rejectedBy(turns),
    ),
    mutant(
      "turns the energies, too",
      (theta) => ({ energies: rotationX(theta), coordinates: rotationX(theta) }),
      rejectedBy(energiesStay),
    ),
    mutant(
      "lets the coordinates stay, too",
      () => ({ energies: identity, coordinates: identity }),
      rejectedBy(turns, coordinatesTurn),
    ),
    mutant(
      "takes theta for degrees",
      (theta) => ({ energies: identity, coordinates: rotationX((theta * Math.PI) / 180) }),
      rejectedBy(turns),
    ),
    mutant(
      "forgets the minus sign",
      (theta) => ({
        energies: identity,
        coordinates: rotationX(theta).map((row) =>
          row.map((entry, j) => (j === 2 ? Math.abs(entry) : entry)),
        ),
      }),
      rejectedBy(homomorphism),
    ),
    mutant(
      "puts the minus sign before a cosine",
      (theta) => ({
        energies: identity,
        coordinates: [
          [1, 0, 0],
          [0, Math.cos(theta), Math.sin(theta)],
          [0, Math.sin(theta), -Math.cos(theta)],
        ],
      }),
      rejectedBy(homomorphism),
    ),
    mutant(
      "turns about z",
      (theta) => ({
        energies: identity,
        coordinates: [
          [Math.cos(theta), -Math.sin(theta), 0],
          [Math.sin(theta), Math.cos(theta), 0],
          [0, 0, 1],
        ],
      }),
      rejectedBy(turns),
    ),
    mutant(
      "scales what it should turn",
      (theta) => ({
        energies: identity,
        coordinates: [
          [1, 0, 0],
          [0, Math.cos(theta), 0],
          [0, 0, Math.cos(theta)],
        ],
      }),
      rejectedBy(lengths, homomorphism, turns),
    ),
  ],
  hints: [
    "Column j of a matrix is where the j-th axis goes. Where does a quarter turn about x take x, y and z?",
    "y goes to cos(theta) y + sin(theta) z: that is column 1. z goes to -sin(theta) y + cos(theta) z: column 2.",
    "energies is the identity matrix; coordinates has the rows [1, 0, 0], [0, cos, -sin], [0, sin, cos].",
  ],
});
