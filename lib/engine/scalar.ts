/**
 * The idea of the engine, on single numbers: read this file first. A number remembers what it was made of and how a
 * gradient is pulled back through that; the chain rule is then a walk from the result to what it depends on, newest first.
 * The rules are written with the operations themselves, so that a gradient is again a number that remembers, and has a
 * gradient: that is all there is to second derivatives. Tensors do the same in `apply.ts`, `differentiate.ts` and the
 * files of the operations.
 */
export interface Scalar {
  readonly value: number;
  /** What it was made of. */
  readonly from: readonly Scalar[];
  /** dL/da for each a that it was made of, where g = dL/d(this). */
  readonly pull: (g: Scalar) => readonly Scalar[];
  /** Grows: what a number is made of is older. */
  readonly order: number;
}

let made = 0;

function number(value: number, from: readonly Scalar[], pull: Scalar["pull"]): Scalar {
  return { value, from, pull, order: made++ };
}

/** A number that was made of nothing: a variable, or a constant. */
export function scalar(value: number): Scalar {
  return number(value, [], () => []);
}

/** d(a + b) = da + db */
export function add(a: Scalar, b: Scalar): Scalar {
  return number(a.value + b.value, [a, b], (g) => [g, g]);
}

/** d(a b) = b da + a db */
export function mul(a: Scalar, b: Scalar): Scalar {
  return number(a.value * b.value, [a, b], (g) => [mul(g, b), mul(g, a)]);
}

/** d(a^p) = p a^(p - 1) da */
export function pow(a: Scalar, p: number): Scalar {
  return number(a.value ** p, [a], (g) => [p === 0 ? scalar(0) : mul(g, mul(scalar(p), pow(a, p - 1)))]);
}

/** d(exp a) = exp a da */
export function exp(a: Scalar): Scalar {
  const y: Scalar = number(Math.exp(a.value), [a], (g) => [mul(g, y)]);
  return y;
}

/** d(log a) = da / a */
export function log(a: Scalar): Scalar {
  return number(Math.log(a.value), [a], (g) => [mul(g, pow(a, -1))]);
}

/** d(sin a) = cos a da */
export function sin(a: Scalar): Scalar {
  return number(Math.sin(a.value), [a], (g) => [mul(g, cos(a))]);
}

/** d(cos a) = -sin a da */
export function cos(a: Scalar): Scalar {
  return number(Math.cos(a.value), [a], (g) => [mul(g, mul(scalar(-1), sin(a)))]);
}

/** d(tanh a) = (1 - tanh(a)^2) da */
export function tanh(a: Scalar): Scalar {
  const y: Scalar = number(Math.tanh(a.value), [a], (g) => [
    mul(g, add(scalar(1), mul(scalar(-1), mul(y, y)))),
  ]);
  return y;
}

/** dy/dx for each x, 0 where y does not depend on it: numbers that can be differentiated again. */
export function gradient(y: Scalar, xs: readonly Scalar[]): readonly Scalar[] {
  const reached = new Set([y]);
  for (const node of reached) for (const a of node.from) reached.add(a);
  const gradients = new Map([[y, scalar(1)]]);
  for (const node of [...reached].sort((a, b) => b.order - a.order)) {
    const g = gradients.get(node)!; // all that was made of this node is newer, and done
    const pulled = node.pull(g);
    for (const [k, a] of node.from.entries()) {
      const before = gradients.get(a);
      gradients.set(a, before ? add(before, pulled[k]!) : pulled[k]!);
    }
  }
  return xs.map((x) => gradients.get(x) ?? scalar(0));
}
