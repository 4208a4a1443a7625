import assert from "node:assert/strict";
import { undirectedGraph } from "noether";
import { figure, graphPanel } from "noether/figure";
import { svg } from "../../../../lib/figure/svg.js";
import { all, parseXml } from "../../../support/xml.js";

const path = undirectedGraph(3, [
  [0, 1],
  [1, 2],
]);

describe("a graph as a panel", () => {
  it("has a ball with its number for each node, and a stick for each pair", () => {
    const drawn = parseXml(svg(figure({ alt: "A path", panels: [graphPanel({ graph: path })] })));
    const balls = all(drawn, "circle").filter(({ attributes }) => attributes.stroke !== undefined);
    assert.equal(balls.length, 3);
    assert.equal(all(drawn, "path").length, 4); // each stick has two halves
  });

  it("shows places as they are, x to the right and y upwards", () => {
    const places = [
      [-1, 0],
      [0, 1],
      [1, 0],
    ];
    const drawn = parseXml(svg(figure({ alt: "A path", panels: [graphPanel({ graph: path, places })] })));
    const at = all(drawn, "circle")
      .filter(({ attributes }) => attributes.stroke !== undefined)
      .map(({ attributes: { cx, cy } }) => [Number(cx), Number(cy)]);
    const [left, top, right] = at.sort(([a], [b]) => a! - b!) as [number[], number[], number[]];
    assert.ok(Math.abs(left[1]! - right[1]!) < 1e-6 && top[1]! < left[1]!);
    assert.ok(Math.abs((left[0]! + right[0]!) / 2 - top[0]!) < 0.1);
  });

  it("gives equal colours to equal numbers, in all panels of one palette", () => {
    const coloursOf = (colours: readonly number[]) => {
      const [mark] = graphPanel({ graph: path, colours, palette: 4 }).marks;
      return mark?.kind === "balls" ? mark.solid.colours : assert.fail();
    };
    const [a, b] = [coloursOf([0, 1, 0]), coloursOf([3, 0, 1])];
    assert.equal(a[0], a[2]);
    assert.equal(a[0], b[1]);
    assert.equal(a[1], b[2]);
    assert.equal(new Set([...a, ...b]).size, 3);
  });

  it("is refused without a place, a colour and a name for each node", () => {
    assert.throws(() => graphPanel({ graph: path, colours: [0] }), /colours for each of 3 nodes, got 1/);
    assert.throws(() => graphPanel({ graph: path, places: [[0, 0]] }), /places for each of 3 nodes, got 1/);
  });
});
