import type { Group } from "../../../lib/group/group.js";
import type { Random } from "../../../lib/numbers/random.js";

/** All numbers of an element, in order. */
export function numbers(g: unknown): number[] {
  return typeof g === "number" ? [g] : Object.values(g as object).flatMap(numbers);
}

/** max |a - b| over the larger of the largest number and 1: the relative error of two elements. */
export function apart(a: unknown, b: unknown): number {
  const [p, q] = [numbers(a), numbers(b)];
  if (p.length !== q.length) return Number.POSITIVE_INFINITY;
  const off = Math.max(0, ...p.map((x, i) => Math.abs(x - q[i]!)));
  return off / Math.max(1, ...p.map(Math.abs), ...q.map(Math.abs));
}

export interface AxiomResiduals {
  readonly associativity: number;
  readonly identity: number;
  readonly inverse: number;
}

/** The largest residual of each axiom over random elements. */
export function axiomResiduals<G>(
  { multiply, inverse, identity, sample }: Group<G>,
  random: Random,
  count = 1000,
): AxiomResiduals {
  let [associativity, unit, opposite] = [0, 0, 0];
  for (let k = 0; k < count; k++) {
    const [a, b, c] = [sample(random), sample(random), sample(random)];
    associativity = Math.max(associativity, apart(multiply(multiply(a, b), c), multiply(a, multiply(b, c))));
    unit = Math.max(unit, apart(multiply(identity, a), a), apart(multiply(a, identity), a));
    opposite = Math.max(
      opposite,
      apart(multiply(a, inverse(a)), identity),
      apart(multiply(inverse(a), a), identity),
    );
  }
  return { associativity, identity: unit, inverse: opposite };
}
