import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { decode } from "../../../../tools/grader/child/decode.js";
import { encode } from "../../../../tools/grader/child/encode.js";
import { type AnyFunction, decodeReply, Malformed } from "../../../../tools/grader/wire/decode.js";
import { encodeArgument } from "../../../../tools/grader/wire/encode.js";

const noFunction = (): never => assert.fail("no function was expected");
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Data as laws and subjects exchange it, with all the numbers that JSON lacks. */
const data = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.double(),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -0, undefined, null, true, "$"),
    fc.bigInt(),
    fc.string(),
    fc.float64Array(),
    fc.int32Array(),
    fc.uint8Array(),
    fc.array(tie("any"), { maxLength: 3 }),
    fc.dictionary(fc.string(), tie("any"), { noNullPrototype: true, maxKeys: 3 }).filter(isPlain),
  ),
})).any;

function isPlain(value: object): boolean {
  return !Object.hasOwn(value, "__proto__");
}

const received = (
  reply: unknown,
  like: unknown = undefined,
  connect: (n: number, like: AnyFunction) => AnyFunction = noFunction,
) => decodeReply(throughJson(reply), () => like, connect);

describe("the grader's wire", () => {
  it("brings every argument to the learner's process as it was", () => {
    fc.assert(
      fc.property(data, (value) =>
        assert.deepEqual(decode(throughJson(encodeArgument(value)), noFunction), value),
      ),
    );
  });

  it("brings every answer back as it was", () => {
    fc.assert(fc.property(data, (value) => assert.deepEqual(received(encode(value, noFunction)), value)));
  });

  it("rebuilds a portable function from its export and its arguments", () => {
    const portable = Object.assign(() => 0, {
      [Symbol.for("noether.portable")]: { make: "power", from: [2, Number.NaN] },
    });
    const made = decode(throughJson(encodeArgument([portable])), (make, from) => [make, ...from]);
    assert.deepEqual(made, [["power", 2, Number.NaN]]);
  });

  it("refuses an argument that is a function of its own, or an instance of a class", () => {
    assert.throws(() => encodeArgument([() => 0]), /noether\.portable/);
    assert.throws(() => encodeArgument(new Map()), /a Map/);
  });

  it("connects a function if the reference has one, and calls it on the object it was found on", () => {
    const kept: [AnyFunction, unknown][] = [];
    const keep = (of: AnyFunction, on: unknown): number => kept.push([of, on]) - 1;
    class Group {
      readonly order = 3;
      multiply(a: number, b: number): number {
        return (a + b) % this.order;
      }
    }
    const connect =
      (n: number): AnyFunction =>
      (...args) =>
        Reflect.apply(kept[n]![0], kept[n]![1], args);
    const group = received(encode(new Group(), keep), { order: 1, multiply: () => 0 }, connect) as Group;
    assert.equal(group.multiply(2, 2), 1);
    assert.equal(group.order, 3);
  });

  it("leaves out a function if the reference has none, and refuses one in the place of a number", () => {
    const keep = (): number => 0;
    const shifty = { value: 1, valueOf: () => 2, toString: () => "3", more: 4, map: () => [] };
    assert.deepEqual(Object.keys(received(encode(shifty, keep), { value: 0 }) as object), ["value", "more"]);
    assert.throws(() => received(encode([() => 1], keep), [0]), TypeError);
    assert.throws(
      () =>
        received(
          encode(() => 1, keep),
          0,
        ),
      TypeError,
    );
  });

  it("recognises a promise, and says what is not data", () => {
    assert.ok(received(encode(Promise.resolve(1), noFunction)) instanceof Promise);
    const ring: unknown[] = [];
    ring.push(ring);
    assert.throws(() => encode(ring, noFunction), /nested deeper/);
    assert.throws(() => encode(new Map(), noFunction), /Map/);
    assert.throws(() => encode(Symbol("s"), noFunction), /symbol/);
    assert.throws(
      () => encode(new BigInt64Array(1), noFunction),
      /is a BigInt64Array: return a list of numbers/,
    );
    assert.throws(() => encode(new DataView(new ArrayBuffer(1)), noFunction), /is a DataView/);
    for (const iterator of [(function* () {})(), [1].values(), new Map().keys()])
      assert.throws(() => encode(iterator, noFunction), /generator or an iterator: return a list/);
  });

  for (const reply of [
    { $: "object", is: [["__proto__", 1]] },
    { $: "object", is: [[1, 1]] },
    { $: "object", is: "x" },
    { $: "Float64Array", is: "AAAA" },
    { $: "Float64Array", is: [1] },
    { $: "constructor", is: "x" },
    { $: "bigint", is: "1e9" },
    { $: "function", is: 0.5 },
    { value: 3 },
    {},
  ]) {
    it(`refuses ${JSON.stringify(reply)}`, () => {
      assert.throws(() => received(reply), Malformed);
      assert.throws(() => received([[reply]]), Malformed);
    });
  }

  it("refuses what is nested too deeply, and never fails otherwise, whatever JSON comes", () => {
    let deep: unknown = 0;
    for (let i = 0; i < 1000; i++) deep = [deep];
    assert.throws(() => received(deep), Malformed);
    fc.assert(
      fc.property(fc.jsonValue(), (reply) => {
        try {
          received(reply);
        } catch (error) {
          assert.ok(error instanceof Malformed);
        }
      }),
    );
  });
});
