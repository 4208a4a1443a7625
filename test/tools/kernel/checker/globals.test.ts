import assert from "node:assert/strict";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "mocha";
import ts from "typescript";
import { checker } from "../../../../tools/kernel/checker/checker.js";
import { dialogGlobals, slimGlobals } from "../../../../tools/kernel/checker/globals.js";
import { optionsFor } from "../../../../tools/kernel/checker/options.js";
import { nodeFileSystem } from "../../../../tools/kernel/node/checker/fileSystem.js";
import { nodeRuntime } from "../../../../tools/kernel/node/checker/runtime.js";
import { slashes } from "../../../../tools/kernel/node/checker/start.js";
import { root as ownRoot } from "../../../../tools/root.js";

const libraries = slashes(dirname(createRequire(import.meta.url).resolve("typescript")));
const root = slashes(ownRoot);

// As cells are checked, with TypeScript's own file for `using` in place of ours, which only a checker's host has.
const cellOptions = {
  ...optionsFor(nodeRuntime),
  lib: ["lib.es2023.d.ts", "lib.esnext.disposable.d.ts", "lib.decorators.d.ts"],
};

/** The errors of a file of that text at the package's root, among others. */
function errorsIn(
  text: string,
  options: ts.CompilerOptions,
  others: Readonly<Record<string, string>> = {},
): string[] {
  const files: Readonly<Record<string, string>> = { [`${root}/probe.ts`]: text, ...others };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => path in files || fileExists(path);
  host.getDefaultLibLocation = () => libraries;
  host.getSourceFile = (path, language) =>
    files[path] === undefined
      ? getSourceFile.call(host, path, language)
      : ts.createSourceFile(path, files[path], language);
  const program = ts.createProgram(Object.keys(files), options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText, file }) => {
    const where = file?.fileName.slice(root.length) ?? "";
    return `${where}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

describe("slim globals", () => {
  /**
   * The slim declarations in a namespace of their own, and for each of their values: the real one is assignable to it.
   */
  function comparison(slim: string): string {
    const values = [...slim.matchAll(/^declare (?:var|function) (\w+)/gm)].map(([, name]) => name!);
    const inside = slim
      .replace(/^declare (?=var|function|namespace)/gm, "export ")
      .replace(/^interface /gm, "export interface ");
    const claims = [...new Set(values)].map(
      (name) => `export const ${name}_: typeof Slim.${name} = ${name};`,
    );
    return `export {};\ndeclare namespace Slim {\n${inside}\n}\n${claims.join("\n")}\nexport const meta_: Slim.ImportMeta = import.meta;`;
  }
  const withNode = { ...cellOptions, types: ["node"], noEmit: true };

  it("say of Node's globals what @types/node says", () => {
    assert.deepEqual(errorsIn(comparison(slimGlobals), withNode), []);
  });

  it("would not pass if they said something else", () => {
    const wrong = slimGlobals
      .replace("now(): number", "now(): string")
      .replace("clear(): void", "clean(): void");
    assert.equal(errorsIn(comparison(wrong), withNode).length, 2);
  });

  it("leave the dialogs, which Node does not have, to the language's own library of pages", () => {
    assert.match(slimGlobals + dialogGlobals, /declare function prompt/);
    assert.doesNotMatch(slimGlobals, /prompt|alert|confirm/);
    const withPages = { ...cellOptions, lib: ["lib.es2023.d.ts", "lib.dom.d.ts"], types: [], noEmit: true };
    const claims = (dialogs: string): string => comparison(dialogs).replace(/^export const meta_.*$/m, "");
    const dialogs = dialogGlobals;
    assert.deepEqual(errorsIn(claims(dialogs), withPages), []);
    const wrong = dialogs.replace("string | null", "string").replace("): boolean", "): Promise<boolean>");
    assert.equal(errorsIn(claims(wrong), withPages).length, 2);
    const both = { [`${root}/dialogs.d.ts`]: dialogGlobals };
    assert.deepEqual(
      errorsIn("alert(document.title)", withPages, both),
      [],
      "a package may bring pages along",
    );
    const without = { ...cellOptions, types: ["node"], noEmit: true };
    assert.equal(errorsIn(claims(dialogs), without).length, 3);
  });

  it("are enough for noether's own declarations", () => {
    const imports = ["noether", "noether/course", "noether/display"]
      .map((name) => `import "${name}";`)
      .join("\n");
    const options = { ...cellOptions, skipLibCheck: false, noEmit: true };
    assert.deepEqual(errorsIn(imports, options, { [`${root}/slim.d.ts`]: slimGlobals }), []);
  });

  describe("in a notebook", () => {
    let folder: string;
    before(() => {
      folder = realpathSync(mkdtempSync(join(tmpdir(), "noether globals ")));
      writeFileSync(join(folder, "helper.ts"), 'import { sep } from "node:path";\nexport const s = sep;\n');
    });
    after(() => rmSync(folder, { recursive: true }));

    /** The codes of the errors of one cell after another, in one notebook. */
    function codes(...cells: string[]): number[][] {
      const checking = checker(nodeFileSystem, {
        folder: slashes(folder),
        kernel: root,
        libraries,
        runtime: nodeRuntime,
      });
      try {
        return cells.map((source, index) => {
          const checked = checking.check(source, index + 1);
          if (checked.ok) checking.settle(checked.compiled.declared);
          return checked.ok ? [] : checked.diagnostics.map(({ code }) => code);
        });
      } finally {
        checking.close();
      }
    }

    for (const source of [
      "const t: NodeJS.Timeout = setTimeout(() => {}, 1); clearTimeout(t);",
      'import { readFileSync } from "node:fs"; readFileSync("x", "utf8").length',
      'import os = require("os"); os.cpus().length',
      "process.memoryUsage().rss.toFixed(1)",
      'Buffer.from("a").toString("hex")',
      'new URL("https://a.b/c").pathname.length',
      "performance.mark('a').duration.toFixed()",
      "const e: BufferEncoding = 'utf8';",
      'require("node:fs").existsSync("x")',
      'require.resolve("noether").length',
      'import.meta.resolve("noether").length',
      'import { s } from "./helper"; s.length',
      'const { x } = await fetch("x").then(() => ({ x: 1 })); x.toFixed()',
    ]) {
      it(`give way to all of Node's: ${source}`, () => {
        assert.deepEqual(
          codes("const before = setTimeout(() => {}, 1); before.unref();", source, "before.ref(); 1"),
          [[], [], []],
        );
      });
    }

    it("include the dialogs, alone and with all of Node's, and cells may take their names", () => {
      assert.deepEqual(
        codes(
          'const name: string | null = prompt("name?", "Emmy"); alert(name); const sure: boolean = confirm("?");',
          'process.pid; const n: number = prompt("n?")',
          "const prompt = 1; const confirm = (x: number) => x; prompt + confirm(2)",
          "prompt + 1",
        ),
        [[], [2322], [], []],
      );
    });

    it("do not turn what a local file takes from Node into any", () => {
      assert.deepEqual(codes('import { s } from "./helper"; const n: number = s;'), [[2322]]);
    });

    it("leave errors as they are", () => {
      assert.deepEqual(
        codes(
          "console.lag(1)",
          "proces.cwd()",
          'import "nod:fs"',
          "performance.never()",
          "const n: string = performance.now();",
        ),
        [[2339], [2552], [2882], [2339], [2322]],
      );
    });
  });
});
