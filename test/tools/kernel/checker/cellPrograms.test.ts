import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import ts from "typescript";
import { isAlone } from "../../../../tools/kernel/checker/cellPrograms.js";
import type { Checked } from "../../../../tools/kernel/checker/checker.js";
import { readNotebook } from "../../../../tools/notebook/files.js";
import { root } from "../../../../tools/root.js";
import { cells } from "./cells.js";

/** With this word a cell is part of its program, as any cell could be. */
const within = "\n// from";

/** What is said about a cell, without its code, which has the word. */
const said = (checked: Checked): unknown =>
  checked.ok ? { declared: checked.compiled.declared, hints: checked.hints } : checked;

/** Notebooks, of which all but the first get every cell as part of its program. */
interface Alike {
  /** Whether the same is said about a cell in all of them, and that it has no error; without one it counts as run. */
  same(source: string): boolean;
  /** The same about a cell about which there should be no hint either. */
  sameWithoutHint(source: string): boolean;
  close(): void;
}

function notebooks(number: number): Alike {
  const all = Array.from({ length: number }, () => cells());
  let count = 0;
  function checked(source: string): Checked {
    count++;
    const [alone, ...others] = all.map((notebook, index) => {
      const checked = notebook.check(index === 0 ? source : source + within, count);
      if (index === 0 && number > 1) notebook.prepare();
      if (checked.ok) notebook.settle(checked.compiled.declared);
      return { checked, modules: notebook.state().modules };
    }) as [{ checked: Checked; modules: unknown }];
    for (const other of others as (typeof alone)[]) {
      assert.deepEqual(said(alone.checked), said(other.checked), source);
      assert.deepEqual(alone.modules, other.modules, source);
    }
    return alone.checked;
  }
  return {
    same: (source) => checked(source).ok,
    sameWithoutHint(source) {
      const found = checked(source);
      assert.deepEqual(found.ok ? found.hints : [], [], source);
      return found.ok;
    },
    close: () => all.forEach((notebook) => void notebook.close()),
  };
}

/** The cell with the letters of one word in another order: mostly an error, of whatever kind. */
function misspelt(source: string, turn: number): string {
  const words = [...source.matchAll(/\b[a-z]\w{2,}/g)];
  const word = words[(turn * 7) % Math.max(1, words.length)];
  if (!word) return source;
  const [text] = word;
  return source.slice(0, word.index) + text.slice(1) + text[0] + source.slice(word.index + text.length);
}

/** The cells of code of every lesson and every sheet, by file. */
async function course(): Promise<ReadonlyMap<string, readonly string[]>> {
  const files = ["notebooks", "solutions"].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => /^\d[^.]*\.ts$/.test(name))
      .sort()
      .map((name) => join(folder, name)),
  );
  const read = async (file: string): Promise<readonly [string, string[]]> => {
    const { cells } = await readNotebook(join(root, file));
    return [file, cells.flatMap(({ type, source }) => (type === "code" ? source : []))];
  };
  return new Map(await Promise.all(files.map(read)));
}

/** The kinds of syntax in texts. */
function syntax(sources: readonly string[]): ReadonlySet<ts.SyntaxKind> {
  const found = new Set<ts.SyntaxKind>();
  const visit = (node: ts.Node): void => {
    found.add(node.kind);
    ts.forEachChild(node, visit);
  };
  for (const source of sources) visit(ts.createSourceFile("a.ts", source, ts.ScriptTarget.ES2023));
  return found;
}

/** As many files, each of which has most of the syntax that those before it lack; and the share of all that they have. */
function mostVaried(
  files: ReadonlyMap<string, readonly string[]>,
  count: number,
): readonly [files: readonly string[], share: number] {
  const kinds = new Map([...files].map(([file, sources]) => [file, syntax(sources)]));
  const all = new Set([...kinds.values()].flatMap((each) => [...each]));
  const [had, taken] = [new Set<ts.SyntaxKind>(), [] as string[]];
  for (let k = 0; k < count; k++) {
    const news = (file: string): number => [...kinds.get(file)!].filter((kind) => !had.has(kind)).length;
    const [next] = [...kinds.keys()].sort((a, b) => news(b) - news(a)) as [string];
    taken.push(next);
    for (const kind of kinds.get(next)!) had.add(kind);
  }
  return [taken, had.size / all.size];
}

describe("the program of a cell", () => {
  // What is said does not depend on a chapter, but on what a cell is made of. Hints about a lesson are seen where it runs,
  // and what is released in exercises/ is a part of solutions/.
  it("says about cells of all kinds in the course, also with a slip, what one that contains the cell says: no hint if it is right", async () => {
    const counts = { alone: 0, right: 0, wrong: 0 };
    const files = await course();
    const [compared, share] = mostVaried(files, 4);
    assert.ok(share > 0.9, String(share));
    for (const [file, sources] of files) {
      const isCompared = compared.includes(file);
      if (!isCompared && file.startsWith("notebooks")) continue;
      const notebook = notebooks(isCompared ? 2 : 1);
      for (const source of sources) {
        if (isCompared && isAlone(source) && counts.alone++ % 2 === 0)
          counts[notebook.same(misspelt(source, counts.alone)) ? "right" : "wrong"]++;
        const isRight = notebook.sameWithoutHint(source);
        if (isCompared) counts[isRight ? "right" : "wrong"]++;
      }
      notebook.close();
    }
    assert.ok(counts.alone > 15 && counts.wrong > 8 && counts.right > 60, JSON.stringify(counts));
  }).timeout(900_000);

  it("says the same about everything that a cell may be", () => {
    const notebook = notebooks(2);
    const sources = [
      "const a = 1, text: 'a' | 'b' = 'b'; let c: number[] | undefined",
      "class Point<T> { #x = 1; constructor(readonly of: T) {} static make() { return new Point(1) } }",
      "enum Colour { red, green }; namespace Names { export const a = 1 }; type Of = { p: Point<Colour> }",
      "function f<T extends Of>(x: T, y?: T): T { return y ?? x }\nf({ p: new Point(Colour.red) }).p.of",
      "const hidden = new (class { private x = 1 })(), both = { a, hidden }",
      "Names.a + a; text === 'c'; c[0]",
      "a = 2; c = [1]; c = 'x'",
      "// @ts-expect-error\nconst n: string = 1;\n// @ts-expect-error\nconst m: number = 1",
      "// @ts-ignore\nconst n: string = 1; n.x",
      "// @ts-nocheck\nconst wrong: string = 1",
      "wrong.length; Array.prototype.mine; [3, 20].sort()",
      "interface Array<T> { mine: T }; type Symbol = 1",
      "const f = 1; const f = 2",
      "return 1; await 2; for await (const x of []) {}; using d = { [Symbol.dispose]() {} }",
      "declare const given: number; given + hidden.x",
      "label: for (;;) break label; x ^ 2; const x = 2; x ^ 2",
      "process.exit; setTimeout(() => {}, 1).hasRef(); alert('x')",
      "both.a + Names.a + Colour.green; Promise.resolve(both).then((x) => x.b)",
      "({ a: 1, b })",
      "{ q: 1, r: a }",
      "const big = " + JSON.stringify(Array.from({ length: 200 }, (_, k) => k)),
      "let late: typeof big; late.length; big.at(0) + 1",
    ];
    const ended = sources.map((source) => notebook.same(source));
    notebook.close();
    assert.ok(ended.includes(true) && ended.includes(false));
  }).timeout(120_000);

  it("is prepared in advance, and is replaced only for cells that bring something into it", () => {
    for (const source of ["1", "const a: number = f(b)", "export const a = 1", "x.y; 'z'"])
      assert.ok(isAlone(source), source);
    const bringing = ["import './a'", "export * from './a'", "type A = import('a').A", "import('a')"];
    bringing.push(
      "declare global {}",
      "declare module 'a' {}",
      "/// <reference types='a' />",
      "/** @jsx h */",
    );
    for (const source of bringing) assert.ok(!isAlone(source), source);
  });

  it("relies on a compiler that checks a bound file which is in no program", () => {
    const texts = new Map([["/a.ts", "declare const given: number; interface Array<T> {} export {};"]]);
    const fileAt = (name: string): ts.SourceFile | undefined =>
      texts.has(name) ? ts.createSourceFile(name, texts.get(name)!, ts.ScriptTarget.ES2023) : undefined;
    const options: ts.CompilerOptions = { noLib: true, types: [] };
    const host = { ...ts.createCompilerHost(options), getSourceFile: fileAt };
    const program = ts.createProgram(["/a.ts"], options, host);
    const guest = ts.createSourceFile("/b.ts", "export const b: 2 = 1;", ts.ScriptTarget.ES2023);
    const { bindSourceFile } = ts as unknown as {
      bindSourceFile(file: ts.SourceFile, options: object): void;
    };
    bindSourceFile(guest, options);
    assert.deepEqual(
      program.getSemanticDiagnostics(guest).map(({ code }) => code),
      [2322],
    );
    assert.equal(program.getSourceFile("/b.ts"), undefined);
  });
});
