import type { Random } from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import { sides, simpleFirst } from "noether/laws";
import {
  agrees,
  anyFeatures,
  type CountPaths,
  counting,
  e,
  type Given,
  inWords,
  o,
  reaches,
  reference,
  right,
  some,
  type Term,
  wellFormed,
} from "./paths.js";

const ofOne = sides<CountPaths, readonly [l: number, p: 1 | -1, mul: number, lmax: number]>(
  "a feature of one irrep",
  "\\lfloor \\min(l_{max}, 2l) / 2 \\rfloor + 1 \\text{ paths}",
  simpleFirst<readonly [l: number, p: 1 | -1, mul: number, lmax: number]>(
    [
      [0, 1, 1, 0],
      [0, 1, 3, 0],
      [1, -1, 1, 1],
      [1, -1, 1, 2],
      [2, 1, 3, 4],
    ],
    (random) => [
      random.integer(6),
      random.integer(2) === 0 ? 1 : -1,
      1 + random.integer(32),
      random.integer(9),
    ],
  ),
  (count, [l, p, mul, lmax]) => {
    const given: Given = [[{ mul, l, p }], lmax];
    const got = count(...given);
    const bad = wellFormed(got, given);
    if (bad !== undefined) return bad;
    const paths = Math.floor(Math.min(lmax, 2 * l) / 2) + 1;
    return {
      should:
        "One irrep makes itself with harmonics of even degree alone, because of the parity, and up to twice its own degree.",
      given: inWords(...given),
      left: ["expected, paths and weights", [paths, paths * mul]],
      right: ["got", [got.paths, got.weights]],
      look:
        got.paths === paths
          ? "a weight for each channel of the feature that goes in: mul of them for each path"
          : "|a - b| <= l <= a + b with a = l; and the parity of the harmonic of degree b is (-1)^b",
    };
  },
);

const mirrored = sides<CountPaths, Given>(
  "parities all changed",
  "\\text{paths}(V \\otimes 0o) = \\text{paths}(V)",
  some,
  (count, [features, lmax]) => {
    const other = features.map((term): Term => ({ ...term, p: term.p === 1 ? -1 : 1 }));
    const [before, after] = [count(features, lmax), count(other, lmax)];
    return (
      wellFormed(before, [features, lmax]) ??
      wellFormed(after, [other, lmax]) ?? {
        should:
          "If the parities of all features change, those of what goes in and of what comes out both do: there should be as many paths.",
        given: inWords(features, lmax),
        left: ["before, paths and weights", [before.paths, before.weights]],
        right: ["parities changed", [after.paths, after.weights]],
        look: "the parity of the harmonic is (-1)^b, and it is multiplied with that of the feature",
      }
    );
  },
);

const channels = sides<CountPaths, Given>(
  "twice the channels",
  "\\text{weights}(2 V) = 2\\, \\text{weights}(V), \\quad \\text{paths}(2 V) = \\text{paths}(V)",
  some,
  (count, [features, lmax]) => {
    const twice = features.map((term) => ({ ...term, mul: 2 * term.mul }));
    const [before, after] = [count(features, lmax), count(twice, lmax)];
    return (
      wellFormed(before, [features, lmax]) ??
      wellFormed(after, [twice, lmax]) ?? {
        should: "Twice as many channels should make as many paths, and twice as many weights.",
        given: inWords(features, lmax),
        left: ["expected, paths and weights", [before.paths, 2 * before.weights]],
        right: ["got", [after.paths, after.weights]],
        look: "products go channel by channel: a path has a weight for each channel of what goes in, not for each pair of channels",
      }
    );
  },
);

const counted = sides<CountPaths, Given>(
  "all triples",
  "\\#\\{(h, b, m) : |l_h - b| \\le l_m \\le l_h + b, \\; p_m = (-1)^b p_h\\}",
  some,
  (count, given) => {
    const got = count(...given);
    const bad = wellFormed(got, given);
    if (bad !== undefined) return bad;
    const expected = reference(...given);
    return {
      should:
        "Every feature that goes in, every harmonic and every feature that comes out should be tried; those that obey both rules count.",
      given: inWords(...given),
      left: ["expected, paths and weights", [expected.paths, expected.weights]],
      right: ["got", [got.paths, got.weights]],
      look:
        got.paths === expected.paths
          ? "the paths are right; a path has a weight for each channel of the feature that goes in"
          : got.paths < expected.paths
            ? "some are missing: does b begin at 0, and end at lmax? Is the feature that comes out any of the list?"
            : "some are too many: both rules at once, and only irreps of the list come out",
    };
  },
);

const anyInput = {
  draw: (random: Random): [readonly Term[], number] => [anyFeatures(random), 1 + random.integer(4)],
  large: [
    [Array.from({ length: 20 }, (_, l) => [e(l, 64), o(l, 32)]).flat(), 7],
    [[e(0, 128), o(1, 64), e(2, 32), o(3, 16), e(4, 8), o(5, 4)], 9],
  ] satisfies [readonly Term[], number][],
};

export const countPathsExercise: Exercise<CountPaths> = exercise<CountPaths>({
  laws: [
    worth(1, ofOne),
    worth(1, mirrored),
    worth(1, channels),
    worth(1, counted),
    everyInputCounts(reference, anyInput),
    rightSize(reference, anyInput),
  ],
  reference,
  withhold: [
    "channelwiseTensorProduct",
    "tensorProduct",
    "fullTensorProduct",
    "fullyConnectedTensorProduct",
    "featureProduct",
    "convolution",
    "irreps",
    "nequip",
    "nequipFeatures",
  ],
  mutants: [
    mutant("forgets the parity", counting(reaches), rejectedBy(ofOne, counted)),
    mutant("forgets the degrees", counting(agrees), rejectedBy(ofOne, counted)),
    mutant(
      "takes harmonics for even",
      counting((h, b, m) => reaches(h, b, m) && m.p === h.p),
      rejectedBy(ofOne, counted),
    ),
    mutant(
      "makes even features alone",
      counting((h, b, m) => right(h, b, m) && m.p === 1),
      rejectedBy(ofOne, mirrored, counted),
    ),
    mutant(
      "lets b run below lmax",
      (features, lmax) => reference(features, lmax - 1),
      rejectedBy(ofOne, counted),
    ),
    mutant(
      "stops short of a + b",
      counting((h, b, m) => right(h, b, m) && (m.l < h.l + b || b === 0)),
      rejectedBy(counted),
    ),
    mutant(
      "begins at 0 in place of |a - b|",
      counting((h, b, m) => m.l <= h.l + b && agrees(h, b, m)),
      rejectedBy(ofOne, counted),
    ),
    mutant(
      "counts a weight for each pair of channels",
      counting(right, (h, m) => h.mul * m.mul),
      rejectedBy(ofOne, channels, counted),
    ),
    mutant(
      "counts a weight a path",
      counting(right, () => 1),
      rejectedBy(ofOne, channels, counted),
    ),
    mutant(
      "counts components: 2l + 1 for each channel",
      counting(right, (h) => h.mul * (2 * h.l + 1)),
      rejectedBy(ofOne, counted),
    ),
    mutant(
      "sees which irreps can be made, not how",
      (features, lmax) => {
        const made = features.filter((m) =>
          features.some((h) => Array.from({ length: lmax + 1 }, (_, b) => b).some((b) => right(h, b, m))),
        );
        return { paths: made.length, weights: made.reduce((sum, { mul }) => sum + mul, 0) };
      },
      rejectedBy(ofOne, counted),
    ),
  ],
  hints: [
    "Three loops: the feature that goes in, the degree b of the harmonic, the feature that comes out. Two conditions inside.",
    "b runs from 0 to lmax, both included. The degree of what comes out lies from |a - b| to a + b; its parity is that of the feature times (-1)^b.",
    "if (m.l >= Math.abs(h.l - b) && m.l <= h.l + b && m.p === h.p * (-1) ** b) { paths += 1; weights += h.mul; }",
  ],
});
