import assert from "node:assert/strict";
import { display } from "../../../lib/display/displayable.js";
import { type Figure, type FigureParts, figure, type Mark } from "../../../lib/figure/figure.js";
import { diverging, luminance, sequential, series, signed } from "../../../lib/figure/palette.js";
import { type PlotlyFigure, plotly } from "../../../lib/figure/plotly.js";
import type { PageFigure } from "../../../lib/figure/plotlyPages.js";
import { svg } from "../../../lib/figure/svg.js";
import { all, parseXml } from "../../support/xml.js";

const marks: readonly Mark[] = [
  { kind: "line", x: [0, 1, 2], y: [0, 1, 4], name: "a line", dashed: true },
  { kind: "points", x: [0, 1], y: [3, 2], labels: ["p", "q"], error: [0.1, 0.2], name: "points" },
  { kind: "bars", x: [0, 1, 2], y: [1, -1, 2], name: "bars" },
  { kind: "arrows", from: [[0, 0]], to: [[1, 1]] },
  { kind: "text", x: [1], y: [1], text: ["here"] },
];
const heat: Mark = {
  kind: "heatmap",
  values: [
    [1, 2, 3],
    [4, 5, 6],
  ],
  rows: ["u", "v"],
  columns: ["a", "b", "c"],
  text: [
    ["1", "2", "3"],
    ["4", "5", "6"],
  ],
};
const triangle: Mark = {
  kind: "polygons",
  outlines: [
    [
      [0, 0],
      [1, 0],
      [0, 1],
    ],
  ],
  shades: [0.5],
};
const everything = figure({
  title: "Everything",
  alt: "All kinds of marks",
  panels: [
    { title: "left", xLabel: "x", yLabel: "y", marks },
    { marks: [heat] },
    { axes: false, marks: [triangle] },
  ],
});
const moving = (frames: FigureParts["panels"][]): Figure =>
  figure({
    alt: "It moves",
    slider: { label: "t", values: frames.map((_, i) => `t${i}`), frames: frames.map((frame) => frame!) },
  });

describe("a figure", () => {
  it("shows itself in three formats, of which the JSON survives JSON", () => {
    const bundle = everything[display]();
    assert.deepEqual(Object.keys(bundle), ["application/vnd.plotly.v1+json", "image/svg+xml", "text/plain"]);
    assert.equal(bundle["text/plain"], "All kinds of marks");
    const json = bundle["application/vnd.plotly.v1+json"];
    assert.deepEqual(JSON.parse(JSON.stringify(json)), json);
  });

  it("is plain data, apart from its method to show itself", () => {
    const { panels } = structuredClone({ ...everything, [display]: undefined });
    assert.deepEqual(panels, everything.panels);
  });

  it("draws the same twice", () => {
    assert.equal(svg(everything), svg(everything));
    assert.deepEqual(plotly(everything), plotly(everything));
  });

  it("refuses what cannot be drawn, and says both sides", () => {
    const of = (mark: Mark) => () => figure({ alt: "x", panels: [{ marks: [mark] }] });
    assert.throws(of({ kind: "line", x: [1, 2], y: [1] }), {
      name: "RangeError",
      message: /x as y .*"line", got 2 and 1/,
    });
    assert.throws(of({ kind: "text", x: [1], y: [1], text: [] }), /x as text/);
    assert.throws(
      of({ kind: "heatmap", values: [[1, 2], [3]] }),
      /first row as in every other .* got 2 and 1/,
    );
    assert.throws(of({ kind: "heatmap", values: [] }), /got an empty one/);
    assert.throws(of({ kind: "arrows", from: [[0, 0]], to: [] }), /from as to/);
    assert.throws(() => figure({ alt: " ", panels: [{ marks: [] }] }), /alt to say/);
    assert.throws(() => figure({ alt: "x", panels: [] }), /at least one panel/);
    assert.throws(
      () => figure({ alt: "x", slider: { label: "t", values: ["0", "1"], frames: [[{ marks: [] }]] } }),
      /1 frames for 2 values/,
    );
    assert.throws(() => moving([[{ marks: [] }], []]), /1 panels in every frame, got 0 in frame 1/);
  });
});

describe("a still figure", () => {
  const root = parseXml(svg(everything));
  const texts = all(root, "text").map(({ text }) => text);

  it("is well-formed and says what it shows", () => {
    assert.equal(root.name, "svg");
    assert.equal(root.attributes.role, "img");
    assert.equal(all(root, "title")[0]?.text, "Everything");
    assert.equal(all(root, "desc")[0]?.text, "All kinds of marks");
  });

  it("draws every mark, every name and the legend", () => {
    for (const words of [
      "Everything",
      "left",
      "x",
      "y",
      "p",
      "q",
      "here",
      "a line",
      "points",
      "bars",
      "u",
      "v",
      "a",
      "b",
      "c",
      "6",
    ]) {
      assert.ok(texts.includes(words), words);
    }
    assert.ok(all(root, "circle").length >= 2);
    // 3 bars and one of the legend, the frame of the heat map; 6 cells, each a loop.
    assert.equal(all(root, "rect").length, 3 + 1 + 1);
    const loops = all(root, "g")
      .filter(({ attributes }) => attributes["shape-rendering"] !== undefined)
      .flatMap((cells) => all(cells, "path"))
      .flatMap(({ attributes }) => attributes.d!.match(/z/g) ?? []);
    assert.equal(loops.length, 6);
    assert.equal(
      all(root, "path").filter(({ attributes }) => attributes["stroke-dasharray"] !== undefined).length,
      2,
    );
  });

  it("contains no ids, scripts or styles that could interfere with the page around it", () => {
    assert.doesNotMatch(svg(everything), / id=|<style|<script|url\(/);
  });

  it("escapes every text", () => {
    const nasty = `<script>"&' \u0007 </svg>`;
    const drawn = parseXml(
      svg(
        figure({
          title: nasty,
          alt: nasty,
          panels: [
            {
              title: nasty,
              xLabel: nasty,
              yLabel: nasty,
              marks: [{ kind: "points", x: [1], y: [1], labels: [nasty], name: nasty }],
            },
            { marks: [{ kind: "heatmap", values: [[1]], rows: [nasty], columns: [nasty], text: [[nasty]] }] },
          ],
          slider: undefined as never,
        }),
      ),
    );
    assert.deepEqual(all(drawn, "script"), []);
    assert.equal(all(drawn, "text").filter(({ text }) => text.includes('<script>"&')).length, 9);
  });

  it("leaves out points that are nowhere, and breaks lines there", () => {
    const drawn = parseXml(
      svg(
        figure({
          alt: "gaps",
          panels: [
            {
              axes: false,
              marks: [
                { kind: "line", x: [0, 1, 2, 3], y: [0, Number.NaN, 1, 2] },
                { kind: "points", x: [0, 1], y: [1, Infinity] },
              ],
            },
          ],
        }),
      ),
    );
    assert.equal(all(drawn, "circle").length, 1);
    assert.match(
      all(drawn, "path")
        .map(({ attributes }) => attributes.d)
        .join(),
      /^M[^L]*M[^M]*L[^L]*$/,
    );
  });

  it("shows the frame at which the slider starts, with its value", () => {
    const at = (start: number): string =>
      svg(
        figure({
          alt: "x",
          slider: {
            label: "angle",
            values: ["0", "90"],
            start,
            frames: [[{ title: "first", marks: [] }], [{ title: "second", marks: [] }]],
          },
        }),
      );
    assert.match(at(0), /first.*angle: 0/s);
    assert.match(at(1), /second.*angle: 90/s);
    assert.doesNotMatch(at(1), /first/);
  });
});

describe("a movable figure", () => {
  const { data, layout } = plotly(everything);

  it("draws every mark on the axes of its panel", () => {
    assert.deepEqual(
      data.map(({ type, xaxis }) => [type, xaxis]),
      [
        ["scatter", "x"],
        ["scatter", "x"],
        ["bar", "x"],
        ["scatter", "x"],
        ["scatter", "x"],
        ["heatmap", "x2"],
      ],
    );
    assert.equal((layout.images as { xref: string }[])[0]?.xref, "x3");
    const picture = (layout.images as { source: string }[])[0]!.source.replace(/^data:image\/svg\+xml,/, "");
    assert.equal(all(parseXml(decodeURIComponent(picture).replaceAll("'", '"')), "path").length, 1);
  });

  it("keeps ink and background in the template alone", () => {
    const { template, ...rest } = layout as { template: { layout: Record<string, unknown> } };
    assert.equal(template.layout.paper_bgcolor, "rgba(0, 0, 0, 0)");
    assert.doesNotMatch(JSON.stringify(rest), /bgcolor":"(white|#fff)/);
  });

  type Axis = { range: [number, number]; domain: [number, number]; ticktext: string[] };
  /** Pixels for a unit along both axes of a panel. */
  const units = (of: Readonly<Record<string, unknown>>, p: string): number[] => {
    const [x, y] = [of[`xaxis${p}`], of[`yaxis${p}`]] as [Axis, Axis];
    const pixels = [of.width, of.height] as [number, number];
    return [x, y].map(({ range, domain }, i) =>
      Math.abs(((domain[1] - domain[0]) * pixels[i]!) / (range[1] - range[0])),
    );
  };

  it("puts rows downwards and keeps pixels square, in the layout for every width", () => {
    const [x, y] = [layout.xaxis2, layout.yaxis2] as [Axis, Axis];
    assert.deepEqual(y.range, [1.5, -0.5]);
    assert.deepEqual(x.ticktext, ["a", "b", "c"]);
    // Plotly forgets which axes belong together when it shows another frame: their domains must ensure it.
    assert.doesNotMatch(JSON.stringify(layout), /scaleanchor|constrain/);
    const { layouts } = (layout.meta as { noether: PageFigure }).noether;
    const all = [layout, ...layouts.map((page) => ({ ...page.layout, ...page.frames[0]!.layout }))];
    for (const each of all) {
      for (const p of ["2", "3"]) {
        const [across, down] = units(each, p) as [number, number];
        assert.ok(Math.abs(across / down - 1) < 1e-9, `${p}: ${across} and ${down}`);
      }
    }
    const [across, down] = units(layout, "") as [number, number];
    assert.ok(Math.abs(across / down - 1) > 0.01, "a panel of curves has two units");
  });

  it("has fewer columns on a phone, and a table of panels keeps whole rows", () => {
    const columns = (count: number, inRow: number): number[] => {
      const panels = Array.from({ length: count }, () => ({ axes: false, marks: [triangle] }));
      const made = plotly(figure({ alt: "x", columns: inRow, panels }));
      return (made.layout.meta as { noether: PageFigure }).noether.layouts.map((page) => {
        const each = { ...page.layout, ...page.frames[0]!.layout };
        const lefts = Object.keys(each)
          .filter((key) => key.startsWith("xaxis"))
          .map((key) => (each[key] as Axis).domain[0].toFixed(3));
        return new Set(lefts).size;
      });
    };
    assert.deepEqual(columns(3, 3), [3, 3, 2]);
    assert.deepEqual(columns(16, 4), [4, 4, 2]);
    assert.deepEqual(columns(6, 3), [3, 3, 3]);
  });

  it("says in words what each frame shows", () => {
    const made = moving([[{ title: "at rest", marks: [] }], [{ title: "turned", marks: [] }]]);
    const { alts } = (plotly(made).layout.meta as { noether: PageFigure }).noether;
    assert.deepEqual(alts, ["It moves Now t: t0; at rest.", "It moves Now t: t1; turned."]);
  });

  it("names the rows and columns of every frame by that frame's own names", () => {
    const frame = (...rows: string[]): FigureParts["panels"] => [
      { marks: [{ kind: "heatmap", values: rows.map(() => [1]), rows, columns: [rows.join("")] }] },
    ];
    const made = moving([frame("a", "b"), frame("b", "a")]);
    const texts = (
      plotly(made).frames as unknown as { layout: Record<string, { ticktext: string[] }> }[]
    ).map(({ layout }) => [layout.yaxis!.ticktext, layout.xaxis!.ticktext]);
    assert.deepEqual(texts, [
      [["a", "b"], ["ab"]],
      [["b", "a"], ["ba"]],
    ]);
    assert.match(svg({ ...made, slider: { ...made.slider!, start: 1 } }), />ba</);
    assert.doesNotMatch(svg({ ...made, slider: { ...made.slider!, start: 1 } }), />ab</);
  });

  it("makes diverging scales symmetric about zero, over all frames alike", () => {
    const frame = (values: number[][]) => [
      { marks: [{ kind: "heatmap" as const, values, scale: "diverging" as const }] },
    ];
    const { frames } = plotly(moving([frame([[1, -2]]), frame([[5, 0]])]));
    for (const { data: traces } of frames as unknown as { data: { zmin: number; zmax: number }[] }[]) {
      assert.deepEqual([traces[0]?.zmin, traces[0]?.zmax], [-5, 5]);
    }
  });

  it("has one frame for each value, all with the same traces, and axes that do not move", () => {
    const line = (y: number[]): Mark => ({ kind: "line", x: [0, 1], y });
    const made: PlotlyFigure = plotly(
      moving([[{ marks: [line([0, 1])] }], [{ marks: [line([0, 9]), heat] }], [{ marks: [] }]]),
    );
    const frames = made.frames as unknown as { name: string; data: { type: string; visible: boolean }[] }[];
    assert.deepEqual(
      frames.map(({ name }) => name),
      ["0", "1", "2"],
    );
    for (const { data: traces } of frames)
      assert.deepEqual(
        traces.map(({ type }) => type),
        ["scatter", "heatmap"],
      );
    assert.deepEqual(
      frames.map(({ data: traces }) => traces.map(({ visible }) => visible)),
      [
        [true, false],
        [true, true],
        [false, false],
      ],
    );
    const [slider] = made.layout.sliders as { steps: { args: unknown[] }[] }[];
    assert.equal(slider?.steps.length, 3);
    assert.ok((made.layout.yaxis as { range: number[] }).range.some((end) => end >= 9 || end <= -0.5));
  });

  it("offers one step back and forth from each frame", () => {
    const frames = plotly(moving([0, 1, 2].map(() => [{ marks: [] }]))).frames as unknown as {
      layout: { updatemenus: { buttons: { args: [string[]] }[] }[] };
    }[];
    const targets = frames.map(({ layout: { updatemenus } }) =>
      updatemenus[0]!.buttons.map(({ args }) => args[0][0]),
    );
    assert.deepEqual(targets, [
      ["0", "1"],
      ["0", "2"],
      ["1", "2"],
    ]);
  });

  it("names each line of the legend once", () => {
    const panel = { marks: [{ kind: "line", x: [0], y: [0], name: "same" } as const] };
    const shown = plotly(figure({ alt: "x", panels: [panel, panel] })).data.map(
      ({ showlegend }) => showlegend,
    );
    assert.deepEqual(shown, [true, false]);
  });

  it("lets no text become markup", () => {
    const made = JSON.stringify(
      plotly(
        figure({
          title: "<b>",
          alt: "x",
          panels: [{ title: "<i>", xLabel: "<u>", marks: [{ kind: "text", x: [0], y: [0], text: ["<a>"] }] }],
        }),
      ),
    );
    assert.doesNotMatch(made, /<[iua]>/);
  });
});

describe("the palette", () => {
  const contrast = (a: string, b: string): number => {
    const [low, high] = [luminance(a), luminance(b)].sort((p, q) => p - q) as [number, number];
    return (high + 0.05) / (low + 0.05);
  };

  /** A colour that covers the page wholly. */
  const hex = (rgba: string): string => {
    const parts = /^rgba\((\d+), (\d+), (\d+), 1\)$/.exec(rgba)!.slice(1);
    return `#${parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
  };

  it("can be seen on white and on near-black: contrast of at least 3", () => {
    for (const colour of [...series, "#7a7a7a"]) {
      for (const paper of ["#ffffff", "#111111"])
        assert.ok(contrast(colour, paper) >= 3, `${colour} on ${paper}`);
    }
  });

  it("grows evenly lighter along the sequential scale, and is equally dark at both ends of the diverging one", () => {
    const light = Array.from({ length: 21 }, (_, i) => luminance(sequential(i / 20)));
    assert.ok(light.every((value, i) => i === 0 || value > light[i - 1]!));
    const [blue, red] = [diverging(-1), diverging(1)].map(hex);
    assert.ok(contrast(blue!, red!) < 1.4);
    for (const paper of ["#fdfcf9", "#16181d"])
      for (const end of [blue!, red!]) assert.ok(contrast(end, paper) >= 3, `${end} on ${paper}`);
  });

  it("is more translucent the nearer a diverging scale is to 0", () => {
    const cover = (t: number): number => Number(/, ([\d.]+)\)$/.exec(diverging(t))![1]);
    assert.equal(cover(0), 0);
    assert.equal(cover(1), 1);
    assert.ok([0.1, 0.2, 0.5, 0.8].every((t) => cover(t) === cover(-t) && cover(t) > cover(t - 0.1)));
  });

  it("tells the signs of a surface apart on white and on near-black", () => {
    for (const t of [-1, -0.3, 0.3, 1])
      for (const paper of ["#fdfcf9", "#16181d"])
        assert.ok(contrast(signed(t), paper) >= (Math.abs(t) === 1 ? 3 : 2), `${signed(t)} on ${paper}`);
    const blueness = (t: number): number => {
      const [r, , b] = [1, 3, 5].map((at) => Number.parseInt(signed(t).slice(at, at + 2), 16));
      return b! - r!;
    };
    assert.ok(blueness(-0.2) > 40 && blueness(0.2) < -40);
  });
});
