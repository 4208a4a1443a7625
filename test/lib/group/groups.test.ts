import assert from "node:assert/strict";
import fc from "fast-check";
import { display } from "../../../lib/display/displayable.js";
import { cayleyTable } from "../../../lib/group/cayleyTable.js";
import { cyclic } from "../../../lib/group/cyclic.js";
import { dihedral } from "../../../lib/group/dihedral.js";
import { directProduct } from "../../../lib/group/directProduct.js";
import { finiteGroup } from "../../../lib/group/finiteGroup.js";
import { firstViolatedAxiom } from "../../../lib/group/firstViolatedAxiom.js";
import { gridTranslations } from "../../../lib/group/gridTranslations.js";
import type { FiniteGroup, Group } from "../../../lib/group/group.js";
import { integers } from "../../../lib/group/integers.js";
import { cycles } from "../../../lib/group/permutations.js";
import { symmetric } from "../../../lib/group/symmetric.js";
import { random } from "../../../lib/numbers/random.js";

// biome-ignore lint/suspicious/noExplicitAny: each group has its own elements
const finite: readonly (readonly [FiniteGroup<any>, number])[] = [
  [cyclic(1), 1],
  [cyclic(6), 6],
  [dihedral(1), 2],
  [dihedral(2), 4],
  [dihedral(5), 10],
  [symmetric(1), 1],
  [symmetric(4), 24],
  [directProduct(cyclic(2), symmetric(3)), 12],
  [gridTranslations(3, 4), 12],
];

describe("finite groups", () => {
  for (const [group, order] of finite) {
    it(`obey the axioms and have the right number of elements: ${group.name}`, () => {
      assert.equal(group.order, order);
      assert.equal(group.elements.length, order);
      assert.equal(firstViolatedAxiom(cayleyTable(group)), undefined);
      assert.deepEqual(group.elements[0], group.identity);
      for (const g of group.elements) {
        assert.ok(group.equals(group.multiply(g, group.inverse(g)), group.identity));
        assert.equal(group.elements.filter((h) => group.symbol(h) === group.symbol(g)).length, 1);
      }
    });
  }

  it("sort their elements by word length", () => {
    // The word length of a permutation is its number of inversions.
    const inversions = (p: readonly number[]): number =>
      p.flatMap((a, i) => p.slice(i + 1).filter((b) => b < a)).length;
    const lengths = symmetric(4).elements.map(inversions);
    assert.deepEqual(
      lengths,
      lengths.toSorted((a, b) => a - b),
    );
    assert.deepEqual(cyclic(5).elements, [0, 1, 2, 3, 4]);
  });

  it("draw every element equally often", () => {
    const [group, stream] = [dihedral(3), random(5)];
    const counts = group.elements.map(() => 0);
    for (let k = 0; k < 6000; k++) counts[group.indexOf(group.sample(stream))]!++;
    for (const count of counts) assert.ok(Math.abs(count - 1000) < 150, String(counts));
  });

  it("show themselves as their Cayley table", () => {
    const bundle = dihedral(3)[display]();
    assert.match(String(bundle["text/plain"]), /Cayley table of D3, 6 elements/);
    assert.match(String(bundle["image/svg+xml"]), /r²s/);
    assert.match(String(symmetric(5)[display]()["text/plain"]), /120 elements/);
  });

  it("recognise what is not an element", () => {
    assert.equal(cyclic(3).indexOf(7), -1);
  });

  it("refuse sizes that no group has, and those with too many elements to list", () => {
    assert.throws(() => cyclic(0), { name: "RangeError", message: /got n = 0/ });
    assert.throws(() => dihedral(2.5), { name: "RangeError", message: /got n = 2.5/ });
    assert.throws(() => symmetric(8), { name: "RangeError", message: /got n = 8/ });
    assert.throws(() => finiteGroup(integers), { name: "RangeError", message: /Z has more/ });
  });
});

describe("the dihedral group", () => {
  it("has r^n = s^2 = e and s r = r^-1 s, and does not commute", () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 9 }), (n) => {
        const { multiply, inverse, identity } = dihedral(n);
        const [r, s] = [[1, 0] as const, [0, 1] as const];
        let power = identity;
        for (let k = 0; k < n; k++) power = multiply(power, r);
        assert.deepEqual(power, identity);
        assert.deepEqual(multiply(s, s), identity);
        assert.deepEqual(multiply(s, r), multiply(inverse(r), s));
        assert.notDeepEqual(multiply(s, r), multiply(r, s));
      }),
    );
  });

  it("says its elements in words", () => {
    const { show } = dihedral(4);
    assert.equal(show([1, 0]), "the turn by 90 degrees");
    assert.equal(show([3, 1]), "the reflection and then the turn by 270 degrees");
    assert.equal(show([0, 0]), "the identity");
  });
});

describe("the symmetric group", () => {
  it("composes permutations as maps", () => {
    const { multiply, elements } = symmetric(4);
    const any = fc.constantFrom(...elements);
    fc.assert(
      fc.property(any, any, fc.integer({ min: 0, max: 3 }), (p, q, i) => {
        assert.equal(multiply(p, q)[i], p[q[i]!]);
      }),
    );
  });

  it("says its elements in words and in cycles", () => {
    assert.equal(symmetric(3).show([1, 0, 2]), "the swap of 0 and 1");
    assert.equal(symmetric(3).symbol([1, 2, 0]), "(0 1 2)");
    assert.deepEqual(cycles([1, 0, 3, 2, 4]), [
      [0, 1],
      [2, 3],
    ]);
  });
});

describe("infinite groups", () => {
  it("obey the axioms on random elements", () => {
    const stream = random(9);
    const check = <G>({ multiply, inverse, identity, equals, sample }: Group<G>): void => {
      for (let k = 0; k < 100; k++) {
        const [a, b, c] = [sample(stream), sample(stream), sample(stream)];
        assert.ok(equals(multiply(multiply(a, b), c), multiply(a, multiply(b, c))));
        assert.ok(equals(multiply(a, inverse(a)), identity) && equals(multiply(identity, a), a));
      }
    };
    check(integers);
    check(directProduct(integers, integers));
    check(directProduct(integers, symmetric(3)));
  });

  it("list no elements, alone or in a product", () => {
    assert.ok(!("elements" in directProduct(integers, cyclic(2))));
    assert.ok("elements" in directProduct(cyclic(2), cyclic(2)));
  });
});
