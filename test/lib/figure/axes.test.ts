import assert from "node:assert/strict";
import { figure, type Mark, type Panel } from "../../../lib/figure/figure.js";
import { legendOf } from "../../../lib/figure/legend.js";
import { luminance, scale } from "../../../lib/figure/palette.js";
import { svg } from "../../../lib/figure/svg.js";
import { ticks } from "../../../lib/figure/ticks.js";
import { all, type Element, parseXml } from "../../support/xml.js";

const drawn = (panel: Panel): Element => parseXml(svg(figure({ alt: "x", panels: [panel] })));
/** The words of a drawing that contain a digit, from the top down. */
const words = (drawing: Element): string[] =>
  all(drawing, "text")
    .sort((a, b) => Number(a.attributes.y) - Number(b.attributes.y))
    .map(({ text }) => text);

describe("ticks", () => {
  it("go in steps of 1, 2, 5 and 10, whichever is nearest to five on the axis", () => {
    const step = (high: number): number => ticks(0, high)[1]! - ticks(0, high)[0]!;
    for (const [high, expected] of [
      [5, 1],
      [7, 1],
      [8, 2],
      [10, 2],
      [15, 2],
      [17, 2],
      [18, 5],
      [37, 5],
      [38, 10],
      [50, 10],
      [0.15, 0.02],
      [1500, 200],
    ] as const)
      assert.ok(Math.abs(step(high) / expected - 1) < 1e-12, `0 to ${high}: ${step(high)}`);
  });

  it("are written with a true minus, and powers of ten with raised digits and signs", () => {
    const line = (logarithmic: Panel["logarithmic"], yRange: [number, number]): string[] =>
      words(drawn({ ...(logarithmic && { logarithmic }), xRange: [0.5, 0.6], yRange, marks: [] }));
    const has = (found: readonly string[], ...wanted: string[]): void =>
      assert.deepEqual(
        wanted.filter((word) => !found.includes(word)),
        [],
        found.join(),
      );
    has(line("y", [1e-3, 1e2]), "10²", "10¹", "10⁰", "10⁻¹", "10⁻²", "10⁻³");
    has(line("y", [1e-12, 1e-10]), "10⁻¹⁰", "10⁻¹²");
    has(line(undefined, [-1, 1]), "\u22121", "\u22120.2", "0", "0.2", "1");
    const upwards = line("y", [1e-2, 1e2]).filter((word) => word.startsWith("10"));
    assert.deepEqual(upwards, ["10²", "10¹", "10⁰", "10⁻¹", "10⁻²"], "the largest is at the top");
  });
});

describe("the colour scale of a heat map", () => {
  for (const name of ["sequential", "diverging"] as const)
    it(`has its largest values at the top, in the colours of the cells: ${name}`, () => {
      const values = [
        [-2, 0],
        [1, 2],
      ];
      const drawing = drawn({ marks: [{ kind: "heatmap", values, scale: name, range: [-2, 2] }] });
      const cells = all(drawing, "rect")
        .filter(({ attributes }) => attributes.width === "10")
        .map(({ attributes: { y, fill } }) => ({ y: Number(y), fill: fill! }))
        .sort((a, b) => a.y - b.y);
      assert.equal(cells.length, 48);
      const paint = scale(name);
      assert.deepEqual([cells[0]!.fill, cells.at(-1)!.fill], [paint(47.5 / 48), paint(0.5 / 48)]);
      const numbers = all(drawing, "text")
        .filter(({ attributes }) => attributes["font-size"] === "11")
        .sort((a, b) => Number(a.attributes.y) - Number(b.attributes.y))
        .map(({ text }) => Number(text.replace("\u2212", "-")));
      assert.ok(numbers.length >= 3);
      assert.deepEqual(
        numbers,
        numbers.toSorted((a, b) => b - a),
      );
      if (name === "sequential") assert.ok(luminance(cells[0]!.fill) !== luminance(cells.at(-1)!.fill));
    });
});

describe("a legend", () => {
  const line = (name: string | undefined, colour?: number): Mark => ({
    kind: "line",
    x: [0, 1],
    y: [0, 1],
    ...(name !== undefined && { name }),
    ...(colour !== undefined && { colour }),
  });
  const entries = (...panels: Mark[][]): string[] =>
    legendOf(panels.map((marks) => ({ marks }))).map(({ name, colour }) => `${name} ${colour}`);

  it("has an entry for each name and colour, once over all panels", () => {
    assert.equal(entries([line("a"), line("b")]).length, 2);
    assert.equal(entries([line("a")], [line("a")]).length, 1, "the same in two panels");
    assert.equal(entries([line("a", 0), line("a", 1)]).length, 2, "one name in two colours");
    assert.equal(entries([line("a", 0), line("b", 0)]).length, 2, "one colour with two names");
    assert.deepEqual(entries([line(undefined)]), [], "nothing without a name");
  });
});
