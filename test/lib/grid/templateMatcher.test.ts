import assert from "node:assert/strict";
import { portable } from "../../../lib/grid/gaussianMixture.js";
import { type TemplateMatcher, templateMatcher } from "../../../lib/grid/templateMatcher.js";

const templates = [
  [
    [0, 1],
    [0, 0],
  ],
  [
    [1, 0],
    [2, 0],
  ],
];

describe("a template matcher", () => {
  it("gives 1 for the template itself and 1 / (1 + squared distance) for the others", () => {
    const predict = templateMatcher(templates);
    assert.deepEqual(predict(templates[0]!), [1, 1 / (1 + 1 + 1 + 4)]);
    assert.deepEqual(templateMatcher([])([[1]]), []);
  });

  it("can be rebuilt from its templates", () => {
    const { make, from } = JSON.parse(
      JSON.stringify(templateMatcher(templates)[portable]),
    ) as TemplateMatcher[typeof portable];
    assert.equal(make, "templateMatcher");
    assert.deepEqual(
      templateMatcher(...from)([
        [1, 1],
        [1, 1],
      ]),
      templateMatcher(templates)([
        [1, 1],
        [1, 1],
      ]),
    );
  });

  it("refuses templates of two sizes, and an image of another", () => {
    assert.throws(
      () => templateMatcher([[[1]], [[1, 2]]]),
      /templates of one size, got 1 x 1 and 1 x 2 pixels/,
    );
    assert.throws(
      () => templateMatcher(templates)([[1]]),
      /an image of 2 x 2 pixels, as the templates have, got 1 x 1/,
    );
  });
});
