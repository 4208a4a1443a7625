import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import { Withheld, withholding } from "../../../../tools/kernel/executor/withheld.js";

const key = Symbol.for("noether.withheld");
const setWithheld = (...names: string[]): void => void Object.assign(globalThis, { [key]: new Set(names) });

function square(this: unknown, x: number): number {
  return x * x;
}
class Group {
  order = 4;
}

describe("withholding", () => {
  afterEach(() => {
    Reflect.deleteProperty(globalThis, key);
  });
  const module = { square, alias: square, Group, pi: 3.14 };
  const view = withholding(module) as typeof module;

  it("passes everything through where no set is there, or it is empty", () => {
    assert.equal(view.square(3), 9);
    setWithheld();
    assert.deepEqual([view.square(3), new view.Group().order, view.pi], [9, 4, 3.14]);
    assert.equal(view.Group, Group);
  });

  it("throws where the name of the export is in the set, and only there", () => {
    setWithheld("square");
    assert.throws(
      () => view.square(3),
      (error) => error instanceof Withheld && error.name === "Withheld" && error.exportName === "square",
    );
    assert.equal(view.alias(3), 9);
    assert.equal(square(3), 9, "the library itself goes on");
  });

  it("looks when the function is called, not when it is taken", () => {
    const early = view.square;
    setWithheld("square");
    assert.throws(() => early(3), Withheld);
  });

  it("keeps name, length and identity", () => {
    assert.deepEqual([view.square.name, view.square.length], ["square", 1]);
    assert.equal(view.square, view.square);
    assert.equal((withholding(module) as typeof module).square, view.square);
    assert.notEqual(view.square, view.alias);
  });
});
