import {
  commutativityOfIntegral as commutativity,
  gaussiansConvolve,
  type IntegralConvolution,
  integralConvolution,
  integralInstances,
  type RealFunction,
  shiftEquivarianceOfIntegral as shiftEquivariance,
} from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { nonTriviality } from "noether/laws";

const STEP = 0.02;

const nonTrivial = nonTriviality<[RealFunction, RealFunction, number]>(
  {
    examples: [],
    draw: (random) => {
      const [f, g, , t] = integralInstances.draw(random);
      return [f, g, t];
    },
    simpler: () => [],
  },
  { names: ["f", "g", "t"] },
);

/** The sum of h(tau) times the step, from a to b. */
function summed(h: RealFunction, a = -12, b = 12): number {
  let sum = 0;
  for (let k = 0; k <= Math.round((b - a) / STEP); k++) sum += h(a + k * STEP) * STEP;
  return sum;
}

export const integralConvolutionExercise: Exercise<IntegralConvolution> = exercise<IntegralConvolution>({
  laws: [worth(2, shiftEquivariance), worth(2, commutativity), gaussiansConvolve, nonTrivial],
  reference: (f, g, t) => integralConvolution(f, g, t),
  withhold: ["integralConvolution", "convolveMixtures"],
  mutants: [
    mutant(
      "adds where the formula subtracts: g(t + tau)",
      (f, g, t) => summed((tau) => f(tau) * g(t + tau)),
      rejectedBy(shiftEquivariance, commutativity),
    ),
    mutant(
      "integrates over positive tau only",
      (f, g, t) => summed((tau) => f(tau) * g(t - tau), 0),
      rejectedBy(shiftEquivariance),
    ),
    mutant("multiplies point by point", (f, g, t) => f(t) * g(t), rejectedBy(shiftEquivariance)),
    mutant(
      "forgets the step dtau",
      (f, g, t) => summed((tau) => f(tau) * g(t - tau)) / STEP,
      rejectedBy(gaussiansConvolve),
    ),
    mutant(
      "leaves g where it is: g(t)",
      (f, g, t) => summed(f) * g(t),
      rejectedBy(shiftEquivariance, commutativity),
    ),
  ],
  hints: [
    "An integral is a sum of thin columns: height times width. What is the height at tau, what is the width?",
    "Let tau run from -12 to 12 in steps of 0.01 and add f(tau) * g(t - tau) * 0.01 each time.",
    "t stays the same during the sum; only tau moves. The value you return is one number.",
  ],
});
