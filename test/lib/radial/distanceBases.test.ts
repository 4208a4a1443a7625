import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  besselBasis,
  cosineBasis,
  type DistanceBasis,
  gaussianBasis,
  grad,
  softOneHot,
  type Tensor,
  tensor,
} from "noether";

const column = (list: readonly number[]): Tensor =>
  tensor(Float64Array.from(list), { shape: [list.length, 1] });
const gap = (a: Tensor, b: Tensor): number => a.sub(b).abs().max().item();
const distances = [0.05, 0.4, 1.3, 2, 3.1, 3.95];
const d = column(distances);
const end = 4;

describe("a basis of functions of distances", () => {
  const bases: readonly [string, DistanceBasis][] = [
    ["Gaussian", gaussianBasis({ number: 6, end })],
    ["Bessel", besselBasis({ number: 6, end })],
    ["cosine", cosineBasis({ number: 6, end })],
  ];

  it("is that of softOneHot: Bessel's its own, Gaussians of another width, cosines squared", () => {
    const of = (basis: "bessel" | "cosine" | "gaussian", cutoff: boolean): Tensor => {
      const { values } = softOneHot({ basis, end, number: 6, cutoff });
      return tensor(distances.map(values), { dtype: "float64" });
    };
    const [gaussian, bessel, cosine] = bases.map(([, { apply }]) => apply(d)) as [Tensor, Tensor, Tensor];
    assert.ok(gap(bessel, of("bessel", true)) < 1e-14);
    assert.ok(gap(cosine, of("cosine", true).square()) < 1e-14);
    assert.ok(gap(gaussian, of("gaussian", false).mul(1.12).sqrt()) < 1e-14);
  });

  it("is as SchNetPack has it", () => {
    // GaussianRBF(n_rbf=3, cutoff=2.0)(1.3) and BesselRBF(n_rbf=3, cutoff=2.0)(1.3) without its normalisation, by hand
    const near = (found: Tensor, expected: readonly number[]): void =>
      assert.ok(gap(found, tensor([expected as number[]], { dtype: "float64" })) < 1e-12);
    near(gaussianBasis({ number: 3, end: 2 }).apply(column([1.3])), [
      Math.exp(-(1.3 ** 2) / 2),
      Math.exp(-(0.3 ** 2) / 2),
      Math.exp(-(0.7 ** 2) / 2),
    ]);
    near(
      besselBasis({ number: 3, end: 2 }).apply(column([1.3])),
      [1, 2, 3].map((k) => Math.sin((k * Math.PI * 1.3) / 2) / 1.3),
    );
  });

  it("has cosines that add up to 1 between the first place and the last", () => {
    const h = end / 7;
    const between = column(Array.from({ length: 50 }, (_, k) => h + (k * (end - 2 * h)) / 49));
    const sums = cosineBasis({ number: 6, end }).apply(between).sum(1);
    assert.ok(sums.sub(1).abs().max().item() < 1e-14);
    assert.ok(
      Math.abs(
        cosineBasis({ number: 6, end })
          .apply(column([h / 2]))
          .sum()
          .item() - 0.5,
      ) < 1e-14,
    );
  });

  for (const [name, { apply }] of bases)
    it(`has the derivatives of its differences, twice: ${name}`, () => {
      const w = tensor(Float64Array.from([0.3, -1, 2, 0.5, 1, -0.7]));
      const first = (x: Tensor): Tensor => grad((y: Tensor) => apply(y).mul(w).sum())(x);
      const second = grad((x: Tensor) => first(x).sum());
      const [h, value] = [1e-5, (x: Tensor): Tensor => apply(x).mul(w).sum(1, { keep: true })];
      const slope = (f: (x: Tensor) => Tensor): Tensor => f(d.add(h)).sub(f(d.sub(h))).mul(1 / (2 * h)); // biome-ignore format: one formula
      assert.ok(gap(first(d), slope(value)) < 1e-7);
      assert.ok(gap(second(d), slope(first)) < 1e-6);
    });

  it("is refused without functions, without an end, and for distances that are no column", () => {
    assert.throws(() => gaussianBasis({ number: 1, end }), /gaussianBasis of 2, 3, \.\.\. functions, got 1/);
    assert.throws(() => besselBasis({ number: 0, end }), /besselBasis of 1, 2, \.\.\. functions, got 0/);
    assert.throws(() => cosineBasis({ number: 3, end: -1 }), /cosineBasis: expected a distance above 0/);
    assert.throws(() => gaussianBasis({ number: 3, end: 2, start: 2 }), /a start below the end 2, got 2/);
    assert.throws(() => besselBasis({ number: 3, end }).apply(tensor([1, 2])), {
      message: "besselBasis: expected distances [..., 1], got [2]: take norms by r.norm(1, { keep: true })",
    });
  });
});
