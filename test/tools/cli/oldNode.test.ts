import assert from "node:assert/strict";
import { oldNode } from "../../../tools/cli/oldNode.js";

describe("a Node that is too old", () => {
  it("is told so in one sentence, and no other is", () => {
    for (const version of ["20.19.0", "20.20.2", "22.0.0", "26.10.0"])
      assert.equal(oldNode(version), undefined);
    for (const version of ["18.20.8", "20.18.3", "20.9.0"])
      assert.equal(
        oldNode(version),
        `Noether needs Node 20.19 or newer, this is ${version}: install a newer version from nodejs.org.`,
      );
    assert.equal(oldNode(), undefined);
  });
});
