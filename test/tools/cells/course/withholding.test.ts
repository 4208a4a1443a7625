import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, it } from "mocha";
import {
  libraryEntries,
  Withheld,
  withholdable,
  withholding,
  without,
} from "../../../../tools/cells/course/withholding.js";
import { withheldExports } from "../../../../tools/globals.js";
import { root } from "../../../../tools/root.js";

const key = withheldExports;
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
  const view = withholdable(module) as typeof module;

  it("passes everything through if there is no set, or it is empty", () => {
    assert.equal(view.square(3), 9);
    setWithheld();
    assert.deepEqual([view.square(3), new view.Group().order, view.pi], [9, 4, 3.14]);
    assert.equal(view.Group, Group);
  });

  it("throws if the name of the export is in the set, and only then", () => {
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
    assert.equal((withholdable(module) as typeof module).square, view.square);
    assert.notEqual(view.square, view.alias);
  });

  it("ends with the work, even if that throws, and inside other work only lasts as long as that", () => {
    assert.throws(() => withholding(["square"], () => view.square(3)), Withheld);
    assert.equal(view.square(3), 9);
  });

  const alone = (name: "square" | "alias"): boolean => {
    try {
      view[name](3);
      return false;
    } catch (error) {
      return error instanceof Withheld;
    }
  };
  const withheld = (): string => (["square", "alias"] as const).filter(alone).join();
  const failing = (): never => {
    throw new RangeError("here");
  };

  it("inside other work lasts only as long as that, and what was withheld before is so again", () => {
    withholding(["square"], () => {
      assert.equal(withheld(), "square");
      withholding(["alias"], () => {
        assert.equal(withheld(), "alias");
        withholding([], () => assert.equal(withheld(), ""));
        assert.equal(withheld(), "alias", "after two within each other");
      });
      assert.equal(withheld(), "square");
      assert.throws(() => withholding(["alias"], failing), { name: "RangeError" });
      assert.equal(withheld(), "square", "after one that throws");
    });
    assert.equal(withheld(), "");
    assert.throws(() => withholding(["square"], () => withholding(["alias"], failing)), {
      name: "RangeError",
    });
    assert.equal(withheld(), "", "after both have thrown");
  });

  it("lasts in grading, whatever a notebook does to the set", () => {
    const graded = without(module, ["square"]) as typeof module;
    setWithheld();
    assert.throws(
      () => graded.square(3),
      (error) => error instanceof Withheld && error.exportName === "square",
    );
    assert.equal(graded.alias(3), 9);
  });
});

describe("the entries of the library", () => {
  const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
  };
  const published = Object.entries(exports).flatMap(([path, file]) =>
    typeof file === "object" && file.default.startsWith("./dist/lib/") ? [`noether${path.slice(1)}`] : [],
  );

  it("are those that are published from lib, except the exact arithmetic", () => {
    assert.deepEqual([...libraryEntries, "noether/exact"].sort(), published.sort());
  });
});
