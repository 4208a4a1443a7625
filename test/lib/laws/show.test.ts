import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { tensor } from "noether";
import { agreesWith, show, showApart } from "noether/laws";
import { once } from "../../../lib/laws/instances.js";

describe("two sides of a law", () => {
  it("are shown with as many digits as it takes to tell them apart", () => {
    assert.deepEqual(showApart(1, 2), ["1", "2"]);
    assert.deepEqual(showApart([0, 1 / 3], [0, 0.333334]), ["[0, 0.333333]", "[0, 0.333334]"]);
    assert.deepEqual(showApart([[0.5]], [[0.5 + 1e-9]]), ["[[0.5]]", "[[0.500000001]]"]);
    assert.notDeepEqual(...showApart(new Float32Array([0.1]), [0.1]));
  });

  it("name the first entry that differs if it is not among those shown", () => {
    const a = Array.from({ length: 20 }, (_, k) => k);
    const b = a.with(12, 12.5);
    const [left, right] = showApart(a, b);
    assert.match(left, /, entry \[12\]: 12$/);
    assert.match(right, /, entry \[12\]: 12\.5$/);
  });

  it("never look the same, whatever two different lists of numbers are shown", () => {
    const numbers = fc.array(fc.double({ noNaN: true }), { maxLength: 12 });
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const [left, right] = showApart(a, b);
        const equal = a.length === b.length && a.every((value, k) => value === b[k]);
        assert.equal(left === right, equal);
      }),
    );
  });

  it("say of a tensor that it is one, with its shape and kind, not what it is made of", () => {
    assert.equal(show(tensor(0.5)), "a tensor of shape [], float32");
    assert.equal(show(tensor([[1, 2]], { dtype: "float64" })), "a tensor of shape [1, 2], float64");
    assert.equal(show([tensor([1]), 2]), "[a tensor of shape [1], float32, 2]");
  });

  it("are shown as they are if they are the same, or no words distinguish them", () => {
    const value = [1, 0.333333, -0];
    assert.deepEqual(showApart(value, [...value]), [show(value), show(value)]);
    const [f, g] = [() => 0, () => 0];
    assert.equal(showApart({ f }, { f: g }).length, 2);
  });
});

describe("a comparison with a reference", () => {
  it("names an entry that exists, even if the whole is too far off and no entry is", () => {
    const right = [1e-4, 1e-4];
    const law = agreesWith(() => right, once, {
      should: "",
      inWords: () => "",
    });
    const { look } = law.try(() => [1e-4 + 0.9e-12, 1e-4 + 0.5e-12], []).explain();
    assert.equal(look, "work out the entry [0] by hand");
  });
});
