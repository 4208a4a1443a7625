import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate } from "../../../../tools/grader/child/evaluate.js";
import { newScope, type Scope } from "../../../../tools/kernel/compiler/bindings.js";
import { compileCell } from "../../../../tools/kernel/compiler/cell.js";
import { origins } from "../../../../tools/kernel/compiler/sourceMap.js";
import { runCell } from "../../../../tools/kernel/executor/runCell.js";

type Modules = Readonly<Record<string, Record<string, unknown>>>;
type Run = (source: string, cell: number, scope: Scope, modules: Modules) => Promise<void>;

const compiled = (source: string, cell: number, scope: Scope): { code: string; map: string } => {
  const { code, map, diagnostics } = compileCell(source, new Set(Object.keys(scope)), {
    file: `cell-${cell}.ts`,
  });
  assert.deepEqual(diagnostics, []);
  return { code, map };
};

/** The two ways in which a compiled cell is called. */
const ways: Readonly<Record<string, Run>> = {
  async "in the executor"(source, cell, scope, modules) {
    const code = compiled(source, cell, scope);
    const load = async (specifier: unknown): Promise<Record<string, unknown>> => modules[String(specifier)]!;
    const world = { scope, load, meta: { url: "file:///n.ts" }, result: () => undefined };
    await runCell(cell, code, world, origins(code.map));
  },
  async "in the grader"(source, cell, scope, modules) {
    const { code } = compiled(source, cell, scope);
    await evaluate(code, cell, scope, async (specifier) => modules[specifier]!);
  },
};

describe("a compiled cell", () => {
  for (const [way, run] of Object.entries(ways)) {
    describe(way, () => {
      it("follows an imported `let` that changes, under each of its names", async () => {
        const scope = newScope();
        const m = { count: 1, default: 10 };
        await run('import d, { count, count as n } from "m"; import * as all from "m";', 1, scope, { m });
        m.count = 2;
        m.default = 20;
        await run("const seen = [count, n, d, all.count];", 2, scope, {});
        assert.deepEqual(scope.seen, [2, 2, 20, 2]);
      });

      it("gives an imported name a value of its own if a later cell assigns one", async () => {
        const scope = newScope();
        const m = { count: 1 };
        await run('import { count } from "m";', 1, scope, { m });
        await run("const count = 5;", 2, scope, {});
        m.count = 2;
        await run("const seen = count;", 3, scope, {});
        assert.equal(scope.seen, 5);
      });

      it("fails if it uses an export that the module lacks", async () => {
        const scope = newScope();
        const use = run('import { absent } from "m"; const seen = absent;', 1, scope, { m: { a: 1 } });
        await assert.rejects(use, /^SyntaxError: "m" has no export named absent: it exports a$/);
      });

      it("knows where it is, makes plain promises and throws what it is given", async () => {
        const scope = newScope();
        await run(
          "const seen = [typeof import.meta.url, await new Promise((done) => done(3))];",
          1,
          scope,
          {},
        );
        assert.deepEqual(scope.seen, ["string", 3]);
        await assert.rejects(run("throw new RangeError('mine');", 2, scope, {}), /^RangeError: mine$/);
      });
    });
  }
});
