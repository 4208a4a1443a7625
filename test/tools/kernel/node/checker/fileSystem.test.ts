import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { nodeFileSystem } from "../../../../../tools/kernel/node/checker/fileSystem.js";

describe("the checker's view of the files", () => {
  it("finds nothing below a file, and says so without an error", () => {
    const file = fileURLToPath(import.meta.url);
    assert.equal(nodeFileSystem.fileExists(file), true);
    assert.equal(nodeFileSystem.fileExists(`${file}/index.ts`), false);
    assert.equal(nodeFileSystem.directoryExists(`${file}/index.ts`), false);
    assert.equal(nodeFileSystem.version(`${file}/index.ts`), undefined);
  });
});
