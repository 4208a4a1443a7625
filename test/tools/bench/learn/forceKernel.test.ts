import assert from "node:assert/strict";
import { random, type Vector } from "noether";
import { forceKernel } from "../../../../tools/bench/learn/forceKernel.js";
import { tiledCholeskySolve } from "../../../../tools/bench/learn/tiledCholeskySolve.js";

/** Three atoms on springs of length 1: their positions, shaken, and forces. */
function springs(draw: ReturnType<typeof random>): { positions: Vector[]; forces: Vector[] } {
  const at = [
    [0, 0, 0],
    [1, 0, 0],
    [0.3, 0.9, 0],
  ];
  const positions = at.map((x) => x.map((value) => value + 0.1 * draw.normal()));
  const forces = positions.map((x, i) =>
    [0, 1, 2].map((axis) =>
      positions.reduce((sum, y, j) => {
        if (i === j) return sum;
        const d = Math.hypot(...x.map((value, k) => value - y[k]!));
        return sum - ((d - 1) * (x[axis]! - y[axis]!)) / d;
      }, 0),
    ),
  );
  return { positions, forces };
}

describe("the kernel of forces", () => {
  const draw = random(1);
  const frames = Array.from({ length: 20 }, () => springs(draw));
  const forces = forceKernel(frames, { width: 1, ridge: 1e-6 });
  const new1 = springs(draw);

  it("learns springs from twenty frames", () => {
    const mean = (values: readonly number[]): number =>
      values.reduce((sum, x) => sum + Math.abs(x), 0) / values.length;
    const others = Array.from({ length: 20 }, () => springs(draw));
    const off = others.map((other) => {
      const found = forces(other.positions);
      return mean(other.forces.flat().map((force, k) => force - found[k]!));
    });
    const all = mean(others.flatMap((other) => other.forces.flat()));
    assert.ok(mean(off) < 0.2 * all, `${mean(off)} of ${all}`);
  });

  it("turns its forces with the molecule", () => {
    const turned = new1.positions.map(([x, y, z]) => [y!, z!, x!]);
    const [still, moved] = [forces(new1.positions), forces(turned)];
    for (let i = 0; i < 3; i++)
      for (let axis = 0; axis < 3; axis++)
        assert.ok(Math.abs(moved[3 * i + axis]! - still[3 * i + ((axis + 1) % 3)]!) < 1e-10);
  });

  it("is the slope of an energy: its slopes are symmetric", () => {
    const slope = (k: number, by: number): number => {
      const at = (step: number): number => {
        const x = new1.positions.flat();
        x[by]! += step;
        return forces([x.slice(0, 3), x.slice(3, 6), x.slice(6)])[k]!;
      };
      return (at(1e-4) - at(-1e-4)) / 2e-4;
    };
    assert.ok(Math.abs(slope(0, 3)) > 0.1);
    for (const [k, by] of [
      [0, 4],
      [1, 6],
      [3, 7],
    ] as const)
      assert.ok(Math.abs(slope(k, by) - slope(by, k)) < 1e-5);
  });
});

describe("tiledCholeskySolve", () => {
  it("solves a system of more than one tile", () => {
    const n = 300;
    const draw = random(2);
    const rows = Array.from({ length: n }, () => Array.from({ length: 3 }, () => draw.normal()));
    const A = new Float64Array(n * n);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++)
        A[i * n + j] = rows[i]!.reduce((sum, x, k) => sum + x * rows[j]![k]!, i === j ? 1 : 0);
    const x = Array.from({ length: n }, () => draw.normal());
    const b = x.map((_, i) => x.reduce((sum, value, j) => sum + A[i * n + j]! * value, 0));
    const off = tiledCholeskySolve(A, b).map((value, i) => Math.abs(value - x[i]!));
    assert.ok(Math.max(...off) < 1e-10, String(Math.max(...off)));
  });

  it("refuses what is not positive definite", () => {
    assert.throws(() => tiledCholeskySolve(Float64Array.of(1, 2, 2, 1), [1, 1]), /positive definite/);
  });
});
