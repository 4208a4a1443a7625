import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { languageParts } from "../../../../tools/kernel/checker/languageParts.js";
import { nodeRuntime } from "../../../../tools/kernel/node/checker/runtime.js";
import { cells } from "./cells.js";

describe("the language of runtimes", () => {
  const everyday = [
    "const doubled = [1, 2].map((x) => 2 * x);",
    "const table = new Map([[1, new Set(['a'])]]);",
    "const kinds: readonly string[] = Object.keys({ a: 1 }).sort();",
    "const later: Promise<number> = Promise.resolve(1);",
  ];

  it("leaves every global in place, whichever parts of the language a runtime has", () => {
    const all = languageParts.map(([, member]) => member);
    const offered = [[], all, ...all.map((member) => [member])];
    for (const members of offered) {
      const of = cells({ ...nodeRuntime, hasMember: (path) => members.includes(path) });
      for (const source of everyday) {
        const checked = of.check(source, 1);
        assert.ok(checked.ok, `${members}: ${source}: ${checked.ok || checked.diagnostics[0]?.message}`);
      }
      of.close();
    }
  });

  it("knows the methods of iterators if a runtime has them, and refuses them otherwise", () => {
    const source = "const three: number[] = [1, 2, 3].values().filter((x) => x > 1).toArray();";
    for (const has of [true, false]) {
      const of = cells({ ...nodeRuntime, hasMember: (path) => has && path === "Iterator" });
      assert.equal(of.check(source, 1).ok, has);
      of.close();
    }
  });
});
