import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { compileModule } from "../../../../tools/kernel/compiler/module.js";

type Exports = Record<string, unknown>;
type Body = (exports: Exports, require: unknown, load: unknown, meta: unknown) => Promise<void>;

/** Runs a module whose imports come from the given ones. */
async function load(source: string, modules: Readonly<Record<string, Exports>> = {}): Promise<Exports> {
  const { code, diagnostics } = compileModule(source, { file: "m.ts" });
  assert.deepEqual(diagnostics, []);
  const exports: Exports = {};
  const require = (name: string): unknown => `required ${name}`;
  const body = new Function(`return ${code}`)() as Body;
  await body(exports, require, async (name: string) => modules[name], { url: "file:///m.ts" });
  return exports;
}

describe("compileModule", () => {
  it("fills the exports: values, functions, classes, enums, a default, and other names", async () => {
    const exports = await load(
      "export const a: number = 1; export function f() { return 2 } export class C {} export enum E { A } export default 3; const b = 4; export { b as c }",
    );
    assert.deepEqual([exports.a, (exports.f as () => number)(), exports.default, exports.c], [1, 2, 3, 4]);
    assert.deepEqual(Object.keys(exports).sort(), ["C", "E", "a", "c", "default", "f"]);
  });

  it("keeps exports live", async () => {
    const exports = await load("export let n = 0; export function step() { n++; }");
    (exports.step as () => void)();
    assert.equal(exports.n, 1);
  });

  it("passes on what other modules export", async () => {
    const modules = { a: { x: 1, default: 9 }, b: { y: 2 }, c: { z: 3 } };
    const exports = await load(
      "export * from 'a'; export { y as why } from 'b'; export * as c from 'c';",
      modules,
    );
    assert.deepEqual([exports.x, exports.why, exports.c, "default" in exports], [1, 2, modules.c, false]);
  });

  it("imports in all forms, and awaits at the top level", async () => {
    const modules = { m: { default: 1, a: 2 } };
    const source =
      "import d, { a as b } from 'm'; import * as m from 'm'; import r = require('s'); export const all = [d, b, m.a, r, (await import('m')).a, require('t'), import.meta.url]; const { a } = await (import('m')); export { a };";
    const exports = await load(source, modules);
    assert.deepEqual(exports.all, [1, 2, 2, "required s", 2, "required t", "file:///m.ts"]);
    assert.equal(exports.a, 2);
  });

  it("has its functions exported before its imports run", async () => {
    const { code } = compileModule("import './other'; export function early() {}", { file: "m.ts" });
    assert.ok(code.indexOf("exports.early = early") < code.indexOf("./other"));
  });

  it("drops imports of types, and those that nothing uses as a value", () => {
    const { code } = compileModule(
      "import type { A } from 'a'; import { B } from 'b'; export const x: B = 1 as A;",
      { file: "m.ts" },
    );
    assert.doesNotMatch(code, /['"][ab]['"]/);
  });

  it("lets a module have variables of its own called require and exports", async () => {
    const exports = await load("const require = 1; export const x = require + 1;");
    assert.equal(exports.x, 2);
  });

  it("reports a syntax error with its place and compiles nothing", () => {
    const { code, diagnostics } = compileModule("export const x = ;", { file: "m.ts" });
    assert.equal(code, "");
    assert.deepEqual([diagnostics[0]?.line, diagnostics[0]?.column], [1, 18]);
  });
});
