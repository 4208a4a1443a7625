import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  averagePool2d,
  grad,
  maxPool2d,
  randomNormal,
  type Tensor,
  tensor,
  zeros,
} from "../../../lib/engine/index.js";
import { random } from "../../../lib/numbers/random.js";
import { assertDerivatives } from "./differences.js";

const draw = random(3);
const r = (...shape: number[]): Tensor => randomNormal(shape, draw, { dtype: "float64" });

describe("pooling", () => {
  const image = tensor([
    [
      [
        [1, 5, 2, 0],
        [3, 4, 8, 8],
        [-1, -2, 0, 0],
        [-3, -4, 0, 0],
      ],
    ],
  ]);

  it("takes the mean or the largest of each square", () => {
    assert.deepEqual(averagePool2d(image, 2).toArray(), [
      [
        [
          [3.25, 4.5],
          [-2.5, 0],
        ],
      ],
    ]);
    assert.deepEqual(maxPool2d(image, 2).toArray(), [
      [
        [
          [5, 8],
          [-1, 0],
        ],
      ],
    ]);
    assert.deepEqual(maxPool2d(image, 4).toArray(), [[[[8]]]]);
    assert.deepEqual(maxPool2d(image, 1).toArray(), image.toArray());
  });

  it("by the largest has its gradient at the first place of the largest alone", () => {
    assert.deepEqual(grad((x: Tensor) => maxPool2d(x, 2).sum())(image).toArray(), [
      [
        [
          [0, 1, 0, 0],
          [0, 0, 1, 0],
          [1, 0, 1, 0],
          [0, 0, 0, 0],
        ],
      ],
    ]);
  });

  it("by the largest hides no NaN, wherever in its square it is", () => {
    for (let at = 0; at < 4; at++)
      assert.ok(
        Number.isNaN(
          maxPool2d(
            tensor(
              [0, 1, 2, 3].map((k) => (k === at ? NaN : k)),
              { shape: [1, 1, 2, 2] },
            ),
            2,
          ).item(),
        ),
      );
  });

  for (const [shape, side] of [
    [[2, 3, 4, 6], 2],
    [[1, 2, 3, 9], 3],
    [[1, 1, 5, 1], 1],
    [[2, 0, 4, 4], 2],
    [[2, 2, 0, 4], 2],
  ] as const) {
    it(`of [${shape}] by squares of ${side} has the derivatives that it states`, () => {
      assertDerivatives((x) => averagePool2d(x, side).square(), [r(...shape)]);
      assertDerivatives((x) => maxPool2d(x, side).square(), [r(...shape)]);
    });
  }

  it("refuses other shapes, invalid sides, and sides that do not divide", () => {
    for (const [name, pool] of Object.entries({ averagePool2d, maxPool2d })) {
      const refusals: readonly (readonly [Tensor, number, string])[] = [
        [zeros([3, 4, 4]), 2, "expected x [batch, channel, rows, columns], got [3, 4, 4]"],
        [zeros([1, 3, 4, 4]), 0, "expected a side of 1, 2, ..., got 0"],
        [zeros([1, 3, 4, 4]), 1.5, "expected a side of 1, 2, ..., got 1.5"],
        [
          zeros([1, 3, 4, 7]),
          2,
          "expected rows and columns that 2 divides, got 4 x 7: cut the image or choose another side",
        ],
      ];
      for (const [x, side, message] of refusals)
        assert.throws(() => pool(x, side), { name: "RangeError", message: `${name}: ${message}` });
      assert.throws(() => pool([[1]] as unknown as Tensor, 1), {
        name: "TypeError",
        message: `${name}: expected a tensor, got a list: make one by tensor(...)`,
      });
    }
  });
});
