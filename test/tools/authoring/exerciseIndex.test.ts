import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { exerciseIndex } from "../../../tools/authoring/exerciseIndex.js";
import { UserError } from "../../../tools/userError.js";

describe("index of exercises", () => {
  it("says which sheet each exercise belongs to", () => {
    const masters = {
      "05-convolution": '// %% exercise="convolve"\n1\n\n// %%\n2\n',
      "06-groups": '// %% [markdown]\n// text\n\n// %% exercise="order" points=2\n1\n',
    };
    assert.equal(exerciseIndex(masters), '{\n  "convolve": "05-convolution",\n  "order": "06-groups"\n}\n');
  });

  it("refuses two exercises of one name", () => {
    const master = '// %% exercise="f"\n1\n';
    assert.throws(
      () => exerciseIndex({ a: master, b: master }),
      (error) => error instanceof UserError && /got f in a and in b: rename one$/.test(error.message),
    );
  });
});
