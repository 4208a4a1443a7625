import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { tensor } from "noether";
import { featurePictures } from "../../../lib/figure/featurePictures.js";
import type { Figure } from "../../../lib/figure/figure.js";

const image = [
  [0, 1],
  [0.5, 0],
];
const fibre = ["e", "r"];
const values = (scale: number) =>
  tensor([
    [
      [0, scale],
      [1, 0],
    ],
    [
      [0, 0],
      [1, -scale],
    ],
  ]);

const marks = (figure: Figure) =>
  (figure.slider?.frames ?? [figure.panels]).map((panels) => panels.map(({ marks: [mark] }) => mark!));
const ranges = (figure: Figure) =>
  marks(figure).map((frame) => frame.map((mark) => mark.kind === "heatmap" && mark.range));

describe("pictures of feature maps", () => {
  it("are a table: a row for each map, before it its input, then the fibre by its names", () => {
    const figure = featurePictures({
      alt: "two maps",
      fibre,
      maps: { a: { input: image, values: values(2) }, b: { values: values(2) } },
    });
    assert.equal(figure.columns, 3);
    assert.deepEqual(
      figure.panels.map(({ title, yLabel }) => [title, yLabel]),
      [
        ["input", "a"],
        ["e", undefined],
        ["r", undefined],
        [undefined, "b"],
        [undefined, undefined],
        [undefined, undefined],
      ],
    );
    assert.deepEqual(
      marks(figure)[0]!.map((mark) => mark.kind),
      ["heatmap", "heatmap", "heatmap", "text", "heatmap", "heatmap"],
    );
    const [input, first, second] = marks(figure)[0]!;
    assert.ok(input?.kind === "heatmap" && first?.kind === "heatmap" && second?.kind === "heatmap");
    assert.deepEqual(input.values, image);
    assert.deepEqual([first.values, second.values], values(2).toArray());
  });

  it("have no column for inputs if there is none, and no name for a single row", () => {
    const figure = featurePictures({ alt: "one map", fibre, maps: { a: { values: values(1) } } });
    assert.deepEqual([figure.columns, figure.panels.length, figure.panels[0]!.yLabel], [2, 2, undefined]);
  });

  it("take an input as a tensor", () => {
    const of = (input: typeof image | ReturnType<typeof tensor>) =>
      marks(featurePictures({ alt: "one map", fibre, maps: { a: { input, values: values(1) } } }));
    assert.deepEqual(of(tensor(image)), of(image));
  });

  it("have one colour scale in a row, the same in all frames, and another in the next row", () => {
    const figure = featurePictures({
      alt: "two maps",
      fibre,
      slider: ["size", [1, 3], 1],
      maps: (size) => ({
        signed: { input: image, values: values(size) },
        positive: { values: values(10 * size).relu() },
      }),
    });
    const row = [[0, 1], [-3, 3], [-3, 3], false, [0, 30], [0, 30]];
    assert.deepEqual(ranges(figure), [row, row]);
    assert.equal(figure.slider?.start, 1);
  });

  it("stay in their rows on a phone, where other tables of panels have fewer columns", () => {
    const names = ["e", "r", "r²", "r³"];
    const four = tensor(names.map(() => image));
    const figure = featurePictures({
      alt: "two maps",
      fibre: names,
      maps: { a: { input: image, values: four }, b: { values: four } },
    });
    interface Laid {
      readonly width: number;
      readonly layout: Record<string, { readonly domain: readonly [number, number] }>;
    }
    const [json] = Object.values(
      (figure as unknown as Record<symbol, () => Record<string, unknown>>)[Symbol.for("Jupyter.display")]!(),
    ) as [{ layout: { meta: { noether: { layouts: readonly Laid[] } } } }];
    for (const { width, layout } of json.layout.meta.noether.layouts) {
      const across = ["xaxis", "xaxis2", "xaxis3", "xaxis4", "xaxis5"].map((axis) => layout[axis]!.domain);
      const down = ["yaxis", "yaxis2", "yaxis3", "yaxis4", "yaxis5"].map((axis) => layout[axis]!.domain);
      assert.equal(new Set(down.map(String)).size, 1, `${width} pixels`);
      for (const [k, [from, to]] of across.entries()) {
        assert.ok((to - from) * width > 40, `${width} pixels: picture ${k}`);
        assert.ok(k === 0 || from > across[k - 1]![1]);
      }
    }
  });

  const refused: readonly [string, () => unknown, RegExp][] = [
    [
      "a fibre with more names",
      () => featurePictures({ alt: "x", fibre: ["e"], maps: { a: { values: values(1) } } }),
      /expected a as a tensor \[1, rows, columns\], a picture for each name of the fibre, got the shape \[2, 2, 2\]/,
    ],
    [
      "values without a fibre",
      () => featurePictures({ alt: "x", fibre, maps: { a: { values: tensor(image) } } }),
      /expected a as a tensor \[2, rows, columns\].* got the shape \[2, 2\]/,
    ],
    [
      "numbers that are not finite",
      () => featurePictures({ alt: "x", fibre, maps: { a: { values: values(Number.NaN) } } }),
      /expected finite numbers in a, got NaN/,
    ],
    [
      "other rows in another frame",
      () =>
        featurePictures({
          alt: "x",
          fibre,
          slider: ["k", [1, 2]],
          maps: (k) => ({ [`a${k}`]: { values: values(1) } }),
        }),
      /expected the rows a1 in every frame, got a2/,
    ],
    [
      "too many numbers",
      () =>
        featurePictures({ alt: "x", fibre, maps: { a: { values: tensor(0).broadcastTo([2, 300, 300]) } } }),
      /expected at most 100000 numbers, got 180000/,
    ],
  ];
  for (const [what, draw, message] of refused)
    it(`refuse ${what}`, () => {
      assert.throws(draw, { name: "RangeError", message });
    });
});
