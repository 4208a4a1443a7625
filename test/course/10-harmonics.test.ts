import assert from "node:assert/strict";
import { identityMatrix, matvec, s2Grid, sphericalHarmonics, type Vector } from "../../lib/index.js";
import { assess } from "../../tools/cells/course/assess.js";
import { findSheet } from "../../tools/cells/course/find.js";
import { sheetVerdicts } from "./sheetVerdicts.js";

const { exercises } = await findSheet("10-harmonics");
const assessed = (name: string, subject: unknown) => assess<unknown>(name, exercises[name]!, subject);
const first = (name: string, subject: unknown): string =>
  assessed(name, subject).laws.find(({ outcome }) => outcome !== "holds")!.message;

/** The matrix of R by a grid, finer than necessary; with a factor. */
const projected = (factor: number, n: (l: number) => number) => (l: number, R: readonly Vector[]) => {
  const { points, weights } = s2Grid(n(l), n(l));
  const D = Array.from({ length: 2 * l + 1 }, () => new Array<number>(2 * l + 1).fill(0));
  for (const [b, row] of points.entries())
    for (const x of row)
      for (const [i, p] of sphericalHarmonics([l], matvec(R, x)).entries())
        for (const [j, q] of sphericalHarmonics([l], x).entries()) D[i]![j]! += factor * weights[b]! * p * q;
  return D;
};
const mean = 1 / (4 * Math.PI);

describe("the sheet of chapter 10, in another style", () => {
  it("takes a finer grid, and says of one that is too coarse what it needs", () => {
    const { points, outOf } = assessed(
      "wignerDByProjection",
      projected(mean, (l) => 2 * l + 4),
    );
    assert.equal(points, outOf);
    const coarse = first(
      "wignerDByProjection",
      projected(mean, (l) => l + 1),
    );
    assert.match(coarse, /a polynomial of degree 2 l, divided by 4 pi/);
  });

  it("tells a transposed matrix that it turns back", () => {
    const D = projected(mean, (l) => 2 * l + 1);
    const transposed = (l: number, R: readonly Vector[]) => {
      const matrix = D(l, R);
      return matrix.map((row, i) => row.map((_, j) => matrix[j]![i]!));
    };
    assert.match(first("wignerDByProjection", transposed), /is the transpose, and turns back/);
  });

  it("gives an answer that is right for degree 1 alone the same points with every seed", () => {
    const exercise = exercises["wignerDByProjection"]!;
    const alone = (l: number, R: readonly Vector[]) =>
      l === 1 ? R.map((row) => [...row]) : [...identityMatrix(2 * l + 1)];
    const points = Array.from(
      { length: 30 },
      (_, k) => assess<unknown>("wignerDByProjection", exercise, alone, { seed: k + 1 }).points,
    );
    assert.deepEqual(new Set(points), new Set([4]));
  });

  it("takes a prism and an antiprism of three, an octahedron, and a mirror image; not a shell that is turned", () => {
    const [t, c] = [1 / Math.sqrt(3), Math.sqrt(2 / 3)];
    const rings = (angle: number) =>
      [1, -1].flatMap((side) =>
        [0, 1, 2].map((k): Triple => {
          const phi = (k * 2 * Math.PI) / 3 + (side > 0 ? angle : 0);
          return [c * Math.cos(phi), c * Math.sin(phi), side * t];
        }),
      );
    type Triple = [x: number, y: number, z: number];
    const judged = (first: Triple[], second: Triple[]) => {
      const { points, outOf } = assessed("indistinguishable", () => ({ first, second }));
      return outOf - points;
    };
    assert.equal(judged(rings(0), rings(Math.PI / 3)), 0);
    assert.equal(judged(rings(0.3), rings(0.5)), 0);
    assert.equal(judged(rings(0.3), rings(-0.3)), 0, "the mirror image");
    assert.equal(
      judged(
        rings(0.3),
        rings(0.3).map(([x, y, z]): Triple => [y, -x, z]),
      ),
      1,
      "turned about z",
    );
    assert.equal(
      judged(
        rings(0.3),
        rings(0.3).map(([x, y, z]): Triple => [y, z, x]),
      ),
      1,
      "turned about (1, 1, 1)",
    );
    assert.equal(
      judged(
        rings(0.3),
        rings(0.3)
          .map(([x, y, z]): Triple => [x, -y, -z])
          .reverse(),
      ),
      1,
      "a half turn",
    );
    const pairs = [
      [
        [1, 0, 0],
        [-1, 0, 0],
      ],
      [
        [0, 1, 0],
        [0, -1, 0],
      ],
    ] as Triple[][];
    assert.equal(judged(pairs[0]!, pairs[1]!), 2, "two on a line, turned: degree 2 differs as well");
    const tetrahedron = [
      [t, t, t],
      [t, -t, -t],
      [-t, t, -t],
      [-t, -t, t],
    ];
    const triangle = [0, 2, 4].map((k) => [Math.cos((k * Math.PI) / 3), Math.sin((k * Math.PI) / 3), 0]);
    for (const shell of [tetrahedron, triangle]) {
      const opposite = shell.map((v) => v.map((x) => -x));
      const { points, outOf } = assessed("indistinguishable", () => ({ first: shell, second: opposite }));
      assert.equal(points, outOf - 1);
    }
  });
});

describe("sheets of chapter 10 that students hand in", () => {
  it("give nothing for the library's own answers", async () => {
    const borrowed = await sheetVerdicts("10-harmonics", "borrowed");
    for (const name of ["harmonicsUpTo2", "wignerDByProjection"]) {
      const { points, laws } = borrowed.get(name)!;
      assert.equal(points, 0, name);
      assert.ok(
        laws.some(({ outcome }) => outcome === "withheld"),
        name,
      );
    }
  });
});
