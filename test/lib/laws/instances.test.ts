import assert from "node:assert/strict";
import { among, map, once, simpleFirst, tuple } from "../../../lib/laws/instances.js";
import { judge } from "../../../lib/laws/judge.js";
import { vectorInstances } from "../../../lib/laws/vectorInstances.js";
import { random } from "../../../lib/numbers/random.js";
import { byResidual } from "../../support/byResidual.js";

describe("instances", () => {
  it("once are the empty tuple", () => {
    assert.deepEqual([once.examples, once.draw(random(1))], [[[]], []]);
  });

  it("among values try all of them, draw all of them, and give way to those before them", () => {
    const values = among(["a", "b", "c"]);
    assert.deepEqual(values.examples, [["a"], ["b"], ["c"]]);
    const stream = random(1);
    assert.equal(new Set(Array.from({ length: 50 }, () => values.draw(stream)[0])).size, 3);
    assert.deepEqual([...values.simpler(["c"])], [["a"], ["b"]]);
    assert.deepEqual([...values.simpler(["a"])], []);
    assert.throws(() => among([]), { name: "RangeError", message: /at least one value/ });
  });

  it("that are simple come first, and drawn ones give way to all of them", () => {
    const numbers = simpleFirst([[0], [1], [2]], (stream) => [3 + stream.integer(4)]);
    assert.deepEqual(numbers.examples, [[0], [1], [2]]);
    assert.ok(numbers.draw(random(1))[0]! >= 3);
    assert.deepEqual([...numbers.simpler([5])], [[0], [1], [2]]);
    assert.deepEqual([...numbers.simpler([2])], [[0], [1]]);
    assert.deepEqual([...numbers.simpler([0])], []);
  });

  it("of several kinds are one tuple, whose parts are made simpler one by one", () => {
    const three = tuple(among([1, 2]), among(["a", "b"]), vectorInstances(1));
    assert.deepEqual(three.examples[0], [1, "a", [1]]);
    assert.equal(three.draw(random(1)).length, 3);
    assert.deepEqual(
      [...three.simpler([2, "b", [0]])],
      [
        [1, "b", [0]],
        [2, "a", [0]],
      ],
    );
    assert.deepEqual(tuple(among([1])).examples, [[1]]);
    assert.deepEqual(tuple().examples, [[]]);
  });

  it("of several kinds refuse one without examples before others", () => {
    assert.throws(() => tuple({ ...among([1]), examples: [] }, among([1])), { message: /got no examples/ });
  });

  it("made from others shrink where they came from", () => {
    const doubled = map(
      vectorInstances([1, 4]),
      ([x]) => [x.map((entry) => 2 * entry)],
      ([x]) => [x.map((entry) => entry / 2)],
    );
    const large = byResidual("small", { ...doubled, examples: [] }, (_: undefined, [x]) =>
      x.some((entry) => entry > 1) ? 1 : 0,
    );
    const verdict = judge(large, undefined, { random: random(2) });
    assert.ok(!verdict.holds);
    assert.deepEqual(verdict.witness, [[2]]);
  });

  it("made from others stay as they are if the way back is not known", () => {
    assert.deepEqual([...map(among([1, 2]), ([k]) => [String(k)]).simpler(["2"])], []);
  });
});
