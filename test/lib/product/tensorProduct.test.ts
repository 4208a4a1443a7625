import assert from "node:assert/strict";
import type { Vector } from "../../../lib/algebra/vector.js";
import { display } from "../../../lib/display/displayable.js";
import { s2Grid } from "../../../lib/harmonics/s2Grid.js";
import { fromS2Grid, toS2Grid } from "../../../lib/harmonics/s2Transform.js";
import { sphericalHarmonics } from "../../../lib/harmonics/sphericalHarmonics.js";
import { sphericalHarmonicsGradient } from "../../../lib/harmonics/sphericalHarmonicsGradient.js";
import { clebschGordan } from "../../../lib/irreps/clebschGordan.js";
import { irrep } from "../../../lib/irreps/irrep.js";
import { type Irreps, irreps, parseIrreps } from "../../../lib/irreps/irreps.js";
import { irrepsD, irrepsRepresentation } from "../../../lib/irreps/irrepsD.js";
import { equivariance } from "../../../lib/laws/equivariance.js";
import { tuple } from "../../../lib/laws/instances.js";
import { judge } from "../../../lib/laws/judge.js";
import { vectorInstances } from "../../../lib/laws/vectorInstances.js";
import { type Random, random } from "../../../lib/numbers/random.js";
import { channelwiseTensorProduct } from "../../../lib/product/channelwise.js";
import { fullTensorProduct } from "../../../lib/product/fullTensorProduct.js";
import { fullyConnectedTensorProduct } from "../../../lib/product/fullyConnected.js";
import { irrepsNorm } from "../../../lib/product/irrepsNorm.js";
import type { Mode } from "../../../lib/product/mode.js";
import { reducedTensorProducts } from "../../../lib/product/reducedTensorProducts.js";
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
    assert.deepEqual(cross[display](), { "text/plain": "1x1o x 1x1o -> 1x1e: 1 path, 1 weight" });
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
        inputs: tuple(vectorInstances(V!.dimension), vectorInstances(W!.dimension)),
      });
      const weights = normals(product.weightCount, stream);
      const held = judge(law, (x: Vector, y: Vector) => product.apply(x, y, weights), {
        random: stream,
        runs: 1000,
      });
      assert.ok(held.holds && held.largest < 1e-11);
      // The control: with a component too many it is no longer equivariant.
      const lopsided = (x: Vector, y: Vector): number[] => {
        const z = product.apply(x, y, weights);
        return z.with(-1, 2 * z.at(-1)!);
      };
      assert.equal(judge(law, lopsided, { random: stream }).holds, false);
    }
  });

  it("would not be equivariant if a vector were called a pseudovector: reflections distinguish them", () => {
    const cross = tensorProduct(irreps("1o"), irreps("1o"), irreps("1e"), [
      { in1: 0, in2: 0, out: 0, mode: "uuu", weighted: false },
    ]);
    const [V, wrong] = [irreps("1o"), irreps("1o")].map(irrepsRepresentation);
    const inputs = tuple(vectorInstances(3), vectorInstances(3));
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

  it("refuse a term of the result that no path reaches, which would always be 0", () => {
    const one = { in1: 0, in2: 0, out: 0, mode: "uuu" } as const;
    const cases: readonly (readonly [make: () => unknown, message: RegExp])[] = [
      [() => fullyConnectedTensorProduct("1o", "1o", "0e + 0o"), /= 1x0e\+1x1e\+1x2e, got 0o: no path leads/],
      [
        () => fullyConnectedTensorProduct("2x0e", "3x0e", "1x0e+1x1o"),
        /2x0e x 3x0e = 6x0e, got 1o: .*remove it/,
      ],
      [() => tensorProduct("1o", "1o", "0e + 0o", [one]), /got 0o: no path/],
      [
        () => tensorProduct("1o", "1o", "0e + 2e", [one]),
        /got none to 1x2e, which would always be 0: add one/,
      ],
      [() => channelwiseTensorProduct("1o", "1o", "0e + 3o"), /got 3o: no path/],
    ];
    for (const [make, message] of cases) assert.throws(make, { name: "RangeError", message });
    // Terms without copies do not count.
    assert.equal(fullyConnectedTensorProduct("1o", "1o", "0e + 0x0o").out.dim, 1);
  });

  it("take irreps as strings, and refuse others from JavaScript with the sentence of the compiler", () => {
    const product = fullyConnectedTensorProduct("8x0e + 2x1o", "0e + 1o", irreps("0e + 1o"));
    assert.ok(product.in1.equals("8x0e + 2x1o") && product.out.equals("0e + 1o"));
    const unchecked = (text: string): (() => unknown)[] => [
      () => fullTensorProduct(text, "1o"),
      () => fullyConnectedTensorProduct("1o", text, "0e"),
      () => channelwiseTensorProduct("1o", "1o", text),
      () => tensorProduct("1o", "1o", text, []),
      () => irrepsNorm(text),
      () => irrepsD(text, [1, 0, 0, 0]),
      () => irrepsRepresentation(text),
      () => reducedTensorProducts("ij=ji", { i: text }),
      () => reducedTensorProducts("ij=ji", { i: "1o" }, { keep: text }),
      () => sphericalHarmonics(text, [0, 1, 0]),
      () => irreps("1o").tensorProduct(text),
    ];
    for (const make of unchecked("1q"))
      assert.throws(make, { name: "RangeError", message: /'1q' is not an irrep/ });
    for (const make of unchecked("1o + ")) assert.throws(make, { message: /^nothing after the last \+/ });
    for (const wrong of [5, null, undefined, {}, [1], () => 1]) {
      // @ts-expect-error: no irreps
      assert.throws(() => irrepsD(wrong, [1, 0, 0, 0]), {
        name: "RangeError",
        message: /^expected irreps such as "8x0e \+ 4x1o", or what irreps\(...\) returns, got /,
      });
    }
    assert.throws(() => irreps("1o").count(String("2x1o")), { message: /'2x1o' is not one irrep/ });
    assert.deepEqual([irrep("12e"), irrep(irrep("1o"))], [irrep(12, 1), irrep(1, -1)]);
  });

  it("of many pairs at once are those of each pair, with weights for all or for each, in every mode", () => {
    const stream = random(7);
    const n = 5;
    for (const product of [...everyMode(), fullTensorProduct("0e + 1o", "1o")]) {
      const { in1, in2, out, weightCount } = product;
      const [x, y] = [in1, in2].map(({ dim }) => Float64Array.from(normals(n * dim, stream)));
      for (const own of [false, true]) {
        const weights = Float64Array.from(normals((own ? n : 1) * weightCount, stream));
        const all = product.applyAll(x!, y!, weights);
        const into = new Float64Array(all.length).fill(7);
        assert.equal(product.applyAll(x!, y!, weights, into), into);
        assert.deepEqual(into, all);
        for (let pair = 0; pair < n; pair++) {
          const w = own ? weights.slice(pair * weightCount, (pair + 1) * weightCount) : weights;
          const z = product.apply(
            x!.slice(pair * in1.dim, (pair + 1) * in1.dim),
            y!.slice(pair * in2.dim, (pair + 1) * in2.dim),
            w,
          );
          assert.deepEqual([...all.subarray(pair * out.dim, (pair + 1) * out.dim)], z);
        }
        // The control: pairs in another order give another result.
        assert.notDeepEqual(product.applyAll(x!.toReversed(), y!, weights), all);
      }
    }
    const product = fullTensorProduct("1o", "1o");
    assert.equal(product.applyAll(new Float64Array(0), new Float64Array(0)).length, 0);
    assert.throws(() => product.applyAll(new Float64Array(6), new Float64Array(3)), {
      name: "RangeError",
      message: /n times 3 numbers of 1x1o and n times 3 of 1x1o, got 6 and 3/,
    });
    assert.throws(() => product.applyAll(new Float64Array(4), new Float64Array(4)), {
      message: /got 4 and 4/,
    });
    const [x, y] = [new Float64Array(6), new Float64Array(6)];
    assert.throws(() => product.applyAll(x, y, [], new Float64Array(9)), { message: /room for 2 x 9 = 18/ });
    assert.throws(() => product.applyAll(x, y, [1, 2]), {
      message: /expected 0 weights for all 2 pairs.* got 2/,
    });
  });

  it("take numbers in lists and in typed arrays alike", () => {
    const product = fullyConnectedTensorProduct("1o", "0e + 1o", "0e + 1o");
    const [x, y, w, g] = [
      [1, 2, 3],
      [0.5, -1, 0.25, 2],
      [1, -1],
      [1, 2, 3, 4],
    ] as const;
    const typed = [x, y, w, g].map((list) => Float32Array.from(list));
    assert.deepEqual(product.apply(typed[0]!, typed[1]!, typed[2]!), product.apply(x, y, w));
    assert.deepEqual(
      product.gradients(typed[0]!, typed[1]!, typed[2]!, typed[3]!),
      product.gradients(x, y, w, g),
    );
    const reduced = reducedTensorProducts("ij=ji", { i: "1o" });
    assert.deepEqual(reduced.apply(typed[0]!, Float64Array.from(x)), reduced.apply(x, x));
    const some = [1, 2, 3, 4, 5, 6];
    assert.deepEqual(
      reduced.gradients([typed[0]!, typed[0]!], Float64Array.from(some)),
      reduced.gradients([x, x], some),
    );
    assert.deepEqual(irrepsNorm("1o").apply(typed[0]!), irrepsNorm("1o").apply(x));
    assert.deepEqual(
      irrepsNorm("1o").gradient(typed[0]!, Float64Array.of(2)),
      irrepsNorm("1o").gradient(x, [2]),
    );
    assert.ok(Array.isArray(irrepsNorm("1o").gradient(typed[0]!, [2])));
  });

  it("name an option that does not exist, and the one that was meant", () => {
    const cases: readonly (readonly [options: object, message: RegExp])[] = [
      [{ irrepNormalisation: "norm" }, /got irrepNormalisation: write irrepNormalization$/],
      [{ pathNormalisation: "path" }, /got pathNormalisation: write pathNormalization$/],
      [{ irrepNormalization: "compnent" }, /irrepNormalization to be "component" or "norm", got "compnent"/],
      [{ pathNormalization: "none" }, /pathNormalization to be "element" or "path", got "none"/],
      [{ colour: 1 }, /got colour: remove it$/],
    ];
    for (const [options, message] of cases) {
      assert.throws(() => fullTensorProduct("1o", "1o", options), { name: "RangeError", message });
      assert.throws(() => channelwiseTensorProduct("1o", "1o", "0e", options), { message });
    }
    const misspelt: object = { normalisation: "norm" };
    for (const make of [
      () => sphericalHarmonics(1, [0, 1, 0], misspelt),
      () => sphericalHarmonics(1, new Float64Array(3).fill(1), misspelt),
      () => sphericalHarmonicsGradient(1, [0, 1, 0], misspelt),
      () => toS2Grid([1], s2Grid(1, 1), misspelt),
      () => fromS2Grid([[1]], s2Grid(1, 1), 0, misspelt),
    ])
      assert.throws(make, { name: "RangeError", message: /got normalisation: write normalization$/ });
    const nrom: object = { nrom: "norm" };
    assert.throws(() => sphericalHarmonics(1, [0, 1, 0], nrom), {
      message: /options normalize, normalization, into, got nrom/,
    });
    const square: object = { square: true };
    assert.throws(() => irrepsNorm("1o", square), { message: /got square: write squared$/ });
  });

  it("refuse irreps, multiplicities, modes and sizes that do not match, and name both sides", () => {
    const one = { in1: 0, in2: 0, out: 0, mode: "uuu" } as const;
    const fails = (make: () => unknown, message: RegExp): void =>
      assert.throws(make, { name: "RangeError", message });
    fails(
      () => tensorProduct(irreps("1o"), irreps("1o"), irreps("1o"), [one]),
      /1o x 1o = 0e \+ 1e \+ 2e, got 1o: no bilinear map/,
    );
    fails(
      () => tensorProduct(irreps("2x1o"), irreps("3x1o"), irreps("2x0e"), [one]),
      /mode "uuu", got 2x1o x 3x1o -> 2x0e: all three must have equally many/,
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
      /1x0e x 1x0e = 1x0e, got 1o, 2e: no path/,
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
