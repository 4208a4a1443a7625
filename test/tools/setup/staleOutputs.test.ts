import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { root as own } from "../../../tools/root.js";

const script = pathToFileURL(join(own, "tools", "setup", "staleOutputs.mjs")).href;

describe("outputs whose source is gone", () => {
  let root: string;
  let remove: (root: string) => string[];
  const put = (...paths: string[]): void => {
    for (const path of paths) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), "");
    }
  };
  before(async () => {
    ({ removeStaleOutputs: remove } = (await import(script)) as {
      removeStaleOutputs: typeof remove;
    });
  });
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "noether-stale-"));
    put("lib/a.ts", "dist/lib/a.js", "dist/lib/a.js.map", "dist/lib/a.d.ts");
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it("are removed with the folders that they leave empty, and no others", () => {
    put(
      "dist/test/old/b.test.js",
      "dist/test/old/b.test.js.map",
      "dist/test/old/b.test.d.ts",
      "dist/lib/c.js",
      "dist/lib/page/e.js",
    );
    assert.deepEqual(remove(root).sort(), [
      join("lib", "c.js"),
      join("lib", "page", "e.js"),
      join("test", "old", "b.test.d.ts"),
      join("test", "old", "b.test.js"),
      join("test", "old", "b.test.js.map"),
    ]);
    assert.ok(!existsSync(join(root, "dist", "test")));
    assert.ok(["a.js", "a.js.map", "a.d.ts"].every((name) => existsSync(join(root, "dist", "lib", name))));
    assert.deepEqual(remove(root), [], "a second time there are none");
  });

  it("are distinguished from bundles, from what the compiler does not make, and from what a link leads to", () => {
    put("dist/lib.tsbuildinfo", "dist/loose.js", "dist/lib/bundle/index.js", "dist/lib/bundle-77/index.js");
    put("dist/page/static/page-ABC.js", "dist/page-77/static/page-ABC.js");
    put("dist/lib/notes.json", "elsewhere/d.js");
    symlinkSync(join(root, "elsewhere"), join(root, "dist", "lib", "linked"), "junction");
    assert.deepEqual(remove(root), []);
    assert.ok(existsSync(join(root, "elsewhere", "d.js")));
  });

  it("are none if nothing was built", () => {
    rmSync(join(root, "dist"), { recursive: true });
    assert.deepEqual(remove(root), []);
  });
});
