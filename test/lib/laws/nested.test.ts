import assert from "node:assert/strict";
import { cyclic } from "../../../lib/group/cyclic.js";
import { equivariance } from "../../../lib/laws/equivariance.js";
import { judge } from "../../../lib/laws/judge.js";
import { nested } from "../../../lib/laws/nested.js";
import { nonTriviality } from "../../../lib/laws/nonTriviality.js";
import { relativeError, sameShape } from "../../../lib/laws/relativeError.js";
import { show, showApart } from "../../../lib/laws/show.js";
import { vectorInstances } from "../../../lib/laws/vectorInstances.js";
import { random } from "../../../lib/numbers/random.js";
import type { Action } from "../../../lib/representation/action.js";
import { regular } from "../../../lib/representation/regular.js";

const shaped = (shape: readonly number[], ...data: readonly number[]) => ({
  shape,
  data: Float64Array.from(data),
});

describe("numbers with a shape", () => {
  it("are nested lists, row by row; one without axes is a number", () => {
    assert.deepEqual(nested(shaped([2, 3], 1, 2, 3, 4, 5, 6)), [
      [1, 2, 3],
      [4, 5, 6],
    ]);
    assert.equal(nested(shaped([], 5)), 5);
    assert.deepEqual(nested(shaped([0, 2])), []);
  });

  it("leave alone what only looks like them", () => {
    const odd = { shape: [2], data: [1, 2, 3] };
    assert.equal(nested(odd), odd);
    assert.equal(relativeError(odd, odd), Number.POSITIVE_INFINITY);
  });

  it("are compared with each other and with lists", () => {
    assert.equal(relativeError(shaped([2, 2], 1, 2, 3, 4), shaped([2, 2], 1, 2, 3, 4)), 0);
    assert.equal(relativeError(shaped([2], 1, 4), [1, 2]), 0.5);
    assert.equal(
      relativeError(shaped([4], 1, 2, 3, 4), shaped([2, 2], 1, 2, 3, 4)),
      Number.POSITIVE_INFINITY,
    );
    assert.ok(sameShape(shaped([1, 2], 0, 0), [[1, 1]]));
    assert.ok(!sameShape(shaped([2, 1], 0, 0), [[1, 1]]));
  });

  it("are shown as lists", () => {
    assert.equal(show(shaped([2, 1], 1, 2)), "[[1], [2]]");
    assert.deepEqual(showApart(shaped([1], 1.000001), [1.000002]), ["[1.000001]", "[1.000002]"]);
  });

  it("are judged by the laws as they are", () => {
    const V = regular(cyclic(3));
    const W: Action<number, ReturnType<typeof shaped>> = {
      group: V.group,
      apply: (g, y) => shaped([3], ...V.apply(g, [...y.data])),
    };
    const law = equivariance({ domain: [V], codomain: W, inputs: vectorInstances(3) });
    const trial = { random: random(1) };
    assert.ok(judge(law, (x) => shaped([3], ...x.map((entry) => 2 * entry)), trial).holds);
    const verdict = judge(law, (x) => shaped([3], x[0]!, 0, 0), trial);
    assert.ok(!verdict.holds);
    assert.match(verdict.explanation.sides[0]![1], /^\[\d, \d, \d\]$/);
    assert.ok(!judge(nonTriviality(vectorInstances(3)), () => shaped([3], 0, 0, 0), trial).holds);
  });
});
