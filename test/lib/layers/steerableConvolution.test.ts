import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  adam,
  concat,
  correlate2d,
  crossEntropy,
  full,
  type Layer,
  layer,
  parameter,
  randomNormal,
  type Tensor,
  type Tree,
  tensor,
  valueAndGrad,
  zeros,
} from "../../../lib/engine/index.js";
import { relativeError } from "../../../lib/laws/relativeError.js";
import { fieldActivation } from "../../../lib/layers/fieldActivation.js";
import { fieldMean } from "../../../lib/layers/fieldMean.js";
import { fieldNorm } from "../../../lib/layers/fieldNorm.js";
import { steerableConvolution } from "../../../lib/layers/steerableConvolution.js";
import { fieldOf, type SteerableField, steerableField } from "../../../lib/layers/steerableField.js";
import { random } from "../../../lib/numbers/random.js";
import { assertDerivatives } from "../engine/differences.js";
import { rotatedSample, slopesOf, someAngles } from "./equivarianceCurves.js";
import { assertNear, double, gap, normals } from "./fieldChecks.js";

const numbers = normals(random(31));
const quarters = (batch: number, k: number): Tensor => full([batch], (k * Math.PI) / 2, double);
const hidden = "4x0 + 3x1 + 2x2";

/** Images to fields of "2x0 + 1x1 + 1x2", through a normalisation and an activation. */
const network = layer(
  {
    first: steerableConvolution("1x0", hidden, 5),
    norm: fieldNorm(hidden),
    act: fieldActivation(hidden),
    second: steerableConvolution(hidden, "2x0 + 1x1 + 1x2", 3),
  },
  ({ first, norm, act, second }, images: Tensor) => second(act(norm(first(steerableField("1x0", images))))),
);

/** How far f(a x) is from a f(x) for quarter turns a, f giving a field of images. */
function quarterGap(f: (images: Tensor) => SteerableField, images: Tensor): number {
  const batch = images.shape[0]!;
  return Math.max(
    ...[1, 2, 3].map((k) => {
      const a = quarters(batch, k);
      return gap(
        f(steerableField("1x0", images).transformed(a).values).values,
        f(images).transformed(a).values,
      );
    }),
  );
}

describe("the steerable convolution", () => {
  it("commutes with quarter turns to 1e-10, on grids of odd and even sides, before and after training", () => {
    const draw = random(3);
    let parameters = network.init(draw, double);
    const optimizer = adam({ rate: 1e-2 });
    let state = optimizer.init(parameters);
    const [images, goal] = [numbers(6, 1, 9, 9), numbers(6, 6, 9, 9)];
    const loss = valueAndGrad((at: typeof parameters) =>
      network.apply(at, images).values.sub(goal).square().mean(),
    );
    const check = (): void => {
      for (const side of [9, 8])
        assert.ok(quarterGap((x) => network.apply(parameters, x), numbers(2, 1, side, side)) < 1e-10);
    };
    check();
    const losses = Array.from({ length: 10 }, () => {
      const [value, gradient] = loss(parameters);
      [parameters, state] = optimizer.update(parameters, gradient, state);
      return value.item();
    });
    assert.ok(losses.at(-1)! < 0.9 * losses[0]!, `${losses}`);
    check();
  });

  it("in a classifier of single precision keeps the logits under quarter turns to 1e-5 of their size", () => {
    const irreps = "4x0 + 3x1 + 2x2";
    const classifier = layer(
      {
        first: steerableConvolution("1x0", irreps, 5),
        norm: fieldNorm(irreps),
        act: fieldActivation(irreps),
        second: steerableConvolution(irreps, "8x0", 5),
        W: parameter([8, 10], "lecun"),
      },
      ({ first, norm, act, second, W }, images: Tensor) =>
        fieldMean(second(act(norm(first(steerableField("1x0", images)))))).values.matmul(W),
    );
    const draw = random(11);
    const x = randomNormal([16, 1, 11, 11], draw);
    const labels = Array.from({ length: 16 }, (_, i) => i % 10);
    let parameters = classifier.init(draw);
    const change = (at: typeof parameters): number => {
      const logits = classifier.apply(at, x);
      assert.ok(logits.abs().max().item() > 0.1);
      const turned = (k: number): Tensor =>
        steerableField("1x0", x).transformed(full([16], (k * Math.PI) / 2)).values;
      return Math.max(
        ...[1, 2, 3].map((k) => relativeError(classifier.apply(at, turned(k)).values, logits.values)),
      );
    };
    assert.ok(change(parameters) < 1e-5, `before training: ${change(parameters)}`);
    const loss = valueAndGrad((at: typeof parameters) => crossEntropy(classifier.apply(at, x), labels));
    const optimizer = adam({ rate: 0.03 });
    let state = optimizer.init(parameters);
    const losses = Array.from({ length: 10 }, () => {
      const [value, gradient] = loss(parameters);
      [parameters, state] = optimizer.update(parameters, gradient, state);
      return value.item();
    });
    assert.ok(losses.at(-1)! < 0.9 * losses[0]!, `${losses}`);
    assert.ok(change(parameters) < 1e-5, `after training: ${change(parameters)}`);
    // Logits a thousand times as large change a thousand times as much: what is kept are digits.
    const large = { ...parameters, W: parameters.W.mul(1000) };
    assert.ok(change(large) < 1e-5, `large: ${change(large)}`);
    // One kernel that is not steerable, and the logits change by a hundredth of their size and more.
    const free = { ...parameters, first: randomNormal([14, 1, 5, 5], draw) };
    const logits = (images: Tensor): Tensor => {
      const field = fieldOf(
        steerableField(irreps, zeros([1, 14, 1, 1])).irreps,
        correlate2d(images, free.first, { border: "zero" }),
      );
      return fieldMean(steerableConvolution(irreps, "8x0", 5).apply(free.second, field)).values.matmul(
        free.W,
      );
    };
    const turned = steerableField("1x0", x).transformed(full([16], Math.PI / 2)).values;
    assert.ok(relativeError(logits(turned).values, logits(x).values) > 0.01);
  });

  it("commutes with shifts, with a border that goes round", () => {
    const model = steerableConvolution("1x0 + 1x1", "1x1 + 1x2", 5, { border: "circular" });
    const parameters = model.init(random(4), double);
    const x = numbers(2, 3, 7, 7);
    const moved = (y: Tensor): Tensor => concat([y.slice(3, 4), y.slice(3, 0, 4)], 3);
    const of = (y: Tensor): Tensor => model.apply(parameters, steerableField("1x0 + 1x1", y)).values;
    assertNear(of(moved(x)), moved(of(x)));
  });

  it("commutes with all other turns up to the square of the pixel's width, on smooth images", () => {
    // Without a border and on as many pixels as the kernels see, there is one place left, the centre, which stays where it is.
    const models: readonly [string, Layer<[Tensor], SteerableField, Tree>, number][] = [
      ...["4x1", "4x2", "4x3"].map((out): [string, Layer<[Tensor], SteerableField, Tree>, number] => {
        const one = steerableConvolution("1x0", out, 5, { border: "none" });
        return [out, layer({ one }, ({ one }, x: Tensor) => one(steerableField("1x0", x))), 5];
      }),
      [
        "two layers",
        layer(
          {
            first: steerableConvolution("1x0", hidden, 5, { border: "none" }),
            act: fieldActivation(hidden),
            second: steerableConvolution(hidden, "8x1", 5, { border: "none" }),
          },
          ({ first, act, second }, x: Tensor) => second(act(first(steerableField("1x0", x)))),
        ),
        9,
      ],
    ];
    for (const [name, model, side] of models) {
      const parameters = model.init(random(1), double);
      const of = (h: number, a: number): SteerableField =>
        model.apply(parameters, tensor([[rotatedSample(side, h, a)]], double));
      const error = (h: number): number => {
        const [squares, size] = someAngles.reduce(
          ([sum, total], a) => {
            const turned = of(h, 0).transformed(tensor([a], double)).values;
            return [
              sum + turned.sub(of(h, a).values).square().sum().item(),
              total + turned.square().sum().item(),
            ];
          },
          [0, 0],
        );
        return Math.sqrt(squares! / size!);
      };
      for (const slope of slopesOf(error)) assert.ok(Math.abs(slope - 2) < 0.25, `${name}: slope ${slope}`);
      assert.ok(error(0.4) < 0.01);
    }
  });

  it("would not commute with an activation of components, nor with the sine of a frequency turned round", () => {
    const first = steerableConvolution("1x0", "2x0 + 2x1", 5);
    const parameters = first.init(random(5), double);
    const field = (x: Tensor): SteerableField => first.apply(parameters, steerableField("1x0", x));
    const images = numbers(2, 1, 7, 7);
    assert.ok(quarterGap(field, images) < 1e-10);
    const relu = (x: Tensor): SteerableField => fieldOf(field(x).irreps, field(x).values.relu());
    assert.ok(quarterGap(relu, images) > 0.1);
    const signs = tensor([1, 1, 1, 1, -1, -1], double).reshape([6, 1, 1]); // y of both vectors
    const reversed = (x: Tensor): SteerableField => fieldOf(field(x).irreps, field(x).values.mul(signs));
    assert.ok(quarterGap(reversed, images) > 0.1);
    const kernel = numbers(6, 1, 5, 5);
    const free = (x: Tensor): SteerableField =>
      fieldOf(field(x).irreps, correlate2d(x, kernel, { border: "zero" }));
    assert.ok(quarterGap(free, images) > 0.1);
  });

  it("maps a slope to a vector in its direction: x to the right, y upwards", () => {
    const model = steerableConvolution("1x0", "1x1", 3, { border: "none" });
    // The first weight is that of the kernel (cos, sin), the second of (-sin, cos).
    const at = { W: tensor([1, 0], double), b: zeros([0], double) };
    const image = tensor([[[4, 3, 2].map((y) => [0, 2, 4].map((x) => x + y))]], double); // 2 to the right, 1 upwards
    const [x, y] = model.apply(at, steerableField("1x0", image)).values.values;
    assert.ok(x! > 0 && Math.abs(y! / x! - 1 / 2) < 1e-12, `${x}, ${y}`);
  });

  it("adds an offset to scalars alone, and keeps the variance of white noise at first", () => {
    const model = steerableConvolution("8x0 + 8x1", "32x0 + 32x1 + 32x2", 5, { border: "none" });
    const { W, b } = model.init(random(6), double);
    assert.deepEqual(b.shape, [32]);
    const x = steerableField("8x0 + 8x1", numbers(4, 24, 12, 12));
    const y = model.apply({ W, b }, x);
    for (const term of [0, 1, 2]) {
      const variance = y.part(term).square().mean().item();
      assert.ok(Math.abs(variance - 1) < 0.25, `term ${term}: ${variance}`);
    }
    const shifted = model.apply({ W, b: b.add(3) }, x).values.sub(y.values);
    assertNear(shifted.slice(1, 0, 32), full([4, 32, 8, 8], 3, double));
    assertNear(shifted.slice(1, 32), zeros([4, 128, 8, 8], double));
  });

  it("keeps each second place, of a grid that ends on one", () => {
    const model = steerableConvolution("1x0", hidden, 5, { stride: 2 });
    const parameters = model.init(random(7), double);
    const of = (x: Tensor): SteerableField => model.apply(parameters, steerableField("1x0", x));
    assert.deepEqual(of(numbers(1, 1, 9, 9)).values.shape, [1, 14, 5, 5]);
    assert.ok(quarterGap(of, numbers(2, 1, 9, 9)) < 1e-10);
    assert.throws(
      () => of(numbers(1, 1, 8, 8)),
      /a grid whose last place is kept with the stride 2, got 8 places a side: with 7 or 9 quarter turns would commute/,
    );
  });

  it("has the derivatives it says, to second order, in the field and in the weights", () => {
    const model = steerableConvolution("1x0 + 1x1", "1x0 + 1x2", 3);
    const { W, b } = model.init(random(8), double);
    assertDerivatives(
      (w, c, x) => model.apply({ W: w!, b: c! }, steerableField("1x0 + 1x1", x!)).values,
      [W, b, numbers(1, 3, 4, 4)],
    );
  });

  it("is refused fields of other irreps: by the compiler where it knows them", () => {
    const model = steerableConvolution("2x0 + 1x1", "1x1", 3);
    const parameters = model.init(random(9), double);
    const known = steerableField("2x0 + 1x1", zeros([1, 4, 5, 5], double));
    assert.deepEqual(model.apply(parameters, known).values.shape, [1, 2, 5, 5]);
    assert.throws(
      // @ts-expect-error other irreps of the same dimension
      () => model.apply(parameters, steerableField("4x0", zeros([1, 4, 5, 5], double))),
      /steerableConvolution: expected fields of 2x0\+1x1, got 4x0/,
    );
    const text: string = "4x0";
    assert.throws(
      () => model.apply(parameters, steerableField(text, zeros([1, 4, 5, 5], double))),
      /got 4x0/,
    );
    assert.throws(
      () => model.apply(parameters, steerableField("2x0 + 1x1", zeros([1, 4], double))),
      /expected fields on a grid, \[batch, channel, rows, columns\], got \[1, 4\]/,
    );
    assert.throws(
      () => model.apply(parameters, steerableField("2x0 + 1x1", zeros([1, 4, 5, 5]))),
      /one dtype/,
    );
  });

  it("is refused texts that are no irreps, even sides, and frequencies that no ring reaches", () => {
    // @ts-expect-error no irreps of SO(2)
    assert.throws(() => steerableConvolution("1x0e", "1x1", 5), /'1x0e' is no irrep of SO\(2\)/);
    // @ts-expect-error no irreps of SO(2)
    assert.throws(() => steerableConvolution("1x0", "x1", 5), /'x1' is no irrep of SO\(2\)/);
    for (const side of [4, 0, 1.5, Number.NaN])
      assert.throws(
        () => steerableConvolution("1x0", "1x1", side),
        /steerableConvolution: expected a kernel of odd side/,
      );
    assert.throws(
      () => steerableConvolution("1x0", "1x0 + 2x3", 3),
      /expected a side from which 2x3 can be reached from 1x0, got 3: .*: take a larger side/,
    );
    assert.throws(() => steerableConvolution("1x0", "1x1", 1), /take a larger side/);
    assert.throws(
      () => steerableConvolution("1x0", "1x9", 21),
      /none above 8: .* frequencies nearer to each other/,
    );
  });
});
