import assert from "node:assert/strict";
import { wrapped } from "../../../../lib/figure/lettering.js";
import { cyclic } from "../../../../lib/group/cyclic.js";
import { dihedral } from "../../../../lib/group/dihedral.js";
import { cosetFigure } from "../../../../lib/group/figures/cosetFigure.js";
import { permutationFigure } from "../../../../lib/group/figures/permutationFigure.js";
import { tablePanel } from "../../../../lib/group/figures/tablePanel.js";
import { magmas } from "../../../../lib/group/magmas.js";

/** The values of the heat map of a panel. */
function heat(panel: { readonly marks: readonly object[] } | undefined): readonly (readonly number[])[] {
  const [mark] = panel?.marks ?? [];
  return (mark as { readonly values: readonly (readonly number[])[] }).values;
}

describe("the figures of groups", () => {
  it("show a table under its verdict, with the products that break the axiom", () => {
    assert.equal(
      tablePanel([
        [0, 1],
        [1, 0],
      ]).title,
      "a group",
    );
    const { title, xLabel } = tablePanel([
      [1, 0],
      [0, 0],
    ]);
    assert.equal(title, "not associative");
    assert.equal(xLabel?.replaceAll("\u00a0", " "), "(0 0) 1 ≠ 0 (0 1)");
  });

  it("break no equation below a table, however narrow its line", () => {
    const tables = [...magmas(2)].map((table) => tablePanel(table).xLabel ?? "");
    const lines = new Set(
      tables.flatMap((label) => wrapped(label, 90, 12)).map((line) => line.replaceAll("\u00a0", " ")),
    );
    for (const line of [...lines].filter((each) => /[(·=≠]/.test(each)))
      assert.match(line, /^(?:\d · \d = \d,?|\(\d \d\) \d|≠ \d \(\d \d\))$/);
    assert.ok(lines.has("≠ 1 (0 1)") && lines.has("0 · 1 = 0,"), [...lines].join("; "));
  });

  it("sort a table into cosets: blocks of one colour exactly if the subgroup is normal", () => {
    const { slider } = cosetFigure(dihedral(4));
    assert.equal(slider?.frames.length, 10);
    for (const [k, [panel]] of slider.frames.entries()) {
      const values = heat(panel);
      const size = 8 / new Set(values.flat()).size;
      const blocks = values.every((row, i) =>
        row.every((value, j) => value === values[i - (i % size)]![j - (j % size)]),
      );
      assert.equal(blocks, !/not normal/.test(panel?.title ?? ""), slider.values[k]);
    }
    assert.ok(slider.frames.some(([panel]) => /not normal/.test(panel?.title ?? "")));
    assert.equal(slider.values.at(-1), "all 8");
  });

  it("move numbered points and leave their outline where it is", () => {
    const square = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ];
    const { slider } = permutationFigure({
      alt: "A square",
      places: square,
      moves: { still: [0, 1, 2, 3], turn: [1, 2, 3, 0] },
    });
    const [still, turn] = slider!.frames.map(([panel]) => panel!.marks);
    assert.deepEqual(still![0], turn![0]);
    assert.deepEqual((turn![1] as { readonly x: readonly number[] }).x, [1, 1, 0, 0]);
  });

  it("refuse a permutation of a different number of points", () => {
    assert.throws(
      () =>
        permutationFigure({
          alt: "Two points",
          places: [
            [0, 0],
            [1, 0],
          ],
          moves: { odd: [0] },
        }),
      {
        name: "RangeError",
        message: /of 2 points, got "odd" of 1/,
      },
    );
    assert.throws(() => cosetFigure(cyclic(60)), { name: "RangeError" });
  });
});
