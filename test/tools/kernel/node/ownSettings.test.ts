import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "mocha";
import { ownSettings, sessionSettings } from "../../../../tools/kernel/node/ownSettings.js";
import type { Notebook } from "../../../../tools/notebook/notebook.js";
import { runNotebook } from "../../../../tools/run/runNotebook.js";

const noether = { compilerOptions: { strict: false } };

describe("a notebook's own settings", () => {
  it("are in its metadata; a notebook for jslab is JavaScript", () => {
    assert.deepEqual(ownSettings({ noether }), noether);
    assert.deepEqual(ownSettings({ kernelspec: { name: "jslab" } }), { isJavaScript: true });
    assert.deepEqual(ownSettings({ kernelspec: { name: "x", language: "javascript" }, noether }), {
      ...noether,
      isJavaScript: true,
    });
    for (const metadata of [
      {},
      { noether: { sheet: "a" } },
      { kernelspec: null },
      { noether: 3 },
      { kernelspec: { name: "tslab" } },
    ])
      assert.equal(ownSettings(metadata as Record<string, unknown>), undefined);
  });

  it("are read from the file that Jupyter names, if there is one", () => {
    const folder = mkdtempSync(join(tmpdir(), "noether own settings "));
    const path = join(folder, "a.ipynb");
    assert.equal(sessionSettings({ JPY_SESSION_NAME: path }), undefined);
    writeFileSync(path, JSON.stringify({ metadata: { noether }, cells: [] }));
    assert.deepEqual(sessionSettings({ JPY_SESSION_NAME: path }), noether);
    writeFileSync(path, "{");
    assert.equal(sessionSettings({ JPY_SESSION_NAME: path }), undefined);
    assert.equal(sessionSettings({}), undefined);
    rmSync(folder, { recursive: true });
  });

  it("apply when it is run", async () => {
    const cell = {
      type: "code",
      id: "a",
      source: 'let x = 123; x += " hello"; x',
      metadata: {},
      outputs: [],
      executionCount: null,
    } as const;
    const notebook = (metadata: Notebook["metadata"]): Notebook => ({ metadata, cells: [cell] });
    const failed = await runNotebook(notebook({}), { folder: tmpdir() });
    assert.match(failed.failure?.ending.message ?? "", /TS2322/);
    const run = await runNotebook(notebook({ kernelspec: { name: "jslab", language: "javascript" } }), {
      folder: tmpdir(),
    });
    assert.equal(run.failure, undefined);
  });
});
