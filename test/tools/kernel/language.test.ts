// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts of cells have templates
import assert from "node:assert/strict";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { type Conversation, conversation, traceback } from "./conversation.js";

describe("the language of cells, checked and run", () => {
  let folder: string;
  let cells: Conversation;
  before(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "noether é language ")));
    writeFileSync(join(folder, "data.json"), '{ "list": [1, 2] }');
    cells = await conversation({ folder });
  });
  after(async () => {
    await cells.close();
    rmSync(folder, { recursive: true });
  });
  /** Runs cells, none of which fails, and returns the last one's result as text. */
  async function shown(...sources: string[]): Promise<unknown> {
    let result: unknown;
    for (const source of sources) {
      const outcome = await cells.run(source);
      assert.equal(outcome.ending.status, "ok", `${source}\n${traceback(outcome)}`);
      result = outcome.result;
    }
    return result;
  }
  async function failure(source: string): Promise<string> {
    const outcome = await cells.run(source);
    assert.equal(outcome.ending.status, "error", source);
    return traceback(outcome);
  }

  it("disposes of what `using` and `await using` declare: at the end of their block, or of the cell", async () => {
    const log =
      "const log: string[] = []; const held = (name: string) => ({ name, [Symbol.dispose]() { log.push(name) } });";
    assert.equal(await shown(log, "using a = held('a'), b = held('b'); log.length"), "0");
    assert.equal(await shown("log"), "[ 'b', 'a' ]");
    assert.equal(
      await shown("log.length = 0; { using c = held('c'); log.push('in') } log.push('out'); log"),
      "[ 'in', 'c', 'out' ]",
    );
    assert.equal(
      await shown(
        "log.length = 0; await using d = { async [Symbol.asyncDispose]() { await null; log.push('d') } }; const after = 1; function f() { return after } f()",
        "[...log, after, f()]",
      ),
      "[ 'd', 1, 1 ]",
    );
    assert.equal(
      await shown("log.length = 0; for (using e of [held('e')]) log.push('loop'); log"),
      "[ 'loop', 'e' ]",
    );
    assert.match(
      await failure("log.length = 0; using g = held('g'); throw new Error('anyway')"),
      /Error: anyway/,
    );
    assert.equal(await shown("log"), "[ 'g' ]");
    assert.match(await failure("using h = { no: 1 };"), /TS2850/);
    assert.match(await failure("a"), /TS2304/, "its name ends with the cell");
  });

  it("has enums, const enums and namespaces, also across cells", async () => {
    assert.equal(
      await shown("enum E { A, B = 'b', C = 4 } const enum K { X = 1, Y = X << 2 }", "[E.A, E.B, E[4], K.Y]"),
      "[ 0, 'b', 'C', 4 ]",
    );
    assert.equal(await shown("const k: K = K.X; k"), "1");
    assert.equal(
      await shown(
        "namespace N { export const a = 1; export namespace M { export type T = number; export const b = a + 1 } }",
        "import M = N.M; const t: M.T = M.b; t + N.a",
      ),
      "3",
    );
    assert.match(await failure("const wrong: K = 7"), /TS2322/);
  });

  it("has decorators as the language has them, and accessors", async () => {
    assert.equal(
      await shown(
        "const names: string[] = []; function named(value: unknown, { kind, name }: DecoratorContext) { names.push(`${kind} ${String(name)}`) }",
        "@named class D { @named m() {} @named f = 1; @named accessor g = 2; @named static s = 3; @named get q() { return 1 } }",
        "[names.length, names.includes('class D'), names.includes('accessor g'), new D().g]",
      ),
      "[ 6, true, true, 2 ]",
    );
    assert.equal(
      await shown(
        "function twice<T>(method: (this: T, x: number) => number, _: ClassMethodDecoratorContext<T>) { return function (this: T, x: number) { return 2 * method.call(this, x) } }",
        "class Doubled { @twice m(x: number) { return x } } new Doubled().m(4)",
      ),
      "8",
    );
    assert.match(await failure("@twice class Wrong {}"), /TS1238|TS1270/);
    assert.match(
      await failure("function old(a: any, b: any, c: any) {} class Old { m(@old x: number) {} }"),
      /TS1206/,
    );
  });

  it("has all of classes", async () => {
    assert.equal(
      await shown(
        "class P { #x = 1; static made = 0; static { P.made = 5 } constructor(readonly y: number, private z = 2) {} static is(o: object) { return #x in o } get x() { return this.#x } #m() { return this.z } n() { return this.#m() } }",
        "[new P(1).x, P.is(new P(1)), P.made, new P(3).y, new P(1).n()]",
      ),
      "[ 1, true, 5, 3, 2 ]",
    );
    assert.equal(
      await shown(
        "abstract class A { abstract m(): number; n() { return this.m() } }",
        "class B extends A { override m() { return 2 } } new B().n()",
      ),
      "2",
    );
    assert.equal(await shown("class Sub extends P { r = 3 } const back: P = new Sub(1); back.x"), "1");
    assert.match(await failure("new A()"), /TS2511/);
    assert.match(await failure("new P(1).z"), /TS2341/);
  });

  it("keeps an old instance what it was when its class is redeclared", async () => {
    await shown("class Point { dbl() { return 2 } } const old = new Point();", "class Point { other = 1 }");
    assert.equal(await shown("[old.dbl(), new Point().other]"), "[ 2, 1 ]");
    assert.match(await failure("old.other"), /TS2339/);
  });

  it("awaits at the top level in all forms", async () => {
    for (const form of [
      "await Promise.resolve(3)",
      "await (Promise.resolve(3))",
      "(await [3])[0]",
      "await (async () => 3)()",
      "let s = 0; for await (const n of [1, Promise.resolve(2)]) s += n; s",
      "const { three } = await (async () => ({ three: 3 }))(); three",
      "if (await (Promise.resolve(true))) { await null; } 3",
    ]) {
      assert.equal(await shown(form), "3", form);
    }
  });

  it("has generators, labels, regular expressions with sets, big and separated numbers", async () => {
    assert.equal(
      await shown(
        "function* g() { const x: number = yield 1; yield 2 * x } const it = g(); [it.next().value, it.next(4).value]",
      ),
      "[ 1, 8 ]",
    );
    assert.equal(
      await shown(
        "async function* ag() { yield 1; yield* [2, 3] } const out: number[] = []; for await (const x of ag()) out.push(x); out",
      ),
      "[ 1, 2, 3 ]",
    );
    assert.equal(
      await shown(
        "let rounds = 0; outer: for (;;) { for (;;) { if (++rounds > 2) break outer; continue outer } } rounds",
      ),
      "3",
    );
    assert.equal(await shown("/[\\p{L}--[a-z]]/v.test('a')"), "false");
    assert.equal(await shown("2n ** 64n"), "18446744073709551616n");
    assert.equal(await shown("1_000 + 0b101 + 0o17 + 0xff"), "1275");
  });

  it("has the type system's newer keywords", async () => {
    assert.equal(await shown("const s = { a: 1 } satisfies Record<string, number>; s.a"), "1");
    assert.equal(
      await shown("function f<const T>(x: T) { return x } const t: readonly [1, 2] = f([1, 2]); t"),
      "[ 1, 2 ]",
    );
    assert.equal(
      await shown(
        "function o(x: string): string; function o(x: number): number; function o(x: unknown) { return x }",
        "o(1) + o('a').length",
      ),
      "2",
    );
    assert.equal(
      await shown(
        "function assertText(x: unknown): asserts x is string { if (typeof x !== 'string') throw new Error() } const v: unknown = 'a'; assertText(v); v.length",
      ),
      "1",
    );
    assert.match(await failure("const bad = { a: 'x' } satisfies Record<string, number>"), /TS2322/);
  });

  it("keeps a class that is imported as a type for the cells that follow", async () => {
    const forms = [
      "import { type Dirent } from 'node:fs';",
      "import type { Dirent } from 'node:fs';",
      "import { type Dirent as Entry } from 'node:fs'; type Dirent = Entry;",
      "import type * as fs from 'node:fs'; type Dirent = fs.Dirent;",
      "import type fs = require('node:fs'); type Dirent = fs.Dirent;",
    ];
    for (const form of forms)
      assert.equal(await shown(form, "const none: Dirent[] = []; none.length"), "0", form);
    await shown("import { type Dir } from 'node:fs';");
    assert.match(await failure("new Dir()"), /TS1361|TS2693/);
  });

  it("imports and exports in all forms", async () => {
    assert.equal(await shown("import fs = require('node:fs'); typeof fs.statSync"), "'function'");
    assert.equal(
      await shown(
        "import type { Stats } from 'node:fs'; let st: Stats | undefined; let other: import('node:fs').Dirent | undefined; [st, other]",
      ),
      "[ undefined, undefined ]",
    );
    assert.equal(
      await shown('import data from "./data.json" with { type: "json" }; data.list.length', "data.list[1]"),
      "2",
    );
    assert.equal(await shown("export default { a: 1 }"), "{ a: 1 }");
    assert.equal(await shown("export default function named() { return 3 }", "named()"), "3");
    assert.equal(await shown("const a1 = 1; export { a1 as b1 }; export const c1 = 2;", "a1 + c1"), "3");
    assert.equal(await shown("import.meta.url.startsWith('file:')"), "true");
  });

  it("ignores directives, and a first line for a shell", async () => {
    assert.equal(await shown("/// <reference lib='dom' />\n/// <reference path='./nothing.ts' />\n1"), "1");
    assert.equal(await shown("const one = 1;", "#!/usr/bin/env node\none + 7"), "8");
    assert.equal(await shown("// @ts-expect-error on purpose\nconst z: string = 3; z"), "3");
    assert.match(await failure("// @ts-expect-error for nothing\n1"), /TS2578/);
    assert.equal(await shown("// @ts-nocheck\nconst y: string = 3; y"), "3");
  });

  it("is strict, and names line, number and source of an error", async () => {
    assert.match(
      await failure("const a = 1;\nlet x: number | undefined = undefined as number | undefined; x.toFixed()"),
      /line 2.*\(TS18048\)\n {4}2 \| let x/,
    );
    assert.match(await failure("function loose(x) { return x }"), /TS7006/);
  });
});
