import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { codePointsOf, unitsOf } from "../../../../tools/kernel/jupyter/codePoints.js";
import { fromJson, toJson } from "../../../../tools/kernel/jupyter/json.js";

describe("toJson", () => {
  it("writes half of a surrogate pair as U+FFFD, and leaves all else", () => {
    assert.equal(fromJson(toJson("a\ud83d")), "a\ufffd");
    assert.equal(fromJson(toJson("\\ud83d")), "\\ud83d");
    assert.equal(fromJson(toJson("\\\ud83d \\\\ud83d")), "\\\ufffd \\\\ud83d");
    assert.equal(fromJson(toJson("🙂")), "🙂");
  });

  it("leaves what is well-formed as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        assert.deepEqual(fromJson(toJson({ text })), { text });
      }),
    );
  });

  it("is undefined for what is not JSON", () => {
    assert.equal(fromJson("{"), undefined);
  });
});

describe("code points", () => {
  it("and units are each other's inverse, wherever a cursor can be", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(), (text, n) => {
        const all = [...text];
        const codePoints = n % (all.length + 1);
        const units = all.slice(0, codePoints).join("").length;
        assert.equal(unitsOf(text, codePoints), units);
        assert.equal(codePointsOf(text, units), codePoints);
      }),
    );
  });

  it("stay inside the text", () => {
    assert.equal(unitsOf("🙂", 9), 2);
    assert.equal(codePointsOf("🙂", 9), 1);
  });
});
