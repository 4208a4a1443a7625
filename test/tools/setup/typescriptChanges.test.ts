import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { describe, it } from "mocha";
import { root } from "../../../tools/root.js";

/**
 * Prints the KiB that each further type checker, or with `emits` each program and its declarations, leaves behind for a
 * collection of the nursery.
 */
const script = `
const [path, emits] = process.argv.slice(1);
const ts = require(path);
const text = "declare const a: number; interface Array<T> {} interface Object {} interface Function {} export const b = a;";
const file = ts.createSourceFile("/a.ts", text, ts.ScriptTarget.ES2023);
const host = {
  getSourceFile: (name) => (name === "/a.ts" ? file : undefined), fileExists: (name) => name === "/a.ts", readFile: () => undefined,
  writeFile() {}, getDefaultLibFileName: () => "/lib.d.ts", getCurrentDirectory: () => "/", getCanonicalFileName: (name) => name,
  useCaseSensitiveFileNames: () => true, getNewLine: () => "\\n",
  resolveLibrary: () => ({}), resolveTypeReferenceDirectiveReferences: () => [], resolveModuleNameLiterals: () => [],
};
const programOf = () => ts.createProgram(["/a.ts"], { noLib: true, types: [] }, host);
let program = programOf();
const once = emits
  ? () => { program = programOf(); program.emit(file, () => {}, undefined, true, undefined, true); }
  : () => void ts.createTypeChecker(program);
const used = () => {
  for (let k = 0; k < 3; k++) gc({ type: "minor", execution: "sync" });
  return process.memoryUsage().heapUsed / 1024;
};
for (let k = 0; k < 30; k++) once();
const before = used();
for (let k = 0; k < 20; k++) once();
console.log((used() - before) / 20);
`;

describe("what the bundle changes in TypeScript", () => {
  for (const [what, ...words] of [["a type checker"], ["a program that has written declarations", "emits"]]) {
    it(`lets the nursery collect ${what}, which otherwise stays`, async () => {
      const folder = mkdtempSync(join(tmpdir(), "noether-typescript-"));
      const original = createRequire(import.meta.url).resolve("typescript");
      const { changedTypeScript } = (await import(
        pathToFileURL(join(root, "tools", "setup", "typescriptChanges.mjs")).href
      )) as { changedTypeScript(text: string): string };
      const changed = join(folder, "typescript.cjs");
      writeFileSync(changed, changedTypeScript(readFileSync(original, "utf8")));
      const left = async (path: string): Promise<number> => {
        const flags = ["--expose-gc", "--max-semi-space-size=16", "-e", script, path];
        return Number((await promisify(execFile)(process.execPath, [...flags, ...words])).stdout);
      };
      const [now, otherwise] = [await left(changed), await left(original)];
      rmSync(folder, { recursive: true });
      assert.ok(otherwise > 100, `unchanged it leaves ${otherwise} KiB: the change is needed no more`);
      assert.ok(now < otherwise / 2, `it leaves ${now} KiB, unchanged ${otherwise}`);
    });
  }

  it("is refused if TypeScript's source has changed", async () => {
    const { changedTypeScript } = (await import(
      pathToFileURL(join(root, "tools", "setup", "typescriptChanges.mjs")).href
    )) as { changedTypeScript(text: string): string };
    assert.throws(
      () => changedTypeScript("function createTypeChecker(host) {\n}\n"),
      /expected .* found none/,
    );
  });
});
