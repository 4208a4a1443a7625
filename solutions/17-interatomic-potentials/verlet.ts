import { type Explanation, sameShape, show } from "noether/laws";
import { type Beads, springs } from "./chain.js";

export interface State {
  readonly x: readonly number[];
  readonly v: readonly number[];
}
export type Step = (...beads: Beads) => State;

export const inWords = (...[x, v, m, dt]: Beads): string =>
  x.length > 3
    ? `${x.length} beads, dt = ${show(dt)}`
    : `x = ${show(x)}, v = ${show(v)}, m = ${show(m)}, dt = ${show(dt)}`;

export function malformed(got: unknown, given: Beads): Explanation | undefined {
  const found = got as Readonly<Record<string, unknown>> | null | undefined;
  for (const name of ["x", "v"]) {
    const value = found?.[name];
    const odd = sameShape(value, given[0])
      ? (value as readonly number[]).find((x) => !Number.isFinite(x))
      : value;
    if (odd === undefined && sameShape(value, given[0])) continue;
    return {
      should: `The result should have ${name} with ${given[0].length === 1 ? "one finite number" : `${given[0].length} finite numbers, one for each bead`}.`,
      given: inWords(...given),
      sides: [["got", show(typeof found === "object" && found !== null ? value : got)]],
    };
  }
  return undefined;
}

/** Kicks velocities by forces at places. */
export const kicked = (
  v: readonly number[],
  force: readonly number[],
  m: readonly number[],
  h: number,
): readonly number[] => v.map((vi, i) => vi + (h * force[i]!) / m[i]!);
export const drifted = (x: readonly number[], v: readonly number[], h: number): readonly number[] =>
  x.map((xi, i) => xi + h * v[i]!);
export const reference: Step = (x, v, m, dt) => {
  const half = kicked(v, springs(x), m, dt / 2);
  const later = drifted(x, half, dt);
  return { x: later, v: kicked(half, springs(later), m, dt / 2) };
};
