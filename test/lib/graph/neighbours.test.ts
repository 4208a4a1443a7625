import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { haarRotation, type Matrix, neighbours, type Random, random, type Tensor, tensor } from "noether";

/** An edge in words: target, source and where the neighbour is seen, to eight digits. */
type Edge = string;
const edge = (i: number, j: number, r: readonly number[]): Edge =>
  `${i} <- ${j} (${r.map((x) => (Math.round(1e8 * x) / 1e8 + 0).toFixed(8)).join(", ")})`;

/** All pairs and all images up to `range` vectors of the cell away, looked at one by one. */
function byHand(x: Matrix, cutoff: number, cell?: Matrix, periodic = [true, true, true], range = 6): Edge[] {
  const steps = [0, 1, 2].map((k) =>
    cell && periodic[k] ? Array.from({ length: 2 * range + 1 }, (_, s) => s - range) : [0],
  );
  const found: Edge[] = [];
  for (const [i, to] of x.entries())
    for (const [j, from] of x.entries())
      for (const a of steps[0]!)
        for (const b of steps[1]!)
          for (const c of steps[2]!) {
            if (i === j && a === 0 && b === 0 && c === 0) continue;
            const r = [0, 1, 2].map(
              (k) => from[k]! - to[k]! + (cell ? a * cell[0]![k]! + b * cell[1]![k]! + c * cell[2]![k]! : 0),
            );
            if (Math.hypot(...r) < cutoff) found.push(edge(i, j, r));
          }
  return found.sort();
}

const rows = (x: Tensor): number[][] => x.toArray() as number[][];
function ours(x: Matrix, cutoff: number, cell?: Matrix, periodic?: [boolean, boolean, boolean]): Edge[] {
  const positions = tensor(x, { dtype: "float64" });
  const { source, target, shift } = neighbours(positions, {
    cutoff,
    mayBeEmpty: true,
    ...(cell && { cell }),
    ...(periodic && { periodic }),
  });
  const moves = shift && rows(shift);
  return Array.from(source.values, (j, e) => {
    const i = target.values[e]!;
    return edge(
      i,
      j,
      [0, 1, 2].map((k) => x[j]![k]! - x[i]![k]! + (moves ? moves[e]![k]! : 0)),
    );
  }).sort();
}

const points = (n: number, size: number, draw: Random): number[][] =>
  Array.from({ length: n }, () => Array.from({ length: 3 }, () => size * draw.uniform()));

describe("neighbours", () => {
  it("are all pairs below the cutoff, and no others", () => {
    const draw = random(1);
    for (const n of [1, 2, 7, 60]) {
      const x = points(n, 6, draw);
      for (const cutoff of [0.5, 2, 20]) assert.deepEqual(ours(x, cutoff), byHand(x, cutoff));
    }
    const far = [...points(30, 3, draw), [1e7, 0, -1e7], [1e7, 1, -1e7]];
    assert.deepEqual(ours(far, 2), byHand(far, 2));
  });

  it("are images of atoms as well, in cells of any form, also in those smaller than the cutoff", () => {
    const draw = random(2);
    const cells: readonly Matrix[] = [
      [
        [4, 0, 0],
        [0, 5, 0],
        [0, 0, 6],
      ],
      [
        [3, 0.2, 0],
        [1.4, 2.8, 0],
        [-0.7, 0.9, 3.3],
      ],
      [
        [0.2, -3, 0.1],
        [2.5, 1, 0],
        [0.4, 0.2, -1.5],
      ],
      [
        [1.3, 0, 0],
        [0, 1.2, 0],
        [0.5, 0.5, 1.4],
      ],
    ];
    for (const cell of cells) {
      const inside = points(4, 1, draw).map((f) =>
        [0, 1, 2].map((k) => f[0]! * cell[0]![k]! + f[1]! * cell[1]![k]! + f[2]! * cell[2]![k]!),
      );
      // Atoms may be given far outside of the cell.
      const outside = inside.map((x, i) => x.map((value, k) => value + [0, 2, -3, 1][i]! * cell[i % 3]![k]!));
      for (const cutoff of [1, 2.65, 3.95]) {
        const expected = byHand(inside, cutoff, cell);
        assert.deepEqual(ours(inside, cutoff, cell), expected);
        assert.equal(ours(outside, cutoff, cell).length, expected.length);
        assert.deepEqual(ours(outside, cutoff, cell), byHand(outside, cutoff, cell, undefined, 8));
      }
    }
  });

  it("repeat along some directions only, if one says so", () => {
    const cell = [
      [2, 0, 0],
      [0.5, 2.5, 0],
      [0, 0, 3],
    ];
    const x = points(5, 2, random(3));
    for (const periodic of [
      [true, true, false],
      [false, false, true],
      [false, false, false],
    ] as [boolean, boolean, boolean][])
      assert.deepEqual(ours(x, 3, cell, periodic), byHand(x, 3, cell, periodic));
    assert.notDeepEqual(ours(x, 3, cell, [true, true, false]), ours(x, 3, cell));
  });

  it("are 12, 6, 24, 12, 24 and 8 around an atom of a face-centred cubic crystal, in cells of one atom and of four", () => {
    const a = 4.05;
    const primitive = [
      [0, a / 2, a / 2],
      [a / 2, 0, a / 2],
      [a / 2, a / 2, 0],
    ];
    const cubic = [
      [a, 0, 0],
      [0, a, 0],
      [0, 0, a],
    ];
    const corners = [
      [0, 0, 0],
      [0, a / 2, a / 2],
      [a / 2, 0, a / 2],
      [a / 2, a / 2, 0],
    ];
    let all = 0;
    for (const [k, shell] of [12, 6, 24, 12, 24, 8].entries()) {
      all += shell;
      const cutoff = a * Math.sqrt((k + 1) / 2) + 1e-6;
      assert.equal(neighbours([[0, 0, 0]], { cutoff, cell: primitive }).source.size, all);
      assert.equal(neighbours(corners, { cutoff, cell: cubic }).source.size, 4 * all);
    }
  });

  it("are as many as ASE and matscipy find in a skewed cell", () => {
    // len(neighbor_list("i", atoms, cutoff)) of ASE 3.29.0 for these numbers; matscipy agrees
    const cell = [
      [2.1, 0.3, -0.2],
      [-0.9, 1.7, 0.4],
      [0.6, -0.5, 2.4],
    ];
    const x = [
      [0.1, 0.2, 0.3],
      [1.1, 0.9, 1.7],
      [-0.4, 2.2, 0.8],
    ];
    const count = (cutoff: number, periodic: [boolean, boolean, boolean]): number =>
      neighbours(tensor(x, { dtype: "float64" }), { cutoff, cell, periodic }).source.size;
    assert.deepEqual(
      [count(2, [true, true, true]), count(3.4, [true, true, true]), count(5, [true, true, true])],
      [32, 152, 480],
    );
    assert.deepEqual([count(3.4, [true, false, true]), count(5, [true, false, false])], [46, 38]);
  });

  it("are sorted by target, then by source, and every edge has its reverse", () => {
    const x = points(40, 5, random(4));
    const cell = [
      [5, 0, 0],
      [0, 5, 0],
      [1, 0, 5],
    ];
    const { source, target, shift } = neighbours(tensor(x, { dtype: "float64" }), { cutoff: 2.5, cell });
    const key = (e: number): number => target.values[e]! * 40 + source.values[e]!;
    for (let e = 1; e < source.size; e++) assert.ok(key(e) >= key(e - 1));
    const text = (i: number, j: number, s: readonly number[], sign: number): string =>
      edge(
        i,
        j,
        s.map((y) => sign * y),
      );
    const [there, back] = [1, -1].map((sign) =>
      rows(shift!)
        .map((s, e) =>
          sign > 0
            ? text(target.values[e]!, source.values[e]!, s, 1)
            : text(source.values[e]!, target.values[e]!, s, -1),
        )
        .sort(),
    );
    assert.deepEqual(there, back);
  });

  it("do not depend on how atoms and cell are turned, nor on the order of the atoms", () => {
    const draw = random(5);
    const cell = [
      [3, 0, 0.4],
      [0, 3.5, 0],
      [0.3, 0, 2.8],
    ];
    const x = points(6, 3, draw);
    const { source, target } = neighbours(tensor(x, { dtype: "float64" }), { cutoff: 3, cell });
    for (let k = 0; k < 5; k++) {
      const R = haarRotation(3, draw);
      const turned = (list: Matrix): number[][] =>
        list.map((row) => R.map((line) => line.reduce((sum, entry, j) => sum + entry * row[j]!, 0)));
      const again = neighbours(tensor(turned(x), { dtype: "float64" }), { cutoff: 3, cell: turned(cell) });
      assert.deepEqual(
        [again.source.toArray(), again.target.toArray()],
        [source.toArray(), target.toArray()],
      );
      assert.notDeepEqual(
        neighbours(tensor(turned(x), { dtype: "float64" }), { cutoff: 3, cell }).source.toArray(),
        source.toArray(),
      );
    }
    const order = [3, 0, 5, 1, 4, 2];
    const mixed = neighbours(
      order.map((i) => x[i]!),
      { cutoff: 3, cell },
    );
    const names = (s: Tensor, t: Tensor, of: (i: number) => number): string[] =>
      Array.from(s.values, (j, e) => `${of(t.values[e]!)} ${of(j)}`).sort();
    assert.deepEqual(
      names(mixed.source, mixed.target, (i) => order[i]!),
      names(source, target, (i) => i),
    );
  });

  it("are found for 5,000 atoms with 100,000 edges, as many as the density says", () => {
    const [n, size, cutoff] = [5000, 20, 2];
    const cell = [
      [size, 0, 0],
      [0, size, 0],
      [0, 0, size],
    ];
    const x = points(n, size, random(6));
    const found = neighbours(tensor(x, { dtype: "float64" }), { cutoff, cell });
    const expected = (n * n * 4 * Math.PI * cutoff ** 3) / 3 / size ** 3;
    assert.ok(found.source.size > 100_000);
    assert.ok(Math.abs(found.source.size / expected - 1) < 0.02, `${found.source.size} ${expected}`);
  });

  it("may be none: of no atoms, of one, and of atoms far apart if one says so", () => {
    const none = neighbours([], { cutoff: 5 });
    assert.deepEqual([none.source.shape, none.target.shape, none.nodes], [[0], [0], 0]);
    assert.equal(neighbours([[1, 2, 3]], { cutoff: 5 }).source.size, 0);
    const apart = [
      [0, 0, 0],
      [9, 0, 0],
    ];
    assert.equal(neighbours(apart, { cutoff: 5, mayBeEmpty: true }).source.size, 0);
    assert.throws(() => neighbours(apart, { cutoff: 5 }), {
      name: "RangeError",
      message:
        "neighbours: expected some atoms to be nearer to each other than the cutoff 5, got none: the nearest two are 9.00 apart; cutoff and positions need one unit, and mayBeEmpty: true allows it",
    });
  });

  it("refuse atoms at one place, and images of atoms", () => {
    const twice = [
      [0, 0, 0],
      [1, 2, 0.5],
      [3, 0, 0],
      [1, 2, 0.5],
    ];
    assert.throws(() => neighbours(twice, { cutoff: 2 }), {
      name: "RangeError",
      message:
        "neighbours: expected atoms at different places, got atoms 1 and 3 both at (1, 2, 0.5): the direction from one to the other is not defined",
    });
    const cell = [
      [2, 0, 0],
      [0, 2, 0],
      [0, 0, 2],
    ];
    assert.throws(
      () =>
        neighbours(
          [
            [0, 0, 0],
            [2, 4, 0],
          ],
          { cutoff: 1, cell },
        ),
      /got atoms 0 and 1 both at/,
    );
  });

  it("refuse positions that are not finite, cutoffs that are none, and cells without volume or far too small", () => {
    const x = [
      [0, 0, 0],
      [1, 0, 0],
    ];
    assert.throws(
      () =>
        neighbours(
          [
            [0, 0, 0],
            [1, Number.NaN, 0],
          ],
          { cutoff: 2 },
        ),
      {
        message: "neighbours: expected finite positions, got NaN for y of atom 1",
      },
    );
    assert.throws(() => neighbours([[0, 0, Infinity]], { cutoff: 2 }), /got Infinity for z of atom 0/);
    assert.throws(
      () => neighbours([[0, 0]], { cutoff: 2 }),
      /expected positions \[atoms, 3\], got a row of 2 numbers/,
    );
    for (const cutoff of [0, -1, Number.NaN, Infinity])
      assert.throws(() => neighbours(x, { cutoff }), /expected a cutoff above 0, .*, got/);
    assert.throws(
      () =>
        neighbours(x, {
          cutoff: 2,
          cell: [
            [1, 0, 0],
            [2, 0, 0],
            [0, 0, 1],
          ],
        }),
      /expected a cell whose three vectors span a volume, got .* with volume 0/,
    );
    assert.throws(
      () =>
        neighbours(x, {
          cutoff: 2,
          cell: [
            [1, 0, 0],
            [0, 1, 0],
          ],
        }),
      /expected a cell of three vectors/,
    );
    assert.throws(
      () =>
        neighbours(x, {
          cutoff: 5,
          cell: [
            [0.1, 0, 0],
            [0, 0.1, 0],
            [0, 0, 0.1],
          ],
        }),
      /got one 0\.100 x 0\.100 x 0\.100 wide, in which each atom has about 1\.0e\+6 images to look at: cell and cutoff need one unit/,
    );
  });
});
