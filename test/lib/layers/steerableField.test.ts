import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { calibrate, full, layer, type Tensor, tensor, zeros } from "../../../lib/engine/index.js";
import { irreps } from "../../../lib/irreps/irreps.js";
import { fieldActivation } from "../../../lib/layers/fieldActivation.js";
import { fieldMean } from "../../../lib/layers/fieldMean.js";
import { fieldNorm } from "../../../lib/layers/fieldNorm.js";
import { steerableConvolution } from "../../../lib/layers/steerableConvolution.js";
import { type SteerableField, steerableField } from "../../../lib/layers/steerableField.js";
import { random } from "../../../lib/numbers/random.js";
import { assertDerivatives } from "../engine/differences.js";
import { rotatedSample } from "./equivarianceCurves.js";
import { assertNear, double, gap, normals } from "./fieldChecks.js";

const numbers = normals(random(41));
const text = "2x0 + 2x1 + 1x2";
const field = (batch = 2, side = 5): SteerableField<"2x0+2x1+1x2"> =>
  steerableField(text, numbers(batch, 8, side, side));
const angles = (...list: number[]): Tensor => tensor(list, double);

describe("fields of SO(2)", () => {
  it("rotate their values to other places and their components among each other", () => {
    const right = zeros([1, 2, 3, 3], double).add(
      tensor(
        [
          [
            [0, 0, 0],
            [0, 0, 1],
            [0, 0, 0],
          ],
          [
            [0, 0, 0],
            [0, 0, 0],
            [0, 0, 0],
          ],
        ],
        double,
      ),
    );
    const up = tensor(
      [
        [
          [
            [0, 0, 0],
            [0, 0, 0],
            [0, 0, 0],
          ],
          [
            [0, 1, 0],
            [0, 0, 0],
            [0, 0, 0],
          ],
        ],
      ],
      double,
    );
    // A vector to the right, to the right of the centre: after a quarter turn it is above, and points upwards.
    assert.deepEqual(
      steerableField("1x1", right)
        .transformed(angles(Math.PI / 2))
        .values.toArray(),
      up.toArray(),
    );
    // An axis of frequency 2 turns twice as fast.
    const axis = steerableField("1x2", tensor([[1, 0]], double)).transformed(angles(Math.PI / 6)).values;
    assertNear(axis, tensor([[Math.cos(Math.PI / 3), Math.sin(Math.PI / 3)]], double));
  });

  it("are rotated one after the other as by the sum of the angles, without a grid by any", () => {
    const x = steerableField(text, numbers(3, 8));
    const [a, b] = [numbers(3), numbers(3)];
    assertNear(x.transformed(a).transformed(b).values, x.transformed(a.add(b)).values);
    const onGrid = field();
    const [half, once] = [angles(Math.PI, Math.PI), angles(Math.PI / 2, Math.PI / 2)];
    assertNear(onGrid.transformed(once).transformed(once).values, onGrid.transformed(half).values);
  });

  it("have scalars and lengths that no rotation of the components changes", () => {
    const x = steerableField(text, numbers(4, 8));
    assert.deepEqual(x.invariants().shape, [4, 5]);
    assertNear(x.transformed(numbers(4)).invariants(), x.invariants());
    assert.ok(gap(x.transformed(numbers(4)).values, x.values) > 0.1);
    const onGrid = field();
    assert.deepEqual(onGrid.invariants().shape, [2, 5, 5, 5]);
    assertNear(steerableField("1x1", tensor([[3, 4]], double)).invariants(), tensor([[5]], double));
  });

  it("show what they are, and refuse values of another shape", () => {
    assert.equal(String(field()), "fields of 2x0+2x1+1x2, [2, 8, 5, 5]");
    for (const shape of [[2, 7, 5, 5], [2, 8, 5], [8], [2, 8, 5, 5, 5]])
      assert.throws(
        () => steerableField(text, zeros(shape)),
        /steerableField: expected values \[batch, 8, rows, columns\] for 2x0\+2x1\+1x2, got/,
      );
    assert.throws(() => steerableField(text, [[1]] as never), /expected values as a tensor, got a list/);
    assert.throws(() => steerableField(irreps("2x1o") as never, zeros([2, 6])), /irreps of O\(3\)/);
    assert.throws(() => field().part(3), /one of the 3 terms of 2x0\+2x1\+1x2, got 3/);
    assert.throws(() => field().transformed(angles(1)), /transformed: expected angles \[2\]/);
    assert.throws(
      () => field().transformed(angles(1, Number.NaN)),
      /finite angles in radians, got NaN for image 1/,
    );
  });
});

/** Both sides of "commutes with rotations of the components", on fields without a grid. */
function bothSides(f: (x: SteerableField<"2x0+2x1+1x2">) => SteerableField): [Tensor, Tensor] {
  const x = steerableField(text, numbers(5, 8));
  const a = numbers(5);
  return [f(x.transformed(a)).values, f(x).transformed(a).values];
}

describe("an activation of fields", () => {
  const act = fieldActivation(text);
  const parameters = { b: tensor([0.3, -0.2, 1], double) };

  it("multiplies each copy by a function of its length, and takes one of each scalar", () => {
    const one = fieldActivation("1x0 + 1x1", { scalars: (x) => x.square(), norms: (x) => x.mul(10) });
    const y = one.apply({ b: tensor([1], double) }, steerableField("1x0 + 1x1", tensor([[3, 3, 4]], double)));
    assertNear(y.values, tensor([[9, 180, 240]], double));
  });

  it("commutes with rotations by any angle; an activation of components does not", () => {
    assertNear(...bothSides((x) => act.apply(parameters, x)));
    assert.ok(gap(...bothSides((x) => steerableField(text, x.values.tanh()))) > 0.01);
  });

  it("has the derivatives it says, to second order, and finite ones at 0", () => {
    assertDerivatives(
      (b, x) => act.apply({ b: b! }, steerableField(text, x!)).values,
      [parameters.b, numbers(2, 8, 2, 2)],
    );
    assert.ok(
      act.apply(parameters, steerableField(text, zeros([1, 8], double))).values.values.every((y) => y === 0),
    );
  });

  it("says what does not fit", () => {
    assert.throws(
      // @ts-expect-error other irreps
      () => act.apply(parameters, steerableField("8x0", zeros([1, 8], double))),
      /fieldActivation: expected fields of 2x0\+2x1\+1x2, got 8x0/,
    );
    // @ts-expect-error no irreps
    assert.throws(() => fieldActivation("2y0"), /'2y0' is no irrep of SO\(2\)/);
  });
});

describe("batch normalisation of fields", () => {
  const model = fieldNorm(text);

  it("makes the mean of scalars 0 and their variance 1, and the mean square of components 1", () => {
    const x = steerableField(text, numbers(6, 8, 7, 7).mul(3).add(2));
    const y = model.apply(model.init(random(1), double), x);
    assertNear(y.part(0).mean([0, 1, 3, 4]), zeros([2], double), 1e-12);
    for (const term of [0, 1, 2]) {
      const squares = y.part(term).square().mean([0, 1, 3, 4]);
      assertNear(squares, full(squares.shape, 1, double), 1e-4); // epsilon
    }
  });

  it("commutes with rotations by any angle; normalising each component does not", () => {
    // The same angle for all, as the statistics are those of the batch.
    const x = steerableField(text, numbers(5, 8));
    const a = full([5], 0.7, double);
    const both = (f: (y: typeof x) => SteerableField): [Tensor, Tensor] => [
      f(x.transformed(a)).values,
      f(x).transformed(a).values,
    ];
    const parameters = model.init(random(1), double);
    assertNear(...both((y) => model.apply(parameters, y)));
    const each = ({ values }: typeof x): SteerableField =>
      steerableField(text, values.div(values.square().mean(0).sqrt()));
    assert.ok(gap(...both(each)) > 0.1);
  });

  it("keeps to the population's means once it is calibrated", () => {
    const on = layer({ model }, ({ model }, x: Tensor) => model(steerableField(text, x)).values);
    const [first, second] = [numbers(8, 8, 3, 3).add(1), numbers(8, 8, 3, 3)];
    const known = calibrate(on, on.init(random(1), double), [[first]]);
    assertNear(on.apply(known, first), on.apply(on.init(random(1), double), first));
    assert.ok(gap(on.apply(known, second), on.apply(on.init(random(1), double), second)) > 0.1);
  });

  it("takes fields with and without scalars, and refuses others", () => {
    for (const of of ["3x0", "3x1", "1x2 + 2x0 + 1x1 + 1x0"]) {
      const one = fieldNorm(of);
      const { dim } = steerableField(of, zeros([1, of === "3x0" ? 3 : of === "3x1" ? 6 : 7])).irreps;
      const y = one.apply(one.init(random(1), double), steerableField(of, numbers(9, dim, 2, 2)));
      assert.ok(y.values.values.every(Number.isFinite));
    }
    assert.throws(
      // @ts-expect-error other irreps
      () => model.apply(model.init(random(1)), steerableField("8x0", zeros([2, 8]))),
      /fieldNorm: expected fields of 2x0\+2x1\+1x2/,
    );
  });
});

describe("the mean of fields", () => {
  it("is over the disk: constants stay, and the corners do not count", () => {
    const x = full([2, 8, 5, 5], 3, double);
    assertNear(fieldMean(steerableField(text, x)).values, full([2, 8], 3, double));
    const corner = zeros([1, 1, 5, 5], double).add(
      tensor([1, 0, 0, 0, 0], double)
        .reshape([1, 5])
        .mul(tensor([1, 0, 0, 0, 0], double).reshape([5, 1])),
    );
    assert.deepEqual(fieldMean(steerableField("1x0", corner)).values.toArray(), [[0]]);
    assert.throws(
      () => fieldMean(steerableField(text, zeros([2, 8]))),
      /fieldMean: expected fields on a grid/,
    );
  });

  it("of a vector gives the angle of an image, which goes with it: exactly by quarter turns, nearly by others", () => {
    const encoder = layer(
      {
        first: steerableConvolution("1x0", text, 5),
        act: fieldActivation(text),
        second: steerableConvolution(text, "3x0 + 1x1", 5),
      },
      ({ first, act, second }, images: Tensor) =>
        fieldMean(second(act(first(steerableField("1x0", images))))),
    );
    const parameters = encoder.init(random(2), double);
    const shape = (x: number, y: number): number =>
      Math.exp(-((x - 0.8) ** 2 + y ** 2)) - 0.6 * Math.exp(-((x + 0.3) ** 2 + (y - 1) ** 2));
    const of = (a: number): [angle: number, invariants: Tensor] => {
      const y = encoder.apply(parameters, tensor([[rotatedSample(17, 0.4, a, shape)]], double));
      const [right, up] = y.part(1).values;
      return [Math.atan2(up!, right!), y.invariants()];
    };
    const [angle, invariants] = of(0);
    const turned = (by: number): number => Math.abs(Math.sin((of(by)[0] - angle - by) / 2));
    for (const k of [1, 2, 3]) {
      assert.ok(turned((k * Math.PI) / 2) < 1e-10);
      assertNear(of((k * Math.PI) / 2)[1], invariants, 1e-10);
    }
    for (const by of [0.4, 1, 2.2, 4]) {
      assert.ok(turned(by) < 0.01, `${by}: ${turned(by)}`);
      assert.ok(gap(of(by)[1], invariants) < 0.01 * invariants.abs().max().item());
    }
  });
});
