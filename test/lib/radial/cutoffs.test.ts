import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { cosineCutoff, grad, polynomialCutoff, type Tensor, tensor } from "noether";

const column = (list: readonly number[]): Tensor =>
  tensor(Float64Array.from(list), { shape: [list.length, 1] });
type Cutoff = (d: Tensor) => Tensor;
/** f, f', f'', ... at distances, each the gradient of the one before. */
const derivatives = (f: Cutoff, order: number): Cutoff =>
  order === 0 ? f : (d) => grad((x: Tensor) => derivatives(f, order - 1)(x).sum())(d);
const at = (f: Cutoff, order: number, d: number): number => derivatives(f, order)(column([d])).item();

const c = 4;
const cutoffs: readonly [name: string, f: Cutoff, flat: number][] = [
  ["cosine", cosineCutoff(c), 1],
  ["polynomial, p = 6", polynomialCutoff(c), 2],
  ["polynomial, p = 2", polynomialCutoff(c, 2), 2],
  ["polynomial, p = 3", polynomialCutoff(c, 3), 2],
];

describe("a cutoff", () => {
  for (const [name, f, flat] of cutoffs) {
    it(`begins at 1, falls, and is 0 from the end on, with ${flat + 1} derivatives, the value among them: ${name}`, () => {
      assert.equal(at(f, 0, 0), 1);
      const values = Array.from(f(column(Array.from({ length: 41 }, (_, k) => k / 10))).values);
      for (let k = 1; k < values.length; k++) assert.ok(values[k]! <= values[k - 1]!);
      for (let order = 0; order <= 3; order++)
        for (const d of [4, 4.001, 7, 1e9]) assert.ok(Math.abs(at(f, order, d)) === 0);
      for (let order = 0; order <= flat; order++)
        assert.ok(Math.abs(at(f, order, c * (1 - 1e-6))) < 1e-4, `${order}`);
      assert.ok(Math.abs(at(f, flat + 1, c * (1 - 1e-6))) > 1e-2);
    });

    it(`has the derivatives of its differences: ${name}`, () => {
      const h = 1e-5;
      for (const d of [0.3, 1.7, 2.9, 3.9])
        for (let order = 0; order < 3; order++) {
          const slope = (at(f, order, d + h) - at(f, order, d - h)) / (2 * h);
          assert.ok(Math.abs(at(f, order + 1, d) - slope) < 1e-8, `${d} ${order}`);
        }
    });
  }

  it("is the polynomial as its authors write it", () => {
    for (const p of [2, 3, 6, 9])
      for (const u of [0, 0.1, 0.5, 0.9, 0.999]) {
        const expected =
          1 -
          (((p + 1) * (p + 2)) / 2) * u ** p +
          p * (p + 2) * u ** (p + 1) -
          ((p * (p + 1)) / 2) * u ** (p + 2);
        assert.ok(Math.abs(at(polynomialCutoff(c, p), 0, c * u) - expected) < 1e-13);
      }
  });

  it("is never below 0 near to its end, where the powers cancel", () => {
    const near = column(Array.from({ length: 50 }, (_, k) => c * (1 - 2 ** -k)));
    const values = Array.from(polynomialCutoff(c)(near).values);
    assert.ok(values.every((value, k) => value > 0 || 2 ** -k === 0));
  });

  it("is the same in float32, up to rounding", () => {
    for (const [, f] of cutoffs) {
      const d = column([0, 0.5, 1.9, 3.5, 3.99, 4, 5]);
      assert.ok(f(d.as("float32")).as("float64").sub(f(d)).abs().max().item() < 1e-6);
    }
  });

  it("is refused where it has no end", () => {
    for (const bad of [0, -1, Number.NaN, Infinity]) {
      assert.throws(() => cosineCutoff(bad), /cosineCutoff: expected a distance above 0 to end at, got/);
      assert.throws(() => polynomialCutoff(bad), /polynomialCutoff: expected a distance above 0/);
    }
    assert.throws(() => polynomialCutoff(4, 1), /expected polynomialCutoff with p = 2, 3, \.\.\., got 1/);
    assert.throws(() => polynomialCutoff(4, 2.5), RangeError);
  });
});
