import assert from "node:assert/strict";
import { haarRotation, matvec, random } from "noether";
import { figure } from "../../../lib/figure/figure.js";
import { isosurface } from "../../../lib/figure/isosurface.js";
import { levelSet, type Quads } from "../../../lib/figure/levelSet.js";
import type { Panel } from "../../../lib/figure/panel.js";
import { plotly } from "../../../lib/figure/plotly.js";
import type { PageFigure } from "../../../lib/figure/plotlyPages.js";
import { slice } from "../../../lib/figure/slice.js";
import { svg } from "../../../lib/figure/svg.js";
import { all, parseXml } from "../../support/xml.js";

/** The surface f = 0 on a grid of 25 points from -2 to 2. */
function zerosOf(f: (x: number, y: number, z: number) => number): Quads {
  const n = 25;
  const place = (i: number, j: number, k: number): [number, number, number] => [
    i / 6 - 2,
    j / 6 - 2,
    k / 6 - 2,
  ];
  const values = Float64Array.from({ length: n ** 3 }, (_, at) =>
    f(...place(Math.floor(at / (n * n)), Math.floor(at / n) % n, at % n)),
  );
  return levelSet(values, n, 0, place);
}

/** Vertices less edges plus faces, after every edge was found to be passed once in each direction. */
function eulerCharacteristic({ vertices, quads }: Quads): number {
  const edges = new Set(quads.flatMap((quad) => quad.map((a, k) => `${a} ${quad[(k + 1) % 4]}`)));
  assert.equal(edges.size, 4 * quads.length);
  for (const edge of edges) assert.ok(edges.has(edge.split(" ").reverse().join(" ")));
  return vertices.length - edges.size / 2 + quads.length;
}

/** What a surface encloses, by the divergence theorem: two triangles of each face. */
function volume({ vertices, quads }: Quads): number {
  const six = (a: number, b: number, c: number): number => {
    const [p, q, r] = [vertices[a]!, vertices[b]!, vertices[c]!];
    return (
      p[0] * (q[1] * r[2] - q[2] * r[1]) +
      p[1] * (q[2] * r[0] - q[0] * r[2]) +
      p[2] * (q[0] * r[1] - q[1] * r[0])
    );
  };
  return quads.reduce((sum, [a, b, c, d]) => sum + six(a, b, c) + six(a, c, d), 0) / 6;
}

describe("the surface on which a function has a value", () => {
  it("is closed, of the right shape, and faces outwards: a ball, a torus, two balls", () => {
    const ball = zerosOf((x, y, z) => 1.5 - Math.hypot(x, y, z));
    assert.ok(ball.vertices.every((p) => Math.abs(Math.hypot(...p) - 1.5) < 0.01));
    assert.equal(eulerCharacteristic(ball), 2);
    assert.ok(Math.abs(volume(ball) / ((4 / 3) * Math.PI * 1.5 ** 3) - 1) < 0.02, `${volume(ball)}`);
    const torus = zerosOf((x, y, z) => 0.5 - Math.hypot(Math.hypot(x, y) - 1.2, z));
    assert.equal(eulerCharacteristic(torus), 0);
    assert.ok(Math.abs(volume(torus) / (2 * Math.PI ** 2 * 1.2 * 0.25) - 1) < 0.05);
    const two = zerosOf((x, y, z) => 0.6 - Math.hypot(Math.abs(x) - 1, y, z));
    assert.equal(eulerCharacteristic(two), 4);
  });

  const atoms = ["O", "H", "H"];
  const positions = [
    [5, 0, 0],
    [5.7, 0.1, 0.6],
    [4.3, -0.1, 0.6],
  ];
  const f = ([x, y, z]: readonly number[]): number =>
    (x! - 5) * Math.exp(-((x! - 5) ** 2 + y! ** 2 + z! ** 2));
  const drawn = (panel: Panel) => figure({ alt: "a function", panels: [panel] });

  it("is drawn around its molecule in two colours, and can be turned in a page", () => {
    const shown = drawn(isosurface(f, { atoms, positions, levels: [0.2, -0.2], steps: 20 }));
    const fills = all(parseXml(svg(shown)), "path").map(({ attributes }) => attributes.fill);
    assert.ok(new Set(fills).size > 4 && !svg(shown).includes("NaN"));
    const { solids, places, signs } = (plotly(shown).layout.meta as { noether: PageFigure }).noether;
    assert.deepEqual(places, [[0]]);
    assert.equal(signs?.length, 65);
    const [solid] = solids;
    assert.ok(solid?.kind === "balls" && solid.faces);
    const { vertices, quads, signs: sides } = solid.faces;
    assert.equal(sides.length, quads.length);
    // The picture's middle is the mean of the positions, at x = 5, and the surface of the positive level is to its right.
    for (const [i, quad] of quads.entries())
      for (const k of quad)
        assert.ok(
          Math.abs(f([5 + vertices[k]![0], vertices[k]![1], vertices[k]![2] + 0.4]) - 0.2 * sides[i]!) < 0.03,
        );
    assert.ok(new Set(sides).size === 2);
  });

  it("has nothing to draw where there is no such value, and says what there is", () => {
    const draw =
      (parts: Partial<Parameters<typeof isosurface>[1]>, g = f) =>
      () =>
        isosurface(g, { atoms, positions, levels: [0.2], steps: 12, ...parts });
    assert.throws(draw({ levels: [3] }), {
      name: "RangeError",
      message:
        /^isosurface: expected levels between -0\.\d+ and 0\.\d+, the values there, and other than 0, got 3$/,
    });
    assert.throws(draw({ levels: [] }), /got none$/);
    assert.throws(draw({ levels: [0] }), /other than 0, got 0$/);
    assert.throws(
      draw({ positions: [[0, 0, 0]] }),
      /^RangeError: isosurface: expected three finite numbers for each of 3 atoms, one at least, got 1 positions/,
    );
    assert.throws(
      draw({}, () => Number.NaN),
      /^RangeError: isosurface: expected a function that is a finite number everywhere, got NaN at /,
    );
    assert.throws(draw({ steps: 1 }), /a number of steps 2, 3, 4, \.\.\., got 1/);
    assert.throws(draw({ steps: 1000 }), /use fewer steps/);
    assert.throws(
      draw({ unit: "Bohr" as "bohr" }),
      /expected the unit to be "angstrom" or "bohr", got "Bohr"/,
    );
    assert.throws(draw({ reach: -1 }), /a reach above 0 angstrom, got -1/);
  });

  it("in the plane of three atoms is a heat map, the same for a molecule that was turned with it", () => {
    const mapOf = (panel: Panel) => {
      const [heat, text] = panel.marks;
      assert.ok(heat?.kind === "heatmap" && text?.kind === "text");
      return { heat, text };
    };
    const { heat, text } = mapOf(slice(f, { atoms, positions, steps: 20 }));
    assert.equal(heat.scale, "diverging");
    assert.deepEqual(text.text, atoms);
    const [right, left] = [
      heat.values[10]!.indexOf(Math.max(...heat.values[10]!)),
      heat.values[10]!.indexOf(Math.min(...heat.values[10]!)),
    ];
    assert.ok(Math.abs(right - left) > 3);
    const R = haarRotation(3, random(1));
    const back = (r: readonly number[]) =>
      f(
        matvec(
          R[0]!.map((_, k) => R.map((row) => row[k]!)),
          r,
        ),
      );
    const turned = mapOf(slice(back, { atoms, positions: positions.map((p) => matvec(R, p)), steps: 20 }));
    for (const [row, values] of heat.values.entries())
      for (const [column, value] of values.entries())
        assert.ok(Math.abs(value - turned.heat.values[row]![column]!) < 1e-12);
    // In bohr the same points have larger numbers.
    const seen: number[] = [];
    slice((r) => seen.push(Math.hypot(...r)), { atoms, positions, steps: 2, unit: "bohr" });
    assert.ok(Math.min(...seen) > 5);
    assert.throws(() => slice(f, { atoms, positions, through: [0, 1, 1] }), {
      message: "slice: expected three atoms of 3 that are not on a line, got 0, 1, 1: name others by through",
    });
    assert.throws(
      () =>
        slice(f, {
          atoms: ["H", "H"],
          positions: [
            [0, 0, 0],
            [0, 0, 0.7],
          ],
        }),
      /three atoms of 2/,
    );
  });
});
