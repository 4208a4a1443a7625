import assert from "node:assert/strict";
import type { Backend } from "../../../../lib/engine/backend.js";
import { defaultBackend } from "../../../../lib/engine/defaultBackend.js";
import type { Values } from "../../../../lib/engine/dtype.js";
import { grad, randomNormal, type Tensor, tensor, valueAndGrad } from "../../../../lib/engine/index.js";
import type { Kernels, PairName } from "../../../../lib/engine/kernels.js";
import { loopOf, stepsTo } from "../../../../lib/engine/loop.js";
import { plainBackend, plainKernels } from "../../../../lib/engine/plain/backend.js";
import type { RowProduct, Rows } from "../../../../lib/engine/rowProduct.js";
import { sizeOf, stridesOf } from "../../../../lib/engine/shape.js";
import { wasmBackend } from "../../../../lib/engine/wasm/backend.js";
import { webAssembly } from "../../../../lib/engine/webAssembly.js";
import { sphericalHarmonics } from "../../../../lib/harmonics/sphericalHarmonics.js";
import { random } from "../../../../lib/numbers/random.js";
import { channelwiseTensorProduct } from "../../../../lib/product/channelwise.js";
import { contractRows } from "../../../../lib/product/contractRows.js";
import { pathPlan } from "../../../../lib/product/pathPlan.js";

const stream = random(65);
const normals = (n: number): number[] => Array.from({ length: n }, () => stream.normal());

const backend = wasmBackend(new webAssembly!.Memory({ initial: 64 }));

/** Where the operands of a kernel are: in the kernels' memory, or in arrays of their own. */
type Place = (values: readonly number[]) => Values;
const inside: Place = (values) => {
  const block = backend.memory.take("float32", values.length);
  block.set(values);
  return block;
};
const outside: Place = (values) => Float32Array.from(values);
const double: Place = (values) => Float64Array.from(values);

/** Runs a call on both kinds of kernels, on equal operands: the numbers of the result. */
function both(
  operands: readonly (readonly number[])[],
  place: Place,
  call: (kernels: Kernels, arrays: readonly Values[]) => void,
): [wasm: number[], plain: number[]] {
  const run = (kernels: Kernels, where: Place): number[] => {
    const arrays = operands.map(where);
    call(kernels, arrays);
    const result = [...arrays[0]!];
    for (const array of arrays) backend.memory.give(array);
    return result;
  };
  return [run(backend.kernels, place), run(plainKernels, double)];
}

function assertNear(
  [wasm, plain]: readonly [readonly number[], readonly number[]],
  error: number,
  what: string,
): void {
  assert.equal(wasm.length, plain.length);
  plain.forEach((value, k) => {
    assert.ok(
      Math.abs(wasm[k]! - value) <= error * (1 + Math.abs(value)),
      `${what}: ${wasm[k]} is not ${value}`,
    );
  });
}

const PLACES: readonly (readonly [string, Place])[] = [
  ["in the memory", inside],
  ["elsewhere", outside],
  ["in float64", double],
];

describe("the kernels in WebAssembly, wherever their operands are", () => {
  for (const [where, place] of PLACES) {
    it(`multiply matrices: ${where}`, () => {
      for (const [m, k, n] of [
        [2, 3, 4],
        [9, 8, 11],
        [40, 30, 20],
      ] as const)
        for (const add of [false, true]) {
          const results = both(
            [normals(m * n), normals(m * k), normals(k * n)],
            place,
            (kernels, [C, A, B]) => {
              kernels.gemm(C!, 0, n, A!, 0, 1, m, B!, 0, n, 1, m, k, n, 0.5, add);
            },
          );
          assertNear(results, 1e-5, `${m} x ${k} x ${n}`);
        }
    });

    it(`take pairs, repeated along axes: ${where}`, () => {
      const shapes: readonly (readonly [number[], number[], number[]])[] = [
        [[3], [3], [3]],
        [[100], [100], [1]],
        [
          [5, 9, 4],
          [5, 9, 4],
          [5, 1, 4],
        ],
        [
          [6, 3, 8],
          [3, 1],
          [6, 3, 8],
        ],
        [
          [2, 3, 2, 3, 2, 3],
          [2, 1, 2, 1, 2, 1],
          [3, 1, 3, 1, 3],
        ],
      ];
      for (const [shape, a, b] of shapes) {
        const loop = loopOf(shape, [stridesOf(shape), stepsTo(shape, a), stepsTo(shape, b)]);
        const op = stream.pick<PairName>(["add", "sub", "mul", "maximum", "minimum"]);
        const operands = [shape, a, b].map((each) => normals(sizeOf(each)));
        const results = both(operands, place, (kernels, [z, x, y]) => {
          kernels.pair(op, z!, x!, y!, loop);
        });
        assertNear(results, 1e-6, `${op} of ${a} and ${b}`);
      }
    });

    it(`sum over axes: ${where}`, () => {
      for (const [shape, axes] of [
        [[200], [0]],
        [[7, 30], [0]],
        [[7, 30], [1]],
        [[5, 6, 7], [1]],
        [
          [5, 6, 7],
          [0, 2],
        ],
        [
          [3, 4, 3, 4],
          [1, 3],
        ],
        [
          [2, 3, 2, 3, 2],
          [1, 3],
        ],
        [[4, 0], [1]],
      ] as const) {
        const kept = shape.map((length, axis) => ((axes as readonly number[]).includes(axis) ? 1 : length));
        const loop = loopOf(shape, [stepsTo(shape, kept), stridesOf(shape)]);
        const results = both([normals(sizeOf(kept)), normals(sizeOf(shape))], place, (kernels, [y, x]) => {
          kernels.sum(y!, x!, loop);
        });
        assertNear(results, 1e-6, `${shape} over ${axes}`);
      }
    });

    it(`move, gather and add rows: ${where}`, () => {
      const shape = [4, 5, 6, 7, 2];
      for (const order of [
        [0, 1, 2, 3, 4],
        [4, 3, 2, 1, 0],
        [1, 0, 2, 3, 4],
        [0, 2, 1, 4, 3],
      ]) {
        const permuted = order.map((axis) => shape[axis]!);
        const steps = order.map((axis) => stridesOf(shape)[axis]!);
        const loop = loopOf(permuted, [stridesOf(permuted), steps]);
        for (const add of [false, true])
          assertNear(
            both([normals(1680), normals(1680)], place, (kernels, [y, x]) =>
              kernels.move(y!, 0, x!, 0, loop, add),
            ),
            1e-6,
            order.join(),
          );
      }
      const rows = Int32Array.from({ length: 30 }, () => stream.integer(8));
      assertNear(
        both([normals(150), normals(40)], place, (kernels, [y, x]) => kernels.gatherRows(y!, x!, rows, 5)),
        1e-7,
        "gathered",
      );
      assertNear(
        both([normals(40), normals(150)], place, (kernels, [y, x]) => kernels.addRows(y!, x!, rows, 5)),
        1e-5,
        "added",
      );
    });

    it(`take functions, with a formula and without, and powers: ${where}`, () => {
      const f = (x: number): number => Math.sin(x) / 2;
      const formula = "sin(x) / 2";
      for (const n of [3, 100]) {
        const x = normals(n).map((entry) => entry ** 2 + 0.1);
        // If an argument is too large for the formula's kernel, the plain one takes over.
        for (const list of [x, [...x.slice(1), 2 ** 22]])
          for (const kernel of [{ formula }, { f }])
            assertNear(
              both([normals(n), list], place, (kernels, [y, given]) => kernels.map(kernel, y!, given!)),
              2e-7,
              "sin x / 2",
            );
        for (const p of [-3.5, -2.5, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 7, 8, 9, 2.7])
          assertNear(
            both([normals(n), x], place, (kernels, [y, given]) => kernels.power(p, y!, given!)),
            1e-6,
            `^${p}`,
          );
      }
    });
  }
});

describe("the kernels for forms in WebAssembly", () => {
  const product = channelwiseTensorProduct("8x0e + 3x1o", "0e + 1o", "0e + 1o");
  const rows: RowProduct = {
    paths: product.paths.map((path) => pathPlan(path, "ir_mul")),
    widths: [product.in1.dim, product.in2.dim, product.weightCount, product.out.dim],
  };
  const [source, target] = [0, 1].map(() => Int32Array.from({ length: 90 }, () => stream.integer(7)));

  for (const [where, place] of PLACES.slice(0, 2)) {
    it(`contract products of rows with all operands but one: ${where}`, () => {
      for (const meeting of [
        { source, target, hasOwnWeights: true },
        { source: undefined, target: undefined, hasOwnWeights: false },
      ])
        for (const skip of [0, 1, 2, 3]) {
          const list = { count: 90, ...meeting } as Rows;
          const lengths = [
            meeting.source ? 7 : 90,
            90,
            meeting.hasOwnWeights ? 90 : 1,
            meeting.target ? 7 : 90,
          ];
          const operands = rows.widths.map((width, k) => normals(lengths[k]! * width));
          const order = [skip, ...[0, 1, 2, 3].filter((k) => k !== skip)];
          const results = both(
            order.map((k) => operands[k]!),
            place,
            (kernels, arrays) => {
              const values = [0, 1, 2, 3].map((k) => (k === skip ? undefined : arrays[order.indexOf(k)]!));
              const isDone = kernels.rowProduct(rows, list, skip, arrays[0]!, values);
              assert.equal(isDone, kernels === backend.kernels);
              if (!isDone) contractRows(rows, list, skip, arrays[0]!, values);
            },
          );
          assertNear(results, 3e-5, `contraction ${skip}`);
        }
    });

    it(`take a step of Adam: ${where}`, () => {
      const numbers = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, keep: 0.99, rate: 0.01, root: 30 };
      for (const n of [5, 64, 101])
        for (const k of [0, 1, 2]) {
          const operands = [0, 1, 2, 3, 4, 5, 6].map((m) => normals(n).map((x) => (m === 6 ? x * x : x)));
          const results = both(operands, place, (kernels, [p1, m1, v1, p, g, m, v]) => {
            kernels.adam(p1!, m1!, v1!, p!, g!, m!, v!, numbers);
            if (k > 0) p1!.set((k === 1 ? m1! : v1!) as Float32Array);
          });
          assertNear(results, 1e-6, `result ${k}`);
        }
    });
  }

  it("leave float64, other modes and high degrees to the plain ones", () => {
    const others: RowProduct = {
      ...rows,
      paths: rows.paths.map((path) => ({ ...path, counts: [2, 2, 1] as const })),
    };
    const [x, y] = [new Float32Array(4000), new Float64Array(4000)];
    const list: Rows = { count: 1, hasOwnWeights: true };
    const { rowProduct, solidHarmonics } = backend.kernels;
    assert.equal(rowProduct(others, list, 3, x, [x, x, x, undefined]), false);
    assert.equal(rowProduct(rows, list, 3, y, [y, y, y, undefined]), false);
    assert.equal(solidHarmonics(20, x, x.subarray(0, 3)), false);
    assert.equal(solidHarmonics(2, y, y.subarray(0, 3)), false);
  });

  it("give the harmonics and the gradients of the plain ones in a step", () => {
    const f = (x: Tensor): Tensor => sphericalHarmonics(3, x).mul(0.3).exp().sum();
    const points = randomNormal([40, 3], random(5), { dtype: "float64" });
    const exact = valueAndGrad(f, { backend: plainBackend })(points);
    const second = (by: Backend, x: Tensor): Tensor =>
      grad((p: Tensor) => grad(f, { backend: by })(p).square().sum(), { backend: by })(x);
    const single = tensor(Float32Array.from(points.values), { shape: [40, 3] });
    const got = valueAndGrad(f, { backend })(single);
    for (const [a, b] of [
      [got[0], exact[0]],
      [got[1], exact[1]],
      [second(backend, single), second(plainBackend, points)],
    ] as const) {
      const size = Math.max(...[...b!.values].map(Math.abs));
      assert.ok(a!.values.every((value, k) => Math.abs(value - b!.values[k]!) < 1e-5 * size));
    }
  });
});

describe("a step in WebAssembly", () => {
  const on = (shape: readonly number[], dtype: "float32" | "float64", seed: number): Tensor =>
    randomNormal(shape, random(seed), { dtype });
  const f = (W: Tensor, x: Tensor): Tensor =>
    x.matmul(W).add(0.5).tanh().square().sum(1).mul(0.1).exp().mean();
  /** The value, its gradient, and the gradient of a gradient's norm. */
  const numbers = (dtype: "float32" | "float64", by: Backend | undefined): number[] => {
    const options = by === undefined ? {} : { backend: by };
    const [W, x] = [on([24, 40], dtype, 1), on([50, 24], dtype, 2)];
    const [value, gradient] = valueAndGrad(f, options)(W, x);
    const second = grad((V: Tensor) => grad(f, options)(V, x).square().sum(), options)(W);
    return [value, gradient, second].flatMap(({ values }) => [...values]);
  };

  it("gives the numbers of the plain kernels in float64, to first and second order", () => {
    const exact = numbers("float64", plainBackend);
    const size = Math.max(...exact.map(Math.abs));
    for (const by of [backend, defaultBackend()]) {
      const got = numbers("float32", by);
      assert.ok(got.every((value, k) => Math.abs(value - exact[k]!) < 2e-5 * size));
    }
  });

  it("gives the same bits every time, and releases the memory that it takes", () => {
    assert.deepEqual(numbers("float32", backend), numbers("float32", backend));
    assert.equal((backend.memory as unknown as { live: number }).live, 0);
  });

  it("is the default", () => {
    assert.equal(defaultBackend().name, "wasm");
  });
});
