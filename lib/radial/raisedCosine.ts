import { named } from "../engine/functions.js";
import type { SmoothFunction } from "../engine/smooth.js";

const inside = (formula: string): string => `where(step(1 - abs(x)), ${formula}, 0)`;
const pi = Math.PI;

/** (1 + cos(pi x)) / 2 for |x| < 1, else 0: value and slope are 0 at the ends, the second derivative jumps there. */
export const raisedCosine: SmoothFunction = named(
  "raised cosine",
  inside(`0.5 + 0.5 * cos(${pi} * x)`),
  inside(`-${pi / 2} * sin(${pi} * x)`),
  inside(`-${pi ** 2 / 2} * cos(${pi} * x)`),
  inside(`${pi ** 3 / 2} * sin(${pi} * x)`),
);
