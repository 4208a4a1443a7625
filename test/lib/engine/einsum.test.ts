import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { contractionOrder } from "../../../lib/engine/contractionOrder.js";
import type { EinsumFormula } from "../../../lib/engine/formulaText.js";
import {
  contract,
  einsum,
  type Form,
  grad,
  randomNormal,
  type Tensor,
  tensor,
  zeros,
} from "../../../lib/engine/index.js";
import { indexedProduct } from "../../../lib/engine/indexedProduct.js";
import { random } from "../../../lib/numbers/random.js";
import { assertDerivatives, derivativeErrors } from "./differences.js";

const draw = random(7);
const r = (...shape: number[]): Tensor => randomNormal(shape, draw, { dtype: "float64" });

/** The sum as it is defined: over all values of all words. */
function naive(formula: string, xs: readonly Tensor[]): number[] {
  const [left, right] = formula.split("->").map((side) => side.split(",").map((l) => l.match(/\S+/g) ?? []));
  const size = new Map(left!.flatMap((words, k) => words.map((word, axis) => [word, xs[k]!.shape[axis]!])));
  const result = right![0]!;
  const words = [...new Set([...result, ...left!.flat()])];
  const place = (list: readonly string[], at: ReadonlyMap<string, number>): number =>
    list.reduce((sum, word) => sum * size.get(word)! + at.get(word)!, 0);
  const total: number[] = new Array(result.reduce((n, word) => n * size.get(word)!, 1)).fill(0);
  const visit = (k: number, at: Map<string, number>): void => {
    if (k === words.length) {
      total[place(result, at)]! += left!.reduce((p, list, i) => p * xs[i]!.values[place(list, at)]!, 1);
      return;
    }
    for (let i = 0; i < size.get(words[k]!)!; i++) visit(k + 1, at.set(words[k]!, i));
  };
  visit(0, new Map());
  return total;
}

/** Formulas, with tensors for them. */
const cases: readonly (readonly [formula: string, ...xs: Tensor[]])[] = [
  ["i j, j k -> i k", r(3, 4), r(4, 5)],
  ["i j, j k -> k i", r(3, 4), r(4, 5)],
  ["j i, k j -> i k", r(4, 3), r(5, 4)],
  ["i j, j k -> i k", r(1, 4), r(4, 1)],
  ["i j, j k -> i k", r(3, 1), r(1, 5)],
  ["i j, j k -> i k", r(0, 4), r(4, 5)],
  ["i j, j k -> i k", r(3, 0), r(0, 5)],
  ["node xyz channel, channel hidden -> node xyz hidden", r(3, 3, 5), r(5, 7)],
  ["node xyz channel, channel hidden -> node hidden xyz", r(3, 3, 5), r(5, 7)],
  ["node channel xyz, channel hidden -> node hidden xyz", r(3, 5, 3), r(5, 7)],
  ["edge xyz channel, edge channel -> edge xyz channel", r(5, 3, 4), r(5, 4)],
  ["edge xyz, edge channel -> edge xyz channel", r(5, 3), r(5, 4)],
  ["node xyz channel, node xyz channel -> node channel", r(5, 3, 4), r(5, 3, 4)],
  ["node channel, node xyz channel -> node xyz channel", r(0, 4), r(0, 3, 4)],
  ["n x c, c h -> n h x", r(3, 3, 4), r(4, 9)],
  ["n x c, c h -> n h x", r(2, 9, 3), r(3, 2)],
  ["n c x, h c -> h x n", r(2, 4, 3), r(9, 4)],
  ["g to from, out in from -> out g in to", r(4, 9, 9), r(2, 3, 9)],
  ["t i j, t j k -> t i k", r(2, 3, 4), r(2, 4, 5)],
  ["i j t, j k t -> i k t", r(3, 4, 2), r(4, 5, 2)],
  ["a b c d, c b e -> e a d", r(2, 3, 4, 5), r(4, 3, 6)],
  ["a b c d, d b c e -> a e", r(2, 3, 4, 5), r(5, 3, 4, 2)],
  ["i, j -> i j", r(3), r(4)],
  ["i, j -> j i", r(3), r(4)],
  ["i, i ->", r(5), r(5)],
  ["i, i -> i", r(5), r(5)],
  ["i j, j -> i", r(3, 4), r(4)],
  ["i, i j -> j", r(3), r(3, 4)],
  [", i -> i", r(), r(4)],
  [", ->", r(), r()],
  ["i j -> j i", r(3, 4)],
  ["i j k -> k i j", r(2, 3, 4)],
  ["i j -> i", r(3, 4)],
  ["i j ->", r(3, 4)],
  ["i j ->", r(3, 0)],
  ["i i ->", r(4, 4)],
  ["i i -> i", r(4, 4)],
  ["i i i -> i", r(3, 3, 3)],
  ["i j i -> j", r(3, 4, 3)],
  ["i i, i j -> j", r(3, 3), r(3, 4)],
  ["i j, k -> k", r(2, 3), r(4)],
  ["i j, k l -> i l", r(2, 3), r(4, 5)],
  ["i j, j k, k l -> i l", r(2, 3), r(3, 4), r(4, 5)],
  ["i, i j, j ->", r(3), r(3, 4), r(4)],
  ["e i, e j, i j k -> e k", r(5, 3), r(5, 4), r(3, 4, 2)],
  ["i j, i k, i l -> j k l", r(4, 2), r(4, 3), r(4, 2)],
  ["a, b, c, d -> d c b a", r(2), r(3), r(2), r(3)],
  ["i, i, i, i -> i", r(3), r(3), r(3), r(3)],
];

const named = ([formula, ...xs]: (typeof cases)[number]): string =>
  `"${formula}" of ${xs.map(({ shape }) => `[${shape}]`).join(", ")}`;
const near = (got: Tensor, want: readonly number[]): void => {
  assert.equal(got.size, want.length);
  for (const [k, x] of want.entries()) assert.ok(Math.abs(got.values[k]! - x) < 1e-12, `${k}: ${got.values}`);
};

describe("einsum", () => {
  for (const each of cases) {
    const [formula, ...xs] = each;
    it(`${named(each)} is the sum over all words`, () => near(einsum(formula, ...xs), naive(formula, xs)));
    it(`${named(each)} has the derivatives that it states`, () =>
      assertDerivatives((...own) => einsum(formula, ...own), xs));
  }

  it("agrees with numpy", () => {
    // np.einsum("ijk,kl,jl->il", np.arange(12.).reshape(2, 3, 2), np.arange(8.).reshape(2, 4) - 3, np.arange(12.).reshape(3, 4) ** 2)
    const x = tensor([...Array(12).keys()], { shape: [2, 3, 2], dtype: "float64" });
    const y = tensor(
      [...Array(8).keys()].map((k) => k - 3),
      { shape: [2, 4], dtype: "float64" },
    );
    const z = tensor(
      [...Array(12).keys()].map((k) => k * k),
      { shape: [3, 4], dtype: "float64" },
    );
    assert.deepEqual(einsum("i j k, k l, j l -> i l", x, y, z).toArray(), [
      [-496, 214, 1364, 3044],
      [-1456, 214, 3044, 7340],
    ]);
  });

  it("in float32 is that in float64, rounded", () => {
    const [x, y] = [r(5, 3, 40), r(5, 3, 40)];
    const single = (t: Tensor): Tensor => tensor(Float32Array.from(t.values), { shape: t.shape });
    const [sx, sy] = [single(x), single(y)];
    for (const formula of ["n x c, n x c -> n c", "n x c, n y c -> n x y", "n x c, n x c ->"]) {
      const got = einsum(formula, sx, sy);
      assert.equal(got.dtype, "float32");
      const want = naive(formula, [sx, sy]);
      for (const [k, value] of want.entries())
        assert.ok(Math.abs(got.values[k]! - value) < 2e-6 * (1 + Math.abs(value)), `${formula} ${k}`);
    }
  });

  it("in float32, by the kernels of a step, has the gradients of float64, rounded", () => {
    const single = (t: Tensor): Tensor => tensor(Float32Array.from(t.values), { shape: t.shape });
    const large: typeof cases = [
      ["node xyz channel, channel hidden -> node xyz hidden", r(9, 3, 32), r(32, 16)],
      ["node xyz channel, node xyz channel -> node channel", r(9, 3, 32), r(9, 3, 32)],
      ["t i j, t j k -> t k i", r(3, 12, 9), r(3, 9, 11)],
      ["e i, e j, i j k -> e k", r(20, 8), r(20, 9), r(8, 9, 7)],
      ["a b c d, d b c e -> a e", r(4, 8, 5, 6), r(6, 8, 5, 9)],
    ];
    for (const [formula, ...xs] of [...cases, ...large]) {
      const f = (own: readonly Tensor[]): Tensor =>
        einsum(formula, ...own)
          .square()
          .sum();
      const [want, got] = [grad(f)(xs), grad(f)(xs.map(single))];
      for (const [k, { values }] of want.entries()) {
        const largest = Math.max(...Array.from(values, Math.abs));
        for (const [place, value] of values.entries())
          assert.ok(Math.abs(got[k]!.values[place]! - value) <= 1e-5 * largest, formula);
      }
    }
  });

  it("of a diagonal has its gradient on the diagonal alone", () => {
    const slope = grad((x: Tensor) => einsum("i i ->", x))(r(3, 3));
    assert.deepEqual(slope.toArray(), [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
  });

  it("of several operands takes the cheapest pair first: x^T A y for large A needs no outer product", () => {
    const size = new Map([
      ["i", 200],
      ["j", 100],
      ["k", 3],
    ]);
    assert.deepEqual(contractionOrder([["i"], ["j"], ["i", "j"]], [], size), [
      { places: [0, 2], words: ["j"] },
      { places: [0, 1], words: [] },
    ]);
    // (A B) C and A (B C): 200 x 3 by 3 x 100 by 100 x 3.
    assert.deepEqual(
      contractionOrder(
        [
          ["i", "k"],
          ["k", "j"],
          ["j", "l"],
        ],
        ["i", "l"],
        new Map([...size, ["l", 3]]),
      )[0],
      { places: [1, 2], words: ["k", "l"] },
    );
  });

  it("of one formula and other shapes is planned again", () => {
    for (const n of [1, 2, 3, 1]) {
      const [x, y] = [r(n, 2), r(2, n)];
      near(einsum("i j, j i ->", x, y), naive("i j, j i ->", [x, y]));
    }
  });

  it("with a wrong contraction is found out", () => {
    const right = indexedProduct(
      "right",
      [
        ["i", "j"],
        ["j", "k"],
        ["i", "k"],
      ],
      new Map(Object.entries({ i: 2, j: 3, k: 2 })),
    );
    const errors = (form: Form) => derivativeErrors((a, b) => contract(form, 2, [a, b]), [r(2, 3), r(3, 2)]);
    assert.ok(errors(right).every((error) => error < 1e-8));
    // The gradient by b with the sign of a difference.
    const wrong: Form = {
      ...right,
      run(skip, out, values, kernels, constants) {
        right.run(skip, out, values, kernels, constants);
        if (skip === 1) for (let k = 0; k < out.length; k++) out[k]! *= -1;
      },
    };
    assert.ok(errors(wrong)[0] > 1e-2);
  });
});

describe("einsum refuses", () => {
  const refusals: readonly (readonly [formula: string, xs: readonly Tensor[], message: string])[] = [
    ["i j", [r(1, 1)], 'write "operands -> result", such as "i j, j k -> i k"'],
    ["i -> j -> k", [r(1)], 'write "operands -> result", such as "i j, j k -> i k"'],
    ["", [], 'write "operands -> result", such as "i j, j k -> i k"'],
    [
      "i j, j k -> i l",
      [r(1, 1), r(1, 1)],
      "'l' is in the result but in no operand: words have spaces between them, as in \"i k\"",
    ],
    ["i j -> i i", [r(2, 2)], "'i' is twice in the result: an index has one axis there"],
    ["... i -> i", [r(2, 2)], 'expected words of letters and digits with spaces between them, got "..."'],
    ["i\tj -> i", [r(2, 2)], 'expected words of letters and digits with spaces between them, got "i\\tj"'],
    ["i j, j k -> i k", [r(2, 2)], "expected 2 tensors, got 1"],
    ["i j -> i", [r(2, 2), r(1)], "expected 1 tensor, got 2"],
    ["i j, j -> i", [r(2, 2), r(2, 1)], 'expected 1 axis for operand 1, "j", got shape [2, 1]'],
    ["i j ->", [r()], 'expected 2 axes for operand 0, "i j", got shape []'],
    [
      "ij, jk -> ij",
      [r(2, 2), r(2, 2)],
      'expected 1 axis for operand 0, "ij", got shape [2, 2]: write its indices with spaces between them, "i j"',
    ],
    [
      "node xyz channel, channel hidden -> node xyz hidden",
      [zeros([9, 3, 32]), zeros([64, 128])],
      "index channel is 32 in [9, 3, 32] and 64 in [64, 128]",
    ],
    ["i i ->", [r(2, 3)], "index i is 2 in [2, 3] and 3 in [2, 3]"],
  ];
  for (const [formula, xs, message] of refusals) {
    it(`"${formula}" of ${xs.length}: ${message}`, () =>
      assert.throws(() => einsum(formula, ...xs), {
        name: "RangeError",
        message: `einsum "${formula}": ${message}`,
      }));
  }

  it("tensors of two dtypes, and what is not a tensor or a formula", () => {
    const formula: string = "i, i ->";
    assert.throws(() => einsum(formula, r(2), zeros([2])), {
      name: "TypeError",
      message:
        'einsum: expected two tensors of one dtype, got float64 and float32: convert one by .as("float64")',
    });
    assert.throws(() => einsum("i, i ->", [1, 2] as unknown as Tensor, r(2)), {
      name: "TypeError",
      message: "einsum: expected tensors, got a list: make one by tensor(...)",
    });
    assert.throws(() => einsum(3 as unknown as string, r(2)), {
      name: "TypeError",
      message: 'einsum: expected a formula such as "i j, j k -> i k", got number',
    });
  });

  it("in the same words as the compiler", () => {
    const missing: EinsumFormula<"i j, j k -> i l"> =
      "'l' is in the result but in no operand: words have spaces between them, as in \"i k\"";
    const arrow: EinsumFormula<"i j, j k"> = 'write "operands -> result", such as "i j, j k -> i k"';
    const arrows: EinsumFormula<"i j -> j -> k"> = arrow;
    const given: string[] = ["i j, j k -> i l", "i j, j k", "i j -> j -> k"];
    for (const [k, sentence] of [missing, arrow, arrows].entries())
      assert.throws(() => einsum(given[k]!, r(2, 2), r(2, 2)), {
        message: `einsum "${given[k]}": ${sentence}`,
      });
  });

  it("at compile time what is wrong at run time", () => {
    const [x, w] = [r(2, 2), r(2, 2)];
    // @ts-expect-error Expected 3 arguments, but got 2
    assert.throws(() => einsum("i j, j k -> i k", x));
    // @ts-expect-error Expected 2 arguments, but got 3
    assert.throws(() => einsum("i j -> i", x, w));
    // @ts-expect-error 'l' is in the result but in no operand
    assert.throws(() => einsum("i j, j k -> i l", x, w));
    // @ts-expect-error write "operands -> result"
    assert.throws(() => einsum("i j, j k", x, w));
  });
});
