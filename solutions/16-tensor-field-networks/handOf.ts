import { determinant, type Matrix, type Random, random, type Vector } from "noether";
import { type Exercise, everyInputCounts, exercise, mutant, rejectedBy, worth } from "noether/course";
import { add, dot, fault, norm, scaled, show, sides, simpleFirst, subtract, tuple } from "noether/laws";
import { anyVector, motionInWords, motions, movedBy, swapped } from "../15-scalars-and-vectors/motions.js";
import {
  anyCloud,
  type Cloud,
  clouds,
  cross,
  type Hand,
  handed,
  inWords,
  least,
  malformed,
  nothing,
  piece,
  reference,
  tripod,
} from "./hands.js";

const follows = sides<Hand, readonly [Q: Matrix, t: Vector, Cloud]>(
  "rotations leave it, reflections turn it",
  "f(Q x + t) = \\det(Q)\\, f(x)",
  tuple(motions, clouds),
  (f, [Q, t, points]) => {
    const [before, after] = [f(points), f(movedBy(Q, t, points))];
    const bad = malformed(before, points) ?? malformed(after, points);
    if (bad !== undefined) return bad;
    const isReflection = determinant(Q) < 0;
    const size = Math.max(Math.abs(before), Math.abs(after), least);
    return {
      should: `Moving the points by ${motionInWords(Q, t)} should ${isReflection ? "turn the number to its negative" : "leave the number as it is"}.`,
      given: inWords(points),
      left: [
        isReflection ? "the negative of the number before" : "the number before",
        (isReflection ? -before : before) / size,
      ],
      right: ["the number after", after / size],
      shown: [show(isReflection ? -before : before), show(after)],
      look: t.some((x) => x !== 0)
        ? "does a position enter alone, without another one subtracted from it?"
        : isReflection
          ? "distances and angles do not know left from right: it takes <u, v x w> of three arrows, or a determinant, once in every term"
          : "arrows may enter by their lengths, by dots and by <u, v x w> alone, not by components",
    };
  },
  { tolerance: 1e-7 },
);

const orders = simpleFirst<readonly [i: number, j: number]>(
  [
    [0, 1],
    [1, 2],
    [2, 3],
  ],
  (draw) => [draw.integer(6), draw.integer(6)],
);
const unnamed = sides<Hand, readonly [i: number, j: number, Cloud]>(
  "points have no numbers",
  "f(p \\cdot x) = f(x)",
  tuple(orders, clouds),
  (f, [i, j, points]) => {
    const [before, after] = [f(points), f(swapped(points, i, j))];
    const bad = malformed(before, points) ?? malformed(after, points);
    if (bad !== undefined) return bad;
    const size = Math.max(Math.abs(before), Math.abs(after), least);
    return {
      should: `Listing the points in another order (${i % points.length} and ${j % points.length} exchanged) should change nothing.`,
      given: inWords(points),
      left: ["before", before / size],
      right: ["after", after / size],
      shown: [show(before), show(after)],
      look:
        Math.abs(before + after) < 1e-7 * size
          ? "the sign changes: a determinant does, when two of its arrows are exchanged; let distances decide which is which"
          : "no point is the first: do the same at each of them, and add up",
    };
  },
  { tolerance: 1e-7 },
);

const somethingThere = fault<Hand, [Cloud]>("not 0", "f \\neq 0", clouds, (f, [points]) => {
  const got = f(points);
  const bad = malformed(got, points);
  if (bad !== undefined) return bad;
  if (Math.abs(got) > nothing) return undefined;
  return {
    should:
      points === piece
        ? "The chiral piece has a left and a right: its number should not be 0."
        : "These points have no symmetry: their number should not be 0.",
    given: inWords(points),
    sides: [["got", show(got)]],
    look:
      points === piece && Math.abs(f(tripod)) > nothing
        ? "a half turn exchanges its ends, and its two inner balls: whatever is made of distances from the middle comes in equal pairs there. Look from one of its ends"
        : "three arrows in a plane have no hand, and added up over all orders a determinant cancels: weigh three arrows by three functions of the distances",
  };
});

/** A cloud, and how its points move a little. */
const pushed = simpleFirst<readonly [Cloud, push: Cloud]>([], (draw) => {
  const points = anyCloud(draw, 4 + draw.integer(3));
  return [points, points.map(() => anyVector(draw))];
});
/** The cloud itself, and in size 1: where numbers are in thousands, nobody sees that they were rounded. */
const inTwoSizes = (points: Cloud): readonly Cloud[] => {
  const size = Math.max(...points.map((x) => norm(subtract(x, points[0]!))));
  return [points, points.map((x) => scaled(1 / size, x))];
};
const smooth = fault<Hand, readonly [Cloud, push: Cloud]>(
  "a little changes it a little",
  "f(x + 2 h) - f(x) \\approx 2\\, (f(x + h) - f(x))",
  pushed,
  (f, [cloud, push]) => {
    for (const points of inTwoSizes(cloud)) {
      const at = (h: number): number => f(points.map((x, i) => add(x, scaled(h, push[i]!))));
      const [before, once, twice] = [at(0), at(1e-5), at(2e-5)];
      const steps = [once - before, twice - before] as const;
      if (steps[0] !== 0 && Math.abs(steps[1] / steps[0] - 2) < 0.2) continue;
      return {
        should:
          "If the points move a little, the number should change a little, and twice as much if they move twice as far.",
        given: `${points.length} points`,
        sides: [
          ["changed, by a step", show(steps[0])],
          ["by two", show(steps[1])],
        ],
        look: "no rounding, no sign alone, no case by case: a sum of products of arrows and smooth functions of distances",
      };
    }
    return undefined;
  },
  { runs: 10 },
);

const anyInput = {
  draw: (draw: Random): [Cloud] => [anyCloud(draw, 4 + draw.integer(3))],
  large: [[anyCloud(random(4), 9)] satisfies [Cloud], [anyCloud(random(5), 12)] satisfies [Cloud]],
};
const middle = (points: Cloud): Vector =>
  scaled(
    1 / points.length,
    points.reduce<Vector>((sum, x) => add(sum, x), [0, 0, 0]),
  );

export const handOfExercise: Exercise<Hand> = exercise<Hand>({
  laws: [
    worth(2, follows),
    worth(1, unnamed),
    worth(2, somethingThere),
    smooth,
    everyInputCounts(reference, anyInput),
  ],
  reference,
  upTo: "any factor",
  withhold: ["pointConvolution", "featureProduct", "tensorProduct"],
  mutants: [
    mutant("loses the sign", (points) => Math.abs(reference(points)), rejectedBy(follows)),
    mutant("keeps the sign alone", (points) => Math.sign(reference(points)), rejectedBy(smooth)),
    mutant("squares it", (points) => reference(points) ** 2, rejectedBy(follows)),
    mutant(
      "adds up distances",
      (points) =>
        points.reduce((sum, x) => sum + points.reduce((part, y) => part + norm(subtract(x, y)), 0), 0),
      rejectedBy(follows),
    ),
    mutant(
      "takes the determinant of the first four points",
      ([a, b, c, d]) => dot(subtract(b!, a!), cross(subtract(c!, a!), subtract(d!, a!))),
      rejectedBy(unnamed),
    ),
    mutant(
      "adds up determinants over all orders, which cancel",
      (points) => 0 * reference(points),
      rejectedBy(somethingThere),
    ),
    mutant(
      "makes two of the three arrows alike",
      handed(
        () => 1,
        (d) => d ** 2,
        (d) => d ** 2,
      ),
      rejectedBy(somethingThere),
    ),
    mutant(
      "uses positions as arrows",
      (points) => {
        const arrow = (k: number): Vector =>
          points.reduce<Vector>((sum, x) => add(sum, scaled(norm(x) ** k, x)), [0, 0, 0]);
        return dot(arrow(0), cross(arrow(2), arrow(4)));
      },
      rejectedBy(follows),
    ),
    mutant(
      "looks from the middle only, where the piece has equal pairs",
      (points) => {
        const c = middle(points);
        const arrow = (k: number): Vector =>
          points.reduce<Vector>(
            (sum, x) => {
              const r = subtract(x, c);
              return add(sum, scaled(norm(r) ** k, r));
            },
            [0, 0, 0],
          );
        return dot(arrow(1), cross(arrow(2), arrow(4)));
      },
      rejectedBy(somethingThere),
    ),
    mutant(
      "multiplies components: a sum of x y z",
      (points) =>
        points.reduce(
          (sum, x) =>
            sum +
            points.reduce(
              (part, y) => part + subtract(x, y).reduce((p, q) => p * q, 1) * (x[0]! - middle(points)[0]!),
              0,
            ),
          0,
        ),
      rejectedBy(follows),
    ),
    mutant(
      "looks from the first point only",
      (points) => {
        const arrow = (k: number): Vector =>
          points.reduce<Vector>(
            (sum, y) => {
              const r = subtract(y, points[0]!);
              return add(sum, scaled(norm(r) ** k, r));
            },
            [0, 0, 0],
          );
        return dot(arrow(0), cross(arrow(2), arrow(4)));
      },
      rejectedBy(unnamed),
    ),
  ],
  hints: [
    "At each point make arrows: the sum over the others of f(d) r, with r the arrow to the other point and d its length. Three functions f make three arrows, and <u, v x w> is a number with a hand.",
    "If two of the three functions are the same, the three arrows lie in a plane and the number is 0. Take f = 1, d^2 and d^4, at every point, and add up over the points.",
    "const arrow = (i, power) => the sum over x of times(dot(r, r) ** power, r), with r = subtract(x, points[i]); the answer is the sum over i of dot(arrow(i, 0), cross(arrow(i, 1), arrow(i, 2))).",
  ],
});
