import {
  associativityOfConvolution as associativity,
  type Convolution,
  commutativityOfConvolution as commutativity,
  convolve,
  correlate,
  type Signal,
  shiftEquivarianceOfConvolution as shiftEquivariance,
  signalPairs,
  unitOfConvolution as unit,
} from "noether";
import { type Exercise, everyInputCounts, exercise, mutant, rejectedBy, worth } from "noether/course";
import { agreesWith, show } from "noether/laws";

const zeroPadded: Convolution = (f, g) =>
  f.map((_, t) => f.reduce((sum, value, tau) => sum + value * (g[t - tau] ?? 0), 0));

const full: Convolution = (f, g) =>
  Array.from({ length: f.length + g.length - 1 }, (_, t) =>
    f.reduce((sum, value, tau) => sum + value * (g[t - tau] ?? 0), 0),
  );

const late: Convolution = (f, g) => {
  const result = convolve(f, g);
  return result.map((_, t) => result[(t + result.length - 1) % result.length]!);
};

/** Pairs of signals, with zeros and a circle of one point among the simple ones. */
const pairs: typeof signalPairs = {
  ...signalPairs,
  examples: [
    ...signalPairs.examples,
    [
      [0, 0, 0],
      [1, 2, 0],
    ],
    [[2], [3]],
  ],
};
const agreement = agreesWith<[Signal, Signal], readonly number[]>(convolve, pairs, {
  should: "Every number of the result should be the sum of the formula.",
  inWords: (f, g) => `f = ${show(f)}, g = ${show(g)}`,
});

export const convolveExercise: Exercise<Convolution> = exercise({
  laws: [
    worth(3, shiftEquivariance),
    worth(1, commutativity),
    worth(1, associativity),
    unit,
    worth(1, agreement),
    everyInputCounts(convolve, signalPairs),
  ],
  reference: convolve,
  withhold: [
    "convolve",
    "correlate",
    "convolveImage",
    "convolveImageZeroPadded",
    "correlateImage",
    "integralConvolution",
  ],
  mutants: [
    mutant(
      "correlates: g(tau + t) in place of g(t - tau)",
      correlate,
      rejectedBy(shiftEquivariance, commutativity),
    ),
    mutant("forgets to wrap around", zeroPadded, rejectedBy(shiftEquivariance)),
    mutant("keeps all n + n - 1 numbers", full, rejectedBy(shiftEquivariance)),
    mutant(
      "multiplies point by point",
      (f, g) => f.map((value, t) => value * g[t]!),
      rejectedBy(shiftEquivariance, unit),
    ),
    mutant("one step late: g(t - tau - 1)", late, rejectedBy(unit)),
    mutant("returns its input", (f) => f, rejectedBy(commutativity)),
  ],
  hints: [
    "Take three points and write out (f * g)(0) by hand: which value of g meets f(0), which meets f(1), which meets f(2)?",
    "For every t, add up f(tau) g(t - tau) over all tau. `f.map((_, t) => ...)` makes one number for each t.",
    "t - tau can be negative, and JavaScript's -1 % 3 is -1: use (t - tau + n) % n as the index of g.",
  ],
});
