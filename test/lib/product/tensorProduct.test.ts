import assert from "node:assert/strict";
import type { Vector } from "../../../lib/engine/matrix.js";
import { type Random, random } from "../../../lib/engine/random.js";
import { display } from "../../../lib/figure/display.js";
import { clebschGordan } from "../../../lib/irreps/clebschGordan.js";
import { type Irreps, irreps, parseIrreps } from "../../../lib/irreps/irreps.js";
import { irrepsRepresentation } from "../../../lib/irreps/irrepsD.js";
import { equivariance } from "../../../lib/laws/equivariance.js";
import { judge } from "../../../lib/laws/judge.js";
import { together } from "../../../lib/laws/together.js";
import { vectorInstances } from "../../../lib/laws/vectorInstances.js";
import { channelwiseTensorProduct } from "../../../lib/product/channelwise.js";
import { fullTensorProduct } from "../../../lib/product/fullTensorProduct.js";
import { fullyConnectedTensorProduct } from "../../../lib/product/fullyConnected.js";
import type { Mode } from "../../../lib/product/mode.js";
import { type TensorProduct, tensorProduct } from "../../../lib/product/tensorProduct.js";
import { fill, largestError, reference } from "../../support/e3nn/reference.js";

type Rows = readonly Vector[];
interface Case {
  readonly irreps_in1: string;
  readonly irreps_in2: string;
  readonly irreps_out: string;
  readonly instructions: readonly Readonly<
    Record<"i_in1" | "i_in2" | "i_out" | "path_weight", number> & { mode: Mode; path_shape: number[] }
  >[];
  readonly x: Rows;
  readonly y: Rows;
  readonly w: Vector | Rows;
  readonly out: Rows;
  readonly grad_x: Rows;
  readonly grad_y: Rows;
  readonly grad_w: Vector | Rows;
}
interface Reference {
  readonly fctp: Case;
  readonly fctp_parity: Case;
  readonly uvu: Case;
}
interface Layers {
  readonly full_tp: Pick<Case, "irreps_in1" | "irreps_in2" | "irreps_out" | "x" | "y" | "out">;
}

const normals = (n: number, stream: Random): number[] => Array.from({ length: n }, () => stream.normal());
const perSample = (w: Vector | Rows, n: number): Vector => (typeof w[0] === "number" ? w : w[n]) as Vector;

/** Checks values, path weights and gradients against e3nn's; `fill(6)` is the upstream gradient. */
function agrees(product: TensorProduct, stored: Case, upstream: readonly Vector[]): void {
  assert.equal(product.out.toString(), stored.irreps_out);
  assert.deepEqual(
    product.paths.map(({ in1, in2, out, mode, weightShape }) => [in1, in2, out, mode, weightShape]),
    stored.instructions.map((i) => [i.i_in1, i.i_in2, i.i_out, i.mode, i.path_shape]),
  );
  const weights = stored.instructions.map((i) => i.path_weight);
  assert.ok(
    largestError(
      product.paths.map(({ pathWeight }) => pathWeight),
      weights,
    ) < 1e-14,
  );
  const out = stored.x.map((x, n) => product.apply(x, stored.y[n]!, perSample(stored.w, n)));
  assert.ok(largestError(out, stored.out) < 1e-12);
  const gradients = stored.x.map((x, n) =>
    product.gradients(x, stored.y[n]!, perSample(stored.w, n), upstream[n]!),
  );
  assert.ok(
    largestError(
      gradients.map(({ x }) => x),
      stored.grad_x,
    ) < 1e-11,
  );
  assert.ok(
    largestError(
      gradients.map(({ y }) => y),
      stored.grad_y,
    ) < 1e-11,
  );
  const byWeights = gradients.map((gradient) => gradient.weights);
  const shared = byWeights[0]!.map((_, i) => byWeights.reduce((sum, row) => sum + row[i]!, 0));
  const found = typeof stored.grad_w[0] === "number" ? shared : byWeights;
  assert.ok(largestError(found, stored.grad_w) < 1e-11);
}

/** One product for each mode, between the same kinds of terms. */
function everyMode(): readonly TensorProduct[] {
  const make = (mode: Mode, out: Irreps, in1 = irreps("2x1o+2x0e"), in2 = irreps("2x1o")): TensorProduct =>
    tensorProduct(in1, in2, out, [
      { in1: 0, in2: 0, out: 0, mode },
      { in1: 1, in2: 0, out: 1, mode },
    ]);
  return [
    make("uvw", irreps("3x2e+1x1o")),
    make("uvu", irreps("2x1e+2x1o"), irreps("2x1o+2x0e"), irreps("3x1o")),
    make("uvv", irreps("3x1e+3x1o"), irreps("2x1o+1x0e"), irreps("3x1o")),
    make("uuw", irreps("5x0e+1x1o")),
    make("uuu", irreps("2x1e+2x1o")),
    make("uvuv", irreps("4x2e+4x1o")),
  ];
}

describe("tensor products", () => {
  const upstream = (rows: number, columns: number): number[][] =>
    Array.from({ length: rows }, (_, n) => fill(6, rows * columns).slice(n * columns, (n + 1) * columns));

  it("agree with e3nn in values, path weights and all gradients: fully connected", () => {
    for (const name of ["fctp", "fctp_parity"] as const) {
      const stored = reference<Reference>("tensor_products")[name];
      const [a, b, c] = [stored.irreps_in1, stored.irreps_in2, stored.irreps_out].map(parseIrreps);
      agrees(fullyConnectedTensorProduct(a!, b!, c!), stored, upstream(4, c!.dim));
    }
  });

  it("agree with e3nn: channel by channel, with weights of their own for each sample", () => {
    const stored = reference<Reference>("tensor_products").uvu;
    const [a, b] = [parseIrreps(stored.irreps_in1), parseIrreps(stored.irreps_in2)];
    agrees(channelwiseTensorProduct(a, b, irreps("0e+1o+2e")), stored, upstream(4, 140));
  });

  it("agree with e3nn: the whole product", () => {
    const stored = reference<Layers>("layers").full_tp;
    const product = fullTensorProduct(parseIrreps(stored.irreps_in1), parseIrreps(stored.irreps_in2));
    assert.equal(product.out.toString(), stored.irreps_out);
    assert.equal(product.weightCount, 0);
    assert.ok(
      largestError(
        stored.x.map((x, n) => product.apply(x, stored.y[n]!)),
        stored.out,
      ) < 1e-12,
    );
  });

  it("are the Clebsch-Gordan product for single copies, and of vectors the cross product", () => {
    const stream = random(1);
    const product = tensorProduct(irreps("2e"), irreps("1o"), irreps("3o"), [
      { in1: 0, in2: 0, out: 0, mode: "uuu", weighted: false },
    ]);
    const [x, y, C] = [normals(5, stream), normals(3, stream), clebschGordan(2, 1, 3)];
    const expected = C[0]![0]!.map((_, k) =>
      x.reduce((sum, p, i) => sum + y.reduce((part, q, j) => part + C[i]![j]![k]! * p * q, 0), 0),
    );
    assert.ok(largestError(product.apply(x, y), expected) < 1e-14);
    const cross = tensorProduct(irreps("1o"), irreps("1o"), irreps("1e"), [
      { in1: 0, in2: 0, out: 0, mode: "uuu" },
    ]);
    assert.ok(largestError(cross.apply([1, 0, 0], [0, 1, 0], [1]), [0, 0, Math.SQRT1_2]) < 1e-15);
    assert.deepEqual(cross[display](), { "text/plain": "1x1o x 1x1o -> 1x1e: 1 paths, 1 weights" });
  });

  it("are equivariant under rotations and reflections for all weights, in every mode", () => {
    const stream = random(2);
    const products = [
      ...everyMode(),
      fullyConnectedTensorProduct(irreps("0e+0o+1o+1e"), irreps("1o+2e"), irreps("0o+2x1o+2e")),
    ];
    for (const product of products) {
      const [V, W, U] = [product.in1, product.in2, product.out].map(irrepsRepresentation);
      const law = equivariance({
        domain: [V!, W!],
        codomain: U!,
        inputs: together(vectorInstances(V!.dimension), vectorInstances(W!.dimension)),
      });
      const weights = normals(product.weightCount, stream);
      const held = judge(law, (x: Vector, y: Vector) => product.apply(x, y, weights), {
        random: stream,
        runs: 1000,
      });
      assert.ok(held.holds && held.largest < 1e-11);
      // The control: a component more than its share is no longer equivariant.
      const lopsided = (x: Vector, y: Vector): number[] => {
        const z = product.apply(x, y, weights);
        return z.with(-1, 2 * z.at(-1)!);
      };
      assert.equal(judge(law, lopsided, { random: stream }).holds, false);
    }
  });

  it("would not be if a vector were called a pseudovector: reflections tell them apart", () => {
    const cross = tensorProduct(irreps("1o"), irreps("1o"), irreps("1e"), [
      { in1: 0, in2: 0, out: 0, mode: "uuu", weighted: false },
    ]);
    const [V, wrong] = [irreps("1o"), irreps("1o")].map(irrepsRepresentation);
    const inputs = together(vectorInstances(3), vectorInstances(3));
    const law = equivariance({ domain: [V!, V!], codomain: wrong!, inputs });
    assert.equal(judge(law, (x: Vector, y: Vector) => cross.apply(x, y), { random: random(3) }).holds, false);
  });

  it("have the gradients of differences, in every mode", () => {
    const stream = random(4);
    for (const product of everyMode()) {
      const [x, y, w, g] = [product.in1.dim, product.in2.dim, product.weightCount, product.out.dim].map((n) =>
        normals(n, stream),
      ) as [number[], number[], number[], number[]];
      const value = (...parts: [number[], number[], number[]]): number =>
        product.apply(...parts).reduce((sum, z, k) => sum + z * g[k]!, 0);
      const { x: gx, y: gy, weights: gw } = product.gradients(x, y, w, g);
      // The value is linear in each part, so that differences with step 1 are exact.
      const stepped = (list: number[], of: (changed: number[]) => number): number[] =>
        list.map((entry, i) => of(list.with(i, entry + 1)) - value(x, y, w));
      assert.ok(
        largestError(
          stepped(x, (changed) => value(changed, y, w)),
          gx,
        ) < 1e-12,
      );
      assert.ok(
        largestError(
          stepped(y, (changed) => value(x, changed, w)),
          gy,
        ) < 1e-12,
      );
      assert.ok(
        largestError(
          stepped(w, (changed) => value(x, y, changed)),
          gw,
        ) < 1e-12,
      );
    }
  });

  it("keep the variance of each component at 1, with 'element' and with 'path'", () => {
    const stream = random(5);
    const [in1, in2, out] = [irreps("4x0e+2x1o+3x2e"), irreps("0e+1o+2e"), irreps("2x0e+2x1o+2x2e")];
    for (const pathNormalization of ["element", "path"] as const) {
      const product = fullyConnectedTensorProduct(in1, in2, out, { pathNormalization });
      const squares = new Array<number>(out.dim).fill(0);
      const runs = 4000;
      for (let n = 0; n < runs; n++) {
        const z = product.apply(
          normals(in1.dim, stream),
          normals(in2.dim, stream),
          normals(product.weightCount, stream),
        );
        for (const [k, entry] of z.entries()) squares[k]! += (entry * entry) / runs;
      }
      for (const square of squares) assert.ok(Math.abs(square - 1) < 0.25, `${pathNormalization}: ${square}`);
    }
    const [component, norm] = (["component", "norm"] as const).map(
      (irrepNormalization) =>
        tensorProduct(irreps("1o"), irreps("1o"), irreps("0e"), [{ in1: 0, in2: 0, out: 0, mode: "uuu" }], {
          irrepNormalization,
        }).paths[0]!.pathWeight,
    );
    assert.deepEqual([component, norm], [1, 3]);
  });

  it("leave at 0 what no path reaches", () => {
    const product = fullyConnectedTensorProduct(irreps("2x0e"), irreps("3x0e"), irreps("1x0e+1x1o"));
    const z = product.apply([1, 2], [1, 0, 1], [1, 1, 1, 1, 1, 1]);
    assert.deepEqual(z.slice(1), [0, 0, 0]);
    assert.ok(z[0]! > 1);
  });

  it("refuse irreps, multiplicities, modes and sizes that do not match, and name both sides", () => {
    const one = { in1: 0, in2: 0, out: 0, mode: "uuu" } as const;
    const fails = (make: () => unknown, message: RegExp): void =>
      assert.throws(make, { name: "RangeError", message });
    fails(
      () => tensorProduct(irreps("1o"), irreps("1o"), irreps("1o"), [one]),
      /1o x 1o = 0e \+ 1e \+ 2e, got 1o: no map/,
    );
    fails(
      () => tensorProduct(irreps("2x1o"), irreps("3x1o"), irreps("2x0e"), [one]),
      /mode "uuu", got 2x1o x 3x1o -> 2x0e: all three have equally many/,
    );
    fails(
      () => tensorProduct(irreps("2x1o"), irreps("3x1o"), irreps("3x0e"), [{ ...one, mode: "uvu" }]),
      /as many copies as the first factor/,
    );
    fails(
      () => tensorProduct(irreps("1o"), irreps("1o"), irreps("0e"), [{ ...one, in2: 4 }]),
      /expected in2 = 0, ..., 0, a term of 1x1o, got 4/,
    );
    const unknown = "vvv" as Mode;
    fails(
      () => tensorProduct(irreps("1o"), irreps("1o"), irreps("0e"), [{ ...one, mode: unknown }]),
      /a mode uvw, uvu, .*, got "vvv"/,
    );
    fails(
      () => fullyConnectedTensorProduct(irreps("0e"), irreps("0e"), irreps("1o+2e")),
      /1x0e x 1x0e = 1x0e, got 1x1o\+1x2e: no path/,
    );
    const product = tensorProduct(irreps("1o"), irreps("1o"), irreps("0e"), [one]);
    fails(() => product.apply([1, 2], [1, 2, 3], [1]), /expected x of 3 numbers for 1x1o, got 2/);
    fails(() => product.apply([1, 2, 3], [1, 2], [1]), /expected y of 3 numbers for 1x1o, got 2/);
    fails(() => product.apply([1, 2, 3], [1, 2, 3]), /expected 1 weights .* 1x1o x 1x1o -> 1x0e, got 0/);
    fails(
      () => product.gradients([1, 2, 3], [1, 2, 3], [1], [1, 2]),
      /expected g of 1 numbers for 1x0e, got 2/,
    );
  });
});
