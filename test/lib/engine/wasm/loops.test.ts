import assert from "node:assert/strict";
import type { PairName } from "../../../../lib/engine/kernels.js";
import { instantiate } from "../../../../lib/engine/wasm/instantiate.js";
import { accumulate, move } from "../../../../lib/engine/wasm/move.js";
import { pair } from "../../../../lib/engine/wasm/pair.js";
import { addRows, gatherRows } from "../../../../lib/engine/wasm/rows.js";
import { sum } from "../../../../lib/engine/wasm/sum.js";
import { webAssembly } from "../../../../lib/engine/webAssembly.js";
import { random } from "../../../../lib/numbers/random.js";
import { poisonedMemory } from "../../../support/poisonedMemory.js";

const stream = random(64);
const normals = (n: number): Float32Array => Float32Array.from({ length: n }, () => stream.normal());

/** All indices of a box, row-major. */
function indices(lengths: readonly number[]): number[][] {
  return lengths.reduce<number[][]>(
    (found, length) => found.flatMap((index) => Array.from({ length }, (_, k) => [...index, k])),
    [[]],
  );
}

/** Steps of row-major numbers along axes; 0 along those that are repeated. */
function rowMajor(lengths: readonly number[], repeated: readonly boolean[] = []): number[] {
  return lengths.map((_, axis) =>
    repeated[axis]
      ? 0
      : lengths.reduce<number>((step, length, k) => (k > axis && !repeated[k] ? step * length : step), 1),
  );
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((s, x, k) => s + x * b[k]!, 0);
const inBytes = (list: readonly number[]): number[] => list.map((x) => 4 * x);

const BOXES = [
  [1, 1, 1, 1],
  [1, 1, 1, 9],
  [1, 1, 5, 4],
  [1, 2, 3, 8],
  [2, 3, 4, 7],
  [1, 1, 7, 1],
  [3, 1, 2, 33],
  [1, 1, 13, 3],
] as const;

const EMPTY = [
  [0, 1, 2, 3],
  [1, 0, 2, 3],
  [1, 2, 0, 3],
  [2, 2, 3, 0],
] as const;

const REPEATED = indices([2, 2, 2, 2]).map((bits) => bits.map((bit) => bit === 1));

describe("pairs of arrays in WebAssembly", () => {
  const PAIRS: readonly [PairName, (x: number, y: number) => number][] = [
    ["add", (x, y) => x + y],
    ["sub", (x, y) => x - y],
    ["mul", (x, y) => x * y],
    ["div", (x, y) => x / y],
    ["maximum", Math.max],
    ["minimum", Math.min],
  ];

  it("are x op y rounded once, for every way to repeat either, and write nothing else", () => {
    for (const lengths of [...BOXES, ...EMPTY])
      for (const repeatedX of REPEATED)
        for (const repeatedY of REPEATED) {
          const [op, f] = stream.pick(PAIRS);
          const room = poisonedMemory(1);
          const [xs, ys] = [rowMajor(lengths, repeatedX), rowMajor(lengths, repeatedY)];
          const size = (repeated: readonly boolean[]): number =>
            lengths.reduce<number>((n, length, axis) => (repeated[axis] ? n : n * length), 1);
          const [x, y] = [room.floats(normals(size(repeatedX))), room.floats(normals(size(repeatedY)))];
          room.freeze();
          const all = indices(lengths);
          const z = room.floats(all.length);
          instantiate([pair(op)], room.memory)[op]!(
            z.byteOffset,
            x.byteOffset,
            y.byteOffset,
            ...lengths,
            ...inBytes(xs),
            ...inBytes(ys),
          );
          const expected = all.map((index) => Math.fround(f(x[dot(index, xs)]!, y[dot(index, ys)]!)));
          assert.deepEqual([...z], expected, `${op} over ${lengths.join(" x ")}`);
          room.check(op);
        }
  });

  it("have NaN, infinities and signs as in JavaScript", () => {
    const special = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -0, 1, -2];
    const grid = special.flatMap((x) => special.map((y) => [x, y] as const));
    for (const [op, f] of PAIRS) {
      const room = poisonedMemory(1);
      const [x, y, z] = [
        room.floats(grid.map(([a]) => a)),
        room.floats(grid.map(([, b]) => b)),
        room.floats(grid.length),
      ];
      instantiate([pair(op)], room.memory)[op]!(
        z.byteOffset,
        x.byteOffset,
        y.byteOffset,
        ...[1, 1, 1, grid.length],
        ...[0, 0, 0, 4],
        ...[0, 0, 0, 4],
      );
      assert.deepEqual(
        [...z],
        grid.map(([a, b]) => f(a, b)),
        op,
      );
    }
  });
});

describe("sums in WebAssembly", () => {
  /** Sums x over the axes 1 and 3, or 0 and 2, of a box, as the kernel's i, j, a, b. */
  function compare(
    lengths: readonly [number, number, number, number],
    isLastSummed: boolean,
    offset: number,
  ): void {
    const room = poisonedMemory(10);
    const all = indices(lengths);
    const x = room.floats(normals(all.length).map((entry) => entry + offset));
    room.freeze();
    const own = rowMajor(lengths);
    const [kept, summed] = isLastSummed
      ? [
          [0, 2],
          [1, 3],
        ]
      : [
          [1, 3],
          [0, 2],
        ];
    const of = (list: readonly number[], axes: readonly number[]): number[] =>
      axes.map((axis) => list[axis]!);
    const y = room.floats(of(lengths, kept).reduce((n, length) => n * length, 1));
    instantiate([sum], room.memory).sum!(
      y.byteOffset,
      x.byteOffset,
      ...of(lengths, kept),
      ...inBytes(of(own, kept)),
      ...of(lengths, summed),
      ...inBytes(of(own, summed)),
    );
    const [expected, sizes] = [new Float64Array(y.length), new Float64Array(y.length)];
    const to = rowMajor(of(lengths, kept));
    all.forEach((index, k) => {
      expected[dot(of(index, kept), to)]! += x[k]!;
      sizes[dot(of(index, kept), to)]! += Math.abs(x[k]!);
    });
    const terms = of(lengths, summed).reduce((n, length) => n * length, 1);
    expected.forEach((value, k) => {
      const bound = 2 ** -24 * Math.abs(value) + 2 * terms * 2 ** -53 * sizes[k]!;
      assert.ok(Math.abs(y[k]! - value) <= bound, `${lengths.join(" x ")}: ${y[k]} is not ${value}`);
    });
    room.check("sum");
  }

  it("are those in double, rounded once, over inner, outer and middle axes", () => {
    for (const lengths of [...BOXES, ...EMPTY, [4, 3, 2, 50], [1, 900, 1, 21], [33, 2, 5, 37]] as const)
      for (const isLastSummed of [false, true]) compare(lengths, isLastSummed, 0);
  });

  it("lose nothing when many numbers of one sign are summed", () => {
    compare([1, 1, 1, 100_000], true, 100);
    compare([1, 50_000, 1, 1], true, 100);
    compare([40_000, 1, 1, 2], false, 100);
  });
});

describe("copies in WebAssembly", () => {
  const ORDERS = indices([4, 4, 4, 4]).filter((order) => new Set(order).size === 4);

  it("are permutations, repetitions and reversals of any four axes, exactly", () => {
    for (const lengths of [...BOXES, ...EMPTY])
      for (const order of ORDERS)
        for (const repeated of [[], stream.pick(REPEATED)]) {
          const room = poisonedMemory(1);
          const source = rowMajor(lengths, repeated);
          const [shape, from] = [order.map((axis) => lengths[axis]!), order.map((axis) => source[axis]!)];
          const all = indices(shape);
          const x = room.floats(normals(Math.max(1, ...all.map((index) => dot(index, from) + 1))));
          room.freeze();
          const isSum = stream.integer(2) === 1;
          const before = normals(all.length);
          const y = room.floats(isSum ? before : all.length);
          const to = rowMajor(shape);
          instantiate([isSum ? accumulate : move], room.memory)[isSum ? "accumulate" : "move"]!(
            y.byteOffset,
            x.byteOffset,
            ...shape,
            ...inBytes(to.slice(0, 3)),
            ...inBytes(from),
          );
          const expected = all.map((index, k) =>
            Math.fround((isSum ? before[k]! : 0) + x[dot(index, from)]!),
          );
          assert.deepEqual([...y], expected, `${lengths.join(" x ")} by ${order.join("")}`);
          room.check("move");
        }
  });

  it("added where y does not move are sums, one after the other", () => {
    for (const [rows, columns] of [
      [3, 5],
      [9, 8],
      [6, 17],
    ] as const)
      for (const isTurned of [false, true]) {
        const room = poisonedMemory(1);
        const x = room.floats(normals(rows * columns));
        room.freeze();
        const before = normals(columns);
        const y = room.floats(before);
        const [down, along] = isTurned ? [1, rows] : [columns, 1];
        instantiate([accumulate], room.memory).accumulate!(
          y.byteOffset,
          x.byteOffset,
          ...[1, 1, rows, columns],
          ...[0, 0, 0],
          ...[0, 0, 4 * down, 4 * along],
        );
        for (let q = 0; q < columns; q++)
          for (let p = 0; p < rows; p++) before[q]! += x[p * down + q * along]!;
        assert.deepEqual([...y], [...before]);
        room.check("accumulate");
      }
  });

  it("go backwards, and into a part of a larger array", () => {
    for (const [rows, columns] of [
      [1, 1],
      [3, 5],
      [8, 8],
      [6, 17],
    ] as const) {
      const room = poisonedMemory(1);
      const x = room.floats(normals(rows * columns));
      const y = room.floats(normals((rows + 2) * (columns + 3)));
      const before = Float32Array.from(y);
      instantiate([move], room.memory).move!(
        y.byteOffset + 4 * (columns + 3 + 1),
        x.byteOffset + 4 * (rows * columns - 1),
        ...[1, 1, rows, columns],
        ...[0, 0, 4 * (columns + 3)],
        ...[0, 0, -4 * columns, -4],
      );
      for (let p = 0; p < rows; p++)
        for (let q = 0; q < columns; q++)
          before[(p + 1) * (columns + 3) + q + 1] = x[rows * columns - 1 - p * columns - q]!;
      assert.deepEqual(y, before);
      room.check("move");
    }
  });
});

describe("rows in WebAssembly", () => {
  it("are gathered and added up in any order, by edges or none, of any width", () => {
    for (const width of [0, 1, 3, 4, 7, 16, 33])
      for (const edges of [0, 1, 2, 40]) {
        const nodes = 9;
        const list = Array.from({ length: edges }, () => stream.integer(nodes));
        const room = poisonedMemory(1);
        const rows = room.integers(list);
        const nodeValues = room.floats(normals(nodes * width));
        const edgeValues = room.floats(normals(edges * width));
        room.freeze();
        const gathered = room.floats(edges * width);
        const before = normals(nodes * width);
        const summed = room.floats(before);
        const { gatherRows: gather, addRows: add } = instantiate([gatherRows, addRows], room.memory);
        gather!(gathered.byteOffset, nodeValues.byteOffset, rows.byteOffset, edges, 4 * width);
        add!(summed.byteOffset, edgeValues.byteOffset, rows.byteOffset, edges, 4 * width);
        const expected = Float32Array.from(before);
        list.forEach((node, edge) => {
          for (let k = 0; k < width; k++) {
            assert.equal(gathered[edge * width + k], nodeValues[node * width + k]);
            // One rounding a row, in the order of the edges: the same bits.
            expected[node * width + k]! += edgeValues[edge * width + k]!;
          }
        });
        assert.deepEqual([...summed], [...expected]);
        room.check("rows");
      }
  });
});

describe("kernels over a memory that threads share", () => {
  it("do the same, each range of rows by itself", () => {
    const memory = new webAssembly!.Memory({ initial: 1, maximum: 4, shared: true });
    const floats = new Float32Array(memory.buffer);
    const list = new Int32Array(memory.buffer, 256, 6);
    floats.set(normals(40), 100);
    list.set([3, 0, 9, 9, 1, 5]);
    const { gatherRows: gather } = instantiate([gatherRows], memory, { sharedPages: 4 });
    for (const [from, count] of [
      [0, 4],
      [4, 2],
    ] as const)
      gather!(4 * (200 + 4 * from), 400, 256 + 4 * from, count, 16);
    const expected = [...list].flatMap((row) => [...floats.subarray(100 + 4 * row, 104 + 4 * row)]);
    assert.deepEqual([...floats.subarray(200, 224)], expected);
  });
});
