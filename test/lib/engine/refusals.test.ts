import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { full, grad, ones, type Tensor, tensor, zeros } from "../../../lib/engine/index.js";
import { sphericalHarmonics } from "../../../lib/harmonics/sphericalHarmonics.js";

describe("what a tensor cannot be made of, or done with", () => {
  const anything = (x: unknown): never => x as never;
  const refusals: readonly (readonly [what: string, of: () => unknown, name: string, message: RegExp])[] = [
    // Who was called
    [
      "zeros of a negative length",
      () => zeros([-1, 2]),
      "RangeError",
      /^zeros: expected a shape.*got \[-1, 2\]$/,
    ],
    ["ones of half a row", () => ones([2.5]), "RangeError", /^ones: expected a shape.*got \[2.5\]$/],
    [
      "zeros of no dtype",
      () => zeros([2], { dtype: anything("float16") }),
      "TypeError",
      /^zeros: .*got "float16"$/,
    ],
    // Of a kind that typeof does not tell
    [
      "a tensor of null",
      () => tensor(anything([null, 1])),
      "TypeError",
      /^tensor: expected numbers, got null$/,
    ],
    ["a tensor of tensors", () => tensor(anything([ones([2]), ones([2])])), "TypeError", /^tensor: expected numbers, got a tensor: .* stack\(\[x, y\]\)$/], // biome-ignore format: one line
    [
      "a list added",
      () => ones([2]).add(anything([3, 4])),
      "TypeError",
      /^add: .*got a list: make one by tensor\(\.\.\.\)$/,
    ],
    ["null added", () => ones([2]).add(anything(null)), "TypeError", /^add: .*got null: /],
    [
      "a typed array added",
      () => ones([2]).add(anything(new Float32Array(2))),
      "TypeError",
      /^add: .*got a Float32Array: /,
    ],
    ["a list as exponent", () => ones([2]).pow(anything([2])), "TypeError", /^pow: .*got a list: /],
    ["the gradient of a promise", () => grad(anything(async (x: Tensor) => x.sum()))(anything(ones([2]))), "TypeError", /^grad: .*got a promise: leave `async` out/], // biome-ignore format: one line
    // Both whole shapes, and what to do
    ["stacks of matrices of another number", () => ones([3, 4, 5]).matmul(ones([4, 5, 2])), "RangeError", /^matmul: .*\[3, 4, 5\] and \[4, 5, 2\]/], // biome-ignore format: one line
    ["a matrix times a vector", () => ones([2, 2]).matmul(ones([2])), "RangeError", /\[2, 2\] and \[2\]: .*reshape\(\[2, 1\]\)/], // biome-ignore format: one line
    ["a vector times a matrix", () => ones([2]).matmul(ones([2, 3])), "RangeError", /\[2\] and \[2, 3\]: .*reshape\(\[1, 2\]\)/], // biome-ignore format: one line
    // More than there is room for
    ["zeros without room", () => zeros([1e6, 1e6]), "RangeError", /^expected a tensor that memory can hold, got 1000000000000 numbers of float32 \(3725 GiB\)/], // biome-ignore format: one line
    ["a sum without room", () => zeros([3e6, 1]).add(zeros([1, 3e6])), "RangeError", /^expected a tensor that memory can hold, got 9000000000000 numbers of float32/], // biome-ignore format: one line
    // No direction
    ["harmonics of a zero vector", () => sphericalHarmonics(2, tensor([[0, 0, 1], [0, 0, 0]])), "RangeError", /^sphericalHarmonics: expected vectors with a direction, got \[0, 0, 0\] in row 1: remove it .*normalize: false/], // biome-ignore format: one line
    ["harmonics of a vector whose square is 0", () => sphericalHarmonics([1], tensor([1e-30, 0, 0])), "RangeError", /in row 0: .*float64/], // biome-ignore format: one line
    ["harmonics of a vector whose square overflows", () => sphericalHarmonics([1], tensor([1e30, 0, 0])), "RangeError", /in row 0/], // biome-ignore format: one line
    [
      "harmonics of NaN",
      () => sphericalHarmonics(1, tensor([[NaN, 0, 1]])),
      "RangeError",
      /got \[NaN, 0, 1\] in row 0/,
    ],
  ];
  for (const [what, of, name, message] of refusals)
    it(`${what} is refused with what is expected and what was given`, () =>
      assert.throws(of, { name, message }));

  it("solid harmonics of a zero vector are 0 but for degree 0, and those of directions are there", () => {
    const x = tensor([[0, 0, 0]]);
    assert.deepEqual(sphericalHarmonics(1, x, { normalize: false }).toArray(), [[1, 0, 0, 0]]);
    assert.equal(sphericalHarmonics(1, tensor([1e-15, 0, 0])).values.every(Number.isFinite), true);
  });

  it("typed arrays of whole numbers become int32, exactly", () => {
    for (const Kind of [Uint8Array, Int8Array, Uint8ClampedArray, Int16Array, Uint16Array, Uint32Array]) {
      const x = tensor(new Kind([1, 2, 127]));
      assert.deepEqual([x.dtype, x.toArray()], ["int32", [1, 2, 127]]);
    }
    assert.throws(
      () => tensor(new Uint32Array([2 ** 31])),
      /whole numbers below 2\^31 for int32, got 2147483648/,
    );
    assert.equal(tensor(new Uint8Array([255]), { dtype: "float32" }).dtype, "float32");
  });

  it("a number that float32 cannot hold is refused where it is written; what is computed overflows", () => {
    const sizes: readonly (readonly [name: string, of: () => unknown])[] = [
      ["tensor", () => tensor([1e39])],
      ["tensor", () => tensor([[1, -1e39]])],
      ["tensor", () => tensor(new Float64Array([1e300]), { dtype: "float32" })],
      ["full", () => full([2], Number.MAX_VALUE)],
      ["mul", () => ones([2]).mul(1e39)],
      ["maximum", () => ones([2]).maximum(-1e39)],
    ];
    for (const [name, of] of sizes)
      assert.throws(of, {
        name: "RangeError",
        message: new RegExp(
          `^${name}: expected numbers up to 3\\.4e38 for float32, got [-\\de+.]+: take float64, by`,
        ),
      });
    // The largest of float32, infinities and NaN are numbers of it, and what is too small is 0.
    const most = (2 - 2 ** -23) * 2 ** 127;
    assert.deepEqual(tensor([most, -Infinity, NaN, 1e-50]).toArray(), [most, -Infinity, NaN, 0]);
    assert.deepEqual(
      tensor([2 ** 200], { dtype: "float64" })
        .mul(2 ** 200)
        .toArray(),
      [2 ** 400],
    );
    assert.deepEqual(tensor([1e30]).mul(1e30).toArray(), [Infinity]);
    assert.deepEqual(tensor([1e39], { dtype: "float64" }).as("float32").toArray(), [Infinity]);
  });

  it("a tensor in JSON is its numbers in lists", () => {
    assert.equal(JSON.stringify({ w: tensor([[1, 2]]), b: tensor(3) }), '{"w":[[1,2]],"b":3}');
  });
});
