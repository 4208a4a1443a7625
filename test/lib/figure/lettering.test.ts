import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { labelPlaces } from "../../../lib/figure/labelPlaces.js";
import { standUpright, wrapped } from "../../../lib/figure/lettering.js";

describe("names and titles", () => {
  it("are broken between words, where the space ends", () => {
    assert.deepEqual(wrapped("change from blue to red", 110, 13), ["change from", "blue to red"]);
    assert.deepEqual(wrapped("a", 110, 13), ["a"]);
    assert.deepEqual(wrapped("unbreakable", 10, 13), ["unbreakable"]);
  });

  it("are upright if they would not all fit otherwise", () => {
    const kinds = ["A1g", "A2g", "B1g", "B2g", "E1g", "E2g", "A1u", "A2u", "B1u", "B2u", "E1u", "E2u"];
    assert.equal(standUpright(kinds, 600), false);
    assert.equal(standUpright(kinds, 250), true);
    assert.equal(standUpright(kinds, 100), false);
  });

  it("keep out of each other's way next to points", () => {
    assert.deepEqual(labelPlaces([[100, 100]], ["alone"]), ["top center"]);
    const places = labelPlaces(
      [
        [100, 100],
        [110, 102],
      ],
      ["ethyne", "ethene"],
    );
    assert.deepEqual(places, ["top center", "bottom center"]);
  });
});
