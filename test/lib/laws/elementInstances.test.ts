import assert from "node:assert/strict";
import { matvec } from "../../../lib/algebra/matrix.js";
import type { Vector } from "../../../lib/algebra/vector.js";
import { directProduct } from "../../../lib/group/directProduct.js";
import { specialEuclidean } from "../../../lib/group/euclidean.js";
import type { Group } from "../../../lib/group/group.js";
import { integers } from "../../../lib/group/integers.js";
import { orthogonal, specialOrthogonal } from "../../../lib/group/orthogonal.js";
import { orthogonalInWords } from "../../../lib/group/rotationWords.js";
import { elementInstances } from "../../../lib/laws/elementInstances.js";
import { equivariance } from "../../../lib/laws/equivariance.js";
import { judge } from "../../../lib/laws/judge.js";
import { vectorInstances } from "../../../lib/laws/vectorInstances.js";
import { random } from "../../../lib/numbers/random.js";

describe("instances of elements of infinite groups", () => {
  it("are drawn from the examples three times in ten", () => {
    const group = specialOrthogonal(3);
    const { draw } = elementInstances(group);
    const stream = random(4);
    const simple = Array.from({ length: 2000 }, () => draw(stream)[0]).filter((g) =>
      group.examples!.some((h) => group.equals(g, h)),
    ).length;
    assert.ok(Math.abs(simple / 2000 - 0.3) < 0.05, String(simple));
  });

  it("get simpler only finitely often, from everywhere", () => {
    // biome-ignore lint/suspicious/noExplicitAny: each group has its own elements
    const groups: readonly Group<any>[] = [
      integers,
      directProduct(integers, integers),
      specialEuclidean(3),
      orthogonal(3),
    ];
    for (const group of groups) {
      const { draw, simpler } = elementInstances(group);
      for (let seed = 0; seed < 20; seed++) {
        let [steps, at] = [0, draw(random(seed))];
        for (;;) {
          // Down the longest path: always to the last that is offered.
          const next = [...simpler(at)].at(-1);
          if (next === undefined) break;
          at = next;
          assert.ok(++steps < 1000, group.name);
        }
        assert.ok(group.equals(at[0], group.identity), group.name);
      }
    }
  });

  /** The simplest element at which a map of vectors fails to be equivariant, in words. */
  const failsAt = (f: (x: Vector) => number[], group = specialOrthogonal(3)): string => {
    const vectors = { group, apply: matvec };
    const law = equivariance({ domain: [vectors], codomain: vectors, inputs: vectorInstances(3) });
    const verdict = judge(law, f, { random: random(5) });
    return verdict.holds ? "nowhere" : orthogonalInWords(verdict.witness[0]);
  };

  it("distinguish faults by the simplest element that fails", () => {
    const largest = (x: Vector): number => Math.max(...x.map(Math.abs));
    assert.equal(
      failsAt((x) => x.map((entry) => 2 * entry)),
      "nowhere",
    );
    assert.equal(
      failsAt(([x = 0, y = 0, z = 0]) => [x, z, y]),
      "the turn by 90 degrees about z",
    );
    // Scaled by the largest entry: right for all symmetries of the cube.
    assert.match(
      failsAt((x) => x.map((entry) => entry * largest(x))),
      /the turn by 45 degrees about/,
    );
    // |x|, entry by entry, keeps what permutes the axes; only signs betray it.
    assert.equal(
      failsAt((x) => x.map(Math.abs), orthogonal(3)),
      "the inversion",
    );
  });
});
