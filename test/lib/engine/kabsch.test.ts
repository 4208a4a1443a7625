import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { einsum, grad, kabsch, randomNormal, type Tensor, tensor, zeros } from "../../../lib/engine/index.js";
import { rigidAlignment } from "../../../lib/group/rigidAlignment.js";
import { rotationMatrix } from "../../../lib/group/rotation.js";
import { random } from "../../../lib/numbers/random.js";
import { assertDerivatives } from "./differences.js";

const draw = random(17);
const r = (...shape: number[]): Tensor => randomNormal(shape, draw, { dtype: "float64" });
const near = (got: Tensor, want: Tensor, tolerance = 1e-12): void => {
  assert.deepEqual(got.shape, want.shape);
  for (const [k, x] of want.values.entries()) assert.ok(Math.abs(got.values[k]! - x) < tolerance);
};
const turn = (rotation: Tensor, points: Tensor): Tensor => einsum("i j, n j -> n i", rotation, points);
const Q = tensor(rotationMatrix({ axis: [1, 2, 3], angle: 2 }), { dtype: "float64" });
const centred = (points: Tensor): Tensor => points.sub(points.mean(0, { keep: true }));

describe("kabsch", () => {
  it("finds the rotation by which points were turned", () => {
    const Y = r(5, 3);
    near(kabsch(turn(Q, Y), Y), Q);
    near(kabsch(turn(Q, Y.slice(0, 0, 2)), Y.slice(0, 0, 2)), Q); // two points and 0
  });

  it("is the rotation of rigidAlignment, about the centres", () => {
    const [X, Y] = [centred(r(6, 3)), centred(r(6, 3))];
    const { rotation } = rigidAlignment(Y.toArray() as number[][], X.toArray() as number[][]);
    near(kabsch(X, Y), tensor(rotation as number[][], { dtype: "float64" }));
  });

  it("is a rotation also where a reflection would be nearer", () => {
    const Y = r(6, 3);
    const R = kabsch(Y.mul(tensor([1, 1, -1], { dtype: "float64" })), Y);
    near(
      einsum("i k, j k -> i j", R, R),
      tensor(
        [
          [1, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
        ],
        { dtype: "float64" },
      ),
    );
    const [[a, b, c], [d, e, f], [g, h, i]] = R.toArray() as [Row, Row, Row];
    assert.ok(Math.abs(a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g) - 1) < 1e-12);
  });

  it("leaves no rotation that is better", () => {
    const [X, Y] = [r(6, 3), r(6, 3)];
    const distance = (R: Tensor): number => X.sub(turn(R, Y)).square().sum().item();
    const R = kabsch(X, Y);
    for (let k = 0; k < 20; k++) {
      const axis = [draw.normal(), draw.normal(), draw.normal()] as const;
      const more = tensor(rotationMatrix({ axis, angle: 0.1 }), { dtype: "float64" });
      assert.ok(distance(more.matmul(R)) > distance(R));
    }
  });

  it("turns with the points: kabsch(X Q^T, Y) = Q kabsch(X, Y) and kabsch(X, Y Q^T) = kabsch(X, Y) Q^T", () => {
    const [X, Y] = [r(6, 3), r(6, 3)];
    near(kabsch(turn(Q, X), Y), Q.matmul(kabsch(X, Y)));
    near(kabsch(X, turn(Q, Y)), einsum("i k, j k -> i j", kabsch(X, Y), Q));
  });

  it("has the derivatives that it states", () => {
    // Near a rotation of each other, so that no other is nearly as good and differences are exact enough.
    const Y = r(8, 3);
    assertDerivatives(kabsch, [turn(Q, Y).add(r(8, 3).mul(0.3)), Y]);
    const many = r(2, 8, 3);
    assertDerivatives(kabsch, [many.add(r(2, 8, 3).mul(0.3)), many]);
    assertDerivatives(kabsch, [r(0, 4, 3), r(0, 4, 3)]);
    const mirrored = r(6, 3);
    assertDerivatives(
      (X) => kabsch(X.mul(tensor([1, 1, -1], { dtype: "float64" })), mirrored),
      [mirrored.add(r(6, 3).mul(0.1))],
    );
  });

  it("makes a distance of which a rotation changes nothing: its gradient has no turning part", () => {
    const [X, Y] = [r(6, 3), r(6, 3)];
    const distance = (x: Tensor): Tensor =>
      x
        .sub(turn(kabsch(x, Y), Y))
        .square()
        .sum();
    near(distance(turn(Q, X)), distance(X));
    const g = grad(distance)(X);
    const turning = einsum("n i, n j -> i j", g, X);
    near(turning, einsum("i j -> j i", turning));
  });

  it("in float32 is that in float64, rounded", () => {
    const [X, Y] = [r(6, 3), r(6, 3)];
    const single = (x: Tensor): Tensor => tensor(Float32Array.from(x.values), { shape: x.shape });
    const got = kabsch(single(X), single(Y));
    assert.equal(got.dtype, "float32");
    near(got, kabsch(X, Y), 1e-6);
  });

  it("refuses points that fix no rotation", () => {
    const message =
      "kabsch: expected points that fix a rotation, got points for which several are equally good: are they all on one line through 0, or is one set a mirror image?";
    const line = tensor([
      [1, 2, 3],
      [2, 4, 6],
      [-1, -2, -3],
    ]);
    const cube = tensor([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
    const refused: [Tensor, Tensor][] = [
      [line, line],
      [cube, cube.neg()],
      [zeros([4, 3]), zeros([4, 3])],
      [zeros([0, 3]), zeros([0, 3])],
    ];
    for (const [X, Y] of refused) assert.throws(() => kabsch(X, Y), { name: "RangeError", message });
    assert.throws(
      () =>
        kabsch(
          tensor([cube.toArray() as number[][], line.toArray() as number[][]]),
          tensor([cube.toArray() as number[][], line.toArray() as number[][]]),
        ),
      {
        message: message.replace("equally good:", "equally good in matrix 1 of 2:"),
      },
    );
  });

  it("refuses other shapes, numbers that are not finite, whole numbers, two dtypes, and lists", () => {
    for (const [X, Y, got] of [
      [zeros([4, 3]), zeros([5, 3]), "[4, 3] and [5, 3]"],
      [zeros([4, 2]), zeros([4, 2]), "[4, 2] and [4, 2]"],
      [zeros([3]), zeros([3]), "[3] and [3]"],
    ] as const)
      assert.throws(() => kabsch(X, Y), {
        name: "RangeError",
        message: `kabsch: expected equally many points [..., n, 3], got ${got}`,
      });
    assert.throws(() => kabsch(tensor([[NaN, 0, 0]]), zeros([1, 3])), {
      message: /^kabsch: expected finite numbers, got NaN/,
    });
    const whole = zeros([4, 3], { dtype: "int32" });
    assert.throws(() => kabsch(whole, whole), {
      name: "TypeError",
      message: 'kabsch: expected floats, got int32: convert them by .as("float32")',
    });
    assert.throws(() => kabsch(zeros([4, 3]), r(4, 3)), {
      name: "TypeError",
      message:
        'kabsch: expected two tensors of one dtype, got float32 and float64: convert one by .as("float32")',
    });
    assert.throws(() => kabsch([[1, 2, 3]] as unknown as Tensor, r(1, 3)), {
      name: "TypeError",
      message: "kabsch: expected tensors, got a list: make one by tensor(...)",
    });
  });
});

type Row = [number, number, number];
