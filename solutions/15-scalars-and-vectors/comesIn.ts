import { determinant, type Matrix, matvec, type Vector } from "noether";
import { fault, norm, scaled, show, simpleFirst } from "noether/laws";
import { type Atoms, inWords } from "./atoms.js";
import { type Lists, malformed } from "./comparison.js";
import { anyVector } from "./motions.js";
import { cutoffAt, fade, told } from "./told.js";

export interface Three {
  readonly schNet: readonly number[];
  readonly painn: readonly Vector[];
  readonly eqgat: readonly Vector[];
}
export type Messages = (...atoms: Atoms) => Three;

export const reference = told(fade);
export const listsOf = (three: Three): Lists => ({ ...three });
export const wellFormed = (got: unknown, given: Atoms) =>
  malformed(got, listsOf(reference(...given)), inWords(given[0]), "atom");

/** Where the other atom is, its scalar, and the vectors of both. */
export type Pair = readonly [r: Vector, s: number, vi: Vector, vj: Vector];

export const pairs = simpleFirst<Pair>(
  [
    [[1, 0, 0], 2, [1, 0, 0], [0, 1, 0]],
    [[0, 3, 0], 1, [0, 0, 1], [1, 0, 0]],
    [[0, 0, 4], -1, [0, 1, 0], [0, 1, 0]],
    [[0, 0.2, 0], 3, [1, 0, 0], [0, 0, 1]],
    [[6, 0, 0], 1, [1, 0, 0], [0, 1, 0]],
  ],
  (random) => [anyVector(random, 1.5), random.normal(), anyVector(random), anyVector(random)],
);
/** Q on the messages: those of EQGAT are pseudovectors. */
export const moved = (Q: Matrix, three: Three): Lists => ({
  schNet: three.schNet,
  painn: three.painn.map((each) => matvec(Q, each)),
  eqgat: three.eqgat.map((each) => scaled(determinant(Q), matvec(Q, each))),
});

/** An atom near the cutoff, and how far before it. */
type Near = readonly [h: number, ...Pair];
const near = simpleFirst<Near>(
  [
    [0.01, [1, 0, 0], 1, [1, 0, 0], [0, 1, 0]],
    [0.001, [0, 0, 1], 2, [0, 1, 0], [0, 0, 1]],
  ],
  (random) => {
    const r = anyVector(random);
    const h = 10 ** (-2 - 2 * random.uniform());
    return [h, scaled(1 / norm(r), r), 1 + random.uniform(), anyVector(random), anyVector(random)];
  },
);
const sizeOf = ({ schNet, painn, eqgat }: Three): number =>
  Math.max(...schNet.map(Math.abs), ...painn.map(norm), ...eqgat.map(norm));
export const smooth = fault<Messages, Near>(
  "an atom comes in",
  "m = 0 \\text{ for } d \\ge 5, \\quad |m| = O\\bigl((5 - d)^2\\bigr) \\text{ for } d < 5",
  near,
  (f, [h, n, s, vi, vj]) => {
    const at = (d: number): Atoms => [
      [[0, 0, 0], scaled(d, n)],
      [s, s],
      [vi, vj],
    ];
    const [outside, inside] = [cutoffAt + h, cutoffAt - h].map((d) => f(...at(d))) as [Three, Three];
    const bad = wellFormed(outside, at(cutoffAt + h)) ?? wellFormed(inside, at(cutoffAt - h));
    if (bad !== undefined) return bad;
    // f(5 - h) is less than h^2 / 10: what is ten times as large is no mistake about lengths.
    const most = h * h * (s + norm(vj) + norm(vi) * norm(vj) + norm(vi));
    const found = sizeOf(outside) > 1e-12 ? outside : sizeOf(inside) > 1.01 * most ? inside : undefined;
    if (found === undefined) return undefined;
    return {
      should:
        "An atom that comes in from beyond the cutoff should first be felt as little as you like: neither the messages nor their slopes may jump.",
      given: `two atoms, ${show(cutoffAt + h)} apart and then ${show(cutoffAt - h)} apart`,
      sides: [
        ["largest message, beyond the cutoff", `${show(sizeOf(outside))} (should be 0)`],
        ["and inside", `${show(sizeOf(inside))} (at most ${show(most)})`],
      ],
      look:
        found !== outside
          ? "near the cutoff f is about (pi (5 - d) / 10)^2: does every term carry it? Math.cos takes its angle in radians"
          : sizeOf(outside) > 0.01
            ? "who is heard beyond 5? Every term carries f(d), and an atom does not listen to itself"
            : "beyond 5 the cosine rises again: there f is 0",
    };
  },
);
