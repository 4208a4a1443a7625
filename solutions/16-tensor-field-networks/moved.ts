import { determinant, type Matrix, matvec, type Vector, wignerD } from "noether";
import { scaled, sides, tuple } from "noether/laws";
import { motionInWords, motions, movedBy, swapped, swaps } from "../15-scalars-and-vectors/motions.js";
import { type Convolution, clouds, type Given, givens, product } from "./paths.js";
import { firstEntry, inWords, malformedRows } from "./points.js";

export const about = ([positions, h, degrees]: Given): string => {
  const isPair = positions.length === 2 && h.flat().every((x) => x === 0 || x === 1);
  const features =
    degrees[0] === 0
      ? "both say 1"
      : "h is 1 in the first component of one point and in the second of the other, 0 elsewhere";
  return `${product(degrees)}; ${inWords(positions)}${isPair ? `; ${features}` : ""}`;
};
export const malformed = (got: unknown, given: Given) =>
  malformedRows(got, given[0].length, 2 * given[2][2] + 1, about(given));

/** Q on a feature of degree l whose parity is that of harmonics. */
const onDegree = (Q: Matrix, l: number): Matrix => {
  const sign = determinant(Q) < 0 ? -1 : 1;
  const D = wignerD(
    l,
    Q.map((row) => row.map((x) => sign * x)),
  );
  return D.map((row) => row.map((x) => sign ** l * x));
};

export const follows = sides<Convolution, readonly [Q: Matrix, t: Vector, ...Given]>(
  "results turn with the points",
  "h'(Q x + t, D_{l_1} h) = D_{l_3}\\, h'(x, h)",
  tuple(motions, givens),
  (f, [Q, t, ...given]) => {
    const [positions, h, degrees] = given;
    const [l1, l2, l3] = degrees;
    const D1 = onDegree(Q, l1);
    // A product of parities (-1)^l1 and (-1)^l2, for which D_l3 has (-1)^l3.
    const sign = determinant(Q) < 0 ? (-1) ** (l1 + l2 + l3) : 1;
    const D3 = onDegree(Q, l3);
    const before = f(...given);
    const after = f(
      movedBy(Q, t, positions),
      h.map((each) => matvec(D1, each)),
      degrees,
    );
    const bad = malformed(before, given) ?? malformed(after, given);
    if (bad !== undefined) return bad;
    const moved = before.map((row) => scaled(sign, matvec(D3, row)));
    return {
      should: `Moving the points by ${motionInWords(Q, t)}, and the features with them, should move the results.`,
      given: about(given),
      left: ["convolved, then moved", moved],
      right: ["moved, then convolved", after],
      shown: firstEntry(moved, after),
      look: t.some((x) => x !== 0)
        ? "does a position enter alone, without another one subtracted from it?"
        : "C[a][b][k]: a belongs to the feature, b to the harmonic, k to the result; R takes the length of r, and nothing else is done to components",
    };
  },
  { runs: 30 },
);

export const unnamed = sides<Convolution, readonly [i: number, j: number, ...Given]>(
  "points have no numbers",
  "h'_{p(i)}(p \\cdot x, p \\cdot h) = h'_i(x, h)",
  tuple(swaps, clouds),
  (f, [i, j, ...given]) => {
    const [positions, h, degrees] = given;
    const before = f(...given);
    const after = f(swapped(positions, i, j), swapped(h, i, j), degrees);
    const bad = malformed(before, given) ?? malformed(after, given);
    if (bad !== undefined) return bad;
    const moved = swapped(before, i, j);
    return {
      should: `Listing the points in another order (${i % positions.length} and ${j % positions.length} exchanged) should list the results in that order.`,
      given: about(given),
      left: ["convolved, then exchanged", moved],
      right: ["exchanged, then convolved", after],
      shown: firstEntry(moved, after),
      look: "does the number of a point play a part, other than to say which point it is?",
    };
  },
  { runs: 30 },
);
