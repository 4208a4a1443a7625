import { type Matrix, matvec, type Vector } from "noether";
import { type Instances, simpleFirst, tuple } from "noether/laws";
import { anyAtoms, inWords } from "../15-scalars-and-vectors/atoms.js";
import { comparing, type Lists, malformed } from "../15-scalars-and-vectors/comparison.js";
import { motionInWords, motions, movedBy, swapped, swaps } from "../15-scalars-and-vectors/motions.js";
import { type Given, type Layer, reference } from "./layers.js";

export const listsOf = ({ s, v }: ReturnType<Layer>): Lists => ({ s, v });
export const wellFormed = (got: unknown, given: Given) =>
  malformed(got, listsOf(reference(...given)), inWords(given[0]), "atom");

const anyWeights = simpleFirst<[w: readonly number[]]>([[[1, 1, 1, 1]]], (random) => [
  [0, 1, 2, 3].map(() => random.normal()),
]);
export const anyGiven: Instances<Given> = tuple(anyAtoms, anyWeights);

export const follows = comparing<Layer, readonly [Q: Matrix, t: Vector, ...Given]>(
  "atom",
  "features move with the molecule",
  "s'(Q r + t, s, Q v) = s', \\quad v'(Q r + t, s, Q v) = Q\\, v'",
  tuple(motions, anyGiven),
  (f, [Q, t, ...given]) => {
    const [positions, s, v, w] = given;
    const before = f(...given);
    const after = f(
      movedBy(Q, t, positions),
      s,
      v.map((each) => matvec(Q, each)),
      w,
    );
    return (
      wellFormed(before, given) ??
      wellFormed(after, given) ?? {
        should: `Moving the molecule by ${motionInWords(Q, t)} should leave scalars as they are and turn vectors.`,
        given: inWords(positions),
        left: ["features, then moved", { s: before.s, v: before.v.map((each) => matvec(Q, each)) }],
        right: ["moved, then features", listsOf(after)],
        look: (list) =>
          t.some((x) => x !== 0)
            ? "does a position enter alone, without another one subtracted from it?"
            : list === "s"
              ? "a scalar is made of scalars and of scalar products"
              : "a vector is made of vectors times scalars: is something done to x, y and z one by one?",
      }
    );
  },
);

export const unnamed = comparing<Layer, readonly [i: number, j: number, ...Given]>(
  "atom",
  "atoms have no numbers",
  "f(p \\cdot r, p \\cdot s, p \\cdot v) = p \\cdot f(r, s, v)",
  tuple(swaps, anyGiven),
  (f, [i, j, ...given]) => {
    const [positions, s, v, w] = given;
    const before = f(...given);
    const after = f(swapped(positions, i, j), swapped(s, i, j), swapped(v, i, j), w);
    return (
      wellFormed(before, given) ??
      wellFormed(after, given) ?? {
        should: `Listing the atoms in another order (${i % positions.length} and ${j % positions.length} exchanged) should list the features in that order.`,
        given: inWords(positions),
        left: ["features, then exchanged", { s: swapped(before.s, i, j), v: swapped(before.v, i, j) }],
        right: ["exchanged, then features", listsOf(after)],
        look: "does the number of an atom play a part, other than to say which atom it is?",
      }
    );
  },
);
