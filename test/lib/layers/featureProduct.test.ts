import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Vector } from "../../../lib/algebra/vector.js";
import { grad, randomNormal, type Tensor, tensor } from "../../../lib/engine/index.js";
import { haarRotation } from "../../../lib/group/haar.js";
import { readIrreps } from "../../../lib/irreps/irreps.js";
import { irrepsD } from "../../../lib/irreps/irrepsD.js";
import { convolution, featureProduct } from "../../../lib/layers/featureProduct.js";
import { fromRows, irrepsArray } from "../../../lib/layers/irrepsArray.js";
import { random } from "../../../lib/numbers/random.js";
import { channelwiseTensorProduct } from "../../../lib/product/channelwise.js";
import { fullyConnectedTensorProduct } from "../../../lib/product/fullyConnected.js";
import type { Mode } from "../../../lib/product/mode.js";
import { type TensorProduct, tensorProduct } from "../../../lib/product/tensorProduct.js";
import { fill, reference } from "../../support/e3nn/reference.js";
import { assertDerivatives } from "../engine/differences.js";

type Rows = readonly Vector[];
interface Case {
  readonly irreps_in1: string;
  readonly irreps_in2: string;
  readonly irreps_out: string;
  readonly x: Rows;
  readonly y: Rows;
  readonly w: Vector | Rows;
  readonly out: Rows;
  readonly grad_x: Rows;
  readonly grad_y: Rows;
  readonly grad_w: Vector | Rows;
}
const { fctp, fctp_parity, uvu } = reference<Record<"fctp" | "fctp_parity" | "uvu", Case>>("tensor_products");

const float64 = { dtype: "float64" } as const;
const draw = random(3);
const r = (...shape: number[]): Tensor => randomNormal(shape, draw, float64);
const values = (x: Tensor | Rows | Vector): number[] =>
  "values" in x && !Array.isArray(x) ? Array.from((x as Tensor).values) : (x as Rows).flat();
function near(a: Tensor | Rows | Vector, b: Tensor | Rows | Vector, tolerance = 1e-12): void {
  const [p, q] = [values(a), values(b)];
  assert.equal(p.length, q.length);
  const size = Math.max(1, ...q.map(Math.abs));
  for (const [k, x] of p.entries()) assert.ok(Math.abs(x - q[k]!) <= tolerance * size, `${k}: ${x}, ${q[k]}`);
}

/** Values and all gradients of a product as e3nn has them; the upstream gradient is `fill(6)`. */
function agreesWithE3nn(product: TensorProduct, stored: Case): void {
  const on = featureProduct(product);
  const shape = [stored.out.length, product.out.dim];
  const g = tensor(fill(6, shape[0]! * shape[1]!), { ...float64, shape });
  const apply = ([x, y, w]: readonly Tensor[]): Tensor =>
    on.apply(fromRows(product.in1, x!), fromRows(product.in2, y!), w!).toRows();
  const given = [stored.x, stored.y, stored.w].map((each) => tensor(each as number[], float64));
  near(apply(given), stored.out);
  const [dx, dy, dW] = grad((xs: readonly Tensor[]) => apply(xs).mul(g).sum())(given);
  near(dx!, stored.grad_x);
  near(dy!, stored.grad_y);
  near(dW!, stored.grad_w);
}

describe("a tensor product of features on batches", () => {
  it("gives e3nn's values and gradients, fully connected", () => {
    for (const stored of [fctp, fctp_parity])
      agreesWithE3nn(
        fullyConnectedTensorProduct(stored.irreps_in1, stored.irreps_in2, stored.irreps_out),
        stored,
      );
  });

  it("gives e3nn's values and gradients, channel by channel, with weights for each row", () => {
    agreesWithE3nn(channelwiseTensorProduct(uvu.irreps_in1, uvu.irreps_in2, uvu.irreps_out), uvu);
  });

  it("gives the values of lib/product in every mode, with weights for all rows and for each", () => {
    const muls: Readonly<Record<Mode, readonly [number, number, number]>> = {
      uvw: [2, 3, 4],
      uvu: [3, 2, 3],
      uvv: [3, 2, 2],
      uuw: [3, 3, 2],
      uuu: [3, 3, 3],
      uvuv: [2, 3, 6],
    };
    for (const [mode, [a, b, c]] of Object.entries(muls) as [Mode, readonly [number, number, number]][]) {
      const product = tensorProduct(`${a}x1o + ${a}x2e`, `${b}x1o`, `${c}x1e + ${c}x1o`, [
        { in1: 0, in2: 0, out: 0, mode },
        { in1: 1, in2: 0, out: 1, mode },
      ]);
      const on = featureProduct(product);
      for (const own of [false, true]) {
        const [x, y] = [r(2, product.in1.dim), r(2, product.in2.dim)];
        const W = own ? r(2, product.weightCount) : r(product.weightCount);
        const z = on.apply(fromRows(product.in1, x), fromRows(product.in2, y), W).toRows();
        near(z, Array.from(product.applyAll(x.values, y.values, W.values)));
      }
    }
  });

  it("has the derivatives that it states, to second order", () => {
    for (const product of [
      convolution("3x0e + 2x1o", "0e + 1o", "0e + 1o + 1e"),
      featureProduct(fullyConnectedTensorProduct("2x0e + 2x1o", "2x0e + 1o", "2x0e + 1x1o")),
    ]) {
      const { in1, in2, weightCount } = product;
      for (const W of [r(weightCount), r(2, weightCount)]) {
        assertDerivatives(
          (x, y, w) => product.apply(irrepsArray(in1, x), irrepsArray(in2, y), w).array,
          [r(2, in1.dim), r(2, in2.dim), W],
        );
      }
    }
  });

  it("along edges is gathered, multiplied and summed by target", () => {
    const product = convolution("3x0e + 2x1o", "0e + 1o", "0e + 1o + 1e");
    const { in1, in2, weightCount } = product;
    const [source, target] = [
      [0, 1, 2, 1, 1],
      [1, 1, 0, 3, 1],
    ].map((list) => tensor(list, { dtype: "int32" }));
    const edges = { source: source!, target: target!, nodes: 4 };
    const [h, y, W] = [r(4, in1.dim), r(5, in2.dim), r(5, weightCount)];
    const [x, Y] = [irrepsArray(in1, h), irrepsArray(in2, y)];
    near(
      product.alongEdges(x, Y, W, edges).array,
      product.apply(x.gather(edges.source), Y, W).segmentSum(edges.target, 4).array,
    );
    assertDerivatives(
      (a, b, w) => product.alongEdges(irrepsArray(in1, a), irrepsArray(in2, b), w, edges).array,
      [h, y, W],
    );
    const none = { source: tensor([], { dtype: "int32" }), target: tensor([], { dtype: "int32" }), nodes: 4 };
    const empty = product.alongEdges(x, irrepsArray(in2, r(0, in2.dim)), r(0, weightCount), none);
    assert.deepEqual(empty.array.shape, [4, product.out.dim]);
    assert.ok(empty.array.values.every((z) => z === 0));
  });

  it("turns with its factors", () => {
    const product = convolution("2x0e + 2x1o + 2x2e", "0e + 1o + 2e", "0e + 1o + 1e + 2e");
    const [x, y, W] = [r(3, product.in1.dim), r(3, product.in2.dim), r(3, product.weightCount)];
    const R = haarRotation(3, random(9));
    const turned = (rows: Tensor, of: string): Tensor =>
      rows.matmul(tensor(irrepsD(readIrreps(of), R), float64).transpose());
    const z = (a: Tensor, b: Tensor): Tensor =>
      product.apply(fromRows(product.in1, a), fromRows(product.in2, b), W).toRows();
    near(
      z(turned(x, product.in1.toString()), turned(y, product.in2.toString())),
      turned(z(x, y), product.out.toString()),
    );
    // The control: one factor alone.
    assert.throws(() =>
      near(z(turned(x, product.in1.toString()), y), turned(z(x, y), product.out.toString())),
    );
  });

  it("says what does not fit", () => {
    const product = convolution("3x0e + 2x1o", "0e + 1o", "0e + 1o");
    const { in1, in2, weightCount } = product;
    const [x, y] = [irrepsArray(in1, r(4, in1.dim)), irrepsArray(in2, r(4, in2.dim))];
    assert.throws(() => product.apply(y, y, r(weightCount)), {
      name: "RangeError",
      message: "tensor product: expected x of 3x0e+2x1o, got 1x0e+1x1o",
    });
    assert.throws(() => product.apply(x, y, r(weightCount + 1)), {
      name: "RangeError",
      message: `tensor product: expected weights of shape [${weightCount}], got [${weightCount + 1}]`,
    });
    assert.throws(
      () =>
        product.alongEdges(x, y, r(weightCount), {
          source: tensor([0, 1, 2, 4], { dtype: "int32" }),
          target: tensor([0, 1, 2, 3], { dtype: "int32" }),
          nodes: 4,
        }),
      {
        name: "RangeError",
        message: "tensor product: expected nodes from 0 to 3 in source, got 4 at edge 3",
      },
    );
  });
});
