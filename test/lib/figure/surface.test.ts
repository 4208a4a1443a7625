import assert from "node:assert/strict";
import fc from "fast-check";
import { type Point, project, surface } from "../../../lib/figure/surface.js";
import { decades, ticks } from "../../../lib/figure/ticks.js";

const number = fc.double({ min: -3, max: 3, noNaN: true });
const point = fc.tuple(number, number, number);
const grid = (n: number, at: (u: number, v: number) => Point): Point[][] =>
  Array.from({ length: n + 1 }, (_, i) => Array.from({ length: n + 1 }, (_, j) => at(i / n, j / n)));

describe("the projection of space", () => {
  it("is a rotation: it keeps lengths and the angles between directions", () => {
    const dot = (p: Point, q: Point): number => p[0] * q[0] + p[1] * q[1] + p[2] * q[2];
    fc.assert(
      fc.property(point, point, number, number, (p, q, azimuth, elevation) => {
        const view = { azimuth, elevation };
        assert.ok(Math.abs(dot(project(p, view), project(q, view)) - dot(p, q)) < 1e-12);
      }),
    );
  });

  it("has z upwards and, seen from the side x, y to the right", () => {
    assert.deepEqual(project([1, 2, 3], { azimuth: 0, elevation: 0 }), [2, 3, 1]);
  });
});

describe("a projected surface", () => {
  const sphere = grid(8, (u, v) => {
    const [a, b] = [Math.PI * u, 2 * Math.PI * v];
    return [Math.sin(a) * Math.cos(b), Math.sin(a) * Math.sin(b), Math.cos(a)];
  });

  it("has one quadrilateral for each cell, painted from back to front, shaded between 0 and 1", () => {
    const mark = surface(sphere);
    assert.ok(mark.kind === "polygons");
    assert.equal(mark.outlines.length, 64);
    assert.ok(mark.shades.every((shade) => shade >= 0 && shade <= 1));
    const front = surface(
      grid(1, (u, v) => [1, u, v]),
      { azimuth: 0, elevation: 0 },
    );
    assert.deepEqual(front.kind === "polygons" && front.outlines[0], [
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 0],
    ]);
  });

  it("takes its colours from the values if there are any", () => {
    const mark = surface(
      grid(2, (u, v) => [u, v, 0]),
      {
        values: [
          [0, 0, 0],
          [0, 0, 0],
          [4, 4, 4],
        ],
      },
    );
    assert.ok(mark.kind === "polygons");
    assert.deepEqual(mark.shades.toSorted(), [0, 0, 0.5, 0.5]);
  });

  it("refuses a grid without cells or with ragged rows", () => {
    assert.throws(() => surface([[[0, 0, 0]]]), { name: "RangeError", message: /2 x 2 points.*got 1 x 1/ });
    assert.throws(
      () =>
        surface([
          [
            [0, 0, 0],
            [0, 0, 1],
          ],
          [[0, 0, 0]],
        ]),
      { name: "RangeError" },
    );
  });
});

describe("ticks", () => {
  it("are a few round numbers between the ends", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        (low, span) => {
          const found = ticks(low, low + span);
          assert.ok(found.length >= 2 && found.length <= 11, String(found));
          const slack = 1e-6 * (Math.abs(low) + span);
          assert.ok(found.every((tick) => tick >= low - slack && tick <= low + span + slack));
        },
      ),
    );
    assert.deepEqual(ticks(0, 1), [0, 0.2, 0.4, 0.6, 0.8, 1]);
    assert.deepEqual(ticks(-0.5, 2.5, 5, true), [0, 1, 2]);
  });

  it("are powers of ten on a logarithmic axis", () => {
    assert.deepEqual(decades(-3.2, 0.1), [-3, -2, -1, 0]);
    assert.ok(decades(-30, 0).length <= 7);
  });
});
