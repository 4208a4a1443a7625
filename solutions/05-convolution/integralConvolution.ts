import { convolveMixtures, integralConvolution, relativeError, translate } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { map, nonTriviality, type Sides, show, sides } from "noether/laws";
import { type MixtureInstance, mixtureInstances, mixtureInWords } from "./mixtures.js";

type RealFunction = (t: number) => number;
type IntegralConvolution = (f: RealFunction, g: RealFunction, t: number) => number;

/** The error that a quadrature of a smooth function should stay below with a step of a hundredth. */
const TOLERANCE = 1e-6;
const same = (a: number, b: number): boolean => relativeError(a, b) < TOLERANCE;

/** A law about the integral, which checks first that it is one finite number. */
const law = (
  name: string,
  statement: string,
  compare: (convolution: IntegralConvolution, ...instance: MixtureInstance) => Sides,
) =>
  sides(
    name,
    statement,
    mixtureInstances,
    (convolution: IntegralConvolution, [f, g, s, t]) => {
      const both = compare(convolution, f, g, s, t);
      const { should, left, right } = both;
      const strange = [left, right].find(([, value]) => !Number.isFinite(value))?.[1];
      const given = `f = ${mixtureInWords(f)}, g = ${mixtureInWords(g)}, ${both.given}`;
      if (strange === undefined)
        return {
          should,
          given,
          left,
          right,
          get look() {
            return both.look;
          },
        };
      return {
        should: "The result should be one finite number.",
        given,
        left: ["expected", Number.NaN],
        right: ["got", strange],
        shown: ["a number", show(strange)],
      };
    },
    { tolerance: TOLERANCE },
  );

const shiftEquivariance = law(
  "shift equivariance",
  "((T_s f) * g)(t) = (f * g)(t - s)",
  (convolution, f, g, s, t) => {
    const now = convolution(translate(f, s), g, t);
    return {
      should: "Shifting f should shift the result along: ((T_s f) * g)(t) = (f * g)(t - s).",
      given: `s = ${show(s)}, t = ${show(t)}`,
      left: ["(f * g)(t - s)", convolution(f, g, t - s)],
      right: ["((T_s f) * g)(t)", now],
      get look() {
        return same(now, convolution(f, g, t + s))
          ? "it moved the other way: look at the sign of tau in the arguments of f and g"
          : same(now, convolution(f, g, t))
            ? "shifting f changed nothing: does tau appear in the argument of g?"
            : "it should be a sum of f(tau) g(t - tau) over tau from -12 to 12, in small steps";
      },
    };
  },
);

const commutativity = law("commutativity", "(f * g)(t) = (g * f)(t)", (convolution, f, g, _, t) => ({
  should: "Exchanging f and g should change nothing.",
  given: `t = ${show(t)}`,
  left: ["(f * g)(t)", convolution(f, g, t)],
  right: ["(g * f)(t)", convolution(g, f, t)],
  look: "tau runs over one of the arguments, t - tau over the other",
}));

const gaussiansConvolve = law(
  "Gaussians convolve to a Gaussian",
  "N(a, s) * N(b, u) = N(a + b, \\sqrt{s^2 + u^2})",
  (convolution, f, g, _, t) => ({
    should: "For Gaussians the integral is known exactly, and yours should agree with it.",
    given: `t = ${show(t)}`,
    left: ["exact value", convolveMixtures(f, g)(t)],
    right: ["yours", convolution(f, g, t)],
    look: "is every term multiplied by the step dtau, and is the step small enough (0.01, say)?",
  }),
);

const nonTrivial = nonTriviality<[f: RealFunction, g: RealFunction, t: number]>(
  map(mixtureInstances, ([f, g, , t]) => [f, g, t]),
  { names: ["f", "g", "t"] },
);

const STEP = 0.02;

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
