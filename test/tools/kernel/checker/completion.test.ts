// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts of cells have templates
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import type { CompletionItem } from "../../../../tools/kernel/session.js";
import { type Cells, cells, marked } from "./cells.js";

describe("completion", () => {
  let notebook: Cells;
  before(() => {
    notebook = cells();
    writeFileSync(join(notebook.folder, "helper.ts"), "export const h = 1;\nexport function add() {}\n");
    mkdirSync(join(notebook.folder, "lib"));
    writeFileSync(join(notebook.folder, "lib", "deep.ts"), "export {};\n");
    notebook.run(
      'import { random } from "noether"; const g = random(7); const twice = (x: number) => 2 * x; class Tree { height = 1; private hidden = 2 }',
      'interface Shape { edges: number; name: string; "odd name": 1 } let maybe: Shape | undefined; const _twin = 1;\n/** @deprecated */\nconst twelve = 12;',
      'function draw(shape: Shape, mode: "slow" | "fast") {}',
    );
  });
  after(() => notebook.close());

  const items = (text: string): readonly CompletionItem[] => notebook.complete(...marked(text)).items;
  const texts = (text: string): string[] => items(text).map((item) => item.text);
  /** The cell with its first item put in. */
  function chosen(text: string): string {
    const [source, offset] = marked(text);
    const { start, end, items } = notebook.complete(source, offset);
    return source.slice(0, start) + (items[0]?.text ?? "(nothing)") + source.slice(end);
  }

  it("offers the members of a value of an earlier cell, with their types", () => {
    assert.deepEqual(texts("g.|"), ["integer", "normal", "pick", "state", "uniform"]);
    assert.deepEqual(items("g.uni|"), [{ text: "uniform", kind: "method", detail: "() => number" }]);
    assert.deepEqual(texts("new Tree().|"), ["height"]);
    assert.deepEqual(texts("g.nothing|"), []);
  });

  it("offers the dialogs of a page, with their types", () => {
    const [found] = items("prom|");
    assert.deepEqual(found, {
      text: "prompt",
      kind: "function",
      detail: "(message?: string | undefined, _default?: string | undefined) => string | null",
    });
  });

  it("offers names of earlier cells before all others, though they occur nowhere in the cell", () => {
    const [first] = items("tw|");
    assert.deepEqual(first, { text: "twice", kind: "const", detail: "(x: number) => number" });
    assert.ok(texts("|").indexOf("draw") < texts("|").indexOf("Array"));
    assert.ok(texts("|").indexOf("Array") < texts("|").indexOf("while"), "keywords come last");
    assert.equal(items("ran|")[0]?.kind, "function");
    assert.equal(items("Tre|")[0]?.kind, "class");
  });

  it("puts deprecated names last, and names with an underscore after the others", () => {
    const names = texts("const two = 2; tw|");
    assert.deepEqual(names, ["twice", "two", "twelve"]);
    const all = texts("|");
    assert.ok(all.indexOf("_twin") > all.indexOf("twice"));
    assert.deepEqual(texts("_tw|"), ["_twin"]);
  });

  it("offers names of a cell that is still running", () => {
    const running = cells();
    const checked = running.check("const unfinished = 1;", 1);
    assert.ok(checked.ok);
    assert.deepEqual(
      running.complete("unfin", 5).items.map(({ text }) => text),
      ["unfinished"],
    );
    running.settle([]);
    assert.deepEqual(running.complete("unfin", 5).items, [], "it never came to be");
    running.close();
  });

  it("knows globals and Node's own modules, and no page", () => {
    assert.ok(texts("console.l|").includes("log"));
    assert.ok(texts("struct|").includes("structuredClone"));
    assert.ok(texts("import { readF| } from 'node:fs'").includes("readFileSync"));
    assert.ok(texts("process.ver|").includes("version"));
    assert.deepEqual(texts("documen|"), []);
  });

  it("offers module paths: files, folders, packages, Node's modules", () => {
    assert.deepEqual(texts('import "./he|"'), ["helper"]);
    assert.deepEqual(texts("await import('./lib/d|')"), ["deep"]);
    assert.ok(texts('import * as x from "|').includes("node:fs"));
    assert.deepEqual(texts('require("node:f|")'), ["node:fs", "node:fs/promises"]);
    assert.equal(texts('import { random } from "noe|"')[0], "noether");
    assert.ok(texts('from "noe|').every((text) => !text.startsWith("cell:")));
    assert.ok(texts('import * as x from "|"').every((text) => !text.startsWith("cell:")));
    assert.equal(chosen('import { random } from "noe|x"'), 'import { random } from "noether"');
    assert.equal(chosen("import './lib/d|zz'"), "import './lib/deep'");
  });

  it("offers the names that a module exports, between the braces of an import", () => {
    assert.ok(texts('import { | } from "noether"').includes("irreps"));
    assert.deepEqual(texts('import { h| } from "./helper"'), ["h"]);
    assert.ok(texts('import { random, irre| } from "noether"').includes("irreps"));
  });

  it("offers keys of an expected object, and strings of an expected union", () => {
    assert.deepEqual(texts("const s: Shape = { | }"), ['"odd name"', "edges", "name"]);
    assert.deepEqual(texts("draw({ ed|"), ["edges"]);
    assert.deepEqual(texts('draw(maybe!, "|")'), ["fast", "slow"]);
    assert.deepEqual(texts('draw(maybe!, "f|'), ["fast"]);
    assert.deepEqual(texts("type T = Shape['na|']"), ["name"]);
  });

  it("works if the text is broken", () => {
    for (const text of [
      "g.|",
      "const x = (g.|",
      "if (g.|",
      "f(1, g.|\nconst y = 2;",
      "`${g.|",
      "[g.|",
      "class { m() { g.|",
    ]) {
      assert.ok(texts(text).includes("uniform"), text);
    }
  });

  it("is silent in comments and plain strings", () => {
    for (const text of ["// g.|", "/* tw|", "'tw|'", "1.|"]) assert.deepEqual(texts(text), [], text);
  });

  it("replaces the word that the cursor is in, and nothing else", () => {
    assert.equal(chosen("1 + tw|"), "1 + twice");
    assert.equal(chosen("tw|ice(2)"), "twice(2)");
    assert.equal(chosen("g.un|iform()"), "g.uniform()");
    assert.equal(chosen("tW|"), "twice");
    assert.equal(chosen("let é = '🙂'; g.in|"), "let é = '🙂'; g.integer");
    assert.equal(chosen("const 學校 = 1; 學|"), "const 學校 = 1; 學校");
    assert.equal(chosen("const 𝒳y = 1; 𝒳|"), "const 𝒳y = 1; 𝒳y");
    assert.equal(chosen('draw(maybe!, "f|oo")'), 'draw(maybe!, "fast")');
    assert.equal(chosen("maybe.ed|"), "maybe?.edges");
  });

  it("answers for any offset of any text", () => {
    const source = "const f = (x: Shape) => { return x.`${g} } 🙂 import { from";
    for (let offset = -1; offset <= source.length + 1; offset++) {
      const { start, end } = notebook.complete(source, offset);
      assert.ok(start >= 0 && start <= end && end <= source.length, String(offset));
    }
  });

  it("offers noether's packages and tslab in an import that is still open", () => {
    for (const before of [
      'import { display } from "noether/d|',
      "import x from 'noether/d|",
      'await import("noether/d|',
      'require("noether/d|',
    ])
      assert.deepEqual(texts(before), ["noether/data", "noether/display", "noether/dynamics"], before);
    assert.deepEqual(texts('import * as t from "tsl|'), ["tslab"]);
    assert.deepEqual(texts('const x = "noether/d|'), []);
  });
});
