import assert from "node:assert/strict";
import fc from "fast-check";
import { cayleyTable } from "../../../lib/group/cayleyTable.js";
import { cyclic } from "../../../lib/group/cyclic.js";
import { dihedral } from "../../../lib/group/dihedral.js";
import { firstViolatedAxiom } from "../../../lib/group/firstViolatedAxiom.js";
import { symmetric } from "../../../lib/group/symmetric.js";
import type { Table } from "../../../lib/group/tableIdentity.js";
import { groupAxioms } from "../../../lib/laws/groupAxioms.js";
import { judge } from "../../../lib/laws/judge.js";
import { random } from "../../../lib/numbers/random.js";

/** All tables of n elements. */
function* magmas(n: number): Iterable<Table> {
  for (let code = 0; code < n ** (n * n); code++) {
    const entry = (k: number): number => Math.floor(code / n ** k) % n;
    yield Array.from({ length: n }, (_, a) => Array.from({ length: n }, (_, b) => entry(n * a + b)));
  }
}

/** Checks a witness from scratch. */
function refutes(table: Table, found: NonNullable<ReturnType<typeof firstViolatedAxiom>>): boolean {
  const all = table.map((_, a) => a);
  const times = (a: number, b: number): number => table[a]![b]!;
  switch (found.axiom) {
    case "closure":
      return !all.includes(times(...found.witness));
    case "associativity": {
      const [a, b, c] = found.witness;
      return times(times(a, b), c) !== times(a, times(b, c));
    }
    case "identity":
      return all.every(
        (e) =>
          times(e, found.witness[e]!) !== found.witness[e] ||
          times(found.witness[e]!, e) !== found.witness[e],
      );
    case "inverse": {
      const e = all.find((candidate) =>
        all.every((a) => times(candidate, a) === a && times(a, candidate) === a),
      );
      return (
        e !== undefined &&
        all.every((b) => times(found.witness[0], b) !== e || times(b, found.witness[0]) !== e)
      );
    }
  }
}

describe("the first violated axiom", () => {
  it("leaves exactly the known groups among all 16 tables of order 2 and all 19,683 of order 3", () => {
    for (const [n, groups] of [
      [2, 2],
      [3, 3],
    ] as const) {
      let count = 0;
      for (const table of magmas(n)) {
        const found = firstViolatedAxiom(table);
        if (found === undefined) count++;
        else assert.ok(refutes(table, found), JSON.stringify({ table, found }));
      }
      // Z/n in every order of its elements: n! / |Aut(Z/n)| = 2 for n = 2, and 3 for n = 3.
      assert.equal(count, groups);
    }
  });

  it("finds every change of one entry in the table of a group", () => {
    const any = fc.constantFrom(
      ...[cayleyTable(dihedral(4)), cayleyTable(symmetric(3)), cayleyTable(cyclic(5))],
    );
    fc.assert(
      fc.property(any, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 20 }), (table, i, j, change) => {
        const n = table.length;
        const [a, b] = [i % n, j % n];
        const value = (table[a]![b]! + change) % (n + 1);
        fc.pre(value !== table[a]![b]);
        const broken = table.with(a, table[a]!.with(b, value));
        const found = firstViolatedAxiom(broken);
        assert.ok(found !== undefined && refutes(broken, found));
        assert.equal(found.axiom === "closure", value === n);
      }),
    );
  });

  it("names each axiom by an example", () => {
    assert.deepEqual(firstViolatedAxiom([[1]]), { axiom: "closure", witness: [0, 0] });
    assert.equal(
      firstViolatedAxiom([
        [1, 0],
        [0, 0],
      ])?.axiom,
      "associativity",
    );
    assert.deepEqual(
      firstViolatedAxiom([
        [0, 0],
        [1, 1],
      ]),
      { axiom: "identity", witness: [1, 0] },
    );
    assert.deepEqual(
      firstViolatedAxiom([
        [0, 1],
        [1, 1],
      ]),
      { axiom: "inverse", witness: [1] },
    );
  });

  it("refuses a table that is empty or not square", () => {
    assert.throws(() => firstViolatedAxiom([]), { message: /got an empty one/ });
    assert.throws(() => firstViolatedAxiom([[0, 1]]), { message: /1 products in each of 1 rows, got 2/ });
  });
});

describe("the axioms as laws", () => {
  const set = cyclic(4);
  const axioms = groupAxioms(set);
  const broken = (times: (a: number, b: number) => number): string[] =>
    Object.values(axioms)
      // biome-ignore lint/suspicious/noExplicitAny: each axiom has its own instances
      .filter((law: any) => !judge(law, times, { random: random(2) }).holds)
      .map(({ name }) => name);

  it("hold for the group's own operation", () => {
    assert.deepEqual(broken(set.multiply), []);
  });

  it("fail one by one", () => {
    assert.ok(broken((a, b) => a + b).includes("closure"));
    assert.deepEqual(
      broken((a, b) => (a - b + 4) % 4),
      ["associativity", "identity", "inverses"],
    );
    assert.deepEqual(
      broken((a) => a),
      ["identity", "inverses"],
    );
    assert.deepEqual(broken(Math.max), ["inverses"]);
  });

  it("say what is wrong with the simplest elements", () => {
    const verdict = judge(axioms.associativity, (a, b) => (a - b + 4) % 4, { random: random(2) });
    assert.ok(!verdict.holds);
    assert.deepEqual(verdict.explanation, {
      should: "The brackets should not matter.",
      given: "a = 0, b = 0, c = 1",
      sides: [
        ["(a b) c", "3"],
        ["a (b c)", "1"],
      ],
    });
  });
});
