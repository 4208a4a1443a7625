import type { Instances } from "../laws/law.js";
import type { Random } from "../numbers/random.js";

/** A signal on n points of a circle: f(0), ..., f(n - 1), with f(t + n) = f(t). */
export type Signal = readonly number[];

/**
 * `count` signals of one length, and a shift: where the laws of convolution are tried.
 *
 * Simple ones are impulses, short ramps and zeros on 3 points; random ones have 2 to 6 points, some 9 to 12, small integers or normal
 * numbers. A failing instance loses entries, then fractions, then size.
 */
export function signalInstances(
  count: number,
): Instances<readonly [signals: readonly Signal[], shift: number]> {
  const simple: readonly Signal[] = [
    [1, 0, 0],
    [1, 2, 0],
    [0, 1, 3],
  ];
  const cycled = (from: number): readonly Signal[] =>
    Array.from({ length: count }, (_, k) => simple[(from + k) % 3]!);
  return {
    examples: [
      [cycled(0), 1],
      [cycled(1), 1],
      [cycled(2), 2],
      [cycled(0).with(0, [0, 0, 0]), 1],
    ],
    draw(random) {
      const n = random.integer(8) === 0 ? 9 + random.integer(4) : 2 + random.integer(5);
      return [Array.from({ length: count }, () => anySignal(random, n)), random.integer(n)];
    },
    *simpler([signals, shift]) {
      for (const [k, signal] of signals.entries()) {
        for (const candidate of simplerSignals(signal)) yield [signals.with(k, candidate), shift];
      }
      if (shift > 1) yield [signals, 1];
    },
  };
}

/** Two signals of one length. */
export const signalPairs: Instances<[f: Signal, g: Signal]> = {
  examples: signalInstances(2).examples.map(([signals]) => [signals[0]!, signals[1]!]),
  draw(random) {
    const n = 2 + random.integer(5);
    return [anySignal(random, n), anySignal(random, n)];
  },
  *simpler([f, g]) {
    for (const candidate of simplerSignals(f)) yield [candidate, g];
    for (const candidate of simplerSignals(g)) yield [f, candidate];
  },
};

/** A random signal on n points: small integers, or normal numbers. */
export function anySignal(random: Random, n: number): Signal {
  const whole = random.uniform() < 0.5;
  return Array.from({ length: n }, () => (whole ? random.integer(7) - 3 : random.normal()));
}

/** The same signal with one entry removed, rounded, or brought down to 1 or -1. */
export function* simplerSignals(signal: Signal): Iterable<Signal> {
  for (const [k, entry] of signal.entries()) if (entry !== 0) yield signal.with(k, 0);
  for (const [k, entry] of signal.entries())
    if (!Number.isInteger(entry)) yield signal.with(k, Math.round(entry));
  for (const [k, entry] of signal.entries()) if (Math.abs(entry) > 1) yield signal.with(k, Math.sign(entry));
}
