import { fromResidual } from "../laws/fromResidual.js";
import type { Explanation, Law } from "../laws/law.js";
import { relativeError } from "../laws/relativeError.js";
import { show, showApart } from "../laws/show.js";
import { shift } from "./shift.js";
import { type Signal, signalInstances } from "./signalInstances.js";

/** A product of signals on the same circle: what the laws of convolution are about. */
export type Convolution = (f: Signal, g: Signal) => Signal;

type SignalLaw = Law<Convolution, readonly [signals: readonly Signal[], shift: number]>;

/** (T_s f) * g = T_s (f * g), where (T_s f)(t) = f(t - s). */
export const shiftEquivarianceOfConvolution: SignalLaw = fromResidual({
  name: "shift equivariance",
  statement: "(T_s f) * g = T_s (f * g)",
  instances: signalInstances(2),
  residual: (convolve, [f, g], s) => relativeError(convolve(shift(f!, s), g!), moved(convolve(f!, g!), s)),
  explain(convolve, [f, g], s) {
    const after = convolve(f!, g!);
    const before = convolve(shift(f!, s), g!);
    const [left, right] = showApart(moved(after, s), before);
    return {
      should: `Shifting f by ${s} should shift the result by ${s}.`,
      given: named(["f", f!], ["g", g!]),
      sides: [
        ["convolve, then shift", left],
        ["shift f, then convolve", right],
      ],
      look: wrongLength(after, f!) ?? fault(convolve, f!, g!, s),
    };
  },
});

/** f * g = g * f. */
export const commutativityOfConvolution: SignalLaw = fromResidual({
  name: "commutativity",
  statement: "f * g = g * f",
  instances: signalInstances(2),
  residual: (convolve, [f, g]) => relativeError(convolve(f!, g!), convolve(g!, f!)),
  explain: (convolve, [f, g]) =>
    twoSides(
      "Exchanging f and g should change nothing.",
      named(["f", f!], ["g", g!]),
      [
        ["convolve(f, g)", convolve(f!, g!), f!],
        ["convolve(g, f)", convolve(g!, f!), f!],
      ],
      firstWrongImpulse(convolve, f!.length),
    ),
});

/** (f * g) * h = f * (g * h). */
export const associativityOfConvolution: SignalLaw = fromResidual({
  name: "associativity",
  statement: "(f * g) * h = f * (g * h)",
  instances: signalInstances(3),
  residual: (convolve, [f, g, h]) =>
    relativeError(convolve(convolve(f!, g!), h!), convolve(f!, convolve(g!, h!))),
  explain: (convolve, [f, g, h]) =>
    twoSides("The brackets should not matter.", named(["f", f!], ["g", g!], ["h", h!]), [
      ["(f * g) * h", convolve(convolve(f!, g!), h!), f!],
      ["f * (g * h)", convolve(f!, convolve(g!, h!)), f!],
    ]),
});

/** delta * g = g for the impulse delta = [1, 0, ..., 0]. */
export const unitOfConvolution: SignalLaw = fromResidual({
  name: "the impulse is the unit",
  statement: "\\delta * g = g, \\quad \\delta = [1, 0, \\dots, 0]",
  instances: signalInstances(1),
  residual: (convolve, [g]) => relativeError(convolve(impulse(g!.length), g!), g!),
  explain: (convolve, [g]) =>
    twoSides("The impulse should leave g as it is.", named(["impulse", impulse(g!.length)], ["g", g!]), [
      ["g", g!, g!],
      ["convolve(impulse, g)", convolve(impulse(g!.length), g!), g!],
    ]),
});

/** What to look at where a shift is not followed. */
function fault(convolve: Convolution, f: Signal, g: Signal, s: number): string {
  const [after, before] = [convolve(f, g), convolve(shift(f, s), g)];
  if (s % f.length !== 0 && relativeError(before, moved(after, -s)) < 1e-9) {
    return "it moved the other way: look at the index of g";
  }
  return (
    firstWrongImpulse(convolve, f.length) ??
    "look at where the index t - tau leaves the circle: it should come in again on the other side"
  );
}

/** The first of a few products of impulses that comes out wrong: an impulse at p and one at 0 make one at p. */
function firstWrongImpulse(convolve: Convolution, n: number): string | undefined {
  const pairs = Array.from({ length: n }, (_, p) => p).flatMap((p) => [
    [impulse(n), impulse(n, p)],
    [impulse(n, p), impulse(n)],
  ]) as (readonly [Signal, Signal])[];
  for (const [k, [f, g]] of pairs.entries()) {
    const [expected, got] = [impulse(n, Math.floor(k / 2)), convolve(f, g)];
    if (relativeError(got, expected) < 1e-9) continue;
    return `begin with impulses: convolve(${show(f)}, ${show(g)}) should be ${show(expected)}, got ${show(got)}`;
  }
  return undefined;
}

/** An impulse on n points: 1 at t = p, 0 elsewhere; at p = 0 it is the unit of convolution. */
function impulse(n: number, p = 0): Signal {
  return Array.from({ length: n }, (_, t) => (t === p ? 1 : 0));
}

/** A result, shifted, if it is a signal at all. */
function moved(result: Signal, s: number): Signal {
  return Array.isArray(result) && result.length > 0 ? shift(result, s) : result;
}

function named(...signals: readonly (readonly [string, Signal])[]): string {
  return signals.map(([name, signal]) => `${name} = ${show(signal)}`).join(", ");
}

function wrongLength(result: Signal, f: Signal): string | undefined {
  if (!Array.isArray(result)) return "the result should be a list of numbers";
  if (result.length !== f.length) {
    return `expected ${f.length} numbers, one for each t = 0, ..., ${f.length - 1}, got ${result.length}: indices are taken mod ${f.length}`;
  }
  const strange = result.findIndex((entry) => !Number.isFinite(entry));
  if (strange < 0) return undefined;
  return typeof result[strange] === "number"
    ? `entry ${strange} is ${result[strange]}: an index leaves the list, and -1 % ${result.length} is -1 in JavaScript`
    : `every entry should be a number, but entry ${strange} is ${show(result[strange])}`;
}

function twoSides(
  should: string,
  given: string,
  sides: readonly (readonly [name: string, result: Signal, like: Signal])[],
  otherwise?: string,
): Explanation {
  const look =
    sides.map(([, result, like]) => wrongLength(result, like)).find((fault) => fault !== undefined) ??
    otherwise;
  const [left, right] = showApart(sides[0]?.[1], sides[1]?.[1]);
  const explanation = {
    should,
    given,
    sides: sides.map(([name, result], k) => [name, [left, right][k] ?? show(result)] as const),
  };
  return look === undefined ? explanation : { ...explanation, look };
}
