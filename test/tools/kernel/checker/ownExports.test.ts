import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { namesExportedBy, ownExports } from "../../../../tools/kernel/checker/ownExports.js";
import { nodeFileSystem } from "../../../../tools/kernel/node/checker/fileSystem.js";
import { slashes } from "../../../../tools/kernel/node/checker/start.js";
import { root } from "../../../../tools/root.js";

describe("what the kernel's own package exports", () => {
  const own = ownExports(nodeFileSystem, slashes(root));

  it("are the values that its modules have, and types", async () => {
    assert.ok(own.has("noether"));
    for (const [specifier, path] of own) {
      const values = Object.keys((await import(specifier)) as object);
      const names = namesExportedBy(nodeFileSystem, path);
      assert.deepEqual(
        values.filter((name) => !names.has(name)),
        [],
        specifier,
      );
    }
    assert.ok(namesExportedBy(nodeFileSystem, own.get("noether")!).has("Irreps"));
    assert.ok(!namesExportedBy(nodeFileSystem, own.get("noether")!).has("nothingOfThatName"));
  });

  it("are none if there is no such package", () => {
    assert.equal(ownExports(nodeFileSystem, "/nowhere").size, 0);
    assert.equal(namesExportedBy(nodeFileSystem, "/nowhere/index.d.ts").size, 0);
  });
});
