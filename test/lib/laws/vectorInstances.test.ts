import assert from "node:assert/strict";
import fc from "fast-check";
import { dihedral } from "../../../lib/group/dihedral.js";
import { elementInstances } from "../../../lib/laws/elementInstances.js";
import { tuple } from "../../../lib/laws/instances.js";
import { judge } from "../../../lib/laws/judge.js";
import type { Instances, Law } from "../../../lib/laws/law.js";
import { vectorInstances, vectorPairs, vectorTriples } from "../../../lib/laws/vectorInstances.js";
import { random } from "../../../lib/numbers/random.js";
import { byResidual } from "../../support/byResidual.js";

/** The longest path down from an instance, always taking the last of the simpler ones (the least simple). */
function descent<T extends readonly unknown[]>(instances: Instances<T>, from: T): number {
  let [steps, at] = [0, from];
  for (let next = [...instances.simpler(at)]; next.length > 0; next = [...instances.simpler(at)]) {
    at = next.at(-1)!;
    if (++steps > 10_000) throw new Error("no end");
  }
  return steps;
}

/** A law that fails exactly if a condition holds. */
const failing = <T extends readonly unknown[]>(
  instances: Instances<T>,
  where: (...x: T) => boolean,
): Law<undefined, T> => byResidual("planted", instances, (_, x) => (where(...x) ? 1 : 0));

describe("instances of vectors", () => {
  it("have the asked length, one for all vectors of an instance, and finite entries", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const [x] = vectorInstances(4).draw(random(seed));
        const triple = vectorTriples([2, 5]).draw(random(seed));
        assert.equal(x.length, 4);
        assert.ok(triple.every((y) => y.length === triple[0].length && y.every(Number.isFinite)));
        assert.ok(triple[0].length >= 2 && triple[0].length <= 5);
      }),
    );
  });

  it("begin with unit vectors", () => {
    assert.deepEqual(vectorInstances(3).examples, [[[1, 0, 0]], [[0, 1, 0]], [[0, 0, 1]], [[1, 2, 3]]]);
    assert.deepEqual(vectorPairs(1).examples[0], [[1], [1]]);
  });

  it("get simpler only finitely often, from everywhere", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const both = tuple(elementInstances(dihedral(4)), vectorPairs([1, 4]));
        assert.ok(descent(both, both.draw(random(seed))) < 1000);
      }),
    );
  });

  it("shrink a failure to the simplest one: a product of entries to two ones", () => {
    const law = failing(
      vectorInstances([2, 6]),
      (x) => x.filter((entry) => Math.abs(entry) > 0.5).length > 1,
    );
    // The examples contain no such instance of length 2, so a random one has to be made simpler.
    const verdict = judge({ ...law, instances: { ...law.instances, examples: [] } }, undefined, {
      random: random(8),
    });
    assert.ok(!verdict.holds);
    assert.deepEqual(verdict.witness, [[1, 1]]);
  });

  it("refuse an empty range", () => {
    assert.throws(() => vectorInstances([3, 2]), { name: "RangeError", message: /n from 3 to 2/ });
  });
});

describe("instances of group elements", () => {
  it("begin with the identity and the generators, and draw all elements", () => {
    const group = dihedral(3);
    const { examples, draw } = elementInstances(group);
    assert.deepEqual(examples[0], [group.identity]);
    const stream = random(2);
    const drawn = new Set(Array.from({ length: 200 }, () => group.symbol(draw(stream)[0])));
    assert.equal(drawn.size, 6);
  });

  it("shrink to the shortest word that fails", () => {
    const law = failing(elementInstances(dihedral(6)), ([k, j]) => j === 1 && k > 2);
    const verdict = judge(law, undefined, { random: random(3) });
    assert.ok(!verdict.holds);
    assert.deepEqual(verdict.witness, [[5, 1]]);
  });
});

describe("the judge", () => {
  const numbers: Instances<[x: number]> = {
    examples: [[0], [1]],
    draw: (stream) => [10 * stream.uniform()],
    *simpler([x]) {
      if (x > 0.001) yield [x / 2];
    },
  };

  const never = (_: number): boolean => false;

  it("tries all examples and then the asked number of random instances", () => {
    const verdict = judge(failing(numbers, never), undefined, { random: random(1), runs: 7 });
    assert.ok(verdict.holds);
    assert.deepEqual([verdict.tried, verdict.largest], [9, 0]);
  });

  it("does not let the witness drift to the edge of the tolerance", () => {
    const law = byResidual("off", numbers, (_: undefined, [x]) => x / 10);
    const verdict = judge({ ...law, instances: { ...numbers, examples: [] } }, undefined, {
      random: random(1),
    });
    assert.ok(!verdict.holds);
    assert.ok(verdict.residual > 0.01, String(verdict.residual));
  });

  it("takes a residual of NaN for a failure", () => {
    const law = byResidual("NaN", numbers, () => Number.NaN);
    assert.ok(!judge(law, undefined, { random: random(1) }).holds);
  });
});
