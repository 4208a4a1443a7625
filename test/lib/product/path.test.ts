import assert from "node:assert/strict";
import { irreps } from "../../../lib/irreps/irreps.js";
import type { Floats } from "../../../lib/numbers/floats.js";
import { random } from "../../../lib/numbers/random.js";
import { applyPath } from "../../../lib/product/applyPath.js";
import { channelwiseTensorProduct } from "../../../lib/product/channelwise.js";
import { fullTensorProduct } from "../../../lib/product/fullTensorProduct.js";
import { fullyConnectedTensorProduct } from "../../../lib/product/fullyConnected.js";
import { gradientOfPath } from "../../../lib/product/gradientOfPath.js";
import type { Instruction } from "../../../lib/product/instruction.js";
import { type Mode, type ModeSums, modeSums } from "../../../lib/product/mode.js";
import type { Path } from "../../../lib/product/path.js";
import { pathPlan } from "../../../lib/product/pathPlan.js";
import { type TensorProduct, tensorProduct } from "../../../lib/product/tensorProduct.js";
import { largestError } from "../../support/e3nn/reference.js";

/** The modes written out by hand, each as its formula says. */
interface Rule {
  readonly shape: (mul1: number, mul2: number, mul3: number) => readonly number[];
  readonly fanIn: (mul1: number, mul2: number) => number;
  readonly result: (mul1: number, mul2: number, mul3: number) => number;
  /** The copy of the result and the place of the weight, or undefined if x_u and y_v do not meet. */
  readonly reach: (
    indices: readonly [u: number, v: number, w: number],
    muls: readonly [number, number, number],
  ) => readonly [copy: number, weight: number];
}

const rules: Readonly<Record<Mode, Rule>> = {
  uvw: {
    shape: (a, b, c) => [a, b, c],
    fanIn: (a, b) => a * b,
    result: (_a, _b, c) => c,
    reach: ([u, v, w], [, b, c]) => [w, (u * b + v) * c + w],
  },
  uvu: {
    shape: (a, b) => [a, b],
    fanIn: (_, b) => b,
    result: (a) => a,
    reach: ([u, v], [, b]) => [u, u * b + v],
  },
  uvv: {
    shape: (a, b) => [a, b],
    fanIn: (a) => a,
    result: (_, b) => b,
    reach: ([u, v], [, b]) => [v, u * b + v],
  },
  uuw: {
    shape: (a, _, c) => [a, c],
    fanIn: (a) => a,
    result: (_a, _b, c) => c,
    reach: ([u, , w], [, , c]) => [w, u * c + w],
  },
  uuu: { shape: (a) => [a], fanIn: () => 1, result: (a) => a, reach: ([u]) => [u, u] },
  uvuv: {
    shape: (a, b) => [a, b],
    fanIn: () => 1,
    result: (a, b) => a * b,
    reach: ([u, v], [, b]) => [u * b + v, u * b + v],
  },
};

/** All [u, v, w] of some counts. */
const all = ([nu, nv, nw]: readonly [number, number, number]): [number, number, number][] =>
  Array.from({ length: nu * nv * nw }, (_, n) => [
    Math.floor(n / (nv * nw)),
    Math.floor(n / nw) % nv,
    n % nw,
  ]);
const along = (steps: readonly number[], at: readonly number[]): number =>
  steps.reduce((sum, step, k) => sum + step * at[k]!, 0);

function agrees(mode: Mode, muls: readonly [number, number, number], sums: ModeSums): void {
  const rule = rules[mode];
  const isDiagonal = mode.startsWith("uu");
  assert.deepEqual(sums.weightShape, rule.shape(...muls));
  assert.equal(sums.fanIn, rule.fanIn(muls[0], muls[1]));
  assert.deepEqual(sums.muls, [muls[0], isDiagonal ? muls[0] : muls[1], rule.result(...muls)]);
  const found = all(sums.counts).map((at) =>
    [sums.first, sums.second, sums.result, sums.weight].map((steps) => along(steps, at)).join(" "),
  );
  const nw = mode.endsWith("w") ? muls[2] : 1;
  const expected = all([muls[0], isDiagonal ? 1 : muls[1], nw]).map(([u, v, w]) => {
    const second = isDiagonal ? u : v;
    return [u, second, ...rule.reach([u, second, w], muls)].join(" ");
  });
  assert.deepEqual(found, expected);
}

const modes = Object.keys(rules) as Mode[];

describe("the letters of a mode", () => {
  it("define its sums, for all multiplicities to 4, and differ from those of every other mode", () => {
    for (const mode of modes) {
      for (const [a, b, c] of all([4, 4, 4])) {
        const muls = [a + 1, b + 1, c + 1] as const;
        agrees(mode, muls, modeSums(mode, muls));
      }
      for (const other of modes.filter((name) => name !== mode))
        assert.throws(() => agrees(mode, [2, 3, 4], modeSums(other, [2, 3, 4])));
    }
    // No copies at all are sums of nothing.
    assert.deepEqual(modeSums("uvw", [0, 3, 4]).counts, [0, 3, 4]);
    assert.deepEqual(modeSums("uvu", [0, 3, 0]).fanIn, 3);
  });
});

const product = (mode: Mode, text: readonly [string, string, string], weighted = true): TensorProduct => {
  const [in1, in2, out] = text.map((one) => irreps(one as "1o")) as [never, never, never];
  return tensorProduct(in1, in2, out, [{ in1: 1, in2: 0, out: 1, mode, weighted }, ...other(mode)]);
};
const other = (mode: Mode): Instruction[] => [{ in1: 0, in2: 0, out: 0, mode }];

/** Products of every mode, with weights and without, and those that the library constructs. */
const products = (): TensorProduct[] => [
  product("uvw", ["2x0e+3x1o", "2x2e", "2x2e+4x1o"]),
  product("uvu", ["2x0e+3x1o", "2x2e", "2x2e+3x3o"]),
  product("uvv", ["2x0e+3x1o", "2x2e", "2x2e+2x2o"]),
  product("uuw", ["2x0e+2x1o", "2x2e", "3x2e+4x1o"]),
  product("uuu", ["2x0e+2x1o", "2x2e", "2x2e+2x1o"]),
  product("uvuv", ["2x0e+3x1o", "2x2e", "4x2e+6x1o"], false),
  fullyConnectedTensorProduct("4x0e+2x1o", "0e+1o+2e", "3x0e+2x1o+1x2e"),
  channelwiseTensorProduct("4x0e+2x1o+1x2e", "0e+1o+2e", "0e+1o+2e"),
  fullTensorProduct("0e + 2x1o", "1o + 2e"),
];

const stream = random(11);
const normals = (n: number): Float64Array => Float64Array.from({ length: n }, () => stream.normal());

/** The result of paths for features, by the kernel alone. */
function sum(paths: readonly Path[], x: Floats, y: Floats, w: Floats, z: Floats): Floats {
  for (const path of paths) applyPath(pathPlan(path), x, 0, y, 0, w, 0, z, 0);
  return z;
}

/** From copy by copy to component by component, term by term. */
function byComponent(text: string, x: Float64Array): Float64Array {
  const { terms, slices } = irreps(text as "1o");
  return terms.reduce((moved, { mul, irrep }, t) => {
    const d = 2 * irrep.l + 1;
    for (let u = 0; u < mul; u++)
      for (let m = 0; m < d; m++) moved[slices[t]!.start + m * mul + u] = x[slices[t]!.start + u * d + m]!;
    return moved;
  }, new Float64Array(x.length));
}

describe("paths", () => {
  it("are data: cloned, or through JSON, they give the same numbers", () => {
    let seen = 0;
    for (const made of products()) {
      const [x, y, w] = [made.in1.dim, made.in2.dim, made.weightCount].map(normals) as [never, never, never];
      const z = made.apply(x, y, w);
      const copies = [
        structuredClone(made.paths),
        JSON.parse(JSON.stringify(made.paths)) as readonly Path[],
        made.paths.map((path) => structuredClone(path)),
      ];
      for (const paths of copies) {
        assert.deepEqual(paths, [...made.paths]);
        assert.deepEqual([...sum(paths, x, y, w, new Float64Array(made.out.dim))], z);
        // A path has everything that an instruction has.
        assert.deepEqual(tensorProduct(made.in1, made.in2, made.out, paths).apply(x, y, w), z);
        // The control: without one of the paths the numbers differ.
        assert.notDeepEqual([...sum(paths.slice(1), x, y, w, new Float64Array(made.out.dim))], z);
        seen += paths.length;
      }
      for (const plan of made.paths.map((path) => pathPlan(path)))
        assert.deepEqual(structuredClone(plan), plan);
    }
    assert.ok(seen > 100);
  });

  it("give the same features laid out component by component, in values and gradients", () => {
    for (const made of products()) {
      const sizes = [made.in1, made.in2, made.out] as const;
      const [x, y, g] = sizes.map(({ dim }) => normals(dim)) as [Float64Array, Float64Array, Float64Array];
      const w = normals(made.weightCount);
      const [mx, my, mg] = [x, y, g].map((part, k) => byComponent(sizes[k]!.toString(), part)) as [
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      const z = new Float64Array(g.length);
      const [dx, dy, dW] = [x, y, w].map(({ length }) => new Float64Array(length)) as [
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      for (const path of made.paths) {
        const plan = pathPlan(path, "ir_mul");
        applyPath(plan, mx, 0, my, 0, w, 0, z, 0);
        gradientOfPath(plan, mx, 0, my, 0, w, 0, mg, 0, dx, dy, dW);
      }
      const expected = made.gradients(x, y, w, g);
      const pairs = [
        [z, byComponent(made.out.toString(), Float64Array.from(made.apply(x, y, w)))],
        [dx, byComponent(made.in1.toString(), Float64Array.from(expected.x))],
        [dy, byComponent(made.in2.toString(), Float64Array.from(expected.y))],
        [dW, expected.weights],
      ] as const;
      for (const [found, wanted] of pairs)
        assert.ok(wanted.length === 0 || largestError([...found], [...wanted]) < 1e-14);
      // The control: read copy by copy the result differs.
      if (made.in1.terms.every(({ mul, irrep }) => mul === 1 || irrep.l === 0)) continue;
      assert.ok(largestError([...sum(made.paths, mx, my, w, new Float64Array(g.length))], [...z]) > 1e-3);
    }
  });

  it("add, for the pair at the given offsets, in float64 and in float32", () => {
    for (const made of products()) {
      const { in1, in2, out, weightCount } = made;
      const [x, y, w, g] = [3 * in1.dim, 3 * in2.dim, 3 * weightCount, 3 * out.dim].map(normals) as [
        Float64Array,
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      for (const Kind of [Float64Array, Float32Array]) {
        const error = Kind === Float64Array ? 1e-14 : 3e-6;
        const [a, b, c, d] = [x, y, w, g].map((part) => new Kind(part)) as [Floats, Floats, Floats, Floats];
        const z = new Kind(g.length).fill(1);
        const [dx, dy, dW] = [a, b, c].map(({ length }) => new Kind(length)) as [Floats, Floats, Floats];
        for (const path of made.paths) {
          const plan = pathPlan(path);
          applyPath(plan, a, in1.dim, b, in2.dim, c, weightCount, z, out.dim);
          gradientOfPath(plan, a, in1.dim, b, in2.dim, c, weightCount, d, out.dim, dx, dy, dW);
        }
        const middle = (list: Floats, n: number): number[] => [...list.subarray(n, 2 * n)];
        const of = [middle(x, in1.dim), middle(y, in2.dim), middle(w, weightCount)] as const;
        const expected = made.gradients(...of, middle(g, out.dim));
        assert.ok(
          largestError(
            middle(z, out.dim),
            made.apply(...of).map((entry) => entry + 1),
          ) < error,
        );
        assert.ok(largestError(middle(dx, in1.dim), expected.x) < error);
        assert.ok(largestError(middle(dy, in2.dim), expected.y) < error);
        assert.ok(weightCount === 0 || largestError(middle(dW, weightCount), expected.weights) < error);
        // Nothing else is touched.
        const outside = (list: Floats, n: number): number[] => [
          ...list.subarray(0, n),
          ...list.subarray(2 * n),
        ];
        assert.ok(outside(z, out.dim).every((entry) => entry === 1));
        for (const [list, n] of [
          [dx, in1.dim],
          [dy, in2.dim],
          [dW, weightCount],
        ] as const)
          assert.ok(outside(list, n).every((entry) => entry === 0));
      }
    }
  });
});
