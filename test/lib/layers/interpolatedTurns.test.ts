import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type Tensor, tensor } from "../../../lib/engine/index.js";
import { planarRotations } from "../../../lib/group/planar.js";
import { project } from "../../../lib/layers/cosetPool.js";
import { featureMap, mapOf } from "../../../lib/layers/featureMap.js";
import { regularFibre } from "../../../lib/layers/fibre.js";
import { groupConvolution } from "../../../lib/layers/groupConvolution.js";
import { liftingConvolution } from "../../../lib/layers/liftingConvolution.js";
import { radians } from "../../../lib/numbers/angle.js";

type Plane = (x: number, y: number) => number;

/** A function of the square |x|, |y| <= 1 on a grid of some side. */
const sampled = (f: Plane, side: number): number[] =>
  Array.from({ length: side ** 2 }, (_, place) => {
    const at = (index: number): number => (2 * index) / (side - 1) - 1;
    return f(at(place % side), -at(Math.floor(place / side)));
  });

/** (R f)(x) = f(R^-1 x), without any grid. */
const rotated =
  (f: Plane, angle: number): Plane =>
  (x, y) =>
    f(Math.cos(angle) * x + Math.sin(angle) * y, Math.cos(angle) * y - Math.sin(angle) * x);

const bump =
  (a: number, b: number, width: number): Plane =>
  (x, y) =>
    Math.exp(-((x - a) ** 2 + (y - b) ** 2) / (2 * width ** 2));
/** Smooth functions that are next to nothing where the disk ends. */
const image: Plane = (x, y) => bump(0.25, 0.1, 0.18)(x, y) - 0.7 * bump(-0.1, 0.3, 0.15)(x, y);
const kernel: Plane = (x, y) => bump(0.3, 0, 0.15)(x, y) - bump(-0.15, -0.2, 0.17)(x, y);

const asTensor = (numbers: readonly number[], shape: readonly number[]): Tensor =>
  tensor(Float64Array.from(numbers), { shape });

/** What is made once for each N and side, where it takes a while. */
function once<T>(make: (N: number, side: number) => T): (N: number, side: number) => T {
  const made = new Map<string, T>();
  return (N, side) => {
    const found = made.get(`${N},${side}`) ?? make(N, side);
    made.set(`${N},${side}`, found);
    return found;
  };
}
const lifting = once((N, side) => liftingConvolution(planarRotations(N), 1, 1, side));
const convolving = once((N, side) => groupConvolution(planarRotations(N), 1, 1, side));

/** How (k * f)(0, h) depends on h, for an image and a kernel of one side: N numbers. */
const lifted = (f: Plane, k: Plane, N: number, side: number): Tensor =>
  lifting(N, side)
    .apply(
      { k: asTensor(sampled(k, side), [1, 1, 1, side, side]) },
      featureMap(planarRotations(N), asTensor(sampled(f, side), [1, 1, side, side])),
    )
    .values.reshape([N]);

/** The same for functions on the plane and the circle, F(x, h) = F_h(x). */
const convolved = (F: (h: number) => Plane, K: (h: number) => Plane, N: number, side: number): Tensor => {
  const group = planarRotations(N);
  const fibre = (f: (h: number) => Plane): Tensor =>
    asTensor(Array.from({ length: N }, (_, h) => sampled(f(h), side)).flat(), [1, 1, N, side, side]);
  return convolving(N, side)
    .apply({ k: fibre(K) }, mapOf(regularFibre(group), fibre(F)))
    .values.reshape([N]);
};

/** The numbers on the fibre moved on by some entries. */
const rolled = (x: Tensor, by: number): Tensor =>
  x.gather(tensor(Int32Array.from({ length: x.size }, (_, h) => (h - by + x.size) % x.size)));
const change = (a: Tensor, b: Tensor): number => a.sub(b).abs().max().item() / a.abs().max().item();

/** The orders p of errors that fall as (1 / n)^p. */
const orders = (errors: readonly number[], n: readonly number[]): number[] =>
  errors.slice(1).map((error, k) => Math.log(errors[k]! / error) / Math.log(n[k + 1]! / n[k]!));
const near = (order: number, found: readonly number[], tolerance = 0.4): void =>
  assert.ok(
    found.every((each) => Math.abs(each - order) < tolerance),
    `orders ${found}, expected ${order}`,
  );

describe("turns by less than a quarter", () => {
  const steps = [10, 16, 24];
  const sides = steps.map((n) => n + 1);

  it("of a smooth image by 45 degrees: lifting fails by an error that falls as the square of the step between places", () => {
    const errors = sides.map((side) =>
      change(rolled(lifted(image, kernel, 8, side), 1), lifted(rotated(image, radians(45)), kernel, 8, side)),
    );
    near(2, orders(errors, steps));
    assert.ok(errors[2]! < 0.03, `${errors}`);
  });

  it("and so does the group convolution", () => {
    const N = 8;
    const F =
      (h: number): Plane =>
      (x, y) =>
        (1 + Math.cos((2 * Math.PI * h) / N)) * image(x, y);
    const K =
      (h: number): Plane =>
      (x, y) =>
        (2 + Math.sin((2 * Math.PI * h) / N)) * kernel(x, y);
    const errors = sides.map((side) =>
      change(
        rolled(convolved(F, K, N, side), 1),
        convolved((h) => rotated(F(h - 1), radians(45)), K, N, side),
      ),
    );
    near(2, orders(errors, steps));
    assert.ok(errors[2]! < 0.03, `${errors}`);
  });

  it("with four orientations 45 degrees are between two of them, however fine the grid", () => {
    for (const side of sides) {
      const f = lifted(image, kernel, 4, side);
      const g = lifted(rotated(image, radians(45)), kernel, 4, side);
      assert.ok([0, 1].every((by) => change(rolled(f, by), g) > 0.1));
    }
  });

  it("by any angle: what is projected from N orientations changes by an error that falls as 1 / N^2", () => {
    const [side, sizes] = [25, [4, 6, 10]];
    const wide = bump(0.4, 0, 0.3);
    const angles = Array.from({ length: 20 }, (_, k) => radians(4.5 * k));
    const errors = sizes.map((N) => {
      const largest = (angle: number): number => {
        const fibre = lifted(rotated(wide, angle), wide, N, side).reshape([1, 1, N, 1, 1]);
        return project(mapOf(regularFibre(planarRotations(N)), fibre)).values.item();
      };
      const found = angles.map(largest);
      return 1 - Math.min(...found) / Math.max(...found);
    });
    // Interpolated kernels add a little, which does not fall with N.
    near(2, orders(errors, sizes), 0.6);
  });

  it("without the disk the corners of a kernel are in some of its turns only: an error that no finer grid takes away", () => {
    const N = 8;
    const even: Plane = () => 1;
    const nearCorner = bump(0.8, 0.75, 0.2);
    const unmasked = (f: Plane, side: number): Tensor => {
      const group = planarRotations(N);
      const k = featureMap(group, asTensor(sampled(even, side), [1, 1, side, side]));
      const x = asTensor(sampled(f, side), [1, 1, 1, side, side]);
      const seen = group.elements.map((h) => k.transformed(h).values.mul(x).sum().item());
      return asTensor(seen, [N]);
    };
    const errors = (of: (f: Plane, side: number) => Tensor): number[] =>
      sides.map((side) =>
        change(rolled(of(nearCorner, side), 1), of(rotated(nearCorner, radians(45)), side)),
      );
    const without = errors(unmasked);
    assert.ok(
      without.every((error) => error > 0.3),
      `${without}`,
    );
    // With it the rim of the disk is left, which is as wide as a step.
    near(
      1,
      orders(
        errors((f, side) => lifted(f, even, N, side)),
        steps,
      ),
    );
  });
});
