import assert from "node:assert/strict";
import { display } from "../../../../lib/display/displayable.js";
import { sphericalSurface } from "../../../../lib/harmonics/figures/sphericalSurface.js";
import { radians } from "../../../../lib/numbers/angle.js";
import { parseXml } from "../../../support/xml.js";

const polar = [0, 0, 0, 0, 0, 0, 1, 0, 0];

describe("sphericalSurface", () => {
  it("draws one quadrilateral for each cell, within the panel, and says what it shows", () => {
    const { panels, alt, slider } = sphericalSurface(polar, { steps: 6 });
    const [mark] = panels[0]!.marks;
    assert.ok(mark?.kind === "polygons");
    assert.equal(mark.outlines.length, 6 * 12);
    const reach = Math.max(...mark.outlines.flat(2).map(Math.abs));
    assert.ok(reach > 0.5 && reach <= 1 + 1e-12);
    assert.match(alt, /spherical harmonics up to degree 2, drawn at the distance/);
    assert.equal(slider, undefined);
  });

  it("is round as a sphere, and another surface as a distance", () => {
    const reach = (shape: "sphere" | "distance"): number[] => {
      const [mark] = sphericalSurface(polar, { steps: 8, shape }).panels[0]!.marks;
      assert.ok(mark?.kind === "polygons");
      return mark.outlines.flat().map(([x, y]) => Math.hypot(x, y));
    };
    assert.ok(Math.max(...reach("sphere")) > 0.99);
    assert.notDeepEqual(reach("sphere"), reach("distance"));
  });

  it("shows a constant as a ball without holes: every outline the same way round", () => {
    const areas = (picture: string): number[] =>
      [...picture.matchAll(/M(-?[\d.]+) ?(-?[\d.]+)l([^z"]*)z/g)].map(([, , , steps]) => {
        const numbers = steps!.match(/-?[\d.]+/g)!.map(Number);
        let [x, y, area] = [0, 0, 0];
        for (let k = 0; k + 1 < numbers.length; k += 2) {
          const [u, v] = [x + numbers[k]!, y + numbers[k + 1]!];
          area += x * v - u * y;
          [x, y] = [u, v];
        }
        return area;
      });
    const found = areas(String(sphericalSurface([1], { steps: 8 })[display]()["image/svg+xml"]));
    assert.ok(found.length >= 100, String(found.length));
    assert.ok(Math.max(...found) > 100);
    assert.ok(Math.min(...found) >= -1e-6, String(Math.min(...found)));
  });

  it("colours by the sign: 0 is in the middle of the scale, whatever the values", () => {
    const [mark] = sphericalSurface(polar, { steps: 24 }).panels[0]!.marks;
    assert.ok(mark?.kind === "polygons" && mark.scale === "signed");
    // Y_20 lies between -1.118 and 2.236: half as far below 0 as above.
    assert.ok(Math.abs(Math.min(...mark.shades) - 0.25) < 0.01, String(Math.min(...mark.shades)));
    assert.ok(Math.max(...mark.shades) > 0.95);
  });

  it("has a frame for each rotation: a whole turn gives the same picture, a quarter turn another", () => {
    const turn = (angle: number): { axis: readonly number[]; angle: number } => ({
      axis: [1, 0, 0],
      angle: radians(angle),
    });
    const { slider } = sphericalSurface(polar, {
      steps: 6,
      turns: { label: "about x", rotations: { "0": turn(0), "90": turn(90), "360": turn(360) } },
    });
    assert.deepEqual(slider?.values, ["0", "90", "360"]);
    const shades = slider.frames.map(([panel]) => {
      const [mark] = panel!.marks;
      return mark?.kind === "polygons" ? mark.shades : [];
    });
    const apart = (a: readonly number[], b: readonly number[]): number =>
      Math.max(...a.map((shade, i) => Math.abs(shade - b[i]!)));
    assert.ok(apart(shades[0]!, shades[2]!) < 1e-9);
    assert.ok(apart(shades[0]!, shades[1]!) > 0.1);
  });

  it("shows itself as a well-formed picture", () => {
    const bundle = sphericalSurface(polar, { steps: 4, title: "Y_20", alt: "Y_20" })[display]();
    assert.equal(parseXml(String(bundle["image/svg+xml"])).name, "svg");
    assert.equal(bundle["text/plain"], "Y_20");
  });

  it("refuses a function that is 0 everywhere, and coefficients of which orders are missing", () => {
    assert.throws(() => sphericalSurface([0, 0, 0, 0]), { name: "RangeError", message: /not all of them 0/ });
    assert.throws(() => sphericalSurface([1, Number.NaN, 0, 0]), { name: "RangeError", message: /finite/ });
    assert.throws(() => sphericalSurface([1, 0, 0]), { name: "RangeError", message: /got 3: fill/ });
  });
});
