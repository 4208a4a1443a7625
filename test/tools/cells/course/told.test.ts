import assert from "node:assert/strict";
import { assess } from "../../../../tools/cells/course/assess.js";
import { findSheet } from "../../../../tools/cells/course/find.js";
import { told } from "../../../../tools/cells/course/told.js";
import { Unusable } from "../../../../tools/cells/course/unusable.js";

const thrown = [[/properties of undefined/, "B may have any size."]] as const;

describe("what an error of an answer means in its exercise", () => {
  it("takes the place of an index that left a list", () => {
    const error = new Unusable(
      "unusable",
      "f([[1]]) threw TypeError: Cannot read properties of undefined (reading '2'). An index leaves a list",
    );
    assert.equal(told(error, thrown), "f([[1]]) stopped.\n  B may have any size.");
  });

  it("is added below an error that says something, and is left out if no pattern fits", () => {
    const singular = new Unusable("unusable", "f([[1]]) threw RangeError: expected an invertible matrix.");
    assert.equal(
      told(singular, [[/an invertible/, "Columns."]]),
      "f([[1]]) threw RangeError: expected an invertible matrix.\n  Columns.",
    );
    assert.equal(told(singular, thrown), singular.message);
    assert.equal(told(singular), singular.message);
  });

  it("is not said about what is withheld or not written", () => {
    for (const outcome of ["withheld", "unwritten"] as const)
      assert.equal(told(new Unusable(outcome, "properties of undefined"), thrown), "properties of undefined");
  });

  it("is what a learner reads who writes a Kronecker product for 3 x 3 alone", async () => {
    const { exercises } = await findSheet("11-tensor-products");
    const three = (a: number[][], b: number[][]) =>
      Array.from({ length: 9 }, (_, r) =>
        Array.from({ length: 9 }, (__, c) => a[Math.floor(r / 3)]![Math.floor(c / 3)]! * b[r % 3]![c % 3]!),
      );
    const { laws } = assess<unknown>("kroneckerAction", exercises.kroneckerAction!, three);
    assert.match(laws[0]!.message, / stopped\.\n {2}A and B may have other sizes than 3/);
  });
});
