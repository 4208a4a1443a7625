import { determinant, type Matrix, matvec, orthogonal, specialOrthogonal, type Vector } from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import { add, dot, elementInstances, type Instances, norm, scaled, simpleFirst, tuple } from "noether/laws";
import { comparing, type Lists } from "./comparison.js";
import { inWords, listsOf, lookAt, lookAtNumbers, wellFormed } from "./fiveInWords.js";
import { mixes } from "./mixing.js";
import {
  anyChannels,
  type Channels,
  channels,
  drawn,
  type Five,
  mix,
  one,
  type Primitives,
  reference,
  silu,
  three,
  x,
  y,
  z,
} from "./primitives.js";

/** Q on every vector; a vector product goes by det(Q) Q. */
const moved = (Q: Matrix, five: Five): Lists => ({
  squashed: five.squashed,
  scaled: five.scaled.map((each) => matvec(Q, each)),
  mixed: five.mixed.map((each) => matvec(Q, each)),
  dots: five.dots,
  crosses: five.crosses.map((each) => scaled(determinant(Q), matvec(Q, each))),
});

const follow = (
  name: string,
  statement: string,
  instances: Instances<readonly [Q: Matrix, ...Channels]>,
  kind: string,
) =>
  comparing<Primitives, readonly [Q: Matrix, ...Channels]>(
    "channel",
    name,
    statement,
    instances,
    (f, [Q, ...given]) => {
      const [s, v, w, W] = given;
      const turn = (list: readonly Vector[]) => list.map((each) => matvec(Q, each));
      const [before, after] = [f(...given), f(s, turn(v), turn(w), W)];
      const bad = wellFormed(before, given) ?? wellFormed(after, given);
      if (bad !== undefined) return bad;
      return {
        should: `Applying ${orthogonal(3).show(Q)} to v and w should ${kind}.`,
        given: inWords(given),
        left: ["the five, then moved", moved(Q, before)],
        right: ["moved, then the five", listsOf(after)],
        look: (list) => lookAt[list] ?? "",
      };
    },
  );

const turns = follow(
  "follow rotations",
  "\\text{five}(s, R v, R w) = R\\, \\text{five}(s, v, w)",
  tuple(elementInstances(specialOrthogonal(3)), channels),
  "turn the three lists of vectors and leave the two lists of numbers as they are",
);
const inversion: Matrix = [
  [-1, 0, 0],
  [0, -1, 0],
  [0, 0, -1],
];
const inverts = follow(
  "follow the inversion",
  "(-v) \\times (-w) = v \\times w, \\quad s\\,(-v) = -s\\, v",
  tuple(
    simpleFirst<[Matrix]>([[inversion]], () => [inversion]),
    channels,
  ),
  "flip the vectors and leave numbers as they are, and vector products too: they are pseudovectors",
);

const single = simpleFirst<Channels>(
  [
    one(x!, y!),
    one(y!, x!),
    one(z!, x!),
    one(x!, x!, 0),
    one(scaled(2, y!), y!),
    one([1, 2, 0], [0, 1, 1], 3),
    three,
  ],
  (random) => drawn(random, 1 + random.integer(3), 1 + random.integer(3)),
);
const byHand = comparing<Primitives, Channels>(
  "channel",
  "by hand",
  "e_x \\times e_y = e_z, \\quad \\langle v, w \\rangle = \\sum_k v_k w_k, \\quad \\text{silu}(s) = s / (1 + e^{-s})",
  single,
  (f, given) => {
    const expected = listsOf(reference(...given));
    const got = f(...given);
    return (
      wellFormed(got, given) ?? {
        should: "The five should be what you can work out on paper, channel by channel.",
        given: inWords(given),
        left: ["expected", expected],
        right: ["got", listsOf(got)],
        look: (list, left, right) =>
          list === "crosses" && Array.isArray(left) && Array.isArray(right) && norm(add(left, right)) < 1e-9
            ? "that is w x v: round the circle, x times y is z"
            : (lookAtNumbers[list] ?? ""),
      }
    );
  },
);

const altered =
  (change: (five: Five, ...channels: Channels) => Partial<Five>): Primitives =>
  (...given) => {
    const five = reference(...given);
    return { ...five, ...change(five, ...given) };
  };

export const fivePrimitivesExercise: Exercise<Primitives> = exercise<Primitives>({
  laws: [
    worth(2, turns),
    worth(1, inverts),
    worth(1, mixes),
    worth(1, byHand),
    everyInputCounts(reference, anyChannels),
    rightSize(reference, anyChannels),
  ],
  reference,
  withhold: ["scaleVectors", "mixVectors", "innerProducts", "crossProducts", "vectorNorms", "gatedVectors"],
  mutants: [
    mutant(
      "lets W act on x, y and z where it fits",
      altered((five, _s, v, _w, W) => ({
        mixed: W.length === 3 && W[0]!.length === 3 ? v.map((each) => matvec(W, each)) : five.mixed,
      })),
      rejectedBy(turns),
    ),
    mutant(
      "takes the transposed W",
      altered((five, _s, v, _w, W) => ({
        mixed:
          W.length === W[0]!.length
            ? mix(
                v,
                W[0]!.map((_, d) => W.map((row) => row[d]!)),
              )
            : five.mixed,
      })),
      rejectedBy(mixes),
    ),
    mutant(
      "adds a bias to the vectors",
      altered(({ mixed }) => ({ mixed: mixed.map((each) => add(each, [0.1, 0.1, 0.1])) })),
      rejectedBy(turns, inverts, mixes, byHand),
    ),
    mutant(
      "squashes the components of vectors",
      altered(({ scaled: list }) => ({ scaled: list.map((each) => each.map(silu)) })),
      rejectedBy(turns, inverts, byHand),
    ),
    mutant(
      "takes w x v for v x w",
      altered(({ crosses }) => ({ crosses: crosses.map((each) => scaled(-1, each)) })),
      rejectedBy(byHand),
    ),
    mutant(
      "multiplies entry by entry in place of the vector product",
      altered((_five, _s, v, w) => ({
        crosses: v.map((each, c) => each.map((value, k) => value * w[c]![k]!)),
      })),
      rejectedBy(turns, byHand),
    ),
    mutant(
      "has one sign of the vector product wrong",
      altered(({ crosses }) => ({ crosses: crosses.map(([a = 0, b = 0, c = 0]) => [a, -b, c]) })),
      rejectedBy(turns, byHand),
    ),
    mutant(
      "makes the product a vector by force: flips it where v x w points down",
      altered(({ crosses }) => ({
        crosses: crosses.map((each) => (each[2]! < 0 ? scaled(-1, each) : each)),
      })),
      rejectedBy(turns, byHand),
    ),
    mutant(
      "makes the product odd: times the sign of the first component of v",
      altered(({ crosses }, _s, v) => ({
        crosses: crosses.map((each, c) => scaled(Math.sign(v[c]![0]!), each)),
      })),
      rejectedBy(turns, inverts, byHand),
    ),
    mutant(
      "takes v with itself for the scalar product",
      altered((_five, _s, v) => ({ dots: v.map((each) => dot(each, each)) })),
      rejectedBy(byHand),
    ),
    mutant(
      "adds up the scalar products of all channels",
      altered(({ dots }) => ({ dots: dots.map(() => dots.reduce((sum, value) => sum + value, 0)) })),
      rejectedBy(byHand),
    ),
    mutant(
      "scales by the length as well",
      altered(({ scaled: list }, _s, v) => ({ scaled: list.map((each, c) => scaled(norm(v[c]!), each)) })),
      rejectedBy(byHand),
    ),
  ],
  hints: [
    "Five lines, one for each name. v[c] is a whole vector, so scaling it is times(s[c], v[c]), and no line but the vector product needs x, y and z.",
    "mixed: for each column d of W begin with the zero vector and add times(W[c][d], v[c]) for every channel c.",
    "W[0].map((_, d) => v.reduce((sum, vc, c) => add(sum, times(W[c][d], vc)), [0, 0, 0])); the vector product is cross(v[c], w[c]) of the setup.",
  ],
});
