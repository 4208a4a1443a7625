import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { grad, type Tensor, tensor } from "../../../lib/engine/index.js";
import * as scalars from "../../../lib/engine/scalar.js";
import { type Random, random } from "../../../lib/numbers/random.js";

const { add, cos, exp, gradient, log, mul, pow, scalar, sin, tanh } = scalars;
type Scalar = scalars.Scalar;

/** A random expression in some variables, on numbers and on tensors. */
interface Pair {
  readonly s: Scalar;
  readonly t: Tensor;
}
function grown(variables: readonly Pair[], draw: Random): Pair {
  const found = [...variables];
  for (let k = 0; k < 8; k++) {
    const [a, b] = [draw.pick(found), draw.pick(found)];
    found.push(
      draw.pick([
        () => ({ s: add(a.s, b.s), t: a.t.add(b.t) }),
        () => ({ s: mul(a.s, b.s), t: a.t.mul(b.t) }),
        () => ({ s: sin(a.s), t: a.t.sin() }),
        () => ({ s: cos(a.s), t: a.t.cos() }),
        () => ({ s: tanh(a.s), t: a.t.tanh() }),
        () => ({ s: exp(sin(a.s)), t: a.t.sin().exp() }),
        () => ({ s: log(add(pow(a.s, 2), scalar(1))), t: a.t.pow(2).add(1).log() }),
        () => ({ s: pow(add(mul(a.s, a.s), scalar(1)), 0.5), t: a.t.mul(a.t).add(1).sqrt() }),
      ])(),
    );
  }
  return found.slice(-4).reduce((sum, each) => ({ s: add(sum.s, each.s), t: sum.t.add(each.t) }));
}

describe("gradients of single numbers", () => {
  it("are those of tensors, to third order", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const at = [0.3, -0.7];
      const xs = at.map(scalar);
      const numbers: number[] = [];
      const third = (points: readonly Tensor[]): Tensor => {
        const f = (ts: readonly Tensor[]): Tensor =>
          grown(
            ts.map((t, k) => ({ s: xs[k]!, t })),
            random(seed),
          ).t;
        const first = (ts: readonly Tensor[]): Tensor => grad(f)(ts)[0]!.add(grad(f)(ts)[1]!);
        const second = (ts: readonly Tensor[]): Tensor => grad(first)(ts)[0]!;
        numbers.push(f(points).item(), first(points).item(), second(points).item());
        return grad(second)(points)[1]!;
      };
      const last = third(at.map((x) => tensor(x, { dtype: "float64" }))).item();
      const y = grown(
        xs.map((s) => ({ s, t: tensor(s.value, { dtype: "float64" }) })),
        random(seed),
      ).s;
      const [a, b] = gradient(y, xs);
      const first = add(a!, b!);
      const second = gradient(first, xs)[0]!;
      const own = [y, first, second, gradient(second, xs)[1]!].map(({ value }) => value);
      for (const [k, value] of [...numbers, last].entries())
        assert.ok(
          Math.abs(own[k]! - value) < 1e-9 * Math.max(1, Math.abs(value)),
          `seed ${seed}, order ${k}`,
        );
    }
  });

  it("are 0 where a result does not depend on a number", () => {
    const [x, y] = [scalar(2), scalar(3)];
    assert.deepEqual(
      gradient(mul(x, x), [x, y]).map(({ value }) => value),
      [4, 0],
    );
  });

  it("go through long chains", () => {
    const x = scalar(1);
    let y = x;
    for (let k = 0; k < 100_000; k++) y = add(y, x);
    assert.equal(gradient(y, [x])[0]!.value, 100_001);
  });
});
