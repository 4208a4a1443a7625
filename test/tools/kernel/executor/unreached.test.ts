import assert from "node:assert/strict";
import { newScope } from "../../../../tools/kernel/compiler/bindings.js";
import { unreached } from "../../../../tools/kernel/executor/unreached.js";

describe("unreached", () => {
  it("names what a cell would have redeclared and did not", () => {
    const scope = newScope();
    Object.assign(scope, { a: 1, b: Number.NaN, c: [1] });
    Object.defineProperty(scope, "d", { get: () => 4, configurable: true, enumerable: true });
    const old = unreached(scope, ["a", "b", "c", "d", "fresh"]);
    assert.deepEqual([...old()], ["a", "b", "c", "d"]);
    scope.a = 2;
    scope.c = [1];
    Object.defineProperty(scope, "d", { get: () => 4, configurable: true, enumerable: true });
    assert.deepEqual([...old()], ["b"]);
  });
});
