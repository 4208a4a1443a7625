import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { bind, newScope } from "../../../../tools/kernel/compiler/bindings.js";

describe("the scope of a notebook", () => {
  it("contains nothing that no cell has declared", () => {
    const scope = newScope();
    assert.deepEqual([Object.keys(scope), "toString" in scope, "constructor" in scope], [[], false, false]);
  });

  it("shows exports as they are at the time of looking", () => {
    const scope = newScope();
    const module = { n: 1, default: "d" };
    bind(scope, module, { n: "n", d: "default", all: "*" }, "m");
    module.n = 2;
    assert.deepEqual([scope.n, scope.d, scope.all], [2, "d", module]);
  });

  it("lets a later cell give an imported name another value", () => {
    const scope = newScope();
    bind(scope, { n: 1 }, { n: "n" }, "m");
    scope.n = 5;
    assert.deepEqual({ ...scope }, { n: 5 });
  });

  it("names the export that is missing, at once, and what there is", () => {
    const scope = newScope();
    assert.throws(
      () => bind(scope, { b: 1, a: 2 }, { n: "absent" }, "m"),
      /^SyntaxError: "m" has no export named absent: it exports a, b$/,
    );
    assert.throws(() => bind(scope, {}, { n: "absent" }, "m"), /it exports nothing$/);
  });
});
