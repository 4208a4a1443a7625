import assert from "node:assert/strict";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Checker, checker } from "../../../../tools/kernel/checker/checker.js";
import type { Runtime } from "../../../../tools/kernel/checker/fileSystem.js";
import { nodeFileSystem } from "../../../../tools/kernel/node/checker/fileSystem.js";
import { nodeRuntime } from "../../../../tools/kernel/node/checker/runtime.js";
import { root } from "../../../../tools/root.js";

const slashes = (path: string): string => path.replaceAll("\\", "/");

/** A checker over a folder of its own, for tests. */
export interface Cells extends Checker {
  readonly folder: string;
  /** Checks cells that must have no error, as if each had run. */
  run(...sources: string[]): void;
}

/**
 * Cells in a new folder, whose name has a space and a letter beyond ASCII; checked for this Node, or for another
 * runtime.
 */
export function cells(runtime: Runtime = nodeRuntime): Cells {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "noether é cells ")));
  const libraries = slashes(dirname(createRequire(import.meta.url).resolve("typescript")));
  const places = { folder: slashes(folder), kernel: slashes(root), libraries, runtime };
  const checking = checker(nodeFileSystem, places);
  let count = 0;
  return {
    ...checking,
    folder,
    run(...sources) {
      for (const source of sources) {
        const checked = checking.check(source, ++count);
        assert.ok(checked.ok, `${source}: ${checked.ok || checked.diagnostics[0]?.message}`);
        checking.settle(checked.compiled.declared);
      }
    },
    close() {
      checking.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A text without the mark `|`, and the position of the mark. */
export function marked(text: string): readonly [source: string, offset: number] {
  const offset = text.lastIndexOf("|");
  assert.ok(offset >= 0, `expected a mark in ${text}`);
  return [text.slice(0, offset) + text.slice(offset + 1), offset];
}
