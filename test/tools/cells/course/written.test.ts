import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { tensor } from "noether";
import { sameAnswer, unchanged, written } from "../../../../tools/cells/course/written.js";

/** The definition: JSON, with words for what it cannot say. */
const byJson = (value: unknown): string =>
  JSON.stringify(value, (_, entry: unknown) => {
    if (typeof entry === "number" && (Object.is(entry, -0) || !Number.isFinite(entry)))
      return Object.is(entry, -0) ? "-0" : `${entry}`;
    if (typeof entry === "bigint") return `${entry}n`;
    return entry === undefined ? "undefined" : entry;
  }) ?? "nothing";

const values = fc.anything({
  withBigInt: true,
  withNullPrototype: true,
  withSparseArray: true,
  withTypedArray: true,
  withDate: true,
  withMap: true,
  withSet: true,
  maxDepth: 3,
});

describe("a value as text", () => {
  it("is its JSON, with words for NaN, infinities, -0, bigints and nothing", () => {
    fc.assert(
      fc.property(values, (value) => assert.equal(written(value), byJson(value))),
      { numRuns: 2000, seed: 1 },
    );
    assert.equal(
      written([0.1 + 0.2, 1e21, 5e-324, -0, Number.NaN]),
      '[0.30000000000000004,1e+21,5e-324,"-0","NaN"]',
    );
    assert.equal(written(Symbol("s")), "nothing");
    assert.equal(written([Symbol("s"), { a: Symbol("s"), b: 1 }]), '[null,{"b":1}]');
  });

  it("of a tensor has its numbers", () => {
    assert.equal(written(tensor([1, 2])), JSON.stringify(tensor([1, 2])));
  });

  it("is the same for one function, and differs for another", () => {
    const [f, g] = [() => 1, () => 1];
    assert.equal(written([f]), written([f]));
    assert.notEqual(written(f), written(g));
  });
});

describe("a copy", () => {
  it("is unchanged if and only if its text is that of the original", () => {
    const plain = fc.anything({ withNullPrototype: false, maxDepth: 3 });
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        assert.equal(unchanged(structuredClone(a), a), true);
        if (written(a) !== written(b)) assert.equal(unchanged(a, b), false);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it("is changed by another number, sign of zero, length, entry, name or type, at any depth", () => {
    const original = { a: [[1, 0], [2]], b: new Float64Array([1, 2]), c: null };
    const changes: readonly ((copy: typeof original) => unknown)[] = [
      ({ a }) => (a[0]![0] = 2),
      ({ a }) => (a[0]![1] = -0),
      ({ a }) => a[1]!.push(3),
      ({ a }) => a.reverse(),
      ({ b }) => (b[1] = 3),
      (copy) => Object.assign(copy, { c: undefined }),
      (copy) => Object.assign(copy, { d: 1 }),
      (copy) => Reflect.deleteProperty(copy, "c"),
      (copy) => Object.assign(copy, { a: { 0: [1, 0], 1: [2] } }),
      ({ a }) => a.push(a as unknown as number[]), // a circle
    ];
    for (const [k, change] of changes.entries()) {
      const copy = structuredClone(original);
      assert.equal(unchanged(copy, original), true);
      change(copy);
      assert.equal(unchanged(copy, original), false, `change ${k}`);
    }
    const nan = structuredClone([Number.NaN]);
    assert.equal(unchanged(nan, [Number.NaN]), true);
  });
});

describe("two answers", () => {
  it("are compared whatever they are made of", () => {
    const views = [new DataView(new ArrayBuffer(8)), new DataView(new ArrayBuffer(8))];
    assert.equal(sameAnswer(views[0], views[1]), true);
    assert.equal(sameAnswer([1e6, 1], [1e6, 1 + 1e-5]), true); // one scale in a list
    assert.equal(sameAnswer([1e6, [1]], [1e6, [1 + 1e-5]]), false);
  });
});
