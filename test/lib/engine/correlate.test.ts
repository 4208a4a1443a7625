import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { correlationForm } from "../../../lib/engine/correlationForm.js";
import {
  type CorrelateOptions,
  contract,
  correlate2d,
  correlate3d,
  type Form,
  grad,
  randomNormal,
  type Tensor,
  tensor,
  zeros,
} from "../../../lib/engine/index.js";
import type { Kernels } from "../../../lib/engine/kernels.js";
import { correlateImage } from "../../../lib/grid/correlateImage.js";
import { random } from "../../../lib/numbers/random.js";
import { assertDerivatives, derivativeErrors } from "./differences.js";

const draw = random(9);
const r = (...shape: number[]): Tensor => randomNormal(shape, draw, { dtype: "float64" });

/** All values of some indices, in order. */
function places(lengths: readonly number[]): number[][] {
  return lengths.reduce<number[][]>(
    (all, n) => all.flatMap((at) => [...Array(n).keys()].map((i) => [...at, i])),
    [[]],
  );
}
const entry = ({ shape, values }: Tensor, at: readonly number[]): number =>
  values[at.reduce((sum, i, axis) => sum * shape[axis]! + i, 0)]!;

/** The sum as it is defined, for any number of axes. */
function naive(x: Tensor, k: Tensor, { border = "none", stride = 1 }: CorrelateOptions): number[] {
  const [[batch, , ...size], [out, channels, ...side]] = [x.shape, k.shape] as unknown as [
    number[],
    number[],
  ];
  const result = size.map((n, axis) =>
    border === "none" ? Math.floor((n - side[axis]!) / stride) + 1 : Math.ceil(n / stride),
  );
  const seen = (b: number, c: number, at: number[]): number => {
    if (border === "circular")
      return entry(x, [b, c, ...at.map((i, axis) => (i + 9 * size[axis]!) % size[axis]!)]);
    return at.some((i, axis) => i < 0 || i >= size[axis]!) ? 0 : entry(x, [b, c, ...at]);
  };
  return places([batch!, out!, ...result]).map(([b, o, ...p]) =>
    places([channels!, ...side]).reduce((sum, [c, ...t]) => {
      const at = p.map((i, axis) => i * stride + t[axis]! - (border === "none" ? 0 : (side[axis]! - 1) / 2));
      return sum + entry(k, [o!, c!, ...t]) * seen(b!, c!, at);
    }, 0),
  );
}

const cases: readonly (readonly [x: Tensor, kernel: Tensor, options: CorrelateOptions])[] = [
  [r(2, 3, 5, 6), r(4, 3, 3, 2), {}],
  [r(2, 3, 5, 6), r(4, 3, 3, 3), { border: "zero" }],
  [r(2, 3, 5, 6), r(4, 3, 3, 5), { border: "circular" }],
  [r(1, 2, 7, 6), r(2, 2, 3, 3), { stride: 2 }],
  [r(1, 2, 7, 6), r(2, 2, 3, 3), { stride: 2, border: "zero" }],
  [r(1, 2, 7, 6), r(2, 2, 3, 1), { stride: 3, border: "circular" }],
  [r(1, 1, 2, 3), r(1, 1, 7, 5), { border: "circular" }],
  [r(1, 1, 2, 3), r(1, 1, 7, 5), { border: "zero" }],
  [r(1, 2, 3, 3), r(2, 2, 3, 3), {}],
  [r(2, 3, 4, 5), r(2, 3, 1, 1), {}],
  [r(0, 3, 4, 5), r(2, 3, 3, 3), {}],
  [r(2, 0, 4, 5), r(2, 0, 3, 3), {}],
  [r(2, 3, 4, 5), r(0, 3, 3, 3), { border: "zero" }],
  [r(2, 3, 0, 5), r(2, 3, 3, 3), { border: "zero" }],
  [r(2, 3, 0, 5), r(2, 3, 3, 3), { border: "circular", stride: 2 }],
  [r(1, 2, 3, 4, 5), r(2, 2, 2, 3, 2), {}],
  [r(1, 2, 3, 4, 5), r(2, 2, 3, 3, 3), { border: "zero" }],
  [r(1, 2, 3, 4, 5), r(2, 2, 1, 3, 5), { border: "circular" }],
  [r(1, 1, 5, 4, 5), r(1, 1, 3, 3, 3), { border: "zero", stride: 2 }],
];

describe("correlation", () => {
  for (const [x, kernel, options] of cases) {
    const correlate = x.rank === 4 ? correlate2d : correlate3d;
    const name = `${correlate.name} of [${x.shape}] with [${kernel.shape}], ${JSON.stringify(options)},`;
    it(`${name} is the sum over the kernel`, () => {
      const [got, want] = [correlate(x, kernel, options), naive(x, kernel, options)];
      assert.equal(got.size, want.length);
      for (const [k, value] of want.entries()) assert.ok(Math.abs(got.values[k]! - value) < 1e-12);
    });
    it(`${name} has the derivatives that it states`, () =>
      assertDerivatives((a, b) => correlate(a, b, options), [x, kernel]));
  }

  it("on a torus is that of images in lists", () => {
    const [x, k] = [r(5, 4), r(3, 3)];
    const got = correlate2d(x.reshape([1, 1, 5, 4]), k.reshape([1, 1, 3, 3]), { border: "circular" });
    const want = correlateImage(x.toArray() as number[][], k.toArray() as number[][]);
    assert.ok(want.flat().every((value, place) => Math.abs(value - got.values[place]!) < 1e-12));
  });

  it("agrees with numpy's correlate along one axis", () => {
    // np.correlate([1, 2, 4, 8, 16], [1, -1, 3], "valid")
    const [x, k] = [tensor([[[[1, 2, 4, 8, 16]]]]), tensor([[[[1, -1, 3]]]])];
    assert.deepEqual(correlate2d(x, k).toArray(), [[[[11, 22, 44]]]]);
    // np.correlate([1, 2, 4, 8, 16], [1, -1, 3], "same")
    assert.deepEqual(correlate2d(x, k, { border: "zero" }).toArray(), [[[[5, 11, 22, 44, -8]]]]);
  });

  it("inside a step, where its buffers are of the step's memory, is as outside", () => {
    const [x, k] = [r(2, 3, 8, 8), r(4, 3, 3, 3)];
    const f = (a: Tensor): Tensor => correlate2d(a, k, { border: "circular" }).square().sum();
    const byHand = correlate2d(x, k, { border: "circular" }).square().sum().item();
    const slope = grad(f)(x);
    assert.ok(Math.abs(slope.mul(x).sum().item() - 2 * byHand) < 1e-9 * byHand); // Euler: f is of degree 2
  });

  it("in float32, by the kernels of a step, is that in float64, rounded", () => {
    const single = (t: Tensor): Tensor => tensor(Float32Array.from(t.values), { shape: t.shape });
    const both: readonly (readonly [Tensor, Tensor, CorrelateOptions])[] = [
      ...cases,
      [r(3, 4, 12, 11), r(5, 4, 3, 5), { border: "circular" }],
      [r(3, 4, 12, 11), r(5, 4, 3, 5), { stride: 2 }],
    ];
    for (const [x, kernel, options] of both) {
      const f = ([a, b]: readonly [Tensor, Tensor]): Tensor =>
        (a.rank === 4 ? correlate2d : correlate3d)(a, b, options).square().sum();
      const [want, got] = [grad(f)([x, kernel]), grad(f)([single(x), single(kernel)])];
      for (const [k, { values }] of want.entries()) {
        const largest = Math.max(...Array.from(values, Math.abs));
        for (const [place, value] of values.entries())
          assert.ok(Math.abs(got[k]!.values[place]! - value) <= 1e-5 * largest, `${x.shape} ${kernel.shape}`);
      }
    }
  });

  it("with a kernel's gradient from the last image alone is found out", () => {
    const right = correlationForm("right", [2, 1, 3, 3], [1, 1, 2, 2], 1);
    const wrong: Form = {
      ...right,
      run(skip, out, values, kernels, constants) {
        const gemm: Kernels["gemm"] = (...of) => kernels.gemm(...(of.with(15, false) as typeof of));
        right.run(skip, out, values, { ...kernels, gemm }, constants);
      },
    };
    const errors = (form: Form) =>
      derivativeErrors((a, b) => contract(form, 2, [a, b]), [r(2, 1, 3, 3), r(1, 1, 2, 2)]);
    assert.ok(errors(right).every((error) => error < 1e-8));
    assert.ok(errors(wrong)[0] > 1e-2);
  });
});

describe("correlation refuses", () => {
  const [x, k] = [zeros([2, 3, 5, 5]), zeros([4, 3, 3, 3])];
  const refusals: readonly (readonly [Tensor, Tensor, CorrelateOptions, string])[] = [
    [
      zeros([3, 5, 5]),
      k,
      {},
      "expected x [batch, channel, rows, columns] and a kernel [out, in, rows, columns], got [3, 5, 5] and [4, 3, 3, 3]",
    ],
    [
      x,
      zeros([4, 2, 3, 3]),
      {},
      "expected a kernel for the channels of x, got [2, 3, 5, 5] and [4, 2, 3, 3]: 3 channels against 2",
    ],
    [
      x,
      zeros([4, 3, 3, 6]),
      {},
      'expected a kernel that fits into the image, got 6 columns for 5: use a border, "zero" or "circular", or a smaller kernel',
    ],
    [
      x,
      zeros([4, 3, 0, 3]),
      {},
      'expected a kernel that fits into the image, got 0 rows for 5: use a border, "zero" or "circular", or a smaller kernel',
    ],
    [
      x,
      zeros([4, 3, 2, 3]),
      { border: "zero" },
      "expected a kernel of odd sides, whose middle lies on each place in turn, got 2 rows",
    ],
    [x, k, { stride: 0 }, "expected a stride of 1, 2, ..., got 0"],
    [x, k, { stride: 1.5 }, "expected a stride of 1, 2, ..., got 1.5"],
    [x, k, { border: "mirror" as "zero" }, 'expected the border "none", "zero" or "circular", got "mirror"'],
  ];
  for (const [image, kernel, options, message] of refusals)
    it(message, () =>
      assert.throws(() => correlate2d(image, kernel, options), {
        name: "RangeError",
        message: `correlate2d: ${message}`,
      }),
    );

  it("images in space for images in the plane, two dtypes, and lists", () => {
    assert.throws(() => correlate3d(x, k), {
      message:
        "correlate3d: expected x [batch, channel, depth, rows, columns] and a kernel [out, in, depth, rows, columns], got [2, 3, 5, 5] and [4, 3, 3, 3]",
    });
    assert.throws(() => correlate2d(x, zeros([4, 3, 3, 3], { dtype: "float64" })), {
      name: "TypeError",
      message:
        'correlate2d: expected two tensors of one dtype, got float32 and float64: convert one by .as("float32")',
    });
    assert.throws(() => correlate2d(x, [[1]] as unknown as Tensor), {
      name: "TypeError",
      message: "correlate2d: expected tensors, got a list: make one by tensor(...)",
    });
  });
});
