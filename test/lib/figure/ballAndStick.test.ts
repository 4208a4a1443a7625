import assert from "node:assert/strict";
import { ballAndStick, bonds } from "../../../lib/figure/ballAndStick.js";
import { figure } from "../../../lib/figure/figure.js";
import { plotly } from "../../../lib/figure/plotly.js";
import type { PageFigure } from "../../../lib/figure/plotlyPages.js";
import { project, type View } from "../../../lib/figure/surface.js";
import { svg } from "../../../lib/figure/svg.js";
import { all, parseXml } from "../../support/xml.js";

const atoms = ["O", "H", "H"];
const positions = [
  [0, 0, 0],
  [0.76, 0, 0.59],
  [-0.76, 0, 0.59],
];

describe("a molecule as balls and sticks", () => {
  it("has bonds between neighbours and none between atoms that are far apart", () => {
    assert.deepEqual(bonds(atoms, positions), [
      [0, 1],
      [0, 2],
    ]);
    assert.deepEqual(
      bonds(
        atoms,
        positions.map((p) => p.map((x) => 3 * x)),
      ),
      [],
    );
  });

  const circles = (view?: View): { cx: number; cy: number; r: number; fill: string }[] => {
    const drawn = figure({
      alt: "Water",
      panels: [ballAndStick({ atoms, positions, ...(view && { view }) })],
    });
    return all(parseXml(svg(drawn)), "circle")
      .filter(({ attributes }) => attributes.stroke !== undefined)
      .map(({ attributes: { cx, cy, r, fill } }) => ({
        cx: Number(cx),
        cy: Number(cy),
        r: Number(r),
        fill: fill!,
      }));
  };

  it("draws each atom where the projection puts it, in the colour of its element", () => {
    const found = circles();
    const oxygen = found.find(({ fill }) => fill === "#d22f27")!;
    const hydrogens = found.filter(({ fill }) => fill === "#e9ebee");
    assert.equal(hydrogens.length, 2);
    const seen = positions.slice(1).map(([x, y, z]) => project([x!, y!, z!]));
    // Pixels for a unit, from the distance between the two hydrogens.
    const between = (p: readonly number[], q: readonly number[]): number =>
      Math.hypot(p[0]! - q[0]!, p[1]! - q[1]!);
    const places = hydrogens.map(({ cx, cy }) => [cx - oxygen.cx, oxygen.cy - cy]);
    const scale = between(places[0]!, places[1]!) / between(seen[0]!, seen[1]!);
    for (const [x, y] of seen) {
      const nearest = Math.min(...places.map((place) => between(place, [scale * x, scale * y])));
      assert.ok(nearest < 0.1, `${nearest} pixels off`);
    }
  });

  it("draws the nearer of two like atoms the larger, and last", () => {
    const [first, , last] = circles({ azimuth: 0, elevation: 0 });
    assert.ok(first?.fill === "#e9ebee" && last?.fill === "#e9ebee");
    assert.ok(last.r > 1.2 * first.r, `${last.r} and ${first.r}`);
  });

  it("gives carbon and oxygen colours that no eye takes for one", () => {
    const [mark] = ballAndStick({ atoms: ["C", "O"], positions: positions.slice(0, 2) }).marks;
    assert.ok(mark?.kind === "balls");
    const [carbon, oxygen] = mark.solid.colours.map((hex) =>
      [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)),
    );
    assert.ok(Math.hypot(...carbon!.map((c, k) => c - oxygen![k]!)) > 120);
  });

  const forces = [
    [0, 0, -0.8],
    [1, 0.5, 0],
    [0, 0, 0],
  ];
  const arrows = [{ vectors: forces, scale: 0.5, name: "force", colour: 1 }];

  it("draws an arrow from an atom to where the projection puts its tip, none where there is no force", () => {
    const drawn = figure({ alt: "Water", panels: [ballAndStick({ atoms, positions, arrows })] });
    const marks = parseXml(svg(drawn));
    const oxygen = all(marks, "circle").find(({ attributes }) => attributes.fill === "#d22f27")!;
    const [cx, cy] = [Number(oxygen.attributes.cx), Number(oxygen.attributes.cy)];
    const heads = all(marks, "path").filter(({ attributes }) => attributes.fill === "#d9601a");
    assert.equal(heads.length, 2);
    const tips = heads.map(({ attributes }) =>
      /^M([\d.]+) ([\d.]+)/.exec(attributes.d!)!.slice(1).map(Number),
    );
    const offsets = tips.map(([x, y]) => [x! - cx, cy - y!] as const);
    const ends = [
      [0, 0, -0.4],
      [1.26, 0.25, 0.59],
    ].map(([x, y, z]) => project([x!, y!, z!]));
    const scale = Math.hypot(...offsets[0]!) / Math.hypot(ends[0]![0], ends[0]![1]);
    for (const [x, y] of ends) {
      const nearest = Math.min(...offsets.map(([a, b]) => Math.hypot(a - scale * x, b - scale * y)));
      assert.ok(nearest < 0.1, `${nearest} pixels off`);
    }
  });

  it("has the tips of arrows in the picture, and their name in the legend", () => {
    const far = ballAndStick({ atoms, positions, arrows: [{ vectors: forces, scale: 5, name: "force" }] });
    assert.ok(far.xRange![1] > 5.5);
    const drawn = figure({ alt: "Water", panels: [far] });
    assert.match(svg(drawn), />force</);
    const { data } = plotly(drawn);
    assert.deepEqual([data[0]!.name, data[0]!.showlegend, data[0]!.x], ["force", true, [null]]);
  });

  it("can be turned in a page with its arrows", () => {
    const drawn = figure({ alt: "Water", panels: [ballAndStick({ atoms, positions, arrows })] });
    const { solids, places } = (plotly(drawn).layout.meta as { noether: PageFigure }).noether;
    assert.deepEqual(places, [[0]]);
    assert.equal(solids[0]?.kind === "balls" && solids[0].arrows?.length, 2);
  });

  it("refuses arrows for other atoms than it has", () => {
    assert.throws(() => ballAndStick({ atoms, positions, arrows: [{ vectors: forces.slice(1) }] }), {
      name: "RangeError",
      message: /each of 3 atoms, got 2 vectors/,
    });
  });

  it("refuses atoms without a position", () => {
    assert.throws(() => ballAndStick({ atoms, positions: positions.slice(1) }), {
      name: "RangeError",
      message: /each of 3 atoms, got 2 positions/,
    });
  });
});
