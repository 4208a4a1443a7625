import {
  type Action,
  convolve,
  correlate,
  equivariance,
  integers,
  type Random,
  shift,
  trivialAction,
  type Vector,
} from "noether";
import { type Exercise, everyInputCounts, exercise, mutant, rejectedBy, worth } from "noether/course";
import {
  agreesWith,
  type Explanation,
  type Law,
  show,
  sides,
  vectorInstances,
  vectorPairs,
  vectorTriples,
} from "noether/laws";

type Convolution = (f: Vector, g: Vector) => Vector;

/** An impulse on n points: 1 at t = 0, 0 elsewhere. It is the unit of convolution. */
const impulse = (n: number): Vector => Array.from({ length: n }, (_, t) => (t === 0 ? 1 : 0));
const byImpulses =
  "start with impulses: if f is an impulse at place t, the result should be g, moved round the circle by t places";

const shifts: Action<number, Vector> = { group: integers, apply: (s, f) => shift(f, s) };
const places = (s: number): string =>
  `${Math.abs(s) === 1 ? "one place" : `${Math.abs(s)} places`}${s < 0 ? " back" : ""}`;

const shiftEquivariance = ofSignals(
  equivariance<number, [f: Vector, g: Vector], Vector>({
    domain: [shifts, trivialAction(integers)],
    codomain: shifts,
    inputs: vectorPairs([3, 12]),
    name: "shift equivariance",
    statement: "(T_s f) * g = T_s (f * g)",
    map: "convolve",
    act: "shift",
    names: ["f", "g"],
    should: (s) => `Shifting f by ${places(s)} should shift the result by ${places(s)}.`,
    look: { "other way": "look at the index of g", stays: byImpulses, otherwise: byImpulses },
  }),
);

const commutativity = ofSignals(
  sides("commutativity", "f * g = g * f", vectorPairs([3, 12]), (convolve: Convolution, [f, g]) => ({
    should: "Exchanging f and g should change nothing.",
    given: `f = ${show(f)}, g = ${show(g)}`,
    left: ["convolve(f, g)", convolve(f, g)],
    right: ["convolve(g, f)", convolve(g, f)],
    look: byImpulses,
  })),
);

const triples = vectorTriples([2, 6]);
const zerosFirst = [
  [0, 0, 0],
  [1, 0, 0],
  [1, 2, 3],
] as const;
const associativity = ofSignals(
  sides(
    "associativity",
    "(f * g) * h = f * (g * h)",
    { ...triples, examples: [...triples.examples, zerosFirst] },
    (convolve: Convolution, [f, g, h]) => ({
      should: "The brackets should not matter.",
      given: `f = ${show(f)}, g = ${show(g)}, h = ${show(h)}`,
      left: ["(f * g) * h", convolve(convolve(f, g), h)],
      right: ["f * (g * h)", convolve(f, convolve(g, h))],
    }),
  ),
);

const unit = ofSignals(
  sides(
    "the impulse is the unit",
    "\\delta * g = g, \\quad \\delta = [1, 0, \\dots, 0]",
    vectorInstances([3, 12]),
    (convolve: Convolution, [g]) => ({
      should: "The impulse should leave g unchanged.",
      given: `impulse = ${show(impulse(g.length))}, g = ${show(g)}`,
      left: ["g", g],
      right: ["convolve(impulse, g)", convolve(impulse(g.length), g)],
    }),
  ),
);

/**
 * The same law, which reports first if a result is not a signal of the length of f. Signals of zeros are not drawn,
 * since only some seeds would draw them: agreement and associativity include them in their examples.
 */
function ofSignals<Instance extends readonly unknown[]>(
  law: Law<Convolution, Instance>,
): Law<Convolution, Instance> {
  const drawn = (random: Random): Instance => {
    const instance = law.instances.draw(random);
    return instance.some(isZero) ? drawn(random) : instance;
  };
  return {
    ...law,
    instances: { ...law.instances, draw: drawn },
    try(convolve, instance) {
      let odd: Explanation | undefined;
      const outcome = law.try((f, g) => {
        const result = convolve(f, g);
        odd ??= malformed(result, f);
        return result;
      }, instance);
      return { residual: outcome.residual, explain: () => odd ?? outcome.explain() };
    },
  };
}

function isZero(signal: unknown): boolean {
  return Array.isArray(signal) && signal.every((entry) => entry === 0);
}

function malformed(result: unknown, { length }: Vector): Explanation | undefined {
  if (!Array.isArray(result))
    return { should: "The result should be a list of numbers.", given: "", sides: [["got", show(result)]] };
  if (result.length !== length)
    return {
      should: "The result should have as many numbers as f.",
      given: "",
      sides: [
        ["numbers of f", show(length)],
        ["numbers of the result", show(result.length)],
      ],
      look: `one for each t = 0, ..., ${length - 1}: indices are taken mod ${length}`,
    };
  const k = result.findIndex((entry) => !Number.isFinite(entry));
  if (k < 0) return undefined;
  return {
    should: "Every entry of the result should be a number.",
    given: "",
    sides: [[`entry ${k}`, show(result[k])]],
    look: `does an index leave the list? -1 % ${length} is -1 in JavaScript`,
  };
}

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

/** Two signals of normal numbers: with zeros among them, as in [0, 1], a wrong sum can be 0 by chance. */
const signals = {
  draw: (random: Random): [f: Vector, g: Vector] => {
    const n = 2 + random.integer(5);
    const [f, g] = [0, 1].map(() => Array.from({ length: n }, () => random.normal()));
    return [f!, g!];
  },
};

const few = vectorPairs([2, 6]);
const agreement = agreesWith<[f: Vector, g: Vector], Vector>(
  convolve,
  {
    ...few,
    // With zeros and a circle of one point among the simple ones.
    examples: [
      ...few.examples,
      [
        [0, 0, 0],
        [1, 2, 0],
      ],
      [[2], [3]],
    ],
  },
  {
    should: "Every number of the result should be the sum of the formula.",
    inWords: (f, g) => `f = ${show(f)}, g = ${show(g)}`,
  },
);

export const convolveExercise: Exercise<Convolution> = exercise({
  laws: [
    worth(3, shiftEquivariance),
    worth(1, commutativity),
    worth(1, associativity),
    unit,
    worth(1, agreement),
    everyInputCounts(convolve, signals),
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
