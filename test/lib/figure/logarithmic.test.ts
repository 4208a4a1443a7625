import assert from "node:assert/strict";
import { figure, type Mark, type Panel } from "../../../lib/figure/figure.js";
import { plotly } from "../../../lib/figure/plotly.js";
import { svg } from "../../../lib/figure/svg.js";
import { all, parseXml } from "../../support/xml.js";

const drawing = (logarithmic: Panel["logarithmic"], ...marks: Mark[]) =>
  parseXml(svg(figure({ alt: "x", panels: [{ ...(logarithmic && { logarithmic }), marks }] })));
const numbers = (d: string): number[] => (d.match(/-?[\d.]+/g) ?? []).map(Number);
const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.03;

describe("marks on a logarithmic axis", () => {
  it("are bars from the bottom of the panel, which grow by the same height for each factor", () => {
    const drawn = drawing("y", { kind: "bars", x: [1, 2, 3, 4], y: [1, 10, 100, 0] });
    const panel = all(drawn, "svg").find(({ attributes }) => attributes.overflow !== undefined)!;
    const bars = all(panel, "rect").map(({ attributes }) =>
      ["y", "height"].map((k) => Number(attributes[k])),
    );
    assert.equal(bars.length, 3, "what is 0 has no bar");
    for (const [y, height] of bars)
      assert.ok(near(y! + height!, Number(panel.attributes.height)), `${y} + ${height}`);
    const [one, ten, hundred] = bars.map(([, height]) => height!) as [number, number, number];
    assert.ok(one > 0 && near(ten - one, hundred - ten) && ten - one > 100);
  });

  it("are bars from 0 if the axis is not logarithmic", () => {
    const drawn = drawing(undefined, { kind: "bars", x: [1, 2, 3], y: [1, 2, -1] });
    const bars = all(drawn, "rect").map(({ attributes }) =>
      ["y", "height"].map((k) => Number(attributes[k])),
    );
    const [one, two, below] = bars as [number, number][] as [
      [number, number],
      [number, number],
      [number, number],
    ];
    assert.ok(near(two[1], 2 * one[1]) && near(below[1], one[1]));
    assert.ok(near(one[0] + one[1], two[0] + two[1]) && near(below[0], one[0] + one[1]));
  });

  for (const axis of ["x", "y"] as const)
    it(`are equally far apart along ${axis} for equal factors: points, lines, words and arrows`, () => {
      const [powers, steps] = [
        [0.01, 1, 100],
        [0, 0, 1],
      ];
      const [x, y] = axis === "x" ? [powers, steps] : [steps, powers];
      const ends = powers.map((_, i): [number, number] => [x[i]!, y[i]!]);
      const drawn = drawing(
        axis,
        { kind: "points", x, y },
        { kind: "line", x, y },
        { kind: "text", x, y, text: ["p", "q", "r"] },
        { kind: "arrows", from: [ends[0]!], to: [ends[1]!] },
      );
      const panel = all(drawn, "svg").find(({ attributes }) => attributes.overflow !== undefined)!;
      const along = axis === "x" ? 0 : 1;
      const circles = all(panel, "circle").map(({ attributes }) => Number(attributes[`c${axis}`]));
      const words = all(panel, "text").map(({ attributes }) => Number(attributes[axis]));
      const [line, shaft] = all(panel, "path").map(({ attributes }) => numbers(attributes.d!));
      const line3 = [0, 1, 2].map((i) => line![2 * i + along]!);
      for (const [p, q, r] of [circles, words, line3])
        assert.ok(Math.abs(q! - p!) > 100 && near(q! - p!, r! - q!), String([p, q, r]));
      assert.ok(near(shaft![along]!, circles[0]!), "the arrow begins at the first point");
    });

  it("have whiskers from one end to the other, down to the bottom of the panel if they reach below 0", () => {
    const drawn = drawing("y", { kind: "points", x: [1, 2, 3], y: [10, 10, 100], error: [9, 11, 0] });
    const panel = all(drawn, "svg").find(({ attributes }) => attributes.overflow !== undefined)!;
    const ys = all(panel, "circle").map(({ attributes }) => Number(attributes.cy));
    const [first, second] = all(panel, "path").map(({ attributes }) => numbers(attributes.d!));
    // From 1 to 19 about 10: a whole power of ten down, 0.279 of one up.
    const power = ys[0]! - ys[2]!;
    assert.ok(near(first![1]! - ys[0]!, power), String(first));
    assert.ok(Math.abs(ys[0]! - first![2]! - power * Math.log10(1.9)) < 0.03);
    assert.ok(near(second![1]!, Number(panel.attributes.height)), String(second));
  });

  it("are left out if they have no place, and never drawn at one that is not a number", () => {
    for (const logarithmic of [undefined, "x", "y", "xy"] as const)
      for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
        const [x, y] = [
          [1, bad, 3, 4],
          [1, 2, bad, 4],
        ];
        const markup = svg(
          figure({
            alt: "x",
            panels: [
              {
                ...(logarithmic && { logarithmic }),
                xRange: [0.5, 5],
                yRange: [0.5, 5],
                marks: [
                  { kind: "points", x, y, error: [2, 1, 1, bad], labels: ["a", "b", "c", "d"] },
                  { kind: "line", x, y, stairs: true },
                  { kind: "bars", x, y },
                  { kind: "text", x, y, text: ["a", "b", "c", "d"] },
                  {
                    kind: "arrows",
                    from: [
                      [1, 1],
                      [bad, 1],
                      [1, 1],
                    ],
                    to: [
                      [2, 2],
                      [2, 2],
                      [2, bad],
                    ],
                  },
                ],
              },
            ],
          }),
        );
        assert.doesNotMatch(markup, /NaN|Infinity/, `${logarithmic}, ${bad}`);
        assert.ok(all(parseXml(markup), "circle").length >= 2);
      }
  });

  it("have the same limits in Plotly's figure", () => {
    const { layout } = plotly(
      figure({ alt: "x", panels: [{ logarithmic: "xy", xRange: [0.1, 1000], yRange: [1, 100], marks: [] }] }),
    ) as unknown as { layout: Record<string, { type: string; range: number[] }> };
    assert.deepEqual([layout.xaxis!.type, layout.xaxis!.range], ["log", [-1, 3]]);
    assert.deepEqual([layout.yaxis!.type, layout.yaxis!.range], ["log", [0, 2]]);
  });
});
