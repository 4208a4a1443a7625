import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { concat, randomNormal, range, stack, type Tensor, tensor, zeros } from "../../../lib/engine/index.js";
import { random } from "../../../lib/numbers/random.js";
import { assertTensor } from "./close.js";

const a = range(6).reshape([2, 3]);
const cube = randomNormal([2, 3, 4], random(1));

/** The number at an index, from its definition. */
const at = (x: Tensor, index: readonly number[]): number =>
  x.values[index.reduce((place, i, axis) => place * x.shape[axis]! + i, 0)]!;

function* indices(shape: readonly number[]): Generator<number[]> {
  if (shape.length === 0) yield [];
  else for (let i = 0; i < shape[0]!; i++) for (const rest of indices(shape.slice(1))) yield [i, ...rest];
}

/** Asserts that y has a shape, and y_index = x_from(index). */
function assertMoved(
  y: Tensor,
  shape: readonly number[],
  x: Tensor,
  from: (index: readonly number[]) => readonly number[] | undefined,
): void {
  assert.deepEqual(y.shape, shape);
  for (const index of indices(shape)) {
    const place = from(index);
    assert.equal(at(y, index), place === undefined ? 0 : at(x, place), `at [${index.join(", ")}]`);
  }
}

describe("rearrangements", () => {
  it("permute puts axis order[k] in place k", () => {
    assertMoved(cube.permute([2, 0, 1]), [4, 2, 3], cube, ([k, i, j]) => [i!, j!, k!]);
    assertMoved(cube.permute([-1, 1, 0]), [4, 3, 2], cube, ([k, j, i]) => [i!, j!, k!]);
    assertMoved(cube.permute([0, 2, 1]), [2, 4, 3], cube, ([i, k, j]) => [i!, j!, k!]);
    assert.equal(cube.permute([0, 1, 2]), cube);
    assertTensor(zeros([0, 3]).permute([1, 0]), [3, 0], []);
    assertTensor(tensor(2).permute([]), [], [2]);
  });

  it("transpose exchanges the last two axes", () => {
    assertTensor(a.transpose(), [3, 2], [0, 3, 1, 4, 2, 5]);
    assertMoved(cube.transpose(), [2, 4, 3], cube, ([i, k, j]) => [i!, j!, k!]);
  });

  it("slice takes entries along an axis, counted from either end", () => {
    assertMoved(cube.slice(1, 1, 3), [2, 2, 4], cube, ([i, j, k]) => [i!, j! + 1, k!]);
    assertMoved(cube.slice(-1, -3, -1), [2, 3, 2], cube, ([i, j, k]) => [i!, j!, k! + 1]);
    assertTensor(a.slice(1, 1), [2, 2], [1, 2, 4, 5]);
    assertTensor(a.slice(0, 1, 1), [0, 3], []);
    assert.equal(a.slice(1, 0, 3), a);
  });

  it("pad puts zeros around", () => {
    const padded = cube.pad(1, 2, 1);
    assertMoved(padded, [2, 6, 4], cube, ([i, j, k]) => (j! >= 2 && j! < 5 ? [i!, j! - 2, k!] : undefined));
    assertTensor(zeros([0]).pad(0, 1, 2), [3], [0, 0, 0]);
    assertTensor(range(2, { dtype: "int32" }).pad(0, 0, 1), [3], [0, 1, 0]);
  });

  it("flip turns an axis around", () => {
    for (const axis of [0, 1, 2])
      assertMoved(cube.flip(axis), [2, 3, 4], cube, (index) =>
        index.map((i, k) => (k === axis ? cube.shape[k]! - 1 - i : i)),
      );
    assertTensor(zeros([0, 2]).flip(0), [0, 2], []);
  });

  it("split gives equal parts, which concat puts together again", () => {
    const [first, second] = cube.split(2);
    assertMoved(first, [2, 3, 2], cube, (index) => index);
    assertMoved(second, [2, 3, 2], cube, ([i, j, k]) => [i!, j!, k! + 2]);
    assert.deepEqual(concat([first, second], -1).values, cube.values);
    assert.deepEqual(concat(cube.split(3, 1), 1).values, cube.values);
    assert.deepEqual(
      zeros([2, 0])
        .split(3)
        .map(({ shape }) => shape),
      [
        [2, 0],
        [2, 0],
        [2, 0],
      ],
    );
  });

  it("split into a literal number of parts has a type of so many", () => {
    const three: [Tensor, Tensor, Tensor] = a.split(3);
    const count = Number("3");
    const many: Tensor[] = a.split(count);
    // @ts-expect-error: there is no fourth part
    assert.equal(three[3], undefined);
    // @ts-expect-error: two parts are not three
    const wrong: [Tensor, Tensor, Tensor] = cube.split(2);
    assert.equal(many.length + wrong.length, 5);
  });

  it("concat goes along one axis, stack along a new one", () => {
    const b = tensor([[10], [20]]);
    assertTensor(concat([a, b], 1), [2, 4], [0, 1, 2, 10, 3, 4, 5, 20]);
    assertTensor(concat([zeros([0, 3]), a], 0), [2, 3], [0, 1, 2, 3, 4, 5]);
    assertTensor(stack([range(2), range(2).add(5)]), [2, 2], [0, 1, 5, 6]);
    assertTensor(stack([range(2), range(2).add(5)], -1), [2, 2], [0, 5, 1, 6]);
    assertMoved(stack([cube, cube], 1), [2, 2, 3, 4], cube, ([i, _, j, k]) => [i!, j!, k!]);
    assertTensor(stack([tensor(1), tensor(2)]), [2], [1, 2]);
  });

  it("refuse what does not fit", () => {
    const refused: readonly (readonly [() => unknown, string])[] = [
      [() => cube.permute([0, 1]), "permute: expected each of the 3 axes of [2, 3, 4] once, got [0, 1]"],
      [
        () => cube.permute([0, 1, -2]),
        "permute: expected each of the 3 axes of [2, 3, 4] once, got [0, 1, -2]",
      ],
      [
        () => cube.permute([0, 1, 3]),
        "permute: expected an axis of [2, 3, 4], got 3: the axes are 0 to 2, or -3 to -1",
      ],
      [() => range(3).transpose(), "transpose: expected a matrix, [..., m, n], got [3]"],
      [
        () => a.slice(1, 0, 4),
        "slice: expected 0 <= from <= to <= 3 along axis 1 of [2, 3], got from 0 to 4",
      ],
      [
        () => a.slice(1, 2, 1),
        "slice: expected 0 <= from <= to <= 3 along axis 1 of [2, 3], got from 2 to 1",
      ],
      [() => a.slice(0, -3), "slice: expected 0 <= from <= to <= 2 along axis 0 of [2, 3], got from -3 to 2"],
      [
        () => a.slice(0, 0.5),
        "slice: expected 0 <= from <= to <= 2 along axis 0 of [2, 3], got from 0.5 to 2",
      ],
      [() => a.slice(2, 0), "slice: expected an axis of [2, 3], got 2: the axes are 0 to 1, or -2 to -1"],
      [() => a.pad(0, -1, 0), "pad: expected whole numbers of zeros from 0 on, got -1 before and 0 after"],
      [() => a.pad(9, 0, 0), "pad: expected an axis of [2, 3], got 9: the axes are 0 to 1, or -2 to -1"],
      [() => a.flip(-3), "flip: expected an axis of [2, 3], got -3: the axes are 0 to 1, or -2 to -1"],
      [
        () => a.split(2),
        "split: expected a number of equal parts of the 3 entries along axis 1 of [2, 3], got 2",
      ],
      [
        () => a.split(0),
        "split: expected a number of equal parts of the 3 entries along axis 1 of [2, 3], got 0",
      ],
      [() => a.split(2, 2), "split: expected an axis of [2, 3], got 2: the axes are 0 to 1, or -2 to -1"],
      [
        () => concat([a, cube], 0),
        "concat: expected shapes that differ in axis 0 alone, got [2, 3] and [2, 3, 4]",
      ],
      [
        () => concat([a, a.transpose()], 1),
        "concat: expected shapes that differ in axis 1 alone, got [2, 3] and [3, 2]",
      ],
      [() => concat([], 0), "concat: expected a list of tensors, one at least, got []: concat([x, y], axis)"],
      [() => concat([tensor(1)], 0), "concat: expected an axis of [], got 0: one number has no axes"],
      [() => stack([a, range(3)]), "stack: expected tensors of one shape, got [2, 3] and [3]"],
      [() => stack([a], 3), "stack: expected an axis of [2, 3, 1], got 3: the axes are 0 to 2, or -3 to -1"],
      [
        () => stack(a as never),
        "stack: expected a list of tensors, one at least, got object: stack([x, y], axis)",
      ],
    ];
    for (const [f, message] of refused) assert.throws(f, { name: "RangeError", message });
    assert.throws(() => concat([a, a.as("float64")], 0), {
      name: "TypeError",
      message:
        'concat: expected tensors of one dtype, got float32 and float64: convert one by .as("float32")',
    });
  });
});
