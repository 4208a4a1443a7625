import assert from "node:assert/strict";
import { convolveImage } from "../../../lib/grid/convolveImage.js";
import { convolveImageZeroPadded } from "../../../lib/grid/convolveImageZeroPadded.js";
import type { Image } from "../../../lib/grid/image.js";
import { imageInstances } from "../../../lib/grid/imageInstances.js";
import { shiftImage } from "../../../lib/grid/shift.js";
import { directProduct } from "../../../lib/group/directProduct.js";
import { integers } from "../../../lib/group/integers.js";
import { equivariance } from "../../../lib/laws/equivariance.js";
import { tuple } from "../../../lib/laws/instances.js";
import { judge } from "../../../lib/laws/judge.js";
import { nonTriviality } from "../../../lib/laws/nonTriviality.js";
import { random } from "../../../lib/numbers/random.js";
import { type Action, trivialAction } from "../../../lib/representation/action.js";
import { byResidual } from "../../support/byResidual.js";

const steps = directProduct(integers, integers);
const shifts: Action<readonly [number, number], Image> = { group: steps, apply: (s, f) => shiftImage(f, s) };
const inputs = tuple(
  imageInstances([
    [3, 3],
    [4, 5],
  ]),
  imageInstances([
    [3, 3],
    [1, 3],
  ]),
);
const law = equivariance<readonly [number, number], [Image, Image], Image>({
  domain: [shifts, trivialAction(steps)],
  codomain: shifts,
  inputs,
  names: ["f", "k"],
});
const trial = { random: random(12) };

describe("instances of images", () => {
  it("try the shift equivariance of a filter, which periodic convolution has", () => {
    assert.ok(judge(law, convolveImage, trial).holds);
    assert.ok(judge(nonTriviality(inputs), convolveImage, trial).holds);
  });

  it("find one pixel and one shift for which zero padding fails", () => {
    const verdict = judge(law, convolveImageZeroPadded, trial);
    assert.ok(!verdict.holds);
    const [s, f, k] = verdict.witness;
    assert.ok(
      steps.generators.some((g) => steps.equals(g, s)),
      JSON.stringify(s),
    );
    for (const image of [f, k]) assert.equal(image.flat().filter((value) => value !== 0).length, 1);
  });

  it("shrink to the first shape and to few pixels", () => {
    const instances = imageInstances([
      [2, 2],
      [3, 4],
    ]);
    const planted = byResidual("planted", { ...instances, examples: [] }, (_: undefined, [f]) =>
      f.flat().some((value) => Math.abs(value) > 0.5) ? 1 : 0,
    );
    const verdict = judge(planted, undefined, trial);
    assert.ok(!verdict.holds);
    const [f] = verdict.witness;
    assert.deepEqual(f.flat().toSorted(), [0, 0, 0, 1]);
  });

  it("refuse an empty list of shapes", () => {
    assert.throws(() => imageInstances([]), { name: "RangeError", message: /at least one shape/ });
    assert.throws(() => imageInstances([[0, 3]]), { name: "RangeError", message: /0 x 3/ });
  });
});
