import assert from "node:assert/strict";
import { firstViolatedAxiom } from "../../../lib/group/firstViolatedAxiom.js";
import { magmas } from "../../../lib/group/magmas.js";
import { isViolated, violationInWords } from "../../../lib/group/violation.js";

describe("the magmas of order n", () => {
  it("are n^(n^2), all of them closed and no two alike", () => {
    for (const [n, count] of [
      [1, 1],
      [2, 16],
      [3, 19683],
    ] as const) {
      const all = [...magmas(n)];
      assert.equal(new Set(all.map((table) => JSON.stringify(table))).size, count);
      assert.ok(all.every((table) => table.flat().every((product) => product >= 0 && product < n)));
    }
  });

  it("of order 3 are 3 groups, 33 with an associative product and an identity, 113 with an associative product", () => {
    const counts = { group: 0, inverse: 0, identity: 0, associativity: 0, closure: 0 };
    for (const table of magmas(3)) counts[firstViolatedAxiom(table)?.axiom ?? "group"] += 1;
    assert.deepEqual(counts, {
      group: 3,
      inverse: 33 - 3,
      identity: 113 - 33,
      associativity: 19683 - 113,
      closure: 0,
    });
  });

  it("of order 4 are too many to list", () => {
    assert.throws(() => [...magmas(4)], { name: "RangeError", message: /got n = 4/ });
  });
});

describe("the witness of a violated axiom", () => {
  it("holds when it is looked up again, for every magma of order 2 and 3", () => {
    for (const n of [2, 3]) {
      for (const table of magmas(n)) {
        const violated = firstViolatedAxiom(table);
        if (violated !== undefined) assert.ok(isViolated(table, violated), JSON.stringify([table, violated]));
      }
    }
  });

  it("is refused if it shows nothing, whatever the axiom", () => {
    const z2 = [
      [0, 1],
      [1, 0],
    ];
    assert.equal(isViolated(z2, { axiom: "closure", witness: [0, 1] }), false);
    assert.equal(isViolated(z2, { axiom: "associativity", witness: [0, 1, 1] }), false);
    assert.equal(isViolated(z2, { axiom: "identity", witness: [1, 0] }), false);
    assert.equal(isViolated(z2, { axiom: "inverse", witness: [1] }), false);
    assert.equal(isViolated(z2, { axiom: "inverse", witness: [7] }), false);
  });

  it("is put into words with both sides", () => {
    const table = [
      [1, 0],
      [0, 0],
    ];
    assert.equal(
      violationInWords(table, { axiom: "associativity", witness: [0, 0, 1] }),
      "(0 · 0) · 1 = 0, 0 · (0 · 1) = 1",
    );
    assert.equal(violationInWords([[0, 2]], { axiom: "closure", witness: [0, 1] }), "0 · 1 = 2");
  });
});
