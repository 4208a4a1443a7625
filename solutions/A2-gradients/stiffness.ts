import type { Vector } from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import {
  type Explanation,
  type Instances,
  nonTriviality,
  type Sides,
  show,
  sides,
  vectorPairs,
  vectorTriples,
} from "noether/laws";

import { lookAt } from "./rounding.js";

type Stiffness = (theta: Vector, v: Vector) => number;

const next = (i: number, n: number): number => (i + 1) % n;
const energy = (theta: Vector): number =>
  theta.reduce((sum, angle, i) => sum + 1 - Math.cos(theta[next(i, theta.length)]! - angle), 0);

/** sum_i cos(theta_i+1 - theta_i) (v_i+1 - v_i)^2 */
const reference: Stiffness = (theta, v) =>
  theta.reduce((sum, angle, i) => {
    const k = next(i, theta.length);
    return sum + Math.cos(theta[k]! - angle) * (v[k]! - v[i]!) ** 2;
  }, 0);

function malformed(got: unknown): Explanation | undefined {
  if (Number.isFinite(got)) return undefined;
  return {
    should: "The stiffness should be one number.",
    given: "",
    sides: [["got", show(got)]],
    look:
      typeof got === "number"
        ? "which operation makes something infinite, or takes a root of a negative number?"
        : "a tensor of one number becomes a number by .item()",
  };
}

/** A law of the stiffness, which is first of all a number. */
function law<Instance extends readonly [theta: Vector, v: Vector, ...rest: Vector[]]>(
  name: string,
  statement: string,
  instances: Instances<Instance>,
  compare: (stiffness: Stiffness, instance: Instance) => Omit<Sides, "given">,
  options: { readonly tolerance?: number } = {},
) {
  return sides(
    name,
    statement,
    instances,
    (stiffness: Stiffness, instance: Instance) => {
      const [theta, v] = instance;
      return (
        malformed(stiffness(theta, v)) ?? {
          given: `theta = ${show(theta)}, v = ${show(v)}`,
          ...compare(stiffness, instance),
        }
      );
    },
    options,
  );
}

const anyPairs = vectorPairs([2, 5]) as Instances<readonly [Vector, Vector]>;
/** With the pendulums at rest among the simple ones, and a large circle. */
const pairs: Instances<readonly [Vector, Vector]> = {
  ...anyPairs,
  examples: [
    ...anyPairs.examples,
    [
      [0, 0, 0],
      [1, 0, 0],
    ],
    [
      [0, 0, 0, 0],
      [0, 1, -1, 2],
    ],
    [
      [1, 0, 0],
      [0, 0, 0],
    ],
  ],
};
const large: readonly (readonly [Vector, Vector])[] = [
  [Array.from({ length: 12 }, (_, i) => Math.sin(i)), Array.from({ length: 12 }, (_, i) => Math.cos(3 * i))],
];
const anyTriples = vectorTriples([2, 5]) as Instances<readonly [Vector, Vector, Vector]>;
const triples: Instances<readonly [Vector, Vector, Vector]> = {
  ...anyTriples,
  examples: [
    ...anyTriples.examples,
    [
      [0, 0, 0],
      [1, 0, 0],
      [0, 1, 0],
    ],
  ],
};

const turningAll = law(
  "turning all costs nothing",
  "E(\\theta + c) = E(\\theta) \\implies k(\\theta, v + c) = k(\\theta, v)",
  pairs,
  (stiffness, [theta, v]) => {
    const one = stiffness(theta, v);
    const other = stiffness(
      theta,
      v.map((x) => x + 1),
    );
    return {
      should:
        "Turning all pendulums by the same angle twists no tie: adding 1 to every entry of v should change nothing.",
      left: ["stiffness in the direction v", one],
      right: ["in the direction v + (1, ..., 1)", other],
      look: lookAt(
        one,
        other,
        "do both derivatives go along v? The diagonal alone of the second derivatives is not enough",
      ),
    };
  },
);

const parallelogram = law(
  "the parallelogram law",
  "k(v + w) + k(v - w) = 2 k(v) + 2 k(w)",
  triples,
  (stiffness, [theta, v, w]) => {
    const k = (by: number): number =>
      stiffness(
        theta,
        v.map((x, i) => x + by * w[i]!),
      );
    const both = k(1) + k(-1);
    const twice = 2 * stiffness(theta, v) + 2 * stiffness(theta, w);
    return {
      should: "As a second derivative, the stiffness should be quadratic in v.",
      left: ["k(v + w) + k(v - w)", both],
      right: ["2 k(v) + 2 k(w)", twice],
      look: lookAt(both, twice, "how often does v occur? Along v once more, after the first derivative"),
    };
  },
);

const h = 1e-3;
const differences = law(
  "agreement with differences",
  "k \\approx \\frac{E(\\theta + h v) - 2 E(\\theta) + E(\\theta - h v)}{h^2}",
  pairs,
  (stiffness, [theta, v]) => {
    const moved = (t: number): number => energy(theta.map((angle, i) => angle + t * v[i]!));
    const size = Math.max(1, ...v.map(Math.abs));
    const t = h / size;
    return {
      should: "The stiffness should be how fast the slope of the energy grows on the way along v.",
      left: [
        "by differences, with the longest entry of v made 1",
        (moved(t) - 2 * moved(0) + moved(-t)) / h ** 2,
      ],
      right: ["yours, likewise", stiffness(theta, v) / size ** 2],
      look: "take the second derivative, not the first, and of twist itself",
    };
  },
  { tolerance: 1e-4 },
);

const typical = {
  // Circles of every size up to the large one: what is right for some sizes only does not pass.
  draw: (random: Parameters<typeof pairs.draw>[0]): readonly [Vector, Vector] => {
    const n = 2 + random.integer(11);
    const list = (): number[] => Array.from({ length: n }, () => random.normal());
    return [list(), list()];
  },
  large,
};

export const stiffnessExercise: Exercise<Stiffness> = exercise<Stiffness>({
  laws: [
    worth(1, turningAll),
    worth(1, parallelogram),
    worth(1, differences),
    nonTriviality(typical, { names: ["theta", "v"] }),
    everyInputCounts(reference, typical),
    rightSize(reference, typical),
  ],
  reference,
  withhold: [],
  mutants: [
    mutant(
      "takes the first derivative along v",
      (theta, v) =>
        theta.reduce((sum, angle, i) => {
          const k = next(i, theta.length);
          return sum + Math.sin(theta[k]! - angle) * (v[k]! - v[i]!);
        }, 0),
      rejectedBy(parallelogram, differences),
    ),
    mutant(
      "adds up all second derivatives, whatever the direction",
      (theta) =>
        theta.reduce((sum, angle, i) => sum + 2 * Math.cos(theta[next(i, theta.length)]! - angle), 0),
      rejectedBy(parallelogram, differences),
    ),
    mutant(
      "takes the diagonal of the second derivatives alone",
      (theta, v) =>
        theta.reduce((sum, angle, i) => {
          const k = next(i, theta.length);
          return sum + Math.cos(theta[k]! - angle) * (v[k]! ** 2 + v[i]! ** 2);
        }, 0),
      rejectedBy(turningAll, differences),
    ),
    mutant("has the wrong sign", (theta, v) => -reference(theta, v), rejectedBy(differences)),
    mutant(
      "forgets that the circle closes",
      (theta, v) =>
        theta
          .slice(1)
          .reduce((sum, angle, i) => sum + Math.cos(angle - theta[i]!) * (v[i + 1]! - v[i]!) ** 2, 0),
      rejectedBy(differences),
    ),
    mutant(
      "multiplies by v once",
      (theta, v) => reference(theta, v) / Math.max(1e-9, ...v.map(Math.abs)),
      rejectedBy(parallelogram),
    ),
  ],
  hints: [
    "grad(twist)(x) has the slopes of the energy, one for each angle. Which number made of them says how the energy grows along v?",
    "The slope along v is grad(twist)(x).mul(v).sum(), a function of x with one number as value. Differentiate that function again.",
    "grad of (x) => grad(twist)(x).mul(direction).sum(), at exactly(theta), again times the direction, summed, .item().",
  ],
});
