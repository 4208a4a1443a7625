import assert from "node:assert/strict";
import fc from "fast-check";
import {
  convolveMixtures,
  type GaussianMixture,
  gaussianMixture,
  integral,
  portable,
} from "../../../lib/grid/gaussianMixture.js";
import { integralConvolution } from "../../../lib/grid/integralConvolution.js";
import { translate } from "../../../lib/grid/translate.js";

const number = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const anyMixture: fc.Arbitrary<GaussianMixture> = fc
  .array(fc.record({ weight: number(-2, 2), centre: number(-3, 3), width: number(0.4, 1.5) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map(gaussianMixture);
const close = (a: number, b: number, tolerance = 1e-10): void =>
  assert.ok(Math.abs(a - b) <= tolerance, `${a} is not ${b}`);

describe("Gaussian mixtures", () => {
  it("integrate to the sum of their weights", () => {
    fc.assert(
      fc.property(anyMixture, (f) => {
        let sum = 0;
        for (let t = -20; t <= 20; t += 0.05) sum += 0.05 * f(t);
        close(sum, integral(f));
      }),
    );
  });

  it("are rebuilt from the data they carry", () => {
    fc.assert(
      fc.property(anyMixture, number(-3, 3), (f, t) => {
        const { make, from } = JSON.parse(JSON.stringify(f[portable])) as GaussianMixture[typeof portable];
        assert.equal(make, "gaussianMixture");
        assert.equal(gaussianMixture(...from)(t), f(t));
      }),
    );
  });

  it("translate as every other function does", () => {
    fc.assert(
      fc.property(anyMixture, number(-3, 3), number(-3, 3), (f, s, t) => {
        close(translate(f, s)(t), translate((u: number) => f(u), s)(t), 1e-12);
      }),
    );
    assert.equal(translate(Math.sin, Math.PI / 2)(0), -1);
  });

  it("refuse a width that is not positive", () => {
    assert.throws(() => gaussianMixture([{ weight: 1, centre: 0, width: 0 }]), {
      name: "RangeError",
      message: /width 0/,
    });
  });
});

describe("the convolution of functions on the line", () => {
  it("agrees with the closed form for Gaussian mixtures", () => {
    fc.assert(
      fc.property(anyMixture, anyMixture, number(-4, 4), (f, g, t) => {
        close(integralConvolution(f, g, t), convolveMixtures(f, g)(t));
      }),
    );
  });

  it("commutes with translations", () => {
    fc.assert(
      fc.property(anyMixture, anyMixture, number(-3, 3), number(-3, 3), (f, g, s, t) => {
        close(integralConvolution(translate(f, s), g, t), integralConvolution(f, g, t - s));
      }),
    );
  });

  it("does not commute with translations the other way round", () => {
    const f = gaussianMixture([{ weight: 1, centre: 0, width: 1 }]);
    assert.ok(Math.abs(integralConvolution(translate(f, 1), f, 1) - integralConvolution(f, f, 2)) > 0.1);
  });

  it("is inaccurate with too few steps", () => {
    const f = gaussianMixture([{ weight: 1, centre: 0, width: 1 }]);
    const exact = 1 / (2 * Math.sqrt(Math.PI));
    close(integralConvolution(f, f, 0), exact);
    assert.ok(Math.abs(integralConvolution(f, f, 0, { from: -20, to: 20, steps: 10 }) - exact) > 0.1);
  });

  it("refuses an empty interval", () => {
    assert.throws(() => integralConvolution(Math.cos, Math.cos, 0, { from: 1, to: 1 }), {
      name: "RangeError",
      message: /from 1 to 1/,
    });
  });
});
